"""Invented people and plans that the papers are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from caseworker.documents.letter import LetterDay, LetterToWrite, Recipient
from caseworker.documents.letter_files import letter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pictures import png_of
from caseworker.documents.pieces import NewPage, Piece, Text, plain
from caseworker.domain.blocks import Block, Blocks, Run, paragraphs
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.house_style import HouseStyle, Logo
from caseworker.domain.moments import day_of
from caseworker.domain.people import Address, Contact, NeedType, Person
from caseworker.domain.plan import (
    Advice,
    Item,
    ItemId,
    Plan,
    Section,
    Signature,
    Version,
    VersionKind,
)
from caseworker.domain.release import Release, What
from tests.bases import EVERYTHING, basis_over

AT = datetime(2026, 11, 23, 10, 41, tzinfo=UTC)
MOTHER: Final = "Mrs A. Whitfield"


def printed(at: datetime) -> Release:
    """A print that lets everything of a plan go to her."""
    return Release(
        "print",
        MOTHER,
        "J. Okafor",
        at,
        copy_number=2,
        what=What(carries=EVERYTHING),
        basis=basis_over(EVERYTHING, MOTHER, day_of(at)),
    )


PRINT = printed(AT)

OFFICE = Letterhead(
    office="Northmere Council",
    address="SEND Service\nCounty Hall\nMere Street\nNorthmere\nNM1 1AA",
    telephone="01632 960 100",
    email="send@northmere.example",
    mediation_adviser="Calder Mediation, 01632 960 200",
    disagreement_service="Calder Mediation, 01632 960 201",
    advice_service="Northmere SENDIASS, 01632 960 300, sendiass.example",
)


def a_logo() -> Logo:
    """A white sun on green, twice as wide as it is high."""
    dots = b"".join(
        b"\xff\xff\xff" if (x - 50) ** 2 + (y - 50) ** 2 < 30**2 else b"\x0b\x5d\x5e"
        for y in range(100)
        for x in range(200)
    )
    return Logo(*png_of(dots, 200, 100), alt="Northmere Council: a white sun on green")


HANDLING = "Keep locked away. Do not leave with the young person’s papers."
IN_STYLE = replace(
    OFFICE,
    style=HouseStyle(
        a_logo(), ("SEND Service, secure team", "Monday to Friday, 9 to 5"), HANDLING, 12
    ),
)

WORDS: Mapping[str, str | Blocks] = {
    "requested_by": "Northmere Academy",
    "reasons": paragraphs(
        "The needs described are met at present by SEN Support.\n"
        "The evidence shows progress in each of the last three terms."
    ),
    "evidence": "the request, the school’s records of three terms, and your letter.",
    "advice": "educational psychology",
    "enclosed": paragraphs("The parent’s letter of 2 October 2026; the school’s records."),
    "outcome": paragraphs("Tom’s needs are in language and in managing feelings."),
    "limit": "“Tell the parent whether an assessment will be made”",
    "rule": "SEND Regs 2014 reg 5(1)",
    "awaited": "The signed form of consent, both pages",
    "schools_list": "www.northmere.example/schools, or ask us for it on paper.",
    "institution": "Mereside College",
    "exception": "exceptional personal circumstances of the child or young person",
    "reply": "Incompatible with the education of others",
    "objection": "Incompatible with the education of others",
    "changes": paragraphs("Section F now names a speech and language therapist."),
    "wants": "Everything you hold about me",
    "identity_wanted": "a passport, or a letter of a bank that is not older than three months.",
    "why": "The request is complex",
    "given": "the records from 2019 on, in 84 pages",
    "setting": "Northmere Academy",
    "provision": paragraphs("A language group of four, twice a week, for 30 minutes."),
    "review": "Annual review",
    "mediator": "Rosa Field of Calder Mediation",
    "settles": "Imran Shah, head of service",
    "agreed": "The speech and language therapist comes twice a week from 4 January.",
    "matter": "Change the plan",
    "meeting_place": "Northmere Academy, 2 pm",
    "papers": paragraphs("Advice of the school; advice of Nurse Bell."),
    "authority": "Wiltshire",
    "key_dates": paragraphs(
        "Transfer the plan to the new authority: by 7 September 2026. SEND Regs 2014 reg 15(2).\n"
        "Review the plan: by 8 March 2027. CFA 2014 s.44(1)."
    ),
    "assess": paragraphs("We do not propose to assess again: the advice is of this year."),
    "what_moves": "the family moves from Fenshire to Wiltshire on 1 September 2026.",
    "establishment": "Feltham A",
    "arranged": "For release: education applied for, Northmere College.",
    "in_custody": paragraphs("Two hours a week with a specialist teacher, and a reading group."),
    "progress": paragraphs("He reads aloud in the group, and has passed two units of joinery."),
    "where": "from the establishment",
    "goods": "A language programme in a small group, two hours a week.",
    "payment_amount": "£1,250.50",
    "payment_each": "a term",
    "conditions": paragraphs("Receipts each term. The therapist is registered."),
    "stop_ground": "the money is not used as agreed",
    "payment_outcome": "It stands",
    "budget_provision": "Hearing support, from the team for the whole county.",
    "budget_ground": "taking it out would harm what is left for others",
    "going": "Posting to Faslane from Monday 11 January 2027.",
    "said": "“The plan will end on departure”",
    "ask_for": "a co-ordinated support plan",
    "pack": paragraphs("The school’s record.\nThe SCAN of 2 March 2026, with what it rests on."),
    "first": paragraphs("He signs. He needs a picture of the way from the gate to his room."),
    "reach": paragraphs("His mother, by e-mail; Cyprus is two hours ahead of England."),
    "official": "Seen on 2 September 2026, without a copy: day of the move 11 January 2027.",
    "triggers": paragraphs("An EHC plan is held.\nSeveral agencies work with the family."),
    "school": "It isn’t known yet.",
    "ends_on_ground": "the plan is no longer necessary",
    "request_asks": "The principal of Ashdown House",
    "request_needs": paragraphs("He understands short spoken sentences, and loses longer ones."),
    "request_action": paragraphs("A language group twice a week: six weeks, little change."),
    "request_views": "I want to know what they are saying.",
    "tribunal_what": "Response",
    "tribunal_words": "Our response to the appeal, with the evidence that it rests on.",
    "tribunal_reference": "EH800/27/00001",
    "proposals": paragraphs("Four sessions of reading a week, in place of two."),
    "placement": paragraphs("Section I names Mereside College, which you asked for."),
}
DAYS = {
    "received": date(2026, 9, 7),
    "decide_by": date(2026, 10, 19),
    "views_by": date(2026, 12, 4),
    "tell_plan_by": date(2026, 12, 28),
    "final_by": date(2027, 1, 25),
    "asked_on": date(2026, 10, 12),
    "answer_by": date(2026, 11, 23),
    "reply_by": date(2026, 12, 8),
    "was_due": date(2026, 10, 19),
    "awaited_since": date(2026, 10, 26),
    "awaited_by": date(2026, 11, 9),
    "target": date(2026, 11, 9),
    "began": date(2026, 9, 14),
    "do_agreed_by": date(2026, 12, 14),
    "meeting_on": date(2027, 10, 12),
    "advice_by": date(2027, 9, 24),
    "decide_review_by": date(2027, 11, 9),
    "changes_by": date(2027, 11, 12),
    "amended_plan_by": date(2027, 12, 24),
    "not_before": date(2028, 1, 10),
    "aware": date(2026, 8, 17),
    "moves_on": date(2026, 9, 1),
    "plan_made": date(2026, 3, 9),
    "review_by": date(2027, 3, 8),
    "transferred": date(2026, 9, 1),
    "knew": date(2026, 12, 23),
    "detained_on": date(2026, 10, 5),
    "plan_due": date(2026, 10, 13),
    "told_of_move": date(2026, 9, 2),
    "told_of_release": date(2026, 9, 1),
    "responsible_since": date(2026, 9, 10),
    "released_on": date(2026, 9, 2),
    "released_ahead": date(2027, 2, 15),
    "reassess_asked": date(2026, 11, 9),
    "reassessed_by": date(2027, 3, 1),
    "meeting_day": date(2026, 11, 16),
    "records_asked": date(2026, 11, 12),
    "records_by": date(2026, 12, 12),
    "records_extended": date(2027, 2, 12),
    "comments_by": date(2026, 12, 8),
    "ended": date(2027, 2, 9),
    "asked_he": date(2026, 9, 21),
    "payment_from": date(2027, 1, 4),
    "repay_by": date(2027, 2, 1),
    "term_first": date(2027, 1, 4),
    "term_last": date(2027, 3, 26),
}

A_SIGNATURE = Signature(
    officer=OfficerId("okafor"),
    name="J. Okafor",
    role="SEND case officer",
    day=date(2027, 1, 22),
    value=b"\x11" * 64,
    public_key=b"\x42" * 32,
)


def a_person() -> Person:
    return Person(
        given="Tom",
        family="Whitfield",
        born=date(2009, 3, 2),
        known_as="Tommy",
        pronouns="he, him",
        home_authority="Northmere Council",
        whereabouts="Ashdown House, since 4 August 2026",
        needs=(NeedType.SEMH, NeedType.SLCN),
        communication="Short sentences, one step at a time; a picture helps",
        addresses=(Address("14 Larch Row\nNorthmere", "NM4 2QT", since=date(2020, 1, 6)),),
        contacts=(
            Contact(
                "Alice Whitfield",
                "Mother",
                parental_responsibility=True,
                address="14 Larch Row\nNorthmere\nNM4 2QT",
                telephone="01632 960 114",
            ),
            Contact("Siân Llewellyn-Żak", "Key worker", organisation="Ashdown House"),
        ),
    )


def a_plan() -> Plan:
    b1, b2 = ItemId("need-1"), ItemId("need-2")
    e1, e2 = ItemId("outcome-1"), ItemId("outcome-2")
    views: Blocks = (
        Block(
            runs=(
                Run("I like drawing and football. I want to be a "),
                Run("joiner", frozenset("b")),
                Run(" like my uncle."),
            )
        ),
        Block("h", runs=(Run("What helps me"),)),
        Block("li", runs=(Run("Being told what comes next."),)),
        Block("li", runs=(Run("Time to think before I answer."),)),
        Block("li", level=2, runs=(Run("Ten seconds is about right."),)),
        *paragraphs(
            "Alice would like Tom to leave with a course that he chose himself. These views were "
            "gathered by his key worker over three visits, in his own words."
        ),
    )
    return Plan(
        "ehc_plan",
        {
            "A": Section(views),
            "B": Section(
                items=(
                    Item(
                        b1,
                        paragraphs(
                            "Tom finds it hard to follow spoken instructions of more than two "
                            "steps. His understanding of spoken language is below the 5th centile "
                            "(< 5); his reading is within the average range."
                        ),
                        {
                            "area": "Communication and interaction",
                            "strengths": "Reads well; asks when he trusts the adult",
                        },
                    ),
                    Item(
                        b2,
                        paragraphs("Noisy groups overwhelm Tom, and he leaves or lashes out."),
                        {"area": "Social, emotional and mental health"},
                    ),
                )
            ),
            "C": Section(
                paragraphs("Tom has mild asthma, managed with an inhaler that he carries.")
            ),
            "D": Section(),
            "E": Section(
                items=(
                    Item(
                        e1,
                        paragraphs(
                            "Tom follows a three-step instruction in a workshop, said once."
                        ),
                        {
                            "measure": "Observation, three sessions in four",
                            "baseline": "Two steps, one session in four",
                            "by_when": "July 2027",
                            "checked_by": "Speech and language therapist",
                        },
                        (b1,),
                    ),
                    Item(
                        e2,
                        paragraphs("Tom uses a plan to calm himself, and stays in the lesson."),
                        {"by_when": "April 2027"},
                        (b2,),
                    ),
                )
            ),
            "F": Section(
                items=(
                    Item(
                        ItemId("provision-1"),
                        paragraphs(
                            "Small-group language programme, four learners at most, planned by a "
                            "speech and language therapist and delivered by a trained teaching "
                            "assistant."
                        ),
                        {
                            "who": "Speech and language therapist; trained teaching assistant",
                            "how_long": "40 minutes",
                            "how_often": "3 times a week",
                            "group_size": "4 at most",
                            "where": "Education block, quiet room",
                            "start": "Within two weeks of this plan",
                            "reviewer": "Therapist, each half term",
                        },
                        (b1, e1),
                    ),
                    Item(
                        ItemId("provision-2"),
                        paragraphs("Key-worker check-in at the start and end of each session."),
                        {"who": "Key worker", "how_long": "10 minutes", "how_often": "twice a day"},
                        (b2, e2),
                    ),
                )
            ),
            "G": Section(),
            "H1": Section(),
            "H2": Section(paragraphs("A youth support worker, two hours a week, from release.")),
            "I": Section(paragraphs("Mereside College, a general further education college.")),
            "J": Section(),
            "K": Section(),
        },
    )


def a_version(kind: VersionKind = VersionKind.FINAL) -> Version:
    final = kind is not VersionKind.DRAFT
    return Version(
        case=CaseNumber("2026-0113"),
        number=1 if final else 2,
        kind=kind,
        plan=a_plan(),
        issued_on=date(2027, 1, 22) if final else date(2026, 12, 21),
        advice=(
            Advice("Education", "R. Adeyemi", "Head of education", date(2026, 11, 2), "Appendix 1"),
            Advice(
                "Psychology", "Dr M. Kowalska", "Psychologist", date(2026, 11, 20), "Appendix 2"
            ),
            Advice(
                "Health", "Dr Nguyễn Thị Ước", "Medical officer", date(2026, 11, 9), "Appendix 3"
            ),
        ),
        review_by=date(2028, 1, 21) if final else None,
        signature=A_SIGNATURE if final else None,
    )


def a_letter(letter_id: str, **changes: Any) -> LetterToWrite:
    """A letter with every fact that it needs; which they are is the letter's own list."""
    form = letter(letter_id)
    facts = LetterToWrite(
        form=form,
        case=CaseNumber("2026-0113"),
        person=a_person(),
        to=Recipient("Alice Whitfield", ("14 Larch Row", "Northmere", "NM4 2QT")),
        on=date(2026, 11, 23),
        officer="J. Okafor",
        role="SEND case officer",
        words={name: WORDS[name] for name in form.needs},
        days={name: LetterDay(DAYS[name]) for name in form.days},
        enclosed=("Our leaflet about assessments",),
    )
    return replace(facts, **changes)


def a_tagged_pdf(pages: int, words: str = "Advice") -> bytes:
    """A PDF as a careful adviser sends it: tagged, its fonts in it, “Advice, page 1” and so on."""
    pieces: list[Piece] = [Text(plain(f"{words}, page 1"))]
    for number in range(2, pages + 1):
        pieces += [NewPage(), Text(plain(f"{words}, page {number}"))]
    return Paper(name="x", title="X", letterhead=OFFICE, _pieces=tuple(pieces)).bytes_for(PRINT)
