"""Saving the diary for another calendar: the least is said unless more is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.diary import Choice
from caseworker.ui.papers.calendar_sheet import CalendarSheet
from tests.documents.calendar_reader import entries_of
from tests.ui.hands import fill, find, press, words
from tests.ui.papers.bench import Bench

NAMES = ("Tom", "Whitfield", "Dawn", "Carl", "Rhian", "Pugh", "Judith", "Okafor", "Northmere")


@pytest.fixture
def sheet(qtbot: QtBot, bench: Bench) -> CalendarSheet:
    return opened(qtbot, bench, bench.folder / "saved.ics")


def opened(qtbot: QtBot, bench: Bench, path: Path) -> CalendarSheet:
    """The sheet, once it knows what there is; a place is chosen at once."""

    def ask(owner: QWidget, name: str, then: Callable[[Path], None]) -> None:
        del owner
        bench.asked_names.append(name)
        then(path)

    sheet = CalendarSheet(bench.desk, Choice(), bench.window, ask=ask)
    sheet.open()
    qtbot.waitUntil(lambda: bool(words(sheet, "calendarCount")))
    return sheet


def test_it_says_what_there_is_and_begins_with_nothing_personal(sheet: CalendarSheet) -> None:
    assert words(sheet, "calendarCount").endswith("owed from today on, of 1 case.")
    assert find(sheet, QRadioButton, "calendar_nothing").isChecked()


def test_a_calendar_with_nothing_personal_is_saved_without_more_ado(
    qtbot: QtBot, bench: Bench, sheet: CalendarSheet
) -> None:
    with qtbot.waitSignal(sheet.saved):
        press(sheet, "calendarGo")

    content = (bench.folder / "saved.ics").read_bytes()
    assert {entry.says["SUMMARY"] for entry in entries_of(content)} == {"Caseworker: 1 duty due"}
    assert bench.asked_names == ["caseworker-2026-11-23.ics"]
    assert not any(name.encode() in content for name in (*NAMES, bench.number))


def test_a_calendar_with_initials_needs_a_reason_and_is_written_down(
    qtbot: QtBot, bench: Bench, sheet: CalendarSheet
) -> None:
    find(sheet, QRadioButton, "calendar_initials").setChecked(True)
    press(sheet, "calendarGo")
    qtbot.waitUntil(lambda: "Say why" in words(sheet, "calendarReasonFault"))
    assert not bench.asked_names

    fill(sheet, "calendarReason", "For my own calendar")
    with qtbot.waitSignal(sheet.saved) as saved:
        press(sheet, "calendarGo")

    content = (bench.folder / "saved.ics").read_bytes()
    said = [entry.says["SUMMARY"] for entry in entries_of(content)]
    assert f"[OFFICIAL-SENSITIVE] TW {bench.number}: Send the final plan" in said
    assert not any(name.encode() in content for name in NAMES)
    assert "For my own calendar" in saved.args[0]
    assert bench.history()[0].words.startswith("Saved a calendar file with initials")


def test_a_calendar_that_can_t_be_written_is_written_down_as_that(
    qtbot: QtBot, bench: Bench
) -> None:
    sheet = opened(qtbot, bench, bench.folder / "nowhere" / "saved.ics")
    find(sheet, QRadioButton, "calendar_initials").setChecked(True)
    fill(sheet, "calendarReason", "For my own calendar")

    press(sheet, "calendarGo")

    qtbot.waitUntil(lambda: "no longer there" in words(sheet, "calendarRefused"))
    qtbot.waitUntil(lambda: "not saved after all" in bench.history()[0].words)
    sheet.reject()
