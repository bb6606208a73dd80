"""What is owed, section by section, built a few lines at a time so that the window can breathe."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.records import DueLine as Owed
from caseworker.casework.today import DayList, leaving_days
from caseworker.ui import theme
from caseworker.ui.due_words import due_words
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Words, column, row, secondary
from caseworker.ui.parts.due_line import DueLine

_FIRST: Final = 12  # lines built at once, about as many as are seen
_AT_ONCE: Final = 4  # lines built before the window gets its turn
_SECTIONS: Final = {
    "overdue": "Overdue",
    "leaving": f"Leaving within {leaving_days()} days",
    "this_week": "This week",
    "later": "Later",
    "not_received": "Expected and not received",
    "waiting": "Waiting on others",
}


@dataclass(slots=True)
class _Section:
    """A title and what is owed under it."""

    layout: QVBoxLayout
    head: QWidget | None = None
    owed: tuple[Owed, ...] = ()
    built: list[QWidget] = field(default_factory=list)


class DayLines(QWidget):
    """The lines of one day. More of the same day go under those that stand there.

    Lines stand in small groups: asking hundreds of them for their height each time that a few
    were added stopped the window for a quarter of a second.

    Signals:
        opened: the button of a line was pressed; carries its key.
        more_wanted: further lines are wanted.
    """

    opened = Signal(object)
    more_wanted = Signal()

    def __init__(self, day: DayList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._calendar = day.today, day.calendar
        self._queue: deque[tuple[_Section, Owed]] = deque()
        self._made = 0
        self._is_asked = False
        body = column(self, 0, 0)
        self._sections: dict[str, _Section] = {}
        for name in _SECTIONS:
            layout = QVBoxLayout()
            layout.setSpacing(0)
            body.addLayout(layout)
            self._sections[name] = _Section(layout)
        self._foot = QWidget()
        foot = row(0, self._foot)
        foot.setContentsMargins(0, theme.px(12), 0, 0)
        self._more = secondary("Show more", "showMore", icon=Icon.CHEVRON_DOWN)
        self._more.clicked.connect(self._on_more)
        foot.addWidget(self._more)
        foot.addStretch(1)
        body.addWidget(self._foot)
        body.addStretch(1)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
        self.go_on(day)

    def goes_on(self, day: DayList) -> bool:
        """Whether ``day`` is what stands here already, and perhaps more of it."""
        is_same = (day.today, day.calendar) == (self._day, self._calendar)
        return is_same and all(
            getattr(day, name)[: len(section.owed)] == section.owed
            for name, section in self._sections.items()
        )

    def go_on(self, day: DayList) -> None:
        """Add what ``day`` has more."""
        for name, section in self._sections.items():
            owed: tuple[Owed, ...] = getattr(day, name)
            if owed and section.head is None:
                section.head = self._head(name)
                section.layout.addWidget(section.head)
            self._queue.extend((section, line) for line in owed[len(section.owed) :])
            section.owed = owed
        self._foot.setVisible(day.more)
        self._build(0 if self._made else _FIRST)
        self.breathe(is_seen=True)

    def head(self, name: str) -> QWidget | None:
        """The title of a section, if anything stands under it."""
        section = self._sections.get(name)
        return section.head if section is not None else None

    def breathe(self, *, is_seen: bool) -> None:
        """Out of sight nothing is laid out: it would all be done at once on coming back."""
        if is_seen and self._queue:
            self._turn.start()
        else:
            self._turn.stop()

    def let_go(self) -> list[QWidget]:
        """Everything to be deleted in the end, in small portions, this last."""
        self._queue.clear()
        self._turn.stop()
        self.hide()
        built = (each for section in self._sections.values() for each in section.built)
        return [*built, self]

    def _head(self, name: str) -> Words:
        head = Words(_SECTIONS[name], "heading", name=f"section_{name}")
        is_first = all(section.head is None for section in self._sections.values())
        head.setContentsMargins(0, 0 if is_first else theme.px(10), 0, theme.px(4))
        return head

    @Slot()
    def _on_more(self) -> None:
        self._is_asked = True
        self._more.setEnabled(False)
        self.more_wanted.emit()

    @Slot()
    def _on_turn(self) -> None:
        self._build(_AT_ONCE)
        self.breathe(is_seen=True)

    def _build(self, most: int) -> None:
        """Build that many lines, a group for each section that they stand in."""
        todo = [self._queue.popleft() for _ in range(min(most, len(self._queue)))]
        at = 0
        while at < len(todo):
            section = todo[at][0]
            group = QWidget()
            lines = column(group, 0, 0)
            first = self._line(todo[at][1])
            lines.addWidget(first)
            at += 1
            while at < len(todo) and todo[at][0] is section:
                lines.addWidget(self._line(todo[at][1]))
                at += 1
            section.layout.addWidget(group)
            section.built.append(group)
            if self._is_asked:
                self._is_asked = False
                group.show()  # what isn't shown can't be given the keyboard
                first.begin()
        self._more.setEnabled(not self._queue)

    @Slot(object)
    def _on_letter(self, key: tuple[str, str]) -> None:
        self.opened.emit((key[0], f"letter={key[1]}"))

    def _line(self, owed: Owed) -> DueLine:
        self._made += 1
        line = DueLine(due_words(owed, self._day, self._calendar), self._made)
        line.opened.connect(self.opened)
        line.letter_wanted.connect(self._on_letter)
        return line
