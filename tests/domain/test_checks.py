"""“Before this can be sent”: each row of checks.toml finds what it is for, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, Event
from caseworker.domain.checks import RULES, Looked, before_sending, checks, well
from caseworker.domain.diary import Reckoning
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Plan, Section, VersionKind, blank_plan
from tests.builders import TODAY, a_case, a_plan, an_event, an_item

PLACE = Section(items=(an_item("place", "", name="Harrow Hill School", type="Special school"),))
TYPE_ONLY = Section(items=(an_item("place", "", type="Special school"),))
ADVICE = an_event("advice_received", facts={"adviser": "Dr Lim"})
SERVED = an_event("draft_sent", date(2026, 11, 9), served=date(2026, 11, 9))
LATE_DRAFT = an_event("draft_sent", date(2026, 11, 2), served=date(2026, 11, 2))
ASKED_SCHOOL = an_event("institution_consulted", facts={"institution": "harrow hill school "})
WAIVED = an_event("views_waived", date(2026, 11, 20), facts={"person": "D", "words": "By phone"})


def look(plan: Plan, case: Case, sending: VersionKind = VersionKind.DRAFT) -> Looked:
    return Looked(plan, plan_kinds()[plan.kind], case, Reckoning(TODAY), sending)


def found(plan: Plan, case: Case, sending: VersionKind) -> list[tuple[str, str]]:
    findings = before_sending(look(plan, case, sending))
    return [(finding.check.id, finding.place) for finding in findings]


def said(plan: Plan, case: Case, sending: VersionKind = VersionKind.DRAFT) -> list[str]:
    return [finding.words for finding in before_sending(look(plan, case, sending))]


def ticked(plan: Plan, case: Case, sending: VersionKind = VersionKind.DRAFT) -> list[str]:
    return [check.title for check in well(look(plan, case, sending))]


def without(plan: Plan, letter: str) -> Plan:
    sections = {name: section for name, section in plan.sections.items() if name != letter}
    return replace(plan, sections=sections)


def loose(*links: str) -> Section:
    item = an_item("p", "Help.", *links, who="SENCO", how_long="1 hour", how_often="weekly")
    return Section(items=(item,))


def told(**changes: str) -> Section:
    fields = {"who": "SENCO", "how_long": "1 hour", "how_often": "weekly", **changes}
    return Section(items=(an_item("p", "Help.", "need-1", "outcome-1", **fields),))


DRAFTS = [
    ("a sound draft", a_plan(), []),
    ("a section is gone", without(a_plan(), "G"), [("P-01", "G")]),
    ("a placement in a draft", a_plan(I=PLACE), [("P-02", "I")]),
    ("a placement as text in a draft", a_plan(I=Section(paragraphs("Harrow"))), [("P-02", "I")]),
    ("a need without provision", a_plan(F=Section()), [("P-04", "B1")]),
    ("provision for nothing", a_plan(F=loose()), [("P-04", "B1"), ("P-05", "F1")]),
    ("provision without outcome", a_plan(F=loose("need-1")), [("P-05", "F1")]),
    ("vague provision", a_plan(F=Section(items=(an_item("p", "Help.", "need-1", "outcome-1"),))),
     [("P-06", "F1")]),
    ("provision by nobody", a_plan(F=told(who="")), [("P-06", "F1")]),
    ("provision of no length", a_plan(F=told(how_long=" ")), [("P-06", "F1")]),
    ("provision of no frequency", a_plan(F=told(how_often="")), [("P-06", "F1")]),
    ("no views", a_plan(A=Section()), [("P-20", "A")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "expected"), [row[1:] for row in DRAFTS], ids=[r[0] for r in DRAFTS]
)
def test_a_draft_is_looked_at(plan: Plan, expected: list[tuple[str, str]]) -> None:
    assert found(plan, a_case(ADVICE), VersionKind.DRAFT) == expected


def test_a_plan_without_outcomes_is_stopped() -> None:
    """CFA 2014 s.37(2)(b)."""
    plan = a_plan(E=Section(), F=loose("need-1"))

    assert ("P-08", "E") in found(plan, a_case(ADVICE), VersionKind.DRAFT)


def test_a_plan_without_advice_is_warned_of() -> None:
    assert found(a_plan(), a_case(), VersionKind.DRAFT) == [("P-17", "K")]


FINALS: list[tuple[str, Section, tuple[Event, ...], list[tuple[str, str]]]] = [
    ("all in order", PLACE, (LATE_DRAFT, ASKED_SCHOOL), []),
    ("no placement", Section(), (LATE_DRAFT,), [("P-03", "I")]),
    ("a type and no reason", TYPE_ONLY, (LATE_DRAFT,), [("P-03", "I")]),
    ("never consulted", PLACE, (LATE_DRAFT,), [("P-26", "I")]),
    # Story 8: served 9 November, comments are open to and including 23 November.
    ("the window is open", PLACE, (SERVED, ASKED_SCHOOL), [("P-25", "draft")]),
    ("the window was given up", PLACE, (SERVED, ASKED_SCHOOL, WAIVED), []),
    ("no draft was sent", PLACE, (ASKED_SCHOOL,), [("P-25", "draft")]),
]


@pytest.mark.parametrize(
    ("place", "events", "expected"), [row[1:] for row in FINALS], ids=[row[0] for row in FINALS]
)
def test_a_final_plan_is_looked_at(
    place: Section, events: tuple[Event, ...], expected: list[tuple[str, str]]
) -> None:
    assert found(a_plan(I=place), a_case(ADVICE, *events), VersionKind.FINAL) == expected


def test_errors_come_first_and_block() -> None:
    findings = before_sending(look(a_plan(A=Section(), F=Section()), a_case(ADVICE)))

    assert [finding.blocks for finding in findings] == [True, False]


def test_every_row_has_its_rule_and_every_rule_its_row() -> None:
    assert {check.rule for check in checks()} == set(RULES)
    assert all(check.source and check.remedy and check.checked for check in checks())


def test_no_row_says_of_a_fault_what_it_says_when_all_is_well() -> None:
    """An officer read “✕ I  The final plan names a placement” as a statement."""
    for check in checks():
        assert check.title not in check.fault
        assert check.title not in check.early


SAYS = [
    ("a need", a_plan(F=Section()), "B1 has no provision"),
    ("provision", a_plan(F=loose("need-1")), "F1 is not linked to both a need and an outcome"),
    ("vague", a_plan(F=Section(items=(an_item("p", "Help.", "need-1", "outcome-1"),))),
     "F1 is not specific"),
    ("section I", a_plan(I=PLACE), "Section I already names a placement"),
    ("views", a_plan(A=Section()), "Section A holds no views"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "words"), [row[1:] for row in SAYS], ids=[r[0] for r in SAYS])
def test_a_finding_says_what_is_wrong_and_where(plan: Plan, words: str) -> None:
    assert words in said(plan, a_case(ADVICE))


def test_time_that_is_not_over_says_from_which_day_it_can_be_done() -> None:
    case = a_case(ADVICE, SERVED, ASKED_SCHOOL)

    words = said(a_plan(I=PLACE), case, VersionKind.FINAL)

    assert words == ["The time for views is not over: not before Tuesday 24 November 2026"]


def test_time_that_has_not_begun_says_what_was_never_sent() -> None:
    assert said(a_plan(I=PLACE), a_case(ADVICE, ASKED_SCHOOL), VersionKind.FINAL) == [
        "No draft has been sent for views"
    ]


def test_what_is_well_is_ticked() -> None:
    assert ticked(a_plan(), a_case(ADVICE)) == [
        "Every section is there",
        "The draft names no placement",
        "Every need is met by provision",
        "Provision serves a need and an outcome",
        "Provision says how much and how often",
        "There is an outcome",
        "Advice is listed in section K",
        "Views are recorded",
    ]


def test_nothing_is_ticked_of_what_is_not_there() -> None:
    """“Every need is met” is no praise for a plan that holds no need."""
    blank = blank_plan(plan_kinds()["ehc_plan"])

    assert ticked(blank, a_case()) == ["Every section is there", "The draft names no placement"]


def test_a_type_without_a_name_is_not_ticked_as_consulted() -> None:
    reasoned = an_item("place", "", type="Special school", no_name_because="A place is sought")
    plan = a_plan(I=Section(items=(reasoned,)))

    titles = ticked(plan, a_case(ADVICE, LATE_DRAFT), VersionKind.FINAL)

    assert "The final plan names a placement" in titles
    assert "The institution was consulted" not in titles


FINAL = an_event("final_plan_sent", date(2026, 6, 1), facts={"institution": "Harrow Hill School"})
NOTICE = an_event(
    "amendment_notice_served",
    date(2026, 11, 2),
    served=date(2026, 11, 2),
    facts={"changes": "F1: 4 hours, not 3"},
)
LATE_NOTICE = replace(NOTICE, day=date(2026, 11, 16), served=date(2026, 11, 16))
FULL_ANSWER = an_event(
    "amendment_views_received", date(2026, 11, 20), facts={"person": "D", "words": "By letter"}
)
AMENDED = an_event("amended_plan_sent", date(2026, 11, 20))
AMENDMENTS: list[tuple[str, tuple[Event, ...], list[tuple[str, str]]]] = [
    ("all in order", (FINAL, NOTICE), []),
    ("no notice", (FINAL,), [("P-25", "notice")]),
    ("the window is open", (FINAL, LATE_NOTICE), [("P-25", "notice")]),
    ("answered in full", (FINAL, LATE_NOTICE, FULL_ANSWER), []),
    ("the notice was for the version before", (FINAL, NOTICE, AMENDED), [("P-25", "notice")]),
]


@pytest.mark.parametrize(
    ("events", "expected"), [row[1:] for row in AMENDMENTS], ids=[row[0] for row in AMENDMENTS]
)
def test_an_amended_plan_is_looked_at(
    events: tuple[Event, ...], expected: list[tuple[str, str]]
) -> None:
    """SEND Regs 2014 reg 22(2)(c): at least 15 days beginning with the day of service."""
    assert found(a_plan(I=PLACE), a_case(ADVICE, *events), VersionKind.AMENDED) == expected
