"""Story 4: home authority is not the nearest council."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox

from tests.days.window.desktop import Desktop
from tests.days.window.stories import (
    comes_back_on,
    fills_in,
    line,
    notes,
    opens,
    records,
    sits_down,
)

DAY = date(2026, 10, 5)


def test_story_04_home_authority_is_not_the_nearest_council(desktop: Desktop) -> None:
    officer = sits_down(desktop, DAY, "custody")
    opens(
        officer, "Kai Mercer", date(2010, 11, 20), since=DAY,
        establishment="HMYOI Wetherby", status="Sentenced",
    )  # fmt: skip
    officer.turns_to("Reception")
    officer.sees("Leeds City Council", "Wetherby stands in its area.")
    officer.sees("From memory: check with the establishment")
    officer.presses("homeAuthorityChange")
    officer.types("whereabouts", "A placement in Leeds, then Wetherby")

    officer.types("looked_after_by", "Hull City Council")

    assert officer.reads("home_authority") == "Hull City Council"
    officer.sees("The home authority is now Hull City Council: it is the one that looks after")
    officer.sees("EA 1996 s.562J")
    officer.finishes("factsSave", "facts")
    officer.sees("Looked after by it.", "Looked after by", "Hull City Council")
    officer.sees("Leeds City Council")

    comes_back_on(desktop, officer, date(2026, 10, 12), "Mercer")
    notes(officer, "Custody", held_at="HMYOI Werrington", held_since=date(2026, 10, 12))
    officer.turns_to("Reception")
    officer.sees("Staffordshire County Council", "Werrington stands in its area.")
    officer.sees("Hull City Council", "Looked after by it.")
    officer.sees_no("Leeds City Council")
    officer.turns_to("Custody")
    officer.sees("Staffordshire County Council. Werrington stands in its area.")


def test_story_04_the_authority_after_release_is_asked_for_before(desktop: Desktop) -> None:
    officer = sits_down(desktop, DAY, "custody")
    opens(
        officer, "Kai Mercer", date(2010, 11, 20), since=DAY,
        establishment="HMYOI Wetherby", status="Sentenced",
    )  # fmt: skip
    records(
        officer, "release_day_told", chosen_what="At half-way", on=date(2026, 12, 14),
        source="Warrant",
    )  # fmt: skip
    assert "Mon 16 Nov" in line(officer, "Know where they go on release")
    officer.turns_to("Reception")
    officer.presses("homeAuthorityNext")
    fills_in(officer, chosen_education="being looked for", authority="Leeds City Council")
    officer.finishes("entrySave", "entry")
    officer.sees("After release", "Told on 5 October 2026.")
    officer.sees_no("Ordinarily lives there")

    officer.takes("actions", "act_released")

    offered = officer.finds("authority", QComboBox)
    assert "Leeds City Council" in [offered.itemText(at) for at in range(offered.count())]
    assert officer.reads("home_authority") == ""
    officer.presses("entryCancel")
