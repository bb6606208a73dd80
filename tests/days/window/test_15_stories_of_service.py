"""Stories of service families, through the real window with a real store behind it."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.stories import because, comes_back_on, line, lines, opens, records, sits_down

BORN = date(2014, 5, 2)
PLAN = date(2026, 3, 9)


def test_back_to_wiltshire_each_day_of_the_move_stands_on_the_case(desktop: Desktop) -> None:
    """Story 25: arrival on 1 September; 2 August, aimed for on 31 July; 10 August."""
    officer = sits_down(desktop, date(2026, 7, 1), "service_children")
    opens(officer, "Ellis Marsh", BORN, since=date(2026, 7, 1))
    records(officer, "existing_plan_recorded", day=PLAN, authority="Fenshire")

    officer.takes("actions", "act_arrival_planned")
    officer.types("authority", "Wiltshire")
    officer.dates("arrives_on", date(2026, 9, 1))
    officer.sees("Send all records and the official letter to the new authority", "by Sun 2 Aug")
    officer.finishes("entrySave", "entry")

    assert "Sun 2 Aug" in line(officer, "Send all records and the official letter")
    assert "aim for Fri 31 Jul" in line(officer, "Send all records and the official letter")
    assert "Mon 10 Aug" in line(officer, "Tell the old authority of the move")
    officer.keys("Ctrl+1")
    assert "Sun 2 Aug" in line(officer, "Send all records and the official letter")
    assert "Friday 31 July 2026" in because(officer, "Send all records and the official letter")


def test_an_authority_that_learns_late_has_fifteen_working_days(desktop: Desktop) -> None:
    """Story 25: it learns on Monday 17 August, so the transfer is due by 7 September."""
    officer = sits_down(desktop, date(2026, 7, 1), "service_children")
    opens(officer, "Ellis Marsh", BORN, since=date(2026, 7, 1))
    records(officer, "existing_plan_recorded", day=PLAN, authority="Fenshire")
    records(officer, "arrival_planned", authority="Wiltshire", arrives_on=date(2026, 9, 1))

    comes_back_on(desktop, officer, date(2026, 8, 17), "Marsh")
    records(officer, "move_known", authority="Wiltshire", moves_on=date(2026, 9, 1))

    assert "Mon 7 Sep" in line(officer, "Transfer the plan to the new authority")
    assert not [one for one in lines(officer) if "Tell the old authority" in one]


def test_an_authority_that_knows_in_time_transfers_on_the_day(desktop: Desktop) -> None:
    """Story 25: it knew by Monday 10 August; after the transfer, letter and review."""
    officer = sits_down(desktop, date(2026, 8, 10), "service_children")
    opens(officer, "Ellis Marsh", BORN, since=date(2026, 8, 10))
    records(officer, "existing_plan_recorded", day=PLAN, authority="Fenshire")
    records(officer, "move_known", authority="Wiltshire", moves_on=date(2026, 9, 1))
    assert "Tue 1 Sep" in line(officer, "Transfer the plan to the new authority")

    comes_back_on(desktop, officer, date(2026, 9, 1), "Marsh")
    records(officer, "plan_transferred", authority="Wiltshire")

    assert "Tue 13 Oct" in line(officer, "Say that the plan was transferred")
    assert "Mon 8 Mar 2027" in line(officer, "Review the transferred plan")
    assert len([one for one in lines(officer) if "Review the" in one]) == 1
