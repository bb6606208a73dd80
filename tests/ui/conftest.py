"""What the window's tests share: the light theme, two lanes, and nothing left behind."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.case import OfficerId
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.fittings import Fittings, Place
from caseworker.ui.icons import Icon
from caseworker.ui.pages.preferences import PreferencesPage
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.parts import named
from caseworker.ui.tasks import Tasks
from caseworker.ui.window import Window
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore, PaperStrongroom, a_due, a_line
from tests.ui.windows import CaseStandIn, WritingPage, unlock

Settle = Callable[[], None]

PATIENCE = 60_000
"""Milliseconds. A machine may be busy: how long something takes is never what is tested."""


class PatientBot(QtBot):
    """Waits as long as a busy machine may take, where a test doesn't say how long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802 - pytest-qt's own name
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands of an officer, as pytest-qt has them."""
    del qapp
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.wear(theme.Theme(), qapp)


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    """Forgotten widgets are cleared up on this thread, never by a worker (ui/sweeping.py)."""
    gc.disable()
    gc.freeze()  # what was there before the test needs no looking through after it
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[tuple[Tasks, Tasks]]:
    """The records lane and the papers lane; a test fails if work is still under way."""
    records, papers = Tasks(), Tasks()
    yield records, papers
    qtbot.waitUntil(lambda: not records.is_busy and not papers.is_busy)
    for lane in (records, papers):
        lane.finish()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible()]


@pytest.fixture
def settle(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> Settle:
    """Wait until nothing is under way and everything that was asked has been answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes))
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes))

    return wait


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """The window that a sheet is opened over."""
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def paper() -> PaperRecords:
    return PaperRecords()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], paper: PaperRecords) -> Desk:
    return Desk(PaperStore(paper, OKAFOR), *lanes)


@pytest.fixture
def strongroom(paper: PaperRecords) -> PaperStrongroom:
    return PaperStrongroom(paper)


@pytest.fixture
def restarts() -> list[OfficerId | None]:
    """Every restart that was asked for, and for whom."""
    return []


@pytest.fixture
def fittings(
    lanes: tuple[Tasks, Tasks],
    strongroom: PaperStrongroom,
    restarts: list[OfficerId | None],
    tmp_path: Path,
) -> Fittings:
    return Fittings(
        strongroom=strongroom,
        folder=tmp_path / "office.caseworker",
        records=lanes[0],
        papers=lanes[1],
        places=(Place("today", "Today", Icon.TODAY, TodayPage),),
        restart=restarts.append,
    )


@pytest.fixture
def window(qtbot: QtBot, fittings: Fittings, paper: PaperRecords) -> Window:
    paper.lines += [a_line(a_due("Decide whether to assess", 1))]
    full = replace(
        fittings,
        places=(*fittings.places, Place("notes", "Notes", Icon.BOOK, WritingPage)),
        preferences=PreferencesPage,
        case=CaseStandIn,
        new_case=lambda desk: named(WritingPage(desk), "newCasePage"),
    )
    window = Window(full)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def at_work(qtbot: QtBot, window: Window) -> Window:
    unlock(qtbot, window)
    return window
