"""Every kind of paper, drawn from the examples: by name, for the walks over all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from caseworker.documents import documents
from caseworker.documents.advice_bundle import AdviceToBind, BoundAdvice
from caseworker.documents.disclosures import For
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.history import HistoryEntry, HistoryToPrint
from caseworker.documents.letter import LetterDay
from caseworker.documents.letter_files import letters
from caseworker.documents.letter_forms import OCCASIONS
from caseworker.documents.letters_made import LettersMadeToPrint
from caseworker.documents.looking import LookingToPrint
from caseworker.documents.my_list import ListToPrint
from caseworker.documents.named_list import NamedLine, NamedListToPrint
from caseworker.documents.opening_a_pack import OpeningAPack
from caseworker.documents.paper import Paper
from caseworker.documents.recovery_key import RecoveryKeyToPrint
from caseworker.documents.representation_form import FormToFill
from caseworker.documents.sen2_dates import Sen2ToPrint
from caseworker.documents.threads import ThreadsToPrint
from caseworker.documents.timeline import TimelineToPrint
from caseworker.domain.blocks import Block, Run, paragraphs
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import (
    Advice,
    ItemId,
    Plan,
    Section,
    Version,
    VersionKind,
    blank_plan,
)
from caseworker.domain.regime import spells_of_case
from caseworker.domain.sen2 import sen2_dates, the_sen2
from tests.builders import a_case, a_source, an_event, an_item
from tests.documents.answered import a_receipt, asked_for_more
from tests.documents.books import books
from tests.documents.case_lists import a_case_list
from tests.documents.compared import comparisons
from tests.documents.courses import a_course
from tests.documents.disagreed import a_bundle, a_log, never, what_can_be_done
from tests.documents.disclosed import disclosures_for, every_sheet
from tests.documents.disposed import disposals
from tests.documents.entries import entries_on_paper
from tests.documents.evidenced import evidenced, request_forms
from tests.documents.examples import IN_STYLE, OFFICE, PRINT, a_letter, a_person, a_version
from tests.documents.figured import some_reports
from tests.documents.kept import kept_on_paper
from tests.documents.laid import plans_laid_out
from tests.documents.leaving import nobody_leaves, those_who_leave
from tests.documents.listed import a_register
from tests.documents.lists import letters_were_made, my_list, some_sheets
from tests.documents.looked import a_looking_list
from tests.documents.packed import a_pack_to_index, a_slip, an_empty_pack
from tests.documents.papers_listed import papers_listed
from tests.documents.readers import pdftotext
from tests.documents.records import a_pack
from tests.documents.reviewed import (
    a_monitoring_meeting,
    a_report_of_a_review,
    no_review_due,
    nobody_moves_on,
    reviews_that_are_due,
    those_who_move_on,
)
from tests.documents.screened import on_paper
from tests.documents.supported import cycles_of_support

TODAY = date(2026, 11, 23)
TOM = CaseNumber("2026-0113")
CHECK = "Written from memory: check with the authority."


@cache
def examples() -> dict[str, Mapping[str, object]]:
    """What each kind of paper is drawn from, by the name of the kind and then of the example."""
    return {
        "ehc_plan": {
            "plan-draft": PlanToPrint(a_version(VersionKind.DRAFT), a_person()),
            "plan-final": PlanToPrint(a_version(), a_person()),
            "plan-detained": PlanToPrint(_detained(), a_person()),
            "one-page-profile": PlanToPrint(_beside("one_page_profile"), a_person()),
            "sen-support-plan": PlanToPrint(_beside("sen_support_plan"), a_person()),
            "learning-plan": PlanToPrint(_beside("learning_plan"), a_person()),
            "scan": PlanToPrint(_beside("scan"), a_person()),
        },
        "plan_with_sources": {
            "plan-sources": PlanToPrint(_sourced(VersionKind.DRAFT), a_person()),
            "plan-sources-final": PlanToPrint(_sourced(VersionKind.FINAL), a_person()),
        },
        "advice_bundle": {"appendix-k": _bundle()},
        "provision_table": {"provision": PlanToPrint(a_version(), a_person())},
        "one_page_plan": {"one-page": PlanToPrint(a_version(), a_person())},
        "representation_form": {
            "comments": FormToFill(
                a_version(VersionKind.DRAFT), a_person(), LetterDay(date(2026, 11, 23))
            )
        },
        "comparison": comparisons(),
        "letter": {
            **{
                f"{letter_id}-{regime}": a_letter(letter_id, regime=regime)
                for letter_id, form in letters().items()
                if form.goes_with not in OCCASIONS
                for regime in (form.blocks or ("community",))
            },
            **every_sheet(),
            "L-15-list": a_letter("L-15"),
            **request_forms(),
        },
        "records_pack": {"records": a_pack(), "records-nothing": a_pack(given=(), held_back=0)},
        "timeline": {
            "timeline": TimelineToPrint(TOM, a_person(), TODAY, _dues()),
            "timeline-moved": _moved(),
        },
        "appeal_rights": {
            "appeal-rights": what_can_be_done(),
            "appeal-rights-custody": what_can_be_done("custody"),
        },
        "appeal_log": {"appeal-log": a_log()},
        "tribunal_bundle": {"bundle": a_bundle()},
        "review_report": {"review": a_report_of_a_review(), "monitoring": a_monitoring_meeting()},
        "support_cycle": cycles_of_support(),
        **kept_on_paper(),
        "entry_form": entries_on_paper(),
        **evidenced(),
        **on_paper(),
        "plan_as_evidence": plans_laid_out(),
        "reviews_due": {"reviews-due": reviews_that_are_due(), "reviews-none": no_review_due()},
        "leaving_list": {"leaving": those_who_leave(), "leaving-none": nobody_leaves()},
        "disposal": disposals(),
        "moving_on": {"moving-on": those_who_move_on(), "moving-on-none": nobody_moves_on()},
        "sen2_dates": {"sen2-dates": _sen2_dates(), "sen2-dates-bare": _sen2_dates(bare=True)},
        "looking": {"looking": LookingToPrint(a_looking_list(), TODAY)},
        "threads": {"threads": ThreadsToPrint(TOM, a_person(), TODAY, _loosely_tied())},
        "papers_list": papers_listed(),
        "history": {"history": HistoryToPrint(TOM, a_person(), TODAY, _entries())},
        "chronology": {"chronology": a_course()},
        "opening_a_pack": {
            "opening-any-pack": OpeningAPack(TODAY),
            "opening-a-pack": OpeningAPack(
                TODAY, "TP-01234567.pack", "0123456789abcdef" * 4, ("lemon", "otter", "window")
            ),
        },
        "recovery_key": {"recovery-key": RecoveryKeyToPrint(A_KEY, TODAY)},
        "letters_made": {
            "letters-made": LettersMadeToPrint("L-01", "J. Okafor", TODAY, letters_were_made())
        },
        **some_reports(),
        "disclosures": {f"disclosures-{each.name.lower()}": disclosures_for(each) for each in For},
        "cover_slip": {"cover-slip": a_slip()},
        "pack_index": {"pack-index": a_pack_to_index(), "pack-index-bare": an_empty_pack()},
        "receipt_slip": {"receipt-slip": a_receipt(), "receipt-slip-more": asked_for_more()},
        **books(),
        "case_list": {"case-list": a_case_list()},
        "register": {"register": a_register(), "register-wide": a_register(wide=True)},
        "case_sheets": {"case-sheets": some_sheets()},
        "named_list": {"named-list": _named_list(), "named-list-none": _named_list(0)},
        "my_list": {"my-list": ListToPrint("J. Okafor", TODAY, my_list())},
    }


def _named_list(most: int = 3) -> NamedListToPrint:
    entries = (
        NamedLine("Home authority", TOM, "Tom Whitfield", "Plan to the establishment",
                  "by 10 November 2026, 9 working days late"),
        NamedLine("Home authority", CaseNumber("2026-0007"), "Amira Okonjo",
                  "Send what is known of the needs", "by 24 November 2026, 1 day left"),
        NamedLine("This office", TOM, "Tom Whitfield", "Individual learning plan",
                  "by 7 December 2026, 14 days left"),
    )  # fmt: skip
    return NamedListToPrint("Chase list", "J. Okafor", TODAY, "Who owes it", entries[:most])


@cache
def as_printed(name: str) -> bytes:
    """That paper as it is printed; drawn once for all who look at it."""
    return every_paper()[name].bytes_for(PRINT)


@cache
def as_poppler_reads(name: str) -> str:
    """What poppler reads of it."""
    return pdftotext(as_printed(name))


@cache
def in_word(name: str) -> bytes:
    """That paper as a Word document, as it is printed; written once for all who look at it."""
    return every_paper()[name].docx_for(PRINT)


@cache
def every_paper() -> dict[str, Paper]:
    """One paper at least of each kind, named as its file of words is."""
    plain = {
        name: documents()[kind].draw(needed, OFFICE)
        for kind, some in examples().items()
        for name, needed in some.items()
    }
    return {**plain, **_in_house_style()}


def _in_house_style() -> dict[str, Paper]:
    """The kinds of head and foot that there are, with all that an office may add to them."""
    plan = PlanToPrint(a_version(), a_person())
    facts: tuple[tuple[str, object], ...] = (
        ("ehc_plan", plan),
        ("one_page_plan", plan),
        ("letter", a_letter("L-01")),
    )
    return {
        f"styled-{kind.replace('_', '-')}": documents()[kind].draw(needed, IN_STYLE)
        for kind, needed in facts
    }


A_KEY = "K7QF-M2XD-9RTA-WJ4C-P8HN-3VEY-6GZB-T5LS"


def _detained() -> Version:
    version = a_version()
    return replace(version, plan=replace(version.plan, kind="detained_plan"))


def _sourced(kind: VersionKind) -> Version:
    """Sentences taken from advice: whole, written on, marked, in a list and in a cell."""
    version = a_version(kind)
    language = a_source("Tom’s understanding of spoken language is below the 5th centile.")
    breaks = a_source("He tires after forty minutes.", page=4, paragraph="4.2", role="NHS")
    said = replace(
        a_source("Drawing calms him."), author="Ashdown House", role="", page=0,
        was_received=True, paragraph="",
    )  # fmt: skip
    need = Block(runs=(
        Run("Tom’s understanding of ", source=language),
        Run("spoken language", frozenset("b"), source=language),
        Run(" is below the 5th centile.", source=language),
        Run(" He asks when he trusts the adult. "),
        Run("He tires after half an hour.", source=breaks),
    ))  # fmt: skip
    health = (
        Block("li", runs=(Run("Drawing calms him.", source=said),)),
        Block("table", rows=(
            (paragraphs("When"), paragraphs("What")),
            (paragraphs("Lessons"), (Block(runs=(Run(breaks.words, source=breaks),)),)),
        ), head=1),
    )  # fmt: skip
    plan = version.plan.with_section("C", Section(health))
    item = replace(plan.item(ItemId("need-1")), text=(need,))
    return replace(version, plan=plan.with_item("B", item))


def _bundle() -> AdviceToBind:
    """Words that are drawn, and two documents that are left out: nothing is laid in."""
    first, second, *_ = a_version().advice
    third = Advice("Care", "Northmere Social Care", "Care", date(2026, 11, 20))
    entries = (
        BoundAdvice(first, words="Tom is well.\nHe tires after forty minutes."),
        BoundAdvice(second, fault="This PDF is locked with a password."),
        BoundAdvice(third, fault="No document was kept with this advice."),
    )
    return AdviceToBind(TOM, a_person(), TODAY, entries, never)


def _loosely_tied() -> Plan:
    """A need with nothing done about it, and an outcome that nothing works towards."""
    plan = a_version().plan.with_item("B", an_item("need-9", "He tires by noon."))
    return plan.with_item("E", an_item("outcome-9", "He stays until three.", "need-9"))


def _beside(kind_id: str) -> Version:
    """An issue of a plan beside the one of the law: words in each section, linked items."""
    kind = plan_kinds()[kind_id]
    plan = blank_plan(kind)
    for section in kind.sections:
        if section.holds == "text":
            words = Section(paragraphs(f"Tom says of “{section.title}”: keep it short."))
            plan = plan.with_section(section.letter, words)
        elif section.holds == "items" and section.item is not None:
            above = [
                item.id for letter in section.item.serves for item in plan.section(letter).items
            ]
            fields = {field.name: field.hint or "As agreed" for field in section.item.fields}
            item = an_item(
                f"{kind_id}-{section.letter}", "Half an hour’s reading.", *above, **fields
            )
            plan = plan.with_item(section.letter, item)
    return replace(a_version(), kind=VersionKind.ISSUED, plan=plan, review_by=date(2027, 6, 30))


def _dues() -> tuple[Due, ...]:
    case = a_case(
        an_event("request_received", date(2026, 9, 7), facts={"requested_by": "Parent"}),
        an_event("decided_to_assess", date(2026, 10, 12), sent=date(2026, 10, 12)),
        an_event(
            "advice_requested",
            date(2026, 10, 13),
            sent=date(2026, 10, 13),
            served=date(2026, 10, 14),
            facts={"adviser": "Dr Kowalska", "advice": "Psychology"},
        ),
    )
    return dues_of(case, Reckoning(TODAY))


def _moved() -> TimelineToPrint:
    """Detained half way through an assessment; one limit late, one excused, one done late."""
    case = a_case(
        an_event("request_received", date(2026, 3, 2), facts={"requested_by": "Parent"}),
        an_event("decided_to_assess", date(2026, 4, 20), sent=date(2026, 4, 20)),
        *(_asked(who, date(2026, 4, 22)) for who in ("Dr Kowalska", "Northmere Academy")),
        an_event(
            "advice_received",
            date(2026, 5, 27),
            facts={"adviser": "Northmere Academy", "advice": "Education"},
        ),
        an_event("detained", date(2026, 8, 3), facts={"establishment": "Ashdown House"}),
        an_event(
            "exception_claimed",
            date(2026, 8, 10),
            facts={
                "limit": "D-08",
                "exception": "EX-E",
                "reasons": "An appointment was missed.",
                "appointment_on": "2026-08-06",
            },
        ),
    )
    spells = spells_of_case(case, TODAY)
    return TimelineToPrint(TOM, a_person(), TODAY, dues_of(case, Reckoning(TODAY)), spells)


def _asked(who: str, on: date) -> Event:
    facts = {"adviser": who, "advice": "Psychology"}
    return an_event("advice_requested", on, sent=on, served=on, facts=facts)


def _entries() -> tuple[HistoryEntry, ...]:
    done = (
        (
            datetime(2026, 9, 7, 9, 12, tzinfo=UTC),
            "Request for an assessment received from Parent.",
        ),
        (datetime(2026, 10, 12, 15, 40, tzinfo=UTC), "Decided to assess."),
        (datetime(2026, 10, 13, 10, 5, tzinfo=UTC), "Asked Dr Kowalska for advice (Psychology)."),
    )
    return tuple(HistoryEntry(at, "J. Okafor", words) for at, words in done)


def _sen2_dates(*, bare: bool = False) -> Sen2ToPrint:
    """A case with a plan, a transfer and two reviews; or one of which little was recorded."""
    told: tuple[tuple[str, date, dict[str, str]], ...] = (
        ("request_received", date(2025, 9, 8), {"requested_by": "Parent"}),
        ("decided_to_assess", date(2025, 10, 13), {"reasons": "The needs call for it."}),
        ("decided_to_issue", date(2025, 12, 15), {}),
        ("draft_sent", date(2026, 1, 12), {}),
        ("final_plan_sent", date(2026, 3, 9), {}),
        ("detained", date(2026, 8, 3), {"establishment": "Wetherby"}),
        ("released", date(2026, 9, 2), {}),
        ("review_held", date(2026, 10, 5), {}),
    )
    few = ("final_plan_sent", "plan_ceased")
    ceased: tuple[str, date, dict[str, str]] = (
        "plan_ceased",
        date(2026, 11, 20),
        {"reasons": "Transferred to another authority"},
    )
    events = tuple(
        an_event(kind, day, facts=facts)
        for kind, day, facts in (*told, ceased)
        if not bare or kind in few
    )
    case = a_case(*events, number=TOM, person=a_person())
    return Sen2ToPrint(TOM, a_person(), TODAY, sen2_dates(case), the_sen2().source)
