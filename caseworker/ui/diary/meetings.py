"""What a page does with a planned meeting: shows it, moves it, offers to move it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from caseworker.casework import meetings
from caseworker.casework.meetings import Meeting, MoveMeeting
from caseworker.casework.office import Done
from caseworker.casework.records import DueLine
from caseworker.ui.desk import Desk
from caseworker.ui.diary.meeting_sheet import MeetingSheet, MoveSheet
from caseworker.ui.page import Page
from caseworker.ui.say import Message, Offer


class Meetings(QObject):
    """Opens the sheets of a page's meetings."""

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def open(self, line: DueLine) -> None:
        """Show a meeting and what can be done about it."""
        self._look(line, lambda meeting: self._show(line, meeting))

    def move(self, line: DueLine, day: date | None) -> None:
        """Ask to move a meeting, to ``day`` if that is known already."""
        if day != line.due.by:
            self._look(line, lambda meeting: self._ask(meeting, day))

    def _look(self, line: DueLine, then: Callable[[Meeting], None]) -> None:
        if line.due.event is not None:
            question = meetings.meeting(line.case, line.due.event)
            self._desk.see(self, question, then)

    def _show(self, line: DueLine, meeting: Meeting) -> None:
        sheet = MeetingSheet(meeting, self._page.window())
        number, row = str(line.case), line.due.row
        sheet.move_wanted.connect(lambda: self._ask(meeting, None))
        sheet.told.connect(lambda: self._page.opened.emit(number, row))
        sheet.case_wanted.connect(lambda: self._page.opened.emit(number, ""))
        sheet.open()

    def _ask(self, meeting: Meeting, day: date | None) -> None:
        sheet = MoveSheet(self._desk, meeting, day, self._page.window())
        sheet.moved.connect(partial(self._on_moved, meeting))
        sheet.open()

    def _on_moved(self, meeting: Meeting, done: Done) -> None:
        offer = None
        if done.event is not None:
            back = MoveMeeting(meeting.case, done.event, meeting.on, "Undone.")
            offer = Offer("Undo", lambda: self._desk.do(meetings.move_meeting, back))
        self._page.said.emit(Message(done.sentence, offer=offer))
