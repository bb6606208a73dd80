"""“Is today’s date right?”: asked before anything is destroyed by a clock that has jumped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit

from caseworker.casework.clock_doubt import ConfirmDate, clock_doubt, confirm_date
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError, Incomplete
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Form, Words, named, secondary

_DRAFT = "dateConfirm"
_ABOUT = (
    "Nothing is destroyed until somebody has looked at a calendar and said what day it is. If the "
    "clock of this computer is wrong, put it right instead."
)


class DateCard(Card):
    """Hidden where the clock is believed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Is today’s date right?", name="dateCard", gap=8)
        self._desk = desk
        self._why = Words("", "strong", wrap=True, name="dateWhy")
        self._typed = named(QLineEdit(), "dateTyped", "What day it is, in words")
        self._form = Form("dateForm")
        hint = "The day, the month in letters, and the year: 5 March 2027."
        self._form.add("date", "What day it is, in words", self._typed, hint=hint)
        go = secondary("Confirm the date", "dateConfirm")
        go.clicked.connect(self._on_confirm)
        self._form.body.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._why, Words(_ABOUT, wrap=True), self._form):
            self.body.addWidget(part)
        desk.drafts.watch(_DRAFT, self._form, self._form.edited, owner=self)
        self.hide()

    def look(self) -> None:
        question = clock_doubt(self._desk.now)
        self._desk.see(self, question, self._on_doubt, refused=lambda _: None)

    def _on_doubt(self, why: str) -> None:
        self._why.setText(why)
        self.setVisible(bool(why))

    @Slot()
    def _on_confirm(self) -> None:
        self._desk.do(
            confirm_date,
            ConfirmDate(self._typed.text()),
            asker=self,
            then=self._on_confirmed,
            refused=self._on_refused,
        )

    def _on_confirmed(self, _: Done) -> None:
        self._desk.drafts.drop(_DRAFT)
        self._typed.clear()
        self.look()

    def _on_refused(self, error: CaseworkerError) -> None:
        if isinstance(error, Incomplete):
            self._form.refuse(error.gaps)
        else:
            self._why.setText(str(error))
