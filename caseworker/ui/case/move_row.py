"""One line of a checklist: its day, what it asks, whose it is, and the one button that does it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.moves import Act
from caseworker.domain.moving import LineNow, Move
from caseworker.ui import theme
from caseworker.ui.case.move_words import caution_of, line_day, line_under, step_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.parts import Words, named, recolour, secondary

WHEN = 144  # px at 100%: the longest time, 302 working days late
NARROW = 520
MOST = 16_777_215  # as wide as there is room
_NAMES = {act: f"move{act.value.capitalize()}" for act in Act}


@dataclass(frozen=True, slots=True)
class Told:
    """The line, the move that it belongs to, and its number on the page."""

    seen: CaseSeen
    move: Move
    line: LineNow
    at: str


class MoveRow(QWidget):
    """Day and words side by side; one under the other where there is little room.

    Signals:
        stepped: its button was pressed; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        seen, line = told.seen, told.line
        day, long, tone = line_day(line, seen.today)
        under = line_under(seen, line)
        said = ", ".join(filter(None, (day, long)))
        named(self, f"moveLine{told.at}", f"{said}: {line.row.words}. {under}")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        edge = theme.px(9)
        self._box.setContentsMargins(0, edge, 0, edge)
        self._box.setSpacing(theme.px(12))
        self._when = QWidget(self)
        when = QVBoxLayout(self._when)
        when.setContentsMargins(0, 0, 0, 0)
        when.setSpacing(theme.px(1))
        if day:
            when.addWidget(Words(day, "strong"))
        state = Words(long if day else long[:1].upper() + long[1:], "strong", wrap=True)
        recolour(state, tone)
        when.addWidget(state)
        when.addStretch(1)
        what = QVBoxLayout()
        what.setSpacing(theme.px(2))
        what.addWidget(Words(line.row.words, "strong" if line.is_open else "soft", wrap=True))
        what.addWidget(Words(under, "small", wrap=True))
        if caution := caution_of(line):
            what.addWidget(Words(caution, "small", wrap=True))
        self._box.addWidget(self._when)
        self._box.addLayout(what, 1)
        step = step_of(seen, told.move, line)
        if step is not None and line.step is not None:
            button = secondary(step.words, f"{_NAMES[line.step.act]}{told.at}")
            button.setAccessibleName(f"{step.words} {line.row.words}")
            button.clicked.connect(lambda: self.stepped.emit(step))
            self._box.addWidget(
                button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.px(NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if is_narrow else across)
        self._box.setSpacing(theme.px(4 if is_narrow else 12))
        self._when.setMinimumWidth(0 if is_narrow else theme.px(WHEN))
        self._when.setMaximumWidth(MOST if is_narrow else theme.px(WHEN))
