"""Circles of forgotten things are cleared up on the window's thread, and still are."""

from __future__ import annotations

import gc
from threading import current_thread, main_thread
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from caseworker.ui.sweeping import Sweeper
from caseworker.ui.tasks import Tasks


class _Circle:
    """Something that only Python's own clearing up can let go."""

    cleared_on: list[bool]

    def __init__(self, cleared_on: list[bool]) -> None:
        self.cleared_on = cleared_on
        self.me = self

    def __del__(self) -> None:
        self.cleared_on.append(current_thread() is main_thread())


def test_a_worker_clears_up_nothing(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> None:
    sweeper = Sweeper()
    cleared: list[bool] = []
    circle = ref(_Circle(cleared))

    def churn() -> int:
        return len([[at] for at in range(50_000)])

    lanes[0].run(sweeper, churn, then=lambda _: None, failed=lambda _: None)
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    assert circle() is not None

    gc.collect()
    assert cleared == [True]


@pytest.mark.usefixtures("qapp")
def test_what_has_grown_is_cleared_up_by_the_sweep() -> None:
    sweeper = Sweeper()
    circle = ref(_Circle([]))
    grown = [[at] for at in range(gc.get_threshold()[0] + 10)]

    sweeper.sweep()

    assert circle() is None
    assert grown
