"""Giving cases to another officer: to whom, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework import giving
from caseworker.casework.giving import GiveCases, TakeBack, how_many
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.officer import OfficerId
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, named, primary, secondary
from caseworker.ui.say import Message, Offer
from caseworker.ui.whose.people import officer_box


class GiveSheet(LongSheet):
    """One case or many.

    Signals:
        said: they were given, and can be taken back; carries the Message.
    """

    said = Signal(object)

    def __init__(self, desk: Desk, numbers: Sequence[CaseNumber], parent: QWidget) -> None:
        whose = "this case" if len(numbers) == 1 else how_many(len(numbers))
        words = (
            "Every list follows at once, and what is still to do about it goes along. Nothing in "
            "the case changes but whose it is."
        )
        super().__init__(f"Give {whose} to another officer", words, "give", parent)
        self._desk, self._numbers = desk, tuple(numbers)
        self._form = Form("giveForm")
        self._to = officer_box(desk, "giveTo")
        self._why = named(QLineEdit(), "giveReason")
        self._form.add("to", "To whom?", self._to)
        self._form.add("reason", "Why?", self._why, hint="It stays in the history of the case")
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "giveCancel")
        self._go = primary("Give it" if len(numbers) == 1 else "Give them", "giveGo")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        form = f"give/{numbers[0]}" if len(numbers) == 1 else "give"
        self._kept_as = form
        desk.drafts.watch(form, self._form, self._form.edited, owner=self)
        self._to.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        to = OfficerId(self._to.currentData() or "")
        command = GiveCases(self._numbers, to, self._why.text())
        self._desk.do(
            giving.give_cases, command, asker=self, then=self._on_given, refused=self._on_refused
        )

    def _on_given(self, done: Done) -> None:
        self._desk.drafts.drop(self._kept_as)
        self.said.emit(taken_back(self._desk, done))
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def taken_back(desk: Desk, done: Done) -> Message:
    """What was done, with the one press that takes all of it back."""
    key = TakeBack(done.made)
    return Message(done.sentence, offer=Offer("Undo", lambda: desk.do(giving.take_back, key)))
