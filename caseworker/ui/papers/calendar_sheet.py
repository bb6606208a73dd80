"""Saves the diary for another calendar: how much it says, for whom, and where to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QRadioButton, QWidget

from caseworker.casework import calendar
from caseworker.casework.calendar import (
    CalendarDrawn,
    CalendarNotSaved,
    CalendarOffer,
    SaveCalendar,
)
from caseworker.casework.diary import Choice
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.release import Naming
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.papers.saving import ask_path, write_whole
from caseworker.ui.parts import Form, Words, named, primary, secondary

AskPath = Callable[[QWidget, str, Callable[[Path], None]], QFileDialog | None]
ask_calendar_path: AskPath = ask_path

_WORDS: Final = (
    "A file of whole days that Outlook and other calendars read. It is not encrypted: whoever "
    "has it, or the calendar that it goes into, can read it. Names are never in it."
)
_EXAMPLES: Final = {
    Naming.NOTHING: "Each day says “Caseworker: 1 duty due”, and no more.",
    Naming.INITIALS: (
        "Each day says the marking, the initials, the case number and the duty. It is written "
        "into the history of every case that is in it."
    ),
}
_DRAFT: Final = "calendar"
_NO_CLEAR: Final = "This office saves no copies without encryption."


class CalendarSheet(LongSheet):
    """Says the least unless more is chosen.

    Signals:
        saved: the file is written; carries the sentence that the office keeps of it.
    """

    saved = Signal(str)

    def __init__(
        self, desk: Desk, choice: Choice, parent: QWidget, *, ask: AskPath = ask_calendar_path
    ) -> None:
        super().__init__("Save to calendar", _WORDS, "calendar", parent)
        self._desk, self._choice, self._ask_path = desk, choice, ask
        self._command = SaveCalendar(Naming.NOTHING, choice, desk.officer.name)
        self._count = Words("", "strong", wrap=True, name="calendarCount")
        self.middle.body.addWidget(self._count)
        self._namings = QButtonGroup(self)
        self._buttons = {naming: self._radio(naming) for naming in Naming}
        self._form = Form("calendarForm")
        self._to = named(QLineEdit(desk.officer.name), "calendarTo")
        self._form.add("to", "Whose calendar is it for?", self._to)
        self._reason = named(QLineEdit(), "calendarReason")
        hint = "Kept in the history of each case"
        self._form.add("reason", "Why?", self._reason, hint=hint)
        self._form.hide()
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "calendarCancel")
        self._go = primary("Choose where…", "calendarGo", icon=Icon.FOLDER)
        self._go.setDefault(True)
        self._go.setEnabled(False)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._buttons[Naming.NOTHING].setFocus(Qt.FocusReason.OtherFocusReason)
        # How much it says is chosen anew each time: a draft never makes it say more.
        desk.drafts.watch(_DRAFT, self._form, self._form.edited, owner=self)
        desk.see(self, calendar.calendar_offer(choice), self._on_offer)

    def _radio(self, naming: Naming) -> QRadioButton:
        button = named(QRadioButton(naming.value), f"calendar_{naming.name.lower()}")
        button.setAccessibleDescription(_EXAMPLES[naming])
        button.setChecked(naming is Naming.NOTHING)
        button.toggled.connect(self._on_naming)
        self._namings.addButton(button)
        self.middle.body.addWidget(button)
        under = Words(_EXAMPLES[naming], "small", wrap=True)
        under.setContentsMargins(button.iconSize().width() + 18, 0, 0, 0)
        self.middle.body.addWidget(under)
        return button

    @property
    def _naming(self) -> Naming:
        is_personal = self._buttons[Naming.INITIALS].isChecked()
        return Naming.INITIALS if is_personal else Naming.NOTHING

    def _on_offer(self, offer: CalendarOffer) -> None:
        things = "1 thing" if offer.lines == 1 else f"{offer.lines:,} things"
        cases = "1 case" if offer.cases == 1 else f"{offer.cases:,} cases"
        words = f"{things} owed from today on, of {cases}."
        if not offer.lines:
            words = "Nothing is owed from today on: there is nothing to save."
        if offer.more:
            words = f"{words} There are more: only the first {offer.lines:,} are saved."
        self._count.setText(words)
        initials = self._buttons[Naming.INITIALS]
        initials.setEnabled(offer.initials)
        if not offer.initials:
            initials.setToolTip(_NO_CLEAR)
            initials.setAccessibleDescription(_NO_CLEAR)
        self._go.setEnabled(bool(offer.lines))
        self.fit()

    @Slot()
    def _on_naming(self) -> None:
        self._form.setVisible(self._naming is Naming.INITIALS)
        self._form.clear()
        self.say_refused("")  # and the sheet fits what it holds now

    @Slot()
    def _on_go(self) -> None:
        """The office is asked before the place is: what it would refuse needs no place."""
        self._go.setEnabled(False)
        self.say_refused("")
        self._command = SaveCalendar(
            self._naming, self._choice, self._to.text().strip(), self._reason.text().strip()
        )
        question = calendar.calendar(self._command, self._desk.officer)
        self._desk.paper(self, question, self._on_allowed, refused=self._on_refused)

    def _on_allowed(self, drawn: CalendarDrawn) -> None:
        self._go.setEnabled(True)
        self._ask_path(self, f"{drawn.name}.ics", self._on_path)

    def _on_path(self, path: Path) -> None:
        self._go.setEnabled(False)
        self._desk.do(
            calendar.save_calendar,
            self._command,
            asker=self,
            then=lambda done: self._on_written_down(done, path),
            refused=self._on_refused,
        )

    def _on_written_down(self, done: Done, path: Path) -> None:
        question = calendar.calendar(self._command, self._desk.officer)
        self._desk.paper(
            self,
            question,
            lambda drawn: self._write(path, drawn, done.sentence),
            refused=self._on_failed,
        )

    def _write(self, path: Path, drawn: CalendarDrawn, sentence: str) -> None:
        self._desk.upkeep(
            self,
            lambda _: write_whole(path, drawn.content),
            lambda _: self._on_left(sentence),
            refused=self._on_failed,
        )

    def _on_left(self, sentence: str) -> None:
        self._desk.drafts.drop(_DRAFT)
        self.accept()
        self.saved.emit(sentence)

    def _on_failed(self, error: CaseworkerError) -> None:
        """It was written down as let go, so it has to be written down that it didn't leave."""
        self._desk.do(calendar.not_saved, CalendarNotSaved(self._command, str(error)))
        self._on_refused(error)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def show_calendar(owner: QWidget, desk: Desk, choice: Choice) -> CalendarSheet:
    """Ask how much of the diary to save for another calendar."""
    sheet = CalendarSheet(desk, choice, owner.window())
    sheet.open()
    return sheet
