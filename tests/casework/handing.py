"""Somebody in custody who moves at 14:00, on paper records: everything that a pack may hold."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from caseworker.casework.handing_over import Chosen, Gathered, ToHandOver, choices, gathered
from caseworker.casework.handover_pieces import Leaving, Made, made
from caseworker.casework.office import Officer
from caseworker.casework.records import Document, DocumentId, OfficeFacts, Records
from caseworker.documents.reading_back import all_said
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.handover import Sort
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.people import Address, Contact, Identifier
from caseworker.domain.plan import Plan, Section, Version, VersionKind, blank_plan
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, a_plan, a_source, an_event, an_item
from tests.paper_records import PaperStore

NUMBER: Final = CaseNumber("2026-0113")
JUDITH: Final = Officer(OKAFOR, "Judith Okafor")
TO: Final = "Head of education"
ADVICE: Final = b"Dr M. Kowalska: Tom learns best in a small group of four.\n"
NOTE: Final = b"A note for the file: he came with one bag.\n"
MOTHER: Final = Contact(
    "Dawn Whitfield",
    "Mother",
    parental_responsibility=True,
    address="1 High Street\nNorthmere",
    telephone="01632 960 444",
    note="Ring after six",
)
FATHER: Final = Contact("Gary Vane", "Father", no_contact=True, address="9 Far Lane")


HOW: Final = event_kinds()["contact_made"].facts[1].choices[0]


def custody_events() -> tuple[Event, ...]:
    def on(kind: str, days: int, **facts: str) -> Event:
        day = TODAY - timedelta(days)
        return an_event(kind, day, sent=day, facts=facts)

    return (
        on("existing_plan_recorded", 400, authority="Northmere"),
        on("detained", 60, establishment="Wetherby", nation="England"),
        on("received_at_establishment", 60, establishment="Wetherby", nation="England"),
        on("home_authority_aware", 50, authority="Northmere"),
        on("learning_plan_started", 50),
        on(
            "advice_received",
            45,
            adviser="Educational psychologist",
            advice="Psychological",
            document="advice",
            covers="What Dr Kowalska said of his memory.",
        ),
        on("views_gathered", 40, person="Dawn Whitfield", views="He hates loud rooms, zanzibar."),
        on("contact_made", 30, person="Dawn Whitfield", how=HOW, note="She wept, quokka."),
        on(
            "consent_given",
            20,
            giver="Parent, for a child who does not",
            giver_name="Dawn Whitfield",
            what="Named sections",
            sections="B\nF",
            recipients="Ashdown College",
            purposes="To arrange provision",
            how="Signed form",
        ),
        on(
            "provision_delivered",
            15,
            provision="F1",
            step="Closest practicable",
            reason="One hour of three",
            offered="1",
            attended="1",
        ),
        on("access_arrangements_set", 14, arrangement="25% extra time", applied="Agreed"),
        on(
            "records_requested",
            5,
            asker="Gary Vane",
            asked_by="Parent, on the child’s behalf",
            wants="Everything",
        ),
    )


def custody_case(*more: Event, **changes: Any) -> Case:
    person = a_person(
        born=date(2010, 11, 20),
        known_as="Tom",
        contacts=(MOTHER,),
        identifiers=(Identifier("upn", "T891999924117"), Identifier("pnc", "2020/0000009N")),
        addresses=(
            Address("1 High Street\nNorthmere", "NM1 1AA", date(2020, 1, 1)),
            Address("Unit address: Block 4", "", date(2019, 1, 1), date(2020, 1, 1)),
        ),
    )
    case = a_case(
        *custody_events(),
        *more,
        person=person,
        setting="custody",
        facts={
            "held_at": "Wetherby",
            "held_since": "2026-09-24",
            "basis": "Sentenced",
            "release_date": "2027-03-15",
            "risk_to_learning": "Sit him near the door.",
            "prison_number": "Z9999ZZ",
        },
    )
    return replace(case, **changes)


def the_plan() -> Plan:
    """The plan of the law, with words of its own in the section of social care."""
    plan = a_plan()
    return plan.with_section("D", Section(paragraphs("Wobbegong trellis octopus marmalade words.")))


def learning_plan() -> Plan:
    plan = blank_plan(plan_kinds()["learning_plan"])
    goal = an_item("goal-1", "Reads a manual by himself.", target="Level 1", by_when="March 2027")
    return plan.with_section("C", Section(items=(goal,)))


def profile() -> Plan:
    plan = blank_plan(plan_kinds()["one_page_profile"])
    return plan.with_section("C", Section(paragraphs("Tell me what comes next.")))


def a_store(case: Case | None = None, **office: Any) -> PaperStore:
    """The case with three plans and two documents."""
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(
            OfficeFacts(
                "Harrow Hill House",
                ("custody",),
                "OFFICIAL-SENSITIVE",
                telephone="01632 960 700",
                email="education@harrow.example",
                **office,
            )
        )
        case = case or custody_case()
        records.open_case(case)
        records.write_facts(NUMBER, case.facts, NOW, OKAFOR)
        records.issue(_version(the_plan(), VersionKind.DRAFT, date(2026, 9, 1)))
        records.issue(_version(the_plan(), VersionKind.FINAL, date(2026, 10, 5)))
        records.issue(_version(learning_plan(), VersionKind.ISSUED, date(2026, 10, 12)))
        records.issue(_version(profile(), VersionKind.ISSUED, date(2026, 10, 12)))
        keep(records, "advice", "Kowalska advice.txt", ADVICE)
        keep(records, "note", "Reception note.txt", NOTE)
    return kept


def _version(plan: Plan, kind: VersionKind, on: date) -> Version:
    return Version(NUMBER, 1, kind, plan, on)


def keep(records: Records, document: str, name: str, content: bytes) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    kept = Document(DocumentId(document), NUMBER, name, "txt", len(content), sha256, NOW, OKAFOR)
    records.add_document(kept, content)


def a_request(role: str = "person_in_charge", purpose: str = "custody_move") -> Request:
    return Request(
        Recipient(TO, role, "Ashdown House"), Pieces(), purpose, "He moves at 14:00", OKAFOR,
        by_name="Judith Okafor",
    )  # fmt: skip


def to_hand_over(store: PaperStore, request: Request | None = None, **chosen: Any) -> ToHandOver:
    """What is chosen at first, with these changes."""
    request = request or a_request()
    with store.sitting() as records:
        usual = choices(records, NUMBER, request.purpose, TODAY).usual
    return ToHandOver(NUMBER, request, replace(usual, **chosen))


def handed_over(store: PaperStore, wanted: ToHandOver | None = None) -> Made:
    wanted = wanted or to_hand_over(store)
    with store.sitting() as records:
        return made(records, wanted, Leaving(), JUDITH, NOW)


def everything() -> Chosen:
    """Every version and every document."""
    keys = {
        f"{each}/{NUMBER}"
        for each in (
            "plan/DRAFT/1",
            "plan/FINAL/1",
            "learning_plan/ISSUED/1",
            "one_page_profile/ISSUED/1",
        )
    }
    return Chosen(frozenset(keys), frozenset({"advice", "note"}))


def gather(store: PaperStore, wanted: ToHandOver) -> Gathered:
    with store.sitting() as records:
        return gathered(records, wanted, TODAY)


def held(found: Gathered, sort: Sort) -> list[str]:
    return [one.what for one in found.handover.withheld if one.sort is sort]


def texts_of(made: Made) -> str:
    """Everything that anybody could get out of the data and the papers that were made."""
    found = []
    for piece in made.pieces:
        if piece.media == "application/pdf":
            found += [" ".join(said.split()) for said in all_said(piece.content, "pdf")]
        else:
            found.append(piece.content.decode())
    return "\n".join(found)


def with_consent(letters: str) -> PaperStore:
    """His mother consents that Ashdown House has these sections, to arrange provision."""
    understands = an_event(
        "understanding_judged",
        TODAY - timedelta(3),
        facts={
            "outcome": event_kinds()["understanding_judged"].facts[0].choices[1],
            "judged_by": "A. Okafor",
            "how": "We talked.",
        },
    )
    consent = an_event(
        "consent_given",
        TODAY - timedelta(2),
        facts={
            "giver": "Parent, for a child who does not",
            "giver_name": "Dawn Whitfield",
            "judged_how": "We talked.",
            "judged_by": "A. Okafor",
            "judged_on": "2026-11-20",
            "what": "Named sections",
            "sections": letters,
            "recipients": "Ashdown House",
            "purposes": "provision",
            "how": "Signed form",
        },
    )
    return a_store(custody_case(understands, consent))


def with_source(store: PaperStore) -> PaperStore:
    """A second final plan, which names a passage of the advice."""
    source = a_source("Kept words of the advice, vermilion.", document="advice")
    with store.sitting() as records:
        (plan,) = [one for one in records.versions(NUMBER) if one.kind is VersionKind.FINAL]
        item = an_item("need-9", "He forgets.")
        run = replace(item.text[0].runs[0], source=source)
        item = replace(item, text=(replace(item.text[0], runs=(run,)),))
        records.issue(replace(plan, number=2, plan=plan.plan.with_item("B", item)))
    return store
