"""The page of health at the window: what was found is mended from there, or put aside."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QLabel

from caseworker.casework import cases
from tests.builders import a_person
from tests.days.window.desktop import FIRST_DAY, Desktop


def test_a_finding_is_put_aside_and_today_says_what_is_left(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        opening = cases.OpenCase(a_person(home_authority=""), "community", FIRST_DAY)
        store.office.do(cases.open_case, opening)
    officer = desktop.signs_in()
    officer.presses("rail_records")
    officer.turns_to("Health", "recordsTabs")

    def said(name: str) -> str:
        found = officer.window.findChild(QLabel, name)
        return found.text() if found is not None else ""

    officer.waits(lambda: "to look at" in said("healthWords"), "the cases are looked over")
    before = said("healthWords")
    officer.presses("finding0Case0Aside")
    officer.types("asideReason", "It is being asked")
    officer.finishes("asideGo", "asideSheet")
    officer.waits(
        lambda: "to look at" in said("healthWords") and said("healthWords") != before,
        "it is looked over again",
    )

    officer.keys("Ctrl+1")
    officer.waits(lambda: "to look at on" in said("recordsLook"), "Today says so")
