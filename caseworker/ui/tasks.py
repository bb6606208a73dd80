"""Work done away from the window: one lane of it, one piece at a time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from caseworker.ui.here import is_here

Answer = TypeVar("Answer")
Waiting = tuple[QObject, Callable[[Any], None], Callable[[Exception], None]]


class Tasks(QObject):
    """One worker thread. What is handed in is done in order, and answered on this thread.

    Signals:
        busy_changed: true while work is waiting or running.
    """

    busy_changed = Signal(bool)
    _answered = Signal(int, object)
    _failed = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # a database connection must not change threads
        self._tickets = count()
        self._waiting: dict[int, Waiting] = {}
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting)

    def run(
        self,
        asker: QObject,
        work: Callable[[], Answer],
        *,
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` on the worker, then call ``then`` or ``failed`` on this thread.

        Neither is called if ``asker`` is gone by then, or on its way.
        """
        ticket = next(self._tickets)
        self._waiting[ticket] = (asker, then, failed)
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        self._pool.start(lambda: self._work(ticket, work))

    def finish(self) -> None:
        """Wait for what has been handed in. Called once, as the window closes."""
        self._pool.waitForDone()

    def _work(self, ticket: int, work: Callable[[], object]) -> None:
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001 - handed to whoever asked, never dropped
            self._failed.emit(ticket, error)
        else:
            self._answered.emit(ticket, answer)

    @Slot(int, object)
    def _on_answered(self, ticket: int, answer: object) -> None:
        asker, then, _ = self._take(ticket)
        if is_here(asker):
            then(answer)

    @Slot(int, object)
    def _on_failed(self, ticket: int, error: Exception) -> None:
        asker, _, failed = self._take(ticket)
        if is_here(asker):
            failed(error)

    def _take(self, ticket: int) -> Waiting:
        waiting = self._waiting.pop(ticket)
        if not self._waiting:
            self.busy_changed.emit(False)
        return waiting
