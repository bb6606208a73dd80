"""One day, whole: every line of it with its reason and the one thing to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.diary import DiaryDay
from caseworker.casework.records import DueLine as Owed
from caseworker.domain.bank_holidays import Calendar
from caseworker.ui.diary.agenda import due_line
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Words, secondary
from caseworker.ui.parts.typed_day import day_in_words

MOST = 40  # lines of a day; the agenda shows the rest


class DaySheet(LongSheet):
    """Opened from a month or a week.

    Signals:
        opened: the button of a line was pressed; carries the records’ DueLine.
        agenda_wanted: the whole of a full day is wanted as a list; carries the day.
    """

    opened = Signal(object)
    agenda_wanted = Signal(object)

    def __init__(self, shown: DiaryDay, today: date, calendar: Calendar, parent: QWidget) -> None:
        count = f"{shown.count} owed" if shown.count else "Nothing is owed on this day."
        named = calendar.holiday(shown.day)
        words = "  ·  ".join(part for part in (named, count) if part)
        super().__init__(day_in_words(shown.day), words, "daySheet", parent)
        self._day = shown.day
        self.as_wide_as(760)
        for number, line in enumerate(shown.lines, start=1):
            each = due_line(line, today, number, calendar)
            each.opened.connect(self._on_opened)
            self.middle.body.addWidget(each)
        self.middle.body.setSpacing(0)
        close = secondary("Close", "dayClose")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        if shown.more:
            self.middle.body.addWidget(Words(f"{shown.more} more are not shown here.", "soft"))
        every = secondary("Show as a list", "dayAgenda")
        every.clicked.connect(self._on_agenda)
        self.middle.body.addStretch(1)
        self.finish_with(every, close)
        close.setFocus()
        self.finished.connect(self.deleteLater)

    @Slot(object)
    def _on_opened(self, line: Owed) -> None:
        self.accept()
        self.opened.emit(line)

    @Slot()
    def _on_agenda(self) -> None:
        self.accept()
        self.agenda_wanted.emit(self._day)
