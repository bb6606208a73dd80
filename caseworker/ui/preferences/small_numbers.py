"""Preferences: from which number on a count of children may leave in a report."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSpinBox, QVBoxLayout

from caseworker.casework.office import Done
from caseworker.casework.small_numbers import (
    LEAST,
    MOST,
    ChooseSmallest,
    choose_smallest,
    smallest_here,
)
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form, named
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.why_not import grey

_WIDE: Final = 200  # px at 100%


class SmallNumbersCard(FoldedCard):
    """One number; whoever may not choose it reads who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Small numbers in reports",
            "A report that leaves the program says nothing of fewer children than this number, and "
            "nothing from which it could be worked out. In the window every number stands.",
            "Choose the number…",
            "smallNumbers",
        )
        self._desk = desk

    def build(self, inside: QVBoxLayout) -> None:
        why = self._desk.why_not(Right.CHANGE_SETTINGS)
        self._number = named(
            QSpinBox(), "smallNumbersBelow", "Left out where there are fewer children than"
        )
        self._number.setRange(LEAST, MOST)
        self._number.setMaximumWidth(theme.px(_WIDE))
        self._form = Form("smallNumbers")
        self._form.add("below", "Left out: fewer children than", self._number)
        inside.addWidget(self._form)
        grey(self._number, why)
        self.end_with_save(inside, why, self._on_save)
        self._desk.see(self._form, smallest_here, self._on_number)

    def _on_number(self, number: int) -> None:
        self._number.setValue(number)
        self.kept = keep_changes(self._desk, "small numbers", self._form, self.tell)

    @Slot()
    def _on_save(self) -> None:
        command = ChooseSmallest(self._number.value())
        self._desk.do(
            choose_smallest, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self.finish()
        self.tell(done.sentence)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.tell(str(error), Tone.AMBER)
