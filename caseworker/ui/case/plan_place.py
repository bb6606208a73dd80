"""Keeps where the cursor stands in each plan, so that a lock or a kill only interrupts.

It is kept when it has come to rest, and with every saving of the plan: whoever types on
without a pause has no cursor that rests.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from caseworker.domain.case import CaseNumber
from caseworker.ui.case.plan_where import Where, where_from
from caseworker.ui.desk import Desk

REST: Final = 800  # ms after which the cursor is taken to have come to rest


class CursorPlace(QObject):
    """The place of one officer in the plans of one case, kept in the store with their typing."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._number = desk, number
        self._noted: tuple[str, Where] | None = None
        self._kept: tuple[str, Where] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.keep)

    def note(self, series: str, where: Where) -> None:
        """The cursor is there now; it is kept once it rests."""
        if where.at >= 0:
            self._noted = (series, where)
            self._rest.start()

    @Slot()
    def keep(self) -> None:
        """Keep it now, if it is not where it was."""
        self._rest.stop()
        if self._noted is not None and self._noted != self._kept:
            self._kept = self._noted
            series, where = self._noted
            self._desk.keep_place(self._form(series), where.to_text())

    def find(self, series: str, then: Callable[[Where], None]) -> None:
        """Where it was; says nothing where it never was."""

        def answer(text: str | None) -> None:
            where = where_from(text)
            if where is not None:
                then(where)

        self._desk.draft(self, self._form(series), answer)

    def _form(self, series: str) -> str:
        return f"plan-place/{self._number}/{series}"
