"""Counts over every case away from the window, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.casework.records import Records
from caseworker.casework.reports import ReportStopped, Told, count_clocks
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk


class Progress(QObject):
    """How far the reading has come.

    Signals:
        read: so many cases of so many have been read.
    """

    read = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = Event()

    def tell(self, done: int, of: int) -> bool:
        """Called on the papers lane. Answers whether to go on."""
        if self.stop.is_set():
            return False
        self.read.emit(done, of)
        return True


class Counting(QObject):
    """One count after another; a new one stops the one before.

    Signals:
        moved: so many cases of so many have been read.
        counted: every case has been; carries what was counted.
        stopped: it was stopped before its end.
        refused: it could not be counted; carries the words.
    """

    moved = Signal(int, int)
    counted = Signal(object)
    stopped = Signal()
    refused = Signal(str)

    def __init__(
        self,
        desk: Desk,
        parent: QObject,
        question: Callable[[Told], Callable[[Records, date], Any]] = count_clocks,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._progress: Progress | None = None

    @property
    def is_under_way(self) -> bool:
        return self._progress is not None

    def begin(self) -> None:
        self.stop()
        progress = self._progress = Progress()
        progress.read.connect(self.moved)
        # A lock must not wait for a report: whoever asked is gone by then.
        self.destroyed.connect(progress.stop.set)
        self._desk.paper(
            self,
            self._question(progress.tell),
            lambda counted: self._on_counted(progress, counted),
            refused=lambda error: self._on_refused(progress, error),
        )

    @Slot()
    def stop(self) -> None:
        """Stop at the next case."""
        if self._progress is not None:
            self._progress.stop.set()

    def _on_counted(self, of: Progress, counted: object) -> None:
        if self._is_over(of):
            self.counted.emit(counted)

    def _on_refused(self, of: Progress, error: CaseworkerError) -> None:
        if not self._is_over(of):
            return
        if isinstance(error, ReportStopped):
            self.stopped.emit()
        else:
            self.refused.emit(str(error))

    def _is_over(self, of: Progress) -> bool:
        """Whether it is the count under way that has ended: one that was replaced is not news."""
        if of is not self._progress:
            return False
        self._progress = None
        return True
