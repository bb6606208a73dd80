"""“Before this can be sent”: each row of checks.toml finds what it is for, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, Event
from caseworker.domain.checks import RULES, Looked, before_sending, checks
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Plan, Section, VersionKind
from tests.builders import TODAY, a_case, a_plan, an_event, an_item

PLACE = Section(items=(an_item("place", "", name="Harrow Hill School", type="Special school"),))
TYPE_ONLY = Section(items=(an_item("place", "", type="Special school"),))
ADVICE = an_event("advice_received", facts={"adviser": "Dr Lim"})
SERVED = an_event("draft_sent", date(2026, 11, 9), served=date(2026, 11, 9))
LATE_DRAFT = an_event("draft_sent", date(2026, 11, 2), served=date(2026, 11, 2))
ASKED_SCHOOL = an_event("institution_consulted", facts={"institution": "harrow hill school "})
WAIVED = an_event("views_waived", date(2026, 11, 20), facts={"person": "D", "words": "By phone"})


def found(plan: Plan, case: Case, sending: VersionKind) -> list[tuple[str, str]]:
    looked = Looked(plan, plan_kinds()[plan.kind], case, TODAY, sending)
    return [(finding.check.id, finding.place) for finding in before_sending(looked)]


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
    ("the window is open", PLACE, (SERVED, ASKED_SCHOOL), [("P-25", "not before 24/11/2026")]),
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
    looked = Looked(
        a_plan(A=Section(), F=Section()),
        plan_kinds()["ehc_plan"],
        a_case(ADVICE),
        TODAY,
        VersionKind.DRAFT,
    )

    findings = before_sending(looked)

    assert [finding.blocks for finding in findings] == [True, False]


def test_every_row_has_its_rule_and_every_rule_its_row() -> None:
    assert {check.rule for check in checks()} == set(RULES)
    assert all(check.source and check.remedy and check.checked for check in checks())


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
    ("the window is open", (FINAL, LATE_NOTICE), [("P-25", "not before 01/12/2026")]),
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
