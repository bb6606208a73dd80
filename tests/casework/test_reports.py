"""Reports over all the cases: what is read, what stops it, what is behind a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.records import OfficeFacts
from caseworker.casework.reports import (
    AT_A_TIME,
    ReportStopped,
    behind,
    count_clocks,
    limits_by_instrument,
    rows_of,
)
from caseworker.domain.case import CaseNumber
from caseworker.domain.timeliness import Outcome
from tests.builders import TODAY, a_case, a_person, an_event
from tests.paper_records import PaperStore

ASKED = date(2026, 9, 7)


def a_store(count: int = 2) -> PaperStore:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        for at in range(1, count + 1):
            home = "Northmere" if at % 2 else ""
            events = (an_event("case_opened", ASKED), an_event("request_received", ASKED))
            person = a_person(given=f"Child{at}", home_authority=home)
            records.open_case(a_case(*events, number=f"2026-{at:04d}", person=person))
    return store


def test_every_case_is_read_and_every_clock_counted() -> None:
    with a_store().sitting() as records:
        counted = count_clocks()(records, TODAY)

    decisions = [clock for clock in counted.clocks if clock.limit == "T-03"]
    assert [clock.outcome for clock in decisions] == [Outcome.OVERDUE] * 2
    assert counted.cases == 2
    assert counted.names[CaseNumber("2026-0001")] == "Child1 Whitfield"
    assert counted.years == (2026, 2027)
    assert counted.authorities == ("Northmere", "")


def test_it_says_how_far_it_has_come() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    with a_store(AT_A_TIME + 1).sitting() as records:
        count_clocks(tell)(records, TODAY)

    assert told == [(0, AT_A_TIME + 1), (AT_A_TIME, AT_A_TIME + 1)]


def test_it_stops_when_it_is_told_to() -> None:
    with a_store().sitting() as records, pytest.raises(ReportStopped):
        count_clocks(lambda _done, _of: False)(records, TODAY)


def test_no_name_shows_where_a_count_is_shown_in_an_error() -> None:
    with a_store().sitting() as records:
        counted = count_clocks()(records, TODAY)

    assert "Whitfield" not in repr(counted)


def test_behind_a_number_the_latest_comes_first_and_the_undated_last() -> None:
    with a_store(1).sitting() as records:
        clock = count_clocks()(records, TODAY).clocks[0]
    days = (date(2025, 3, 1), None, date(2026, 3, 1))

    found = behind(replace(clock, by=day) for day in days)

    assert [each.by for each in found] == [date(2026, 3, 1), date(2025, 3, 1), None]


def test_limits_stand_under_their_law_and_each_once() -> None:
    groups = dict(limits_by_instrument())

    ids = [
        row.id for row in groups["The Special Educational Needs and Disability Regulations 2014"]
    ]
    assert "T-03" in ids
    every = [row.id for rows in groups.values() for row in rows]
    assert len(every) == len(set(every))
    assert [str(row.source) for row in rows_of("T-03")] == ["SEND Regs 2014 reg 5(1)"]
