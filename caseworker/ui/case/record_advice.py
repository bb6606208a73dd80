"""The sheet that records advice which came in, with its document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework import assessments
from caseworker.casework.office import Done
from caseworker.domain.assessment import AdviceAsked, advice_asked
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.ui import theme
from caseworker.ui.case.files import FileField
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.form_choices import event_words
from caseworker.ui.name_fields import offering
from caseworker.ui.parts import (
    Form,
    Words,
    named,
    primary,
    secondary,
)
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError


class RecordAdviceSheet(LongSheet):
    """Who it came from, when, what it covers, and the paper itself."""

    def __init__(
        self,
        desk: Desk,
        seen: CaseSeen,
        parent: QWidget,
        answers: AdviceAsked | None = None,
        file: Path | None = None,
    ) -> None:
        super().__init__("Record advice", "", "recordAdvice", parent)
        self._desk, self._seen = desk, seen
        self._waiting = [one for one in advice_asked(seen.case) if one.answer is None]
        self._request = named(QComboBox(), "request")
        self._request.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._request.setMinimumContentsLength(18)
        for one in self._waiting:
            self._request.addItem(event_words(one.request, seen.today), str(one.request.id))
        self._request.addItem("One that is not recorded here", "")
        self._adviser = offering("adviser", [one.adviser for one in self._waiting])
        self._kind = named(QLineEdit(), "advice")
        self._day = DateField("day", seen.today)
        self._day.set_day(seen.today)
        self._covers = named(QPlainTextEdit(), "covers")
        self._covers.setTabChangesFocus(True)
        self._covers.setFixedHeight(theme.px(76))
        self.file = FileField(desk, "adviceFile")
        self._form = Form("recordAdviceForm")
        self._form.add("request", "The request that it answers", self._request)
        hint = "Whoever wrote it, if not the one who was asked."
        self._form.add("adviser", "Who it came from", self._adviser, hint=hint)
        self._form.add("advice", "Kind of advice", self._kind)
        self._form.add("day", "Day it was received", self._day)
        self._form.add("covers", "What it covers", self._covers, hint="If it helps")
        hint = "Kept inside the encrypted records, and read inside the program."
        self._form.add("document", "The advice itself", self.file, hint=hint)
        first = answers or next(iter(self._waiting), None)
        self._request.setCurrentIndex(
            self._request.findData(str(first.request.id if first else ""))
        )
        self._on_request()
        self._request.currentIndexChanged.connect(self._on_request)
        self._adviser.currentTextChanged.connect(self._on_adviser)
        self._adviser.editTextChanged.connect(self._form.edited)
        self.middle.body.addWidget(self._form)
        self.middle.body.addWidget(Words("SEND Regs 2014 reg 6(1) and 8(1)", "small"))
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "recordCancel")
        self._save = primary("Record advice", "recordSave")
        self._save.setDefault(True)
        self.finish_with(cancel, self._save)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        about = answers.request.id if answers else ""
        self._draft = f"advice/{seen.case.number}/{about}"
        desk.drafts.watch(
            self._draft, self._form, self._form.edited, owner=self, case=seen.case.number
        )
        if file is not None:
            self.file.take(file)

    @property
    def _chosen(self) -> AdviceAsked | None:
        wanted = self._request.currentData()
        return next((one for one in self._waiting if str(one.request.id) == wanted), None)

    @Slot()
    def _on_request(self) -> None:
        """The request says who was asked, and for what."""
        if (one := self._chosen) is not None:
            self._adviser.setCurrentText(one.adviser)
            self._kind.setText(one.kind)

    @Slot(str)
    def _on_adviser(self, adviser: str) -> None:
        """Somebody who was asked answers for themselves, whichever request stood there."""
        if self._chosen is not None and self._chosen.adviser == adviser:
            return
        own = next((one for one in self._waiting if one.adviser == adviser), None)
        if own is not None:
            self._request.setCurrentIndex(self._request.findData(str(own.request.id)))

    @Slot()
    def _on_save(self) -> None:
        self._form.clear()
        try:
            day = self._day.day()
        except NotADayError as error:
            self._form.refuse([Gap("day", str(error))])
            return
        if day is None:
            self._form.refuse([Gap("day", "The day it was received is needed.")])
            return
        if self.file.stands_in_the_way:
            self._form.refuse([Gap("document", self.file.stands_in_the_way)])
            return
        self._save.setEnabled(False)
        brought = self.file.brought
        command = assessments.RecordAdvice(
            self._seen.case.number,
            self._adviser.currentText().strip(),
            self._kind.text().strip(),
            day,
            self._covers.toPlainText().strip(),
            brought.name if brought else "",
            brought.content if brought else b"",
            str(self._request.currentData()),
        )
        self._desk.do(
            assessments.record_advice,
            command,
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._save.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))
