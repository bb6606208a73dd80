"""The provision map of a case: when it is offered, and what of a plan it carries."""

from __future__ import annotations

from datetime import date

from caseworker.casework.case_papers import case_papers
from caseworker.casework.provision_maps import map_to_print
from caseworker.casework.wanted import Wanted
from caseworker.domain.basis import NOTHING
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case
from caseworker.domain.plan import Section, Version, VersionKind
from tests.builders import TODAY, a_case, a_plan, an_item
from tests.casework.test_letters import records_of
from tests.domain.happenings import on
from tests.domain.supported import two_cycles

GROUP = an_item("provision-1", "A language group of four", how_often="3 times a week")
PLAN = a_plan(F=Section(paragraphs(""), (GROUP,)))
IN_PART = on(
    "provision_delivery_noted",
    "2026-11-02",
    provision="F1",
    item="provision-1",
    delivered="In part",
)


def maps(case: Case) -> list[str]:
    with records_of(case).sitting() as records:
        offered = case_papers(case.number)(records, TODAY).offered
    return [one.title for one in offered if one.wanted.paper == "provision_map"]


def test_the_map_of_this_year_and_of_the_last_are_offered_where_something_is_in_them() -> None:
    assert maps(a_case()) == []
    assert maps(a_case(*two_cycles())) == [
        "Provision map: school year 2026 to 2027",
        "Provision map: school year 2025 to 2026",
    ]


def test_support_without_a_plan_carries_nothing_of_one() -> None:
    case = a_case(*two_cycles())
    with records_of(case).sitting() as records:
        found = map_to_print(records, Wanted("provision_map", case.number), TODAY)

    assert found.carries == NOTHING
    assert [one.what for one in found.found.lines] == ["Oral language group"]


def test_what_the_plan_promises_is_carried_and_told_with_the_latest_word_on_it() -> None:
    """SEND Regs 2014 reg 17: whatever stands in section F is of the plan, so the gate is asked."""
    case = a_case(IN_PART)
    with records_of(case).sitting() as records:
        records.issue(Version(case.number, 1, VersionKind.FINAL, PLAN, date(2026, 9, 14)))
        found = map_to_print(records, Wanted("provision_map", case.number), TODAY)

    assert "F" in found.carries.sections
    (line,) = found.found.lines
    assert line.what == "F1 A language group of four"
    assert line.dose == "3 times a week"
    assert line.effect == "In part, Monday 2 November 2026"


def test_what_is_said_where_it_is_delivered_counts_as_the_latest_word_too() -> None:
    """CFA 2014 s.74: in custody as nearly as can be, told by the education team."""
    there = on("provision_delivered", "2026-11-16", provision="F1", step="Closest practicable")
    case = a_case(IN_PART, there)
    with records_of(case).sitting() as records:
        records.issue(Version(case.number, 1, VersionKind.FINAL, PLAN, date(2026, 9, 14)))
        (line,) = map_to_print(records, Wanted("provision_map", case.number), TODAY).found.lines

    assert line.effect == "Closest practicable, Monday 16 November 2026"
