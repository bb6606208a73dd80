"""Story 8: a draft is served on 9 November, and nothing is final before the days for views end.

Detained Persons Regs 2015 reg 13(1): at least 15 days, beginning with the day of service.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QRegularExpression
from PySide6.QtWidgets import QAbstractButton

from caseworker.casework.office import Office
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import card_of, detained, owed, sits_down
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import note

SERVED = date(2026, 11, 9)
NAMES: Final = QRegularExpression(r"^letter\d+$")
VIEWS = "Views on the draft plan close"


def _to_drafting(desktop: Desktop, office: Office) -> None:
    """The home authority assessed him, and has to make a plan: all heard, and written down."""
    case = office.see(lambda records, _: next(records.every_case()).number)
    note(office, case, "request_received", requested_by="Establishment or youth justice service")
    desktop.it_is(date(2026, 10, 12))
    note(office, case, "decided_to_assess", reasons="He may need more than support gives.")
    desktop.it_is(SERVED)
    note(office, case, "decided_to_issue", reasons="It is needed.")


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    return sits_down(desktop, detained(desktop, date(2026, 9, 14), then=_to_drafting))


def test_story_08_the_draft_plan(officer: Officer, desktop: Desktop) -> None:
    officer.sees("Draft plan was sent")  # an establishment hears of it, and makes no plan itself
    officer.presses("doNext")
    officer.dates("day", SERVED)
    officer.dates("sent", SERVED)
    officer.dates("served", SERVED)
    officer.finishes("entrySave", "entry")

    assert owed(officer, VIEWS).startswith("Mon 23 Nov")
    assert "15 days" in card_of(officer, VIEWS)

    saved = desktop.root / "sheet.pdf"
    _prints_the_sheet(officer, saved)
    words = " ".join(words_of(saved).split())
    assert "What do you think of your plan?" in words
    assert "Please tell us by 23 November 2026." in words

    desktop.it_is(date(2026, 11, 23))
    officer.takes("actions", "act_final_plan_sent")
    officer.dates("day", date(2026, 11, 23))
    officer.dates("sent", date(2026, 11, 23))
    officer.presses("entrySave")
    officer.sees("Wait with the final plan until the days for views are over", "reg 13(1)")
    officer.types("despite", "The authority sent it all the same.")
    officer.finishes("entrySave", "entry")
    officer.turns_to("History")
    officer.sees("Although: The authority sent it all the same.")


def _prints_the_sheet(officer: Officer, path: Path) -> None:
    officer.turns_to("Documents")
    sheet = "The sheet in easy words"
    officer.waits(lambda: _write(officer, sheet), f"“{sheet}” can be written")
    officer.presses(_write(officer, sheet))
    officer.types("to", "Kai Mercer")
    officer.presses("letterSave")
    officer.lets_go(path, "For him to say what he thinks.")
    officer.presses("letterClose")
    officer.turns_to("Overview")


def _write(officer: Officer, title: str) -> str:
    """The name of the button that writes the letter of this title."""
    for button in officer.window.findChildren(QAbstractButton, NAMES):
        if button.isVisible() and title in button.accessibleName():
            return button.objectName()
    return ""
