"""Story 17: a day of release that is brought forward, and what moves with it.

Half-way date 15 Mar 2027; on 20 Jan early release 15 Feb 2027 is entered with source
“resettlement e-mail” (a 24-month order, so the day is inside the two months of CU-33). Old date
stays visible as superseded; he appears in the 28-day list at once (the window opened on 18
Jan); pre-release meeting target becomes Mon 1 Feb 2027 (10 wd before); tasks already done stay
done.
"""

from __future__ import annotations

from datetime import date

from caseworker.ui.reports.leavers_table import LeaversTable
from tests.days.window.desktop import Desktop
from tests.days.window.stories import comes_back_on, fills_in, line, no_line, records
from tests.days.window.test_14_stories_of_custody import detained

TOLD = "release_day_told"
MEETING = "Hold the meeting before release"


def test_story_17_release_brought_forward(desktop: Desktop) -> None:
    officer = detained(desktop, date(2026, 10, 5), establishment="HMYOI Fenmoor")
    records(
        officer, TOLD, chosen_what="At half-way of the order", on=date(2027, 3, 15),
        source="Warrant", chosen_order_length="18 months or more",
    )  # fmt: skip
    assert "Sat 16 Jan 2027" in line(officer, "Early release can come from here on")
    records(officer, "learning_plan_started")
    records(officer, "release_arranged", chosen_education="confirmed", institution="Hull College")
    comes_back_on(desktop, officer, date(2027, 1, 20), "Okoro")
    assert "Mon 1 Mar" in line(officer, MEETING)
    officer.keys("Ctrl+1")
    officer.sees_no("Leaving within 28 days")
    officer.finds_person("Okoro")

    officer.turns_to("Dates and release")
    assert officer.reads("datesExpected") == "Monday 15 March 2027"
    officer.sees("The law lets an early release come from Sat 16 Jan to Mon 15 Mar")
    officer.presses("datesTell")
    fills_in(
        officer, chosen_what="Early release", on=date(2027, 2, 15), source="Resettlement e-mail"
    )
    officer.sees("Moves: Hold the meeting before release, Mon 1 Mar → Mon 1 Feb")
    officer.finishes("entrySave", "entry")

    assert officer.reads("datesExpected") == "Monday 15 February 2027"
    officer.sees("Early release. Told by Resettlement e-mail on Wed 20 Jan", "The day lies inside")
    officer.sees("Leaving within 28 days")
    assert officer.reads("told1Day") == "At half-way of the order: Monday 15 March 2027"
    assert "Superseded on 20/01/2027 by “Early release”" in officer.reads("told1Under")
    officer.sees("Release expected: 1 of 6 done")
    officer.turns_to("Overview")
    assert "Mon 1 Feb" in line(officer, MEETING)
    no_line(officer, "individual learning plan")
    no_line(officer, "Know where they go on release")
    officer.keys("Ctrl+1")
    officer.sees("Leaving within 28 days")
    assert "28 days’ notice" in line(officer, "Release expected")
    assert "Mon 15 Feb" in line(officer, "Release expected")

    officer.presses("rail_reports")
    officer.presses("report_leaving")
    officer.waits(lambda: "1 leaves" in officer.reads("leaversSaid"), "the list is counted")
    (row,) = officer.finds("leavers", LeaversTable).rows
    assert (row.name, str(row.on), row.what) == ("Sam Okoro", "2027-02-15", "Early release")
    assert (row.education, row.whereto, len(row.undone)) == ("confirmed", "Hull College", 5)
    officer.presses("printReport")
    officer.sees("Who leaves", "Sam Okoro")
