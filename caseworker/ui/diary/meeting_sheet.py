"""A planned meeting: what it is, and moving it to another day with what moves with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework import meetings
from caseworker.casework.meetings import Meeting, MoveMeeting
from caseworker.casework.office import Done, Question
from caseworker.domain.bank_holidays import SATURDAY, Calendar
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.what_if import Change
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Flow, Form, Words, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError, day_in_words
from caseworker.ui.supposed import Supposed


class MeetingSheet(LongSheet):
    """What can be done about a meeting.

    Signals:
        move_wanted: it is to be moved.
        told: what became of it is to be written down, on the case.
        case_wanted: its case is to be opened.
    """

    move_wanted = Signal()
    told = Signal()
    case_wanted = Signal()

    def __init__(self, meeting: Meeting, parent: QWidget) -> None:
        super().__init__(_title(meeting), _when_and_where(meeting), "meeting", parent)
        tip = "To move it, you can also drag it to another day of a month or a week."
        self.middle.body.addWidget(Words(tip, "soft", wrap=True))
        others = Flow(across=10, down=8)
        case = secondary("Open the case", "meetingCase")
        told = secondary("What became of it…", "meetingTold")
        for button in (told, case):
            others.addWidget(button)
        self.middle.body.addWidget(others)
        self.middle.body.addStretch(1)
        close = secondary("Close", "meetingClose")
        move = primary("Move…", "meetingMove")
        move.setDefault(True)
        self.finish_with(close, move)
        close.clicked.connect(self.reject)
        for button, wanted in (
            (case, self.case_wanted),
            (told, self.told),
            (move, self.move_wanted),
        ):
            button.clicked.connect(self.accept)
            button.clicked.connect(wanted)
        self.finished.connect(self.deleteLater)
        move.setFocus()


class MoveSheet(LongSheet):
    """Asks for the day, says what moves with it, and moves it.

    Signals:
        moved: it was moved; carries the Done.
    """

    moved = Signal(object)

    def __init__(self, desk: Desk, meeting: Meeting, to: date | None, parent: QWidget) -> None:
        super().__init__("Move this meeting", _title(meeting), "move", parent)
        self._desk, self._meeting, self._calendar = desk, meeting, meeting.calendar
        self._form = Form("moveForm")
        self._on = DateField("moveOn", desk.today, back=False)
        hint = f"It is planned for {day_in_words(meeting.on)}."
        self._form.add("on", "To which day?", self._on, hint=hint)
        self.middle.body.addWidget(self._form)
        self._off = Words(role="strong", wrap=True, tone=Tone.AMBER, name="moveOff")
        self._off.hide()
        self._form.body.addWidget(self._off)
        self._supposed = Supposed(desk, self._suppose)
        self._supposed.told.connect(self.fit)
        self._form.body.addWidget(self._supposed)
        self._why = named(QLineEdit(), "moveWhy")
        hint = "If it isn’t plain; kept in the history"
        self._form.add("why", "Why?", self._why, hint=hint)
        self.middle.body.addStretch(1)
        cancel = secondary("Leave it", "moveCancel")
        self._go = primary("Move it", "moveGo")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._on.changed.connect(self._on_day)
        self.finished.connect(self.deleteLater)
        self._on.set_day(to)
        focus = self._why if to else self._on
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        # A day that it was dragged to is not given way to one that was typed before.
        self._draft = f"move/{meeting.event}/{to or ''}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self, case=meeting.case)

    def _day(self) -> date | None:
        try:
            return self._on.day()
        except NotADayError:
            return None

    def _suppose(self) -> Question[tuple[Change, ...]]:
        """What the meeting on that day would change.

        Raises:
            NotADayError: no other day than its own can be read yet.
        """
        day = self._on.day()
        if day is None or day == self._meeting.on:
            raise NotADayError("It is not another day yet.")
        return meetings.what_moves(self._meeting.case, self._meeting.event, day)

    @Slot()
    def _on_day(self) -> None:
        """Say what would move, and that the day is no working day, where it isn't."""
        day = self._day()
        note = _day_off(day, self._calendar) if day is not None else ""
        self._off.setText(note)
        self._off.setVisible(bool(note))
        self._supposed.look()
        self.fit()

    @Slot()
    def _on_go(self) -> None:
        day = self._day()
        if day is None:
            self._form.refuse([Gap("on", "Give the day that it is moved to.")])
            return
        self._go.setEnabled(False)
        self.say_refused("")
        why = self._why.text().strip()
        command = MoveMeeting(self._meeting.case, self._meeting.event, day, why)
        self._desk.do(
            meetings.move_meeting,
            command,
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.moved.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def _title(meeting: Meeting) -> str:
    return f"{meeting.what}: {meeting.name}"


def _when_and_where(meeting: Meeting) -> str:
    time = f" at {meeting.time}" if meeting.time else ""
    when = f"{day_in_words(meeting.on)}{time}"
    return "  ·  ".join(part for part in (when, meeting.where) if part)


def _day_off(day: date, calendar: Calendar) -> str:
    """That the day is no working day, where it isn't."""
    if holiday := calendar.holiday(day):
        return f"{day_in_words(day)} is a bank holiday: {holiday}."
    return f"{day_in_words(day)} is at a weekend." if day.weekday() >= SATURDAY else ""
