"""“Strike out…”: an entry that should never have been made, and the case it belongs to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.office import Done
from caseworker.casework.striking import StrikeOut, strike_out
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.days import plain
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete
from caseworker.domain.law import event_kinds
from caseworker.domain.striking import BY_MISTAKE, TWICE, WRONG_CASE
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Form, Words, danger, named, secondary
from caseworker.ui.parts.one_of import OneOf

_WHY: Final = (BY_MISTAKE, WRONG_CASE, TWICE)
_ABOUT: Final = (
    "It no longer counts: days that ran from it are worked out anew. It stays in the history, "
    "with your name and the reason."
)


class StrikeSheet(LongSheet):
    """Why, anything more, and on which case it belongs if it was put on the wrong one."""

    def __init__(self, desk: Desk, number: CaseNumber, event: Event, parent: QWidget) -> None:
        title = event_kinds()[event.kind].title
        super().__init__(f"Strike out: {title}", _ABOUT, "strike", parent)
        self._desk, self._number, self._event = desk, number, event
        self.middle.body.addWidget(Words(f"{title}, {plain(event.day)}.", "strong", wrap=True))
        self._why = OneOf("strikeWhy", _WHY)
        self._reasons = named(QLineEdit(), "strikeReasons", "Anything more")
        self._onto = named(QLineEdit(), "strikeOnto", "Number of the right case")
        self._form = Form("strikeForm")
        self._form.add("why", "Why", self._why)
        self._form.add("reasons", "Anything more", self._reasons, hint="Kept with the entry")
        hint = "It is entered there with the same day and facts. Papers stay where they are."
        self._form.add("onto", "Put it on the right case", self._onto, hint=hint)
        self._onto.setPlaceholderText("Number of the right case, if it belongs on another")
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "strikeCancel")
        self._go = danger("Strike it out", "strikeGo")
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._draft = f"strike/{number}/{event.id}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self, case=number)

    @Slot()
    def _on_go(self) -> None:
        onto, why = self._onto.text().strip(), self._why.chosen
        if not why:
            self._form.refuse([Gap("why", "Say why it is struck out.")])
            return
        if onto and why != WRONG_CASE:
            self._form.refuse([Gap("why", f"To put it on another case, choose “{WRONG_CASE}”.")])
            return
        self._go.setEnabled(False)
        command = StrikeOut(
            self._number,
            self._event.id,
            why,
            self._reasons.text(),
            CaseNumber(onto) if onto else None,
        )
        self._desk.do(strike_out, command, asker=self, then=self._on_done, refused=self._on_refused)

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        if isinstance(error, Incomplete):
            self._form.refuse(error.gaps)
        self.say_refused(str(error), getattr(error, "source", ""))
