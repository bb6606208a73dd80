"""The page of health at the window: what was found is mended from there, or put aside."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QLabel, QLineEdit

from caseworker.casework import cases
from tests.builders import a_person
from tests.days.window.desktop import FIRST_DAY, Desktop


def test_a_finding_is_put_aside_and_today_says_what_is_left(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        opening = cases.OpenCase(a_person(home_authority=""), "community", FIRST_DAY)
        store.office.do(cases.open_case, opening)
    officer = desktop.signs_in()
    officer.keys("Ctrl+7")
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


def test_each_finding_opens_the_sheet_that_mends_it_and_the_list_is_printed(
    desktop: Desktop,
) -> None:
    with closing(desktop.has_a_store()) as store:
        opening = cases.OpenCase(a_person(), "community", FIRST_DAY)
        store.office.do(cases.open_case, opening)
        second = store.office.do(cases.open_case, opening).made
    desktop.clock.forward(days=60)
    officer = desktop.signs_in()

    def looks(title: str) -> str:
        """The name of the card that has this finding."""
        officer.keys("Ctrl+7")
        officer.turns_to("Health", "recordsTabs")

        def at() -> int | None:
            found = ((n, officer.window.findChild(QLabel, f"finding{n}Title")) for n in range(20))
            return next((n for n, one in found if one is not None and title in one.text()), None)

        officer.waits(lambda: at() is not None, title)
        return f"finding{at()}"

    officer.presses(f"{looks('Not heard from us')}Case0Fix")
    officer.waits(lambda: officer.is_seen("entry"), "the contact is typed at once")
    officer.keys("Esc")
    officer.presses(f"{looks('Likely the same person')}Case0Fix")
    officer.waits(lambda: officer.is_seen("joinSummary"), "both cases stand side by side")
    assert officer.finds("joinNumber", QLineEdit).text() == second
    officer.keys("Esc")
    looks("Not heard from us")
    officer.presses("healthList")
    officer.waits(lambda: officer.is_seen("paperView"), "the list is looked at first")
