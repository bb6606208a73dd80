"""One worker for a lane: order, answers on the window's thread, nothing for who has gone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from caseworker.ui.tasks import Tasks


def _unwanted(error: Exception) -> None:
    pytest.fail(f"broke: {type(error).__name__}")


def test_three_hundred_pieces_of_work_come_back_in_order(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks]
) -> None:
    lane, _ = lanes
    answers: list[int] = []
    asker = QObject()

    for number in range(300):
        lane.run(asker, lambda number=number: number, then=answers.append, failed=_unwanted)  # type: ignore[misc]

    qtbot.waitUntil(lambda: len(answers) == 300)
    assert answers == list(range(300))


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> None:
    lane, _ = lanes
    seen: list[tuple[int, int]] = []
    asker = QObject()

    lane.run(
        asker,
        threading.get_ident,
        then=lambda there: seen.append((there, threading.get_ident())),
        failed=_unwanted,
    )

    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert worker != here == threading.get_ident()


def test_one_lane_keeps_to_one_thread(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> None:
    """A database connection must not change threads."""
    lane, _ = lanes
    threads: list[int] = []
    asker = QObject()

    for _ in range(20):
        lane.run(asker, threading.get_ident, then=threads.append, failed=_unwanted)

    qtbot.waitUntil(lambda: len(threads) == 20)
    assert len(set(threads)) == 1


def test_two_lanes_do_not_wait_for_each_other(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> None:
    records, papers = lanes
    gate = threading.Event()
    answers: list[str] = []
    asker = QObject()

    papers.run(asker, gate.wait, then=lambda _: answers.append("paper"), failed=_unwanted)
    records.run(asker, lambda: "saved", then=answers.append, failed=_unwanted)

    qtbot.waitUntil(lambda: answers == ["saved"])
    gate.set()
    qtbot.waitUntil(lambda: answers == ["saved", "paper"])


def test_an_asker_that_has_gone_is_not_answered(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> None:
    lane, _ = lanes
    gate = threading.Event()
    answers: list[object] = []
    asker = QObject()

    lane.run(asker, gate.wait, then=answers.append, failed=_unwanted)
    delete(asker)
    gate.set()

    qtbot.waitUntil(lambda: not lane.is_busy)
    assert answers == []


def test_an_error_is_handed_to_whoever_asked(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> None:
    lane, _ = lanes
    errors: list[Exception] = []
    asker = QObject()

    lane.run(asker, lambda: 1 // 0, then=lambda _: None, failed=errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_busy_is_said_once_for_many_pieces(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> None:
    lane, _ = lanes
    said: list[bool] = []
    asker = QObject()
    lane.busy_changed.connect(said.append)

    for _ in range(10):
        lane.run(asker, lambda: None, then=lambda _: None, failed=_unwanted)

    qtbot.waitUntil(lambda: said == [True, False])


class _Bell(QObject):
    rung = Signal(bool)


def test_twenty_thousand_signals_leave_the_program_alive() -> None:
    """One release of Qt for Python lost a reference to True with every signal, and aborted."""
    bell = _Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)

    for _ in range(20_000):
        bell.rung.emit(True)

    assert len(heard) == 20_000
