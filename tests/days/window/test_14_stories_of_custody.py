"""Stories of custody, through the real window with a real store behind it."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import (
    comes_back_on,
    fills_in,
    line,
    no_line,
    opens,
    records,
    sits_down,
)

BORN = date(2010, 11, 20)
HOME = "Hull City Council"
FENMOOR = {"establishment": "HMYOI Fenmoor", "status": "Remanded"}
MEETING = "Hold a monitoring meeting"


def detained(desktop: Desktop, day: date, born: date = BORN, **where: str) -> Officer:
    """Sam Okoro is received on that day, of Hull."""
    officer = sits_down(desktop, day, "custody")
    opens(officer, "Sam Okoro", born, since=day, **(where or FENMOOR))
    officer.turns_to("People and facts")
    officer.presses("authorityChange")
    officer.types("home_authority", HOME)
    officer.finishes("factsSave", "facts")
    officer.turns_to("Overview")
    return officer


def test_notice_of_a_monitoring_meeting_is_given_at_60_28_and_7_days(desktop: Desktop) -> None:
    """Story 16: last review on 3 November 2025, so by Monday 2 November 2026."""
    officer = detained(desktop, date(2026, 8, 3))
    records(officer, "existing_plan_recorded", day=date(2025, 11, 3), authority=HOME)
    assert "Mon 2 Nov" in line(officer, MEETING)
    assert "notice" not in line(officer, MEETING)
    officer.keys("Ctrl+1")
    no_line(officer, MEETING)

    for day, notice in (
        (date(2026, 9, 2), ""),
        (date(2026, 9, 3), "60 days’ notice"),
        (date(2026, 10, 4), "60 days’ notice"),
        (date(2026, 10, 5), "28 days’ notice"),
        (date(2026, 10, 26), "7 days’ notice"),
    ):
        comes_back_on(desktop, officer, day, "Okoro")
        assert notice in line(officer, MEETING)
        officer.keys("Ctrl+1")
        if notice:
            assert notice in line(officer, MEETING)
        else:
            no_line(officer, MEETING)


def test_the_form_of_a_monitoring_meeting_speaks_of_no_annual_review(desktop: Desktop) -> None:
    """Story 16: its proposals go to the home authority."""
    officer = detained(desktop, date(2026, 10, 26))
    records(officer, "existing_plan_recorded", day=date(2025, 11, 3), authority=HOME)

    officer.presses("dueDo0")

    officer.sees("Monitoring meeting held", "Proposals for the home authority")
    assert not [words for words in officer.words() if "annual review" in words.casefold()]
    fills_in(officer, proposals="More speech and language therapy.")
    officer.finishes("entrySave", "entry")
    assert "Mon 25 Oct 2027" in line(officer, MEETING)
    officer.sees("Proposals for the home authority: More speech and language therapy.")


def test_nineteen_is_warned_of_and_then_the_clocks_of_custody_stop(desktop: Desktop) -> None:
    """Story 19: born 20 November 2007; 90 days before is Saturday 22 August 2026."""
    officer = detained(desktop, date(2026, 8, 21), born=date(2007, 11, 20))
    records(officer, "existing_plan_recorded", day=date(2026, 1, 12), authority=HOME)
    records(officer, "home_authority_aware")
    no_line(officer, "The rules for detained persons end")

    comes_back_on(desktop, officer, date(2026, 8, 22), "Okoro")
    assert "Fri 20 Nov" in line(officer, "The rules for detained persons end")
    officer.keys("Ctrl+1")
    assert "Fri 20 Nov" in line(officer, "The rules for detained persons end")

    comes_back_on(desktop, officer, date(2026, 11, 19), "Okoro")
    assert "Mon 11 Jan 2027" in line(officer, MEETING)
    comes_back_on(desktop, officer, date(2026, 11, 20), "Okoro")
    no_line(officer, MEETING)
    officer.sees("Rule set: adult custody", "19th birthday on Friday 20 November 2026")
    assert "Hold a monitoring meeting (was Mon 11 Jan 2027)" in officer.reads("rulesStopped")
    officer.sees("The record of the plan stays", "Plan in force")
    officer.keys("Ctrl+1")
    no_line(officer, MEETING)


def test_received_in_wales_the_case_is_under_rules_that_are_not_englands(desktop: Desktop) -> None:
    """Story 22: the nation is asked with the establishment."""
    officer = sits_down(desktop, date(2026, 10, 5), "custody")
    opens(
        officer, "Sam Okoro", BORN, since=date(2026, 10, 5),
        establishment="Cwm Derwen", nation="Wales", status="Remanded",
    )  # fmt: skip

    officer.sees("Rule set: not England", "Detained (Wales) on Monday 5 October 2026")
    officer.sees("Ask the home authority what holds now")
    no_line(officer, "individual learning plan")
    no_line(officer, "Send the plan to the establishment")


def test_an_establishment_known_to_be_welsh_needs_no_asking(desktop: Desktop) -> None:
    """Story 22: choosing it on the custody tab is enough, and back in England they run again."""
    officer = detained(desktop, date(2026, 10, 5))
    assert "Mon 19 Oct" in line(officer, "individual learning plan")
    comes_back_on(desktop, officer, date(2026, 10, 7), "Okoro")

    officer.turns_to("Custody")
    officer.presses("settingFactsChange")
    officer.types("held_at", "HMP and YOI Parc")
    assert officer.reads("held_in") == "Wales"
    officer.sees("the rules for detained persons don’t hold there")
    officer.dates("held_since", date(2026, 10, 7))
    officer.finishes("factsSave", "facts")
    officer.turns_to("Overview")

    officer.sees("Rule set: not England", "Held in custody (Wales) on Wednesday 7 October 2026")
    no_line(officer, "individual learning plan")
    officer.keys("Ctrl+1")
    no_line(officer, "individual learning plan")

    comes_back_on(desktop, officer, date(2026, 10, 12), "Okoro")
    records(officer, "received_at_establishment", establishment="HMYOI Fenmoor",
            chosen_nation="England")  # fmt: skip
    officer.sees_no("Rule set: not England")
    assert "Mon 26 Oct" in line(officer, "individual learning plan")
