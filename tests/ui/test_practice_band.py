"""The band over a practice store: the next day comes when it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Office
from caseworker.casework.practice.office import practice_office
from caseworker.casework.records import OfficeFacts
from caseworker.storage.practice import PracticeClock
from caseworker.ui.desk import Desk
from caseworker.ui.fittings import Fittings
from caseworker.ui.tasks import Tasks
from caseworker.ui.workroom import Workroom
from tests.ui.hands import press, words
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore


class PracticeRecords(PaperRecords):
    """Records on paper whose clock hears, as the store's does, when the office is saved."""

    def __init__(self) -> None:
        super().__init__(facts=practice_office())
        self.clock = PracticeClock(self.facts)

    def save_office(self, facts: OfficeFacts) -> None:
        super().save_office(facts)
        self.clock.hear(facts)


@pytest.fixture
def records() -> PracticeRecords:
    return PracticeRecords()


@pytest.fixture
def work(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], fittings: Fittings, records: PracticeRecords
) -> Workroom:
    store = PaperStore(records, OKAFOR, practice=True)
    store.clock = records.clock
    store.office = Office(store.reading(), store.clock, store.officer, store.sign)
    work = Workroom(Desk(store, *lanes), fittings)
    qtbot.addWidget(work)
    work.resize(1440, 900)
    work.show()
    return work


def test_the_next_day_comes_on_every_page(
    qtbot: QtBot, work: Workroom, records: PracticeRecords
) -> None:
    press(work, "nextDay")

    qtbot.waitUntil(lambda: words(work, "pageBeside") == "Tuesday 24 November 2026")
    assert "Tuesday 24 November 2026" in words(work, "practiceDay")
    assert records.acts == ["practice_clock_moved"]


def test_two_clicks_at_once_are_one_day(
    qtbot: QtBot, work: Workroom, lanes: tuple[Tasks, Tasks]
) -> None:
    press(work, "nextDay")
    press(work, "nextDay")

    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    assert "Tuesday 24 November 2026" in words(work, "practiceDay")


def test_real_records_have_no_next_day(qtbot: QtBot, desk: Desk, fittings: Fittings) -> None:
    work = Workroom(desk, fittings)
    qtbot.addWidget(work)

    assert work.findChild(QPushButton, "nextDay") is None
