"""The list of many letters: whom each goes to, which can't be sent, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from caseworker.casework.many_letters import Made, OneOfMany
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import named

HEADS: Final = ("Case", "About", "To", "What to mind")
WIDTHS: Final = (124, 170, 170)  # px at 100% text; the last column has the rest
NARROW: Final = 640
SHARES: Final = (0, 0.26, 0.26)
Row = tuple[tuple[str, str, str, str], Tone | None]


class ManyTable(QTableWidget):
    """One row for each letter. What can't be sent is said in words, and in amber beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADS), parent)
        named(self, "manyTable", "The letters")
        self.setHorizontalHeaderLabels(HEADS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.setMinimumHeight(theme.px(260))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column in range(len(HEADS) - 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[OneOfMany]) -> None:
        """What would be made."""
        self._show(_planned(line) for line in lines)

    def show_made(self, made: Sequence[Made]) -> None:
        """What became of each."""
        self.setHorizontalHeaderLabels((*HEADS[:-1], "What became of it"))
        self._show(_became(each) for each in made)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What to mind is never out of sight: the rows grow, and the number gives way."""
        super().resizeEvent(event)
        wide = event.size().width()
        is_narrow = wide < theme.px(NARROW)
        self.setColumnHidden(0, is_narrow)
        for column, share in enumerate(SHARES if is_narrow else WIDTHS):
            self.setColumnWidth(column, round(wide * share) if is_narrow else theme.px(share))
        self.resizeRowsToContents()

    def _show(self, rows: Iterable[Row]) -> None:
        shown = list(rows)
        self.setRowCount(len(shown))
        for at, (cells, tone) in enumerate(shown):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                if tone is not None:
                    item.setForeground(theme.colour(f"{tone.value}_ink"))
                self.setItem(at, column, item)
        self.resizeRowsToContents()


def _planned(line: OneOfMany) -> Row:
    tone = Tone.AMBER if line.why_not else None
    mind = f"Can’t be sent. {line.why_not}" if line.why_not else line.caution
    return (line.case, line.person, line.to or "Nobody", mind), tone


def _became(made: Made) -> Row:
    line = made.line
    if made.why_not:
        return (line.case, line.person, line.to, f"Not made. {made.why_not}"), Tone.AMBER
    return (line.case, line.person, line.to, f"Copy {made.copy_number}: {made.where}"), None
