"""A move's checklist at the window: its lines as a screen reader says them, and their buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from caseworker.ui.case.move_row import MoveRow
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of


def opens_checklist(officer: Officer) -> None:
    officer.turns_to("Move")
    officer.waits(lambda: _rows(officer), "a checklist is there")


def asks(officer: Officer, words: str) -> str:
    """The line with these words, once it is there."""
    return _with(officer, words).accessibleName()


def no_ask(officer: Officer, words: str) -> None:
    officer.waits_for_quiet()
    assert not [row for row in _rows(officer) if words in row.accessibleName()]


def is_done(officer: Officer, words: str) -> None:
    officer.waits(
        lambda: " done: " in f" {_with(officer, words).accessibleName()}", f"“{words}” is done"
    )


def acts(officer: Officer, words: str) -> None:
    """Press the one button of the line with these words."""
    row = _with(officer, words)
    officer.waits(lambda: row.findChildren(QAbstractButton), "it can be done")
    officer.presses(row.findChildren(QAbstractButton)[0].objectName())


def saves_letter(officer: Officer, path: Path, reason: str = "They have no printer.") -> str:
    """Save a copy of the letter that is open, close it, and read it."""
    officer.presses("letterSave")
    officer.lets_go(path, reason)
    officer.presses("letterClose")
    return " ".join(words_of(path).split())


def _with(officer: Officer, words: str) -> MoveRow:
    def found() -> list[MoveRow]:
        return [row for row in _rows(officer) if words in row.accessibleName()]

    officer.waits(found, f"the checklist says “{words}”")
    return found()[0]


def _rows(officer: Officer) -> list[MoveRow]:
    return [row for row in officer.window.findChildren(MoveRow) if row.isVisible()]
