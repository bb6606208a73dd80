"""The report on a time limit as it may leave: without small numbers, and what would tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from caseworker.domain.figures.rows import FigureRow, ReportRow, Sort
from caseworker.domain.figures.small import for_sharing
from caseworker.domain.figures.table import HIDDEN, Cell, Table
from caseworker.domain.figures.table import Line as Counted
from caseworker.domain.report import Report
from caseworker.domain.timeliness import Figure, Line, Outcome

FELL_DUE: Final = frozenset({Outcome.IN_TIME.name, Outcome.LATE.name, Outcome.OVERDUE.name})
DUE_AT: Final = len(Outcome)
SHARE_AT: Final = DUE_AT + 1


@dataclass(frozen=True, slots=True)
class LineToShare:
    """A year, an authority, or all of it. A number that is left out is None."""

    title: str
    counts: Mapping[Outcome, int | None]
    fell_due: int | None
    share: str
    share_with_excused: str
    kept: int | None


@dataclass(frozen=True, slots=True)
class ReportToShare:
    """What leaves of a report. Made by ``fit_to_leave`` alone.

    ``by_home`` is None where the two tables together would tell what each of them hides.
    """

    report: Report
    below: int
    whole: LineToShare
    years: tuple[LineToShare, ...]
    by_home: tuple[LineToShare, ...] | None
    left_out: int


def fit_to_leave(report: Report, below: int) -> ReportToShare:
    """Each count is of times that the limit ran: as many children, or fewer."""
    years = for_sharing(_table(report, report.years), below)
    homes = for_sharing(_table(report, report.authorities), below)
    tells = {at for at, cell in enumerate(homes.table.whole.cells) if cell.hidden}
    keeps = {at for at, cell in enumerate(years.table.whole.cells) if cell.hidden}
    by_year = _lines(years.table, report.years, below)
    whole = _line(years.table.whole, report.all_together, below)
    is_told = bool(tells ^ keeps)
    by_home = None if is_told else tuple(_lines(homes.table, report.authorities, below))
    left_out = years.left_out + homes.left_out
    return ReportToShare(report, below, whole, tuple(by_year), by_home, left_out)


def _row(name: str, sort: Sort, of: frozenset[str], out_of: frozenset[str]) -> FigureRow:
    return FigureRow(name, "", name, name, sort, of, out_of, "", "", "", "", "")


_FIGURES: Final = (
    *(_row(one.value, Sort.COUNT, frozenset({one.name}), frozenset()) for one in Outcome),
    _row("Fell due", Sort.COUNT, FELL_DUE, frozenset()),
    _row("Share", Sort.SHARE, frozenset({Outcome.IN_TIME.name}), FELL_DUE),
)
_ROW: Final = ReportRow("", "", "", True, False, (), "", (), _FIGURES)


def _table(report: Report, lines: Sequence[Line]) -> Table:
    counted = tuple(_counted(line) for line in lines)
    return Table(_ROW, report.on, "", (), counted, _counted(report.all_together))


def _counted(line: Line) -> Counted:
    figure = line.figure
    counts = {one.name: figure.of(one) for one in Outcome if figure.of(one)}
    cells = [Cell(figure.of(one), figure.of(one)) for one in Outcome]
    cells.append(Cell(figure.fell_due, figure.fell_due))
    share = figure.in_time / figure.fell_due if figure.fell_due else None
    cells.append(Cell(share, figure.in_time, figure.in_time, figure.fell_due))
    return Counted(line.words, tuple(cells), counts)


def _lines(table: Table, lines: Sequence[Line], below: int) -> list[LineToShare]:
    return [_line(cut, line, below) for cut, line in zip(table.lines, lines, strict=True)]


def _line(cut: Counted, line: Line, below: int) -> LineToShare:
    figure, cells = line.figure, cut.cells
    counts = {one: None if cells[at].hidden else figure.of(one) for at, one in enumerate(Outcome)}
    due = None if cells[DUE_AT].hidden else figure.fell_due
    share = HIDDEN if cells[SHARE_AT].hidden else figure.per_cent
    kept = _kept(figure, counts, below)
    is_known = share != HIDDEN and kept is not None
    with_excused = figure.per_cent_with_excused if is_known else HIDDEN
    return LineToShare(line.words, counts, due, share, with_excused, kept)


def _kept(figure: Figure, counts: Mapping[Outcome, int | None], below: int) -> int | None:
    """The excused that were done by the old day, where neither they nor the rest are few."""
    sides = (figure.excused_kept, figure.excused - figure.excused_kept)
    if counts[Outcome.EXCUSED] is None or any(0 < side < below for side in sides):
        return None
    return figure.excused_kept
