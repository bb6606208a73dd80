"""What the sheets in which the work of a tab is done have in common."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.casework.office import Done, Duty
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, named, primary, secondary
from caseworker.ui.parts.date_field import DateField, days_needed

Command = TypeVar("Command")


class WorkSheet(LongSheet):
    """A form that is kept as it is typed, and hands a command to the desk."""

    def __init__(  # noqa: PLR0913 - what it is, of whom, from where
        self,
        desk: Desk,
        seen: CaseSeen,
        title: str,
        words: str,
        parent: QWidget,
        *,
        name: str,
        save: str,
    ) -> None:
        super().__init__(title, words, name, parent)
        self.as_wide_as(820)
        self.desk, self.seen = desk, seen
        self.form = Form(f"{name}Form")
        self.middle.body.addWidget(self.form)
        self.cancel = secondary("Cancel", f"{name}Cancel")
        self.save = primary(save, f"{name}Save")
        self.save.setDefault(True)
        self.finish_with(self.cancel, self.save)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.on_save)
        self.finished.connect(self.deleteLater)
        self._draft = ""

    def keep_as(self, draft: str) -> None:
        """Keep what is typed under this name, and put back what was left."""
        self.middle.body.addStretch(1)
        self._draft = f"{draft}/{self.seen.case.number}"
        self.desk.drafts.watch(
            self._draft, self.form, self.form.edited, owner=self, case=self.seen.case.number
        )

    def day_field(self, name: str, words: str, day: date | None, *, hint: str = "") -> DateField:
        """A day that may lie ahead where ``hint`` says so."""
        field = DateField(name, self.seen.today)
        field.set_day(day)
        self.form.add(name, words, field, hint=hint)
        return field

    def room(self, name: str, words: str, height: int = 66, *, hint: str = "") -> QPlainTextEdit:
        """A field with room for several lines; ``height`` in px at 100% text."""
        box = named(QPlainTextEdit(), name)
        box.setTabChangesFocus(True)
        box.setFixedHeight(theme.px(height))
        self.form.add(name, words, box, hint=hint)
        return box

    def days(self, **fields: DateField) -> dict[str, date] | None:
        """Every day that is needed; None once each that can’t be read has been said."""
        found, gaps = days_needed(**fields)
        self.form.refuse(gaps)
        return None if gaps else found

    def do(self, duty: Duty[Command], command: Command) -> None:
        self.save.setEnabled(False)
        self.desk.do(duty, command, asker=self, then=self._on_done, refused=self._on_refused)

    @Slot()
    def on_save(self) -> None:
        raise NotImplementedError

    def _on_done(self, done: Done) -> None:
        self.desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.save.setEnabled(True)
        self.say_refused(*refusal_words(self.form, error))
