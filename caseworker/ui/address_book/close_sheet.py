"""Asks from which day an office is no more."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.address_book import CloseReceiver, close_receiver
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.receivers import Receiver
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

_ABOUT = "Nothing is sent there from that day on. What went there, and what came, stays as it is."


class CloseSheet(LongSheet):
    """An office closes. It can be opened again."""

    def __init__(self, desk: Desk, parent: QWidget, one: Receiver) -> None:
        super().__init__(f"Close {one.name}", _ABOUT, "closeOffice", parent)
        self._desk, self._one = desk, one
        self._day = DateField("closeOfficeDay", desk.today)
        self._day.set_day(desk.today)
        self._form = Form("closeOfficeForm")
        self._form.add("closed", "The first day on which it is no more", self._day)
        self.middle.body.addWidget(self._form)
        cancel = secondary("Cancel", "closeOfficeCancel")
        self._go = primary("Close it", "closeOfficeSave")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._kept = keep_changes(desk, f"closeOffice/{one.id}", self._form)

    @Slot()
    def _on_go(self) -> None:
        try:
            day = self._day.day()
        except NotADayError as error:
            self._form.refuse([Gap("closed", str(error))])
            return
        if day is None:
            self._form.refuse([Gap("closed", "Give the day.")])
            return
        command = CloseReceiver(self._one.id, day)
        self._desk.do(
            close_receiver, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._kept.drop()
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(*refusal_words(self._form, error))
