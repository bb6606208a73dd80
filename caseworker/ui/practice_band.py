"""The band over a practice store: nobody here is real, and the day can be moved on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from caseworker.casework.office import Done
from caseworker.casework.practice.clock import MoveClock, move_clock, next_morning
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Words, named, row
from caseworker.ui.parts.typed_day import day_in_words, short_day

WHOLE: Final = "Practice: nobody here is real"
ROOM: Final = 720  # px at 100% text


class PracticeBand(QFrame):
    """Says what the store is and which day it is there, and moves to the next one.

    Signals:
        practice_turned: the guided practice is to be shown, or put away.
    """

    practice_turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "practiceBand", "Practice casebook")
        self._desk = desk
        self._is_moving = False
        line = row(12, self)
        line.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        self._words = Words(WHOLE, name="practiceWords", wrap=True)
        self._words.setAccessibleName(WHOLE)
        line.addWidget(self._words, 1)
        self._day = Words("", name="practiceDay")
        line.addWidget(self._day)
        self._guide = named(QPushButton("Guided practice"), "guidedPractice", "Guided practice")
        self._guide.setToolTip("Ten exercises beside the work, which are looked over when asked")
        line.addWidget(self._guide)
        self._guide.clicked.connect(self.practice_turned)
        self._next = named(QPushButton("Next day"), "nextDay", "Next day")
        self._next.setToolTip("Make it nine o'clock tomorrow in the practice casebook")
        line.addWidget(self._next)
        self._next.clicked.connect(self._on_next)
        desk.done.connect(self._on_done)
        self._say_day()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._say_day()

    def _say_day(self) -> None:
        """Shorter where there is little room: the band takes no more than a line from the work."""
        today = self._desk.today
        has_room = self.width() >= theme.px(ROOM)
        self._words.setText(WHOLE if has_room else WHOLE.partition(":")[0])
        self._words.setToolTip("" if has_room else WHOLE)
        self._day.setText(day_in_words(today) if has_room else short_day(today, today))

    @Slot()
    def _on_next(self) -> None:
        if self._is_moving:
            return  # before the first is kept, a second would ask for the same day
        self._is_moving = True
        self._desk.do(
            move_clock,
            MoveClock(next_morning(self._desk.today)),
            asker=self,
            then=self._on_moved,
            refused=self._on_refused,
        )

    def _on_moved(self, done: Done) -> None:
        del done
        self._is_moving = False

    def _on_refused(self, error: CaseworkerError) -> None:
        self._is_moving = False
        self._desk.refused.emit(str(error), "")

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        del done
        self._say_day()
