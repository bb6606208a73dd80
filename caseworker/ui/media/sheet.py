"""The sheet in which it is written down who takes a medium, or how one was lost."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.media import LONGEST, NoteMedium, note_medium
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.media import when_lost
from caseworker.domain.packs import Moved
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Form, Words, danger, named, primary, secondary

_TAKEN = "Whoever takes it is answerable for it until it comes back."


class MediumSheet(LongSheet):
    """A medium goes out, or is lost."""

    def __init__(self, desk: Desk, number: str, what: Moved, parent: QWidget) -> None:
        is_lost = what is Moved.LOST
        title = f"Medium {number} is lost" if is_lost else "A medium goes out"
        super().__init__(title, "" if is_lost else _TAKEN, "medium", parent)
        self._desk, self._what = desk, what
        if is_lost:
            loud = Card(tone=Tone.RED, margin=14, gap=4, name="mediumLoud")
            row = when_lost()
            loud.body.addWidget(
                Words(f"Report it within {row.within}.", "strong", tone=Tone.RED, wrap=True)
            )
            loud.body.addWidget(Words(row.words, wrap=True, name="mediumLostWords"))
            loud.body.addWidget(Words(row.source, "small", wrap=True))
            self.middle.body.addWidget(loud)
        self._number = named(QLineEdit(number), "mediumNumber")
        self._number.setMaxLength(LONGEST)
        self._number.setReadOnly(bool(number))
        self._who = named(QLineEdit(), "mediumWho")
        self._words = named(QLineEdit(), "mediumWords")
        self._form = Form("mediumForm")
        hint = "As it stands on the medium: USB-07"
        self._form.add("medium", "Number", self._number, hint="" if number else hint)
        if not is_lost:
            self._form.add("who", "Who takes it?", self._who)
        hint = "Where and when it was last seen, and who had it" if is_lost else "What for"
        self._form.add("words", "More about it", self._words, hint=hint)
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "mediumCancel")
        make = danger if is_lost else primary
        self._go = make("It is lost" if is_lost else "Write it down", "mediumSave")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._draft = f"medium/{what.name.lower()}/{number}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)
        first = self._number if not number else self._words if is_lost else self._who
        first.setFocus()

    @Slot()
    def _on_go(self) -> None:
        self.say_refused("")
        command = NoteMedium(self._number.text(), self._what, self._who.text(), self._words.text())
        self._desk.do(
            note_medium, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(*refusal_words(self._form, error))
