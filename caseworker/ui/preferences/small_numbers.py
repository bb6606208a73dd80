"""Preferences: from which number on a count of children may leave in a report."""

from __future__ import annotations

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
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words, named, primary, row, secondary
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.why_not import grey


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
        label = Words("Left out: fewer children than", "body")
        label.setBuddy(self._number)
        line = row(10)
        for part in (label, self._number):
            line.addWidget(part)
        line.addStretch(1)
        inside.addLayout(line)
        grey(self._number, why)
        if why is not None:
            inside.addWidget(Words(why, "small", wrap=True, name="smallNumbersWhy"))
        save = primary("Save", "smallNumbersSave")
        grey(save, why)
        shut = secondary("Cancel", "smallNumbersShut")
        save.clicked.connect(self._on_save)
        shut.clicked.connect(self.fold)
        buttons = row()
        for button in (save, shut):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        self._desk.see(self, smallest_here, self._number.setValue)

    @Slot()
    def _on_save(self) -> None:
        command = ChooseSmallest(self._number.value())
        self._desk.do(
            choose_smallest, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self.fold()
        self.tell(done.sentence)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.tell(str(error), Tone.AMBER)
