"""F1 at the field, over an open form: the law’s paragraph and an example; then back to typing."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPlainTextEdit

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import opens, sits_down
from tests.days.window.test_evidence import saves

TYPED = "He signs, and needs two hours a week"


def test_help_at_the_field_then_on_paper(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 9, 7), "community")
    opens(officer, "Ellis Marsh", date(2014, 5, 2), since=date(2026, 9, 7))
    officer.takes("actions", "act_request_received")
    officer.types("reasons", "He signs")

    officer.keys("F1")
    officer.sees("as they would stand in a letter to the family", "speech therapist’s report")
    officer.keys("Esc")
    officer.adds("reasons", ", and needs two hours a week")
    assert typed(officer) == TYPED

    officer.keys("F1")
    officer.presses("fieldHelpMore")  # all help lies over the form, which stays as it is
    officer.types("helpSearch", "T-03")
    officer.sees("Decide whether to assess, and tell those concerned")
    officer.presses("helpPrint")
    paper = saves(officer, desktop.root / "help.pdf")
    assert "Decide whether to assess, and tell those concerned" in paper
    assert "SEND Regs 2014 reg 5(1)" in paper
    officer.presses("helpSheetClose")
    assert typed(officer) == TYPED

    officer.keys("Ctrl+/")
    officer.sees("Shortcuts", "Close a sheet or a menu; what was typed stays kept")


def typed(officer: Officer) -> str:
    return officer.finds("reasons", QPlainTextEdit).toPlainText()
