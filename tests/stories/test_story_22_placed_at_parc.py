"""Story 22: a Welsh establishment switches the case to “rule set: not England”, and says why."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.stories import (
    comes_back_on,
    line,
    no_line,
    opens,
    records,
    sits_down,
)
from tests.days.window.test_14_stories_of_custody import BORN, detained


def test_story_22_placed_at_parc(desktop: Desktop) -> None:
    """Choosing the name is enough: it is known where it lies."""
    officer = sits_down(desktop, date(2026, 10, 5), "custody")
    opens(
        officer, "Sam Okoro", BORN, since=date(2026, 10, 5),
        establishment="HMP and YOI Parc", status="Remanded",
    )  # fmt: skip

    assert officer.reads("receptionRules") == "Rule set: not England"
    officer.sees("Rule set: not England", "Detained (Wales) on Monday 5 October 2026")
    officer.sees(
        "accommodation there isn’t relevant youth accommodation",
        "Ask the home authority what holds now",
    )
    no_line(officer, "individual learning plan")
    no_line(officer, "Send the plan to the establishment")
    officer.turns_to("Reception")
    officer.sees("Bridgend County Borough Council")

    comes_back_on(desktop, officer, date(2026, 10, 12), "Okoro")
    records(officer, "received_at_establishment", establishment="HMYOI Fenmoor",
            chosen_nation="England")  # fmt: skip
    officer.sees_no("Rule set: not England")
    assert "Mon 26 Oct" in line(officer, "individual learning plan")


def test_story_22_moved_to_parc_on_the_custody_tab(desktop: Desktop) -> None:
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
