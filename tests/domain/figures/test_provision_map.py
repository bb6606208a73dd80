"""The provision map of a whole office: counted by hand for three children."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import Event
from tests.domain.supported import a_cycle, reviewed, two_cycles, within
from tests.domain.test_provision_map import one_to_one
from tests.figures_by_hand import a_plan_of, child, counted, final, laid_out
from tests.paper_records import PaperStore


def an_office() -> PaperStore:
    """Two cycles that ran over the summer; ten hours a week one to one; a cycle without a cost."""
    plain = a_cycle("2026-09-07", "2026-12-18", baseline="Not yet.")
    free = within(plain, "2026-09-07", weeks="10", result="Met", given="30")
    children: tuple[tuple[Event, ...], ...] = (
        two_cycles(),
        one_to_one(),
        (
            plain,
            *(_without_cost(event) for event in free),
            reviewed(plain, "2026-11-20", "Go on as it is", "All of it."),
        ),
    )
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        for at, events in enumerate(children, start=1):
            records.open_case(child(at, *events))
    return store


def _without_cost(event: Event) -> Event:
    facts = {name: value for name, value in event.facts.items() if name != "hourly"}
    return replace(event, facts=facts)


def test_pieces_hours_and_cost_by_tier() -> None:
    lines = laid_out(counted(an_office(), "provision_map"), "Tier")

    # pieces, most, some, little, not judged, hours, cost, above the threshold
    assert lines == {
        "Targeted": ["3", "1", "1", "1", "0", "54", "163.80", "0"],
        "Special": ["1", "0", "0", "0", "1", "380", "7,068", "0"],
        "All tiers": ["0", "0", "0", "0", "0", "0", "0", "1"],
        "All together": ["4", "1", "1", "1", "1", "434", "7,231.80", "1"],
    }


def test_hours_and_cost_are_those_of_the_term_they_fall_into() -> None:
    found = counted(an_office(), "provision_map")
    summer = next(one for one in found.periods if one.title == "Summer term 2026")

    cells = laid_out(found, "Tier", period=summer)["Targeted"]
    # 25 of the 70 days from 2 March, and 92 of the 112 from 1 June: 5.36 and 19.71 hours
    assert cells[0] == "1"
    assert cells[5:7] == ["25.07", "105.30"]


def test_what_a_plan_promises_has_a_line_of_its_own() -> None:
    store = an_office()
    with store.sitting() as records:
        case = child(4, final(date(2026, 9, 14)))
        records.open_case(case)
        records.issue(a_plan_of(case.number))

    assert laid_out(counted(store, "provision_map"), "Tier")["In the plan"][0] == "2"
