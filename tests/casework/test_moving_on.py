"""Who moves on: asked of all the cases, narrowed, and on paper without a name in its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.moving_on import count_moving_on, moving_on_of
from caseworker.casework.records import OfficeFacts
from caseworker.casework.reports import ReportStopped
from caseworker.casework.restrictions import veiled
from caseworker.documents.moving_on import MovingOnToPrint, numbers
from caseworker.domain.case import CaseNumber
from caseworker.domain.phase_list import Destination, Mover, MovingOn, Narrowed
from tests.builders import an_event
from tests.movers import TODAY, YEAR_6, mover, movers
from tests.paper_records import PaperStore


def counted() -> MovingOn:
    store = PaperStore()
    closed = mover("2026-0008", "Lena Moss", YEAR_6, "Holm Primary", an_event("moved_away", TODAY))
    asked = mover("2026-0009", "Rory Hale", YEAR_6, "Holm Primary")
    asked = replace(asked, events=(an_event("request_received", TODAY),))
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        for case in (*movers(), closed, asked):
            records.open_case(case)
        return count_moving_on()(records, TODAY)


def by_name() -> dict[str, Mover]:
    return {one.name: one for one in counted().movers}


def test_everybody_with_a_plan_whose_next_move_is_known_is_there() -> None:
    found = counted()

    assert {one.name for one in found.movers} == {
        "Ada Lund", "Idris Okoro", "Mina Rahimi", "Tom Whitfield", "Siân Rees", "Kacper Nowak",
    }  # fmt: skip
    assert found.cases == 9
    assert found.transfer_years == (2027, 2028)


@pytest.mark.parametrize(
    ("name", "destination", "names", "step", "by", "awaited"),
    [
        ("Ada Lund", Destination.UNKNOWN, (),
         "Ask the family", date(2026, 10, 11), 0),
        ("Idris Okoro", Destination.ASKED, ("Weir High School", "Harrow Hill School"),
         "Replies in", date(2026, 12, 11), 2),
        ("Mina Rahimi", Destination.NAMED, ("Harrow Hill School",),
         "Amended plan", date(2027, 2, 14), 0),
        ("Tom Whitfield", Destination.UNKNOWN, (),
         "Ask the family", date(2026, 11, 24), 0),
    ],
)  # fmt: skip
def test_each_says_how_far_it_has_come(  # noqa: PLR0913, PLR0917 - a table
    name: str,
    destination: Destination,
    names: tuple[str, ...],
    step: str,
    by: date,
    awaited: int,
) -> None:
    one = by_name()[name]

    assert (one.destination, one.institutions, one.awaited) == (destination, names, awaited)
    assert (one.step, one.step_by) == (step, by)


def test_the_days_left_are_said_by_both_readings() -> None:
    """ehc-process 13: before and by are both shown, and the stricter one counts."""
    ada, tom = by_name()["Ada Lund"], by_name()["Tom Whitfield"]

    assert ada.last_day_words(TODAY) == "14 Feb 2027, 76 days left"
    assert ada.said_words(TODAY) == "15 Feb 2027, 77 days left"
    assert tom.last_day_words(TODAY) == "30 Mar 2027, 120 days left"
    assert tom.said_words(TODAY) == "31 Mar 2027, 121 days left"
    assert ada.is_late(TODAY)
    assert ada.last_day_words(date(2027, 2, 15)) == "14 Feb 2027, 1 day ago"


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        (Narrowed(transfer_year=2028), {"Kacper Nowak"}),
        (Narrowed(transfer_year=2027, year="Year 6"), {"Ada Lund", "Idris Okoro", "Mina Rahimi"}),
        (Narrowed(phase="Secondary school to post-16"), {"Tom Whitfield"}),
        (Narrowed(destination=Destination.NAMED), {"Mina Rahimi"}),
        (Narrowed(typed="weir"), {"Idris Okoro"}),
        (Narrowed(typed="lund 0001"), {"Ada Lund"}),
    ],
)
def test_it_is_narrowed_by_year_move_destination_and_words(
    narrowed: Narrowed, names: set[str]
) -> None:
    assert {one.name for one in narrowed.of(counted().movers)} == names


def test_the_numbers_name_the_case_and_no_child() -> None:
    rows = list(numbers(MovingOnToPrint("J. Okafor", TODAY, counted().movers)))

    assert len(rows) == 7
    said = " ".join(str(cell) for row in rows for cell in row)
    assert "2026-0002" in said
    assert "Okoro" not in said


@pytest.mark.parametrize("number", [f"2026-000{at}" for at in range(1, 8)])
def test_a_case_read_again_is_the_line_that_all_of_them_would_give(number: str) -> None:
    """Whatever was written of it before: whoever moves, moves no more, or never did."""
    of, everybody = (CaseNumber(number),), movers()
    with PaperStore().sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        for at, case in enumerate(everybody):
            other = replace(everybody[at - 1], number=case.number)
            records.open_case(other if case.number == number else case)
        before = count_moving_on()(records, TODAY)
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        for case in everybody:
            records.open_case(case)
        whole, these = count_moving_on()(records, TODAY), moving_on_of(of)(records, TODAY)

    assert before != whole
    assert before.with_these(of, these) == whole


def test_it_stops_when_it_is_told_to() -> None:
    with PaperStore().sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        records.open_case(movers()[0])
        with pytest.raises(ReportStopped):
            count_moving_on(lambda _done, _of: False)(records, TODAY)


def test_a_restricted_case_is_left_out_and_counted() -> None:
    with PaperStore().sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        for case in movers():
            records.open_case(case)
        hidden = veiled(records, frozenset({CaseNumber("2026-0001")}))
        found = count_moving_on()(hidden, TODAY)

    assert found.hidden == 1
    assert "2026-0001" not in {one.case for one in found.movers}
