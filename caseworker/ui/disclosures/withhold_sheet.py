"""Asks on what ground a piece is held back, and for whatever that ground needs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caseworker.casework.office import Done
from caseworker.casework.records_requests import DecidePiece, FoundPiece, PiecesFound, decide_piece
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.records_request import Decision, Give, Ground, the_grounds
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, Words, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

_ABOUT: Final = (
    "It is not given. Whoever asked is told why in general words, and never which piece it is. "
    "The ground is kept in the records with your name."
)


class WithholdSheet(LongSheet):
    """The ground on which one piece is held back."""

    def __init__(self, desk: Desk, found: PiecesFound, one: FoundPiece, parent: QWidget) -> None:
        super().__init__(f"Hold back “{one.held.title}”?", _ABOUT, "withhold", parent)
        self._desk, self._found, self._one = desk, found, one
        self._ground = named(QComboBox(), "withholdGround")
        for row in the_grounds().grounds.values():
            self._ground.addItem(row.words, row.id)
        self._ground.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._ground.setMinimumContentsLength(20)
        self._why = named(QLineEdit(), "withholdWhy")
        self._whose = named(QLineEdit(), "withholdOpinionOf")
        self._day = DateField("withholdOpinionOn", desk.today)
        self._form = Form("withholdForm")
        self._form.add("ground", "On what ground", self._ground)
        self._form.add("why", "Why that holds here", self._why)
        hint = "For harm: a health professional, or whoever the law names"
        self._form.add("opinion_of", "Whose opinion it is", self._whose, hint=hint)
        self._form.add("opinion_on", "Day of the opinion", self._day)
        self._told = Words("", "small", wrap=True, name="withholdTold")
        self.middle.body.addWidget(self._form)
        self.middle.body.addWidget(self._told)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "withholdCancel")
        self._go = primary("Hold it back", "withholdSave")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._ground.currentIndexChanged.connect(self._on_ground)
        self.finished.connect(self.deleteLater)
        self._draft = f"withhold/{found.case.number}/{found.asked.event.id}/{one.held.id}"
        desk.drafts.watch(
            self._draft, self._form, self._form.edited, owner=self._form, case=found.case.number
        )
        self._on_ground()

    @property
    def _row(self) -> Ground:
        return the_grounds().grounds[str(self._ground.currentData())]

    @Slot()
    def _on_ground(self) -> None:
        row = self._row
        caution = FROM_MEMORY if row.checked == "memory" else ""
        self._told.setText(f"They are told: “{row.told}” {row.source}. {caution}".strip())
        for name in ("opinion_of", "opinion_on"):
            self._form.fields[name].setVisible("opinion" in row.needs)
        self._form.fields["why"].setVisible("why" in row.needs)
        self.fit()

    @Slot()
    def _on_go(self) -> None:
        try:
            day = self._day.day()
        except NotADayError as error:
            self._form.refuse([Gap("opinion_on", str(error))])
            return
        self.say_refused("")
        self._go.setEnabled(False)
        decision = Decision(
            Give.WITHHELD,
            self._row.id,
            self._why.text().strip(),
            self._whose.text().strip(),
            day,
        )
        held, asked = self._one.held, self._found.asked.event.id
        command = DecidePiece(self._found.case.number, asked, held.id, held.title, decision)
        self._desk.do(
            decide_piece, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))
