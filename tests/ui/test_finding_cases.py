"""The cases of a finding: a few at first, more with each press, and what is left is said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework.health import Finding, Health
from caseworker.domain.case import CaseNumber
from caseworker.domain.health import Found
from caseworker.ui.records.finding_cases import FindingCases
from tests.builders import TODAY
from tests.ui.hands import find, press, words


def cases_of(count: int) -> FindingCases:
    numbers = [CaseNumber(f"2026-{at:04d}") for at in range(count)]
    found = tuple(Found("no_carer", one) for one in numbers)
    finding = Finding("no_carer", "No parent recorded", "Why.", "Add one…", "Practice", found)
    health = Health(TODAY, count, (finding,), dict.fromkeys(numbers, "Tom Whitfield"))
    return FindingCases(finding, "finding0", health)


def test_a_press_shows_more_of_them_and_reading_goes_on_there(qtbot: QtBot) -> None:
    shown = cases_of(22)
    qtbot.addWidget(shown)
    shown.show()
    more = find(shown, QPushButton, "finding0More")
    before = (shown.count, more.text())

    press(shown, "finding0More")

    assert before == (5, "Show 10 more of 17")
    assert (shown.count, more.text()) == (15, "Show 7 more of 7")
    assert shown.focusWidget() is find(shown, QPushButton, "finding0Case5Fix")
    press(shown, "finding0More")
    assert (shown.count, more.isVisible()) == (22, False)


def test_nobody_reads_ten_thousand(qtbot: QtBot) -> None:
    shown = cases_of(1000)
    qtbot.addWidget(shown)
    shown.show()

    while find(shown, QPushButton, "finding0More").isVisible():
        press(shown, "finding0More")

    assert shown.count == 200
    assert words(shown, "finding0Rest") == "And 800 more. Mend these first."


@pytest.mark.parametrize("count", [1, 5])
def test_a_few_are_shown_at_once(qtbot: QtBot, count: int) -> None:
    shown = cases_of(count)
    qtbot.addWidget(shown)
    shown.show()

    assert shown.count == count
    assert not find(shown, QPushButton, "finding0More").isVisible()
