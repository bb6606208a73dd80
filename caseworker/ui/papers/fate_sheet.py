"""Asks what became of a copy: it went by post, a receipt came, it came back, it was destroyed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caseworker.casework.ledger_pages import RecordFate, record_fate
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.ledger import BY_HAND, LedgerLine, Went
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, Words, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

_ABOUT = "It is added to the ledger with your name. Nothing in the ledger is changed or taken out."


class FateSheet(LongSheet):
    """What became of one copy."""

    def __init__(self, desk: Desk, line: LedgerLine, parent: QWidget) -> None:
        super().__init__("What became of this copy?", _ABOUT, "fate", parent)
        self._desk, self._line = desk, line
        to = line.release.to or "nobody named"
        said = f"No. {line.number}, for {to}. {line.state}."
        self.middle.body.addWidget(Words(said, "strong", wrap=True, name="fateLine"))
        self._went = named(QComboBox(), "fateWent")
        for each in BY_HAND:
            self._went.addItem(each.value, each.name)
        self._day = DateField("fateDay", desk.today)
        self._day.set_day(desk.today)
        self._words = named(QLineEdit(), "fateWords")
        self._form = Form("fateForm")
        self._form.add("went", "What", self._went)
        self._form.add("day", "On which day", self._day)
        self._form.add("words", "Anything more", self._words, hint="Who told you, and how")
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "fateCancel")
        self._go = primary("Add it to the ledger", "fateSave")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._kept = keep_changes(desk, f"fate/{line.number}", self._form)

    @Slot()
    def _on_go(self) -> None:
        try:
            day = self._day.day()
        except NotADayError as error:
            self._form.refuse([Gap("day", str(error))])
            return
        if day is None:
            self._form.refuse([Gap("day", "Give the day.")])
            return
        self.say_refused("")
        self._go.setEnabled(False)
        went = Went[str(self._went.currentData())]
        command = RecordFate(self._line.number, went, day, self._words.text())
        self._desk.do(
            record_fate, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._kept.drop()
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))
