"""The diary as a list: week after week, each line with its reason and the one thing to do."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.casework.diary import Agenda, meeting_rows, monday_of
from caseworker.casework.records import DueLine as Owed
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.ui import theme
from caseworker.ui.due_words import due_words
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Card, EmptyState, Words, column, row, secondary
from caseworker.ui.parts.due_line import DueLine
from caseworker.ui.parts.typed_day import day_in_words, short_day

_AT_ONCE: Final = 4  # lines built, or let go, before the window gets its turn
_FIRST: Final = 10  # lines built at once, about as many as are seen
_WEEK: Final = 7


class AgendaList(Card):
    """Built a few lines at a time, so that the window never stands still for it.

    Signals:
        opened: the button of a line was pressed; carries the records’ DueLine.
        more_wanted: the lines after the last one are wanted.
    """

    opened = Signal(object)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(name="agenda", margin=18, gap=0)
        self.setAccessibleName("Agenda")
        self._day, self._calendar = date.min, england()
        self._made = 0
        self._list: QWidget | None = None
        self._queue: deque[tuple[QVBoxLayout, Owed]] = deque()
        self._leaving: deque[QWidget] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def show_agenda(self, found: Agenda) -> None:
        """Put ``found`` in the place of what was shown."""
        self._day, self._made, self._calendar = found.today, 0, found.calendar
        self._queue.clear()
        before, self._list = self._list, QWidget()
        lines = column(self._list, 0, 0)
        if found.late:
            self._section(lines, "Late", found.late)
        for monday, of_week in groupby(found.lines, _monday):
            self._section(
                lines, _week_in_words(monday, found.today, found.calendar), tuple(of_week)
            )
        if not found.late and not found.lines:
            lines.addWidget(_nothing())
        if found.more:
            lines.addLayout(self._foot())
        lines.addStretch(1)
        self.body.addWidget(self._list)
        if before is not None:
            self.body.removeWidget(before)
            before.hide()
            self._leaving.extend((*before.findChildren(DueLine), before))
        self._build(_FIRST)
        self._turn.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._queue or self._leaving:
            self._turn.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._turn.stop()

    def _section(self, lines: QVBoxLayout, title: str, owed: tuple[Owed, ...]) -> None:
        head = Words(title, "heading", wrap=True, name=f"agendaHead{lines.count()}")
        head.setContentsMargins(0, theme.px(12 if lines.count() else 0), 0, theme.px(4))
        lines.addWidget(head)
        section = QVBoxLayout()
        section.setSpacing(0)
        lines.addLayout(section)
        self._queue.extend((section, line) for line in owed)

    def _foot(self) -> QHBoxLayout:
        more = secondary("Show more", "agendaMore", icon=Icon.CHEVRON_DOWN)
        more.clicked.connect(self.more_wanted)
        foot = row()
        foot.setContentsMargins(0, theme.px(12), 0, 0)
        foot.addWidget(more)
        foot.addStretch(1)
        return foot

    @Slot()
    def _on_turn(self) -> None:
        if self._queue:
            self._build(_AT_ONCE)
            return
        for _ in range(min(_AT_ONCE, len(self._leaving))):
            self._leaving.popleft().deleteLater()
        if not self._leaving:
            self._turn.stop()

    def _build(self, most: int) -> None:
        for _ in range(min(most, len(self._queue))):
            section, owed = self._queue.popleft()
            self._made += 1
            line = due_line(owed, self._day, self._made, self._calendar)
            line.opened.connect(self.opened)
            section.addWidget(line)


def due_line(owed: Owed, today: date, number: int, calendar: Calendar) -> DueLine:
    """One line of the diary; its button hands back what it is about."""
    words = replace(due_words(owed, today, calendar), key=owed)
    if owed.due.row in meeting_rows():
        words = replace(words, button="Meeting…")
    return DueLine(words, number)


def _monday(line: Owed) -> date:
    return monday_of(line.due.by or date.max)


def _week_in_words(monday: date, today: date, calendar: Calendar) -> str:
    """The week, and the bank holidays in it by name."""
    days = [monday + timedelta(number) for number in range(_WEEK)]
    named = [f"{name} {short_day(day, day)}" for day in days if (name := calendar.holiday(day))]
    week = "This week" if monday == monday_of(today) else f"Week of {day_in_words(monday)}"
    return "  ·  ".join([week, *named])


def _nothing() -> QWidget:
    return EmptyState(
        Icon.CHECK,
        "Nothing is owed from here on",
        "Whatever becomes due stands here by its date, with its rule. Another day, or another "
        "choice above, may hold more.",
        name="agendaEmpty",
    )
