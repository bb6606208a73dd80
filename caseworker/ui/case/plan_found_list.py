"""The list of what the checks found, of which only what has changed is drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from caseworker.domain.checks import Finding
from caseworker.ui import theme
from caseworker.ui.case.plan_finding import FindingLine
from caseworker.ui.parts import Words, column


@dataclass(frozen=True, slots=True)
class Head:
    """Over a group of findings. The same head may count more of them than before."""

    name: str
    words: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding, the entries that mend it, and whether its remedy stands below it."""

    found: Finding
    may: tuple[str, ...]
    explains: bool


Row = Head | Line


class FindingList(QWidget):
    """The findings under their heads.

    A long plan has sixty findings, and drawing them takes longer than a key may wait: what
    stands before and after the change is left as it is.
    """

    def __init__(self, wire: Callable[[FindingLine], None]) -> None:
        """``wire`` connects each line that is drawn to whoever does what it asks."""
        super().__init__()
        self._wire = wire
        self._rows: list[Row] = []
        self._drawn: list[Words | FindingLine] = []
        self._body = column(self, 0, 2)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, in this order."""
        first = _alike(self._rows, rows)
        rest = min(len(self._rows), len(rows)) - first
        last = min(rest, _alike(self._rows[::-1], rows[::-1]))
        for gone in self._drawn[first : len(self._drawn) - last]:
            self._body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        new = [self._made(row) for row in rows[first : len(rows) - last]]
        for at, widget in enumerate(new, start=first):
            self._body.insertWidget(at, widget)
        self._drawn[first : len(self._drawn) - last] = new
        self._rows = list(rows)
        self._settle()

    def _made(self, row: Row) -> Words | FindingLine:
        if isinstance(row, Head):
            head = Words(row.words, "label", wrap=True, name=row.name)
            head.setContentsMargins(0, theme.px(10), 0, 0)
            return head
        line = FindingLine(row.found, row.may, explains=row.explains)
        self._wire(line)
        return line

    def _settle(self) -> None:
        """Count them again, for the eye and for the keyboard."""
        lines: list[FindingLine] = []
        for row, widget in zip(self._rows, self._drawn, strict=True):
            if isinstance(widget, FindingLine):
                widget.number(len(lines))
                lines.append(widget)
            elif isinstance(row, Head) and widget.text() != row.words:
                widget.setText(row.words)
        keys = [key for line in lines for key in line.keys]
        for before, after in pairwise(keys):
            QWidget.setTabOrder(before, after)


def _alike(some: Sequence[Row], others: Sequence[Row]) -> int:
    """How many of both are the same, from the first on."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count
