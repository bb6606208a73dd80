"""Figures of time limits as a table: a count in each cell that can be looked behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.domain.timeliness import Figure, Line, Outcome
from caseworker.ui.reports.counts_table import Column, CountLine, CountsTable


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its words in a narrow space, and the clocks that its counts are of."""

    words: str
    heard: str
    outcomes: frozenset[Outcome]


def _one(words: str, outcome: Outcome) -> Heading:
    return Heading(words, outcome.value, frozenset({outcome}))


FELL_DUE: Final = frozenset({Outcome.IN_TIME, Outcome.LATE, Outcome.OVERDUE})
HEADINGS: Final = (
    _one("In time", Outcome.IN_TIME),
    _one("Done\nlate", Outcome.LATE),
    _one("Late,\nnot done", Outcome.OVERDUE),
    Heading("Fell\ndue", "Fell due", FELL_DUE),
    Heading("Share\nin time", "Share in time, out of fell due", frozenset()),
    _one("Excused", Outcome.EXCUSED),
    _one("Not\nowed", Outcome.NOT_OWED),
    _one("Not due\nyet", Outcome.NOT_DUE),
    _one("No day\nknown", Outcome.NO_DAY),
)


class FiguresTable(CountsTable):
    """A row for each line of figures.

    Signals:
        asked: carries the line's words, the words of the heading, and its outcomes.
    """

    asked = Signal(str, str, object)

    def __init__(self, name: str, heard: str, first: str, parent: QWidget | None = None) -> None:
        columns = tuple(Column(one.words, one.heard) for one in HEADINGS)
        super().__init__(name, heard, first, columns, parent)
        self.chosen.connect(self._on_asked)

    def show_lines(self, lines: tuple[Line, ...], whole: Line | None) -> None:
        """``whole`` is the last line; there is none where there is one line only."""
        shown = (*lines, whole) if whole else lines
        self.figures.show_lines(tuple(map(_line, shown)), summed=whole is not None)
        self.setColumnHidden(len(HEADINGS), not any(line.figure.no_day for line in lines))
        self.fit()

    def _on_asked(self, row: int, column: int) -> None:
        heading = HEADINGS[column]
        self.asked.emit(self.figures.lines[row].words, heading.heard, heading.outcomes)


def _line(line: Line) -> CountLine:
    counts = tuple(_count(line.figure, heading) for heading in HEADINGS)
    cells = tuple(
        f"{count:,}" if heading.outcomes else line.figure.per_cent
        for count, heading in zip(counts, HEADINGS, strict=True)
    )
    return CountLine(line.words, cells, tuple(map(bool, counts)))


def _count(figure: Figure, heading: Heading) -> int:
    return sum(figure.of(outcome) for outcome in heading.outcomes)
