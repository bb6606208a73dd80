"""What was counted, as a table: a line for each group, a cell for each figure of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Final

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.figures.rows import FigureRow, ReportRow, Sort, Term, figure_rows
from caseworker.domain.figures.tick import Tick
from caseworker.domain.timeliness import per_cent

ALL: Final = "All together"
OFFICER, PLACE, TERM, YEAR, MONTH = "Officer", "School or place", "Term", "Year", "Month"
DAYS: Final = frozenset({TERM, YEAR, MONTH})
NO_DAY: Final = "No day"
NO_PLACE: Final = "No school or place recorded"
HIDDEN: Final = "*"
"""What stands for a number that is left out because it is small."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose a case is, for the lists behind a number: no figure and no paper holds the name."""

    name: str
    officer: OfficerId
    place: str


@dataclass(frozen=True, slots=True)
class Period:
    """Days that a report is narrowed to; both are counted in."""

    title: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a report is narrowed to, and what its lines are. None narrows nothing."""

    by: str
    officer: OfficerId | None = None
    place: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: ``value`` is None where nothing can be said. ``cases`` is how many are behind.

    ``hidden``: it is left out, since it or another would point to a child.
    """

    value: float | None
    cases: int
    part: int = 0
    whole: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One group, with a cell for each figure; ``counts`` is how often each mark was ticked."""

    title: str
    cells: tuple[Cell, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Table:
    """What stands on the screen; ``whole`` is all of it together.

    ``narrowed`` says in words what it is about. No name of a child is in it.
    """

    report: ReportRow
    on: date
    by: str
    narrowed: tuple[str, ...]
    lines: tuple[Line, ...]
    whole: Line

    def words(self, line: Line, at: int) -> str:
        return cell_words(self.report.figures[at], line.cells[at])


def terms_between(first: date, last: date) -> tuple[Period, ...]:
    """Every term from the one that holds ``first`` to the one that holds ``last``, latest first."""
    found = [
        _period(term, year)
        for year in range(first.year, last.year + 1)
        for term in figure_rows().terms
    ]
    held = [one for one in found if one.last >= first and one.first <= last]
    return tuple(sorted(held, key=lambda one: one.first, reverse=True))


def years_between(first: date, last: date) -> tuple[Period, ...]:
    """The same for calendar years."""
    years = range(last.year, first.year - 1, -1)
    return tuple(Period(str(year), date(year, 1, 1), date(year, 12, 31)) for year in years)


def chosen(
    ticks: Iterable[Tick], seen: Mapping[CaseNumber, Seen], narrowed: Narrowed
) -> tuple[Tick, ...]:
    """The ticks that a report is about."""
    period = narrowed.period
    return tuple(
        one
        for one in ticks
        if (period is None or (one.day is not None and period.first <= one.day <= period.last))
        and narrowed.officer in {None, seen[one.case].officer}
        and narrowed.place in {None, seen[one.case].place}
    )


def grouping(
    report: ReportRow, by: str, seen: Mapping[CaseNumber, Seen], officers: Mapping[OfficerId, str]
) -> Callable[[Tick], str]:
    """The words of the line that a tick belongs to."""
    match by:
        case "Officer":
            return lambda tick: officers.get(seen[tick.case].officer, seen[tick.case].officer)
        case "School or place":
            return lambda tick: seen[tick.case].place or NO_PLACE
        case "Year":
            return lambda tick: str(tick.day.year) if tick.day else NO_DAY
        case "Month":
            return lambda tick: f"{tick.day:%Y-%m}" if tick.day else NO_DAY
        case "Term":
            return lambda tick: term_of(tick.day) if tick.day else NO_DAY
    at = report.groups.index(by)
    return lambda tick: tick.groups[at]


def table(  # noqa: PLR0913, PLR0917 - each is one thing that the table hangs on
    report: ReportRow,
    on: date,
    ticks: Sequence[Tick],
    narrowed: Narrowed,
    line_of: Callable[[Tick], str],
    words: tuple[str, ...] = (),
) -> Table:
    """The ticks, which are those that were chosen, laid out by their lines."""
    sorts: dict[str, list[Tick]] = {}
    for tick in ticks:
        sorts.setdefault(line_of(tick), []).append(tick)
    lines = [_line(report, title, found) for title, found in sorts.items()]
    lines.sort(key=_order(narrowed.by))
    return Table(report, on, narrowed.by, words, tuple(lines), _line(report, ALL, ticks))


def behind(ticks: Iterable[Tick], figure: FigureRow) -> tuple[Tick, ...]:
    """What a number of this figure counts, latest first; of a share, what it is out of."""
    marks = figure.out_of or figure.of
    found = [one for one in ticks if one.mark in marks]
    return tuple(sorted(found, key=lambda one: (one.day or date.min, one.case), reverse=True))


def cell_words(figure: FigureRow, cell: Cell) -> str:
    """``1,204``, ``12.5``, ``83.3%``; a dash where there is none, a star where it is left out."""
    if cell.hidden:
        return HIDDEN
    if cell.value is None:
        return "–"
    if figure.sort is Sort.SHARE:
        return per_cent(cell.part, cell.whole)
    if cell.value == int(cell.value):
        return f"{cell.value:,.0f}"
    # Hours and pounds are added up by whoever reads them: a rounded line would not come to its sum.
    return f"{cell.value:,.2f}" if figure.sort is Sort.SUM else f"{cell.value:,.1f}"


def term_of(day: date) -> str:
    """``Autumn term 2026``."""
    for term in figure_rows().terms:
        period = _period(term, day.year)
        if period.first <= day <= period.last:
            return period.title
    return NO_DAY


def month_words(line: str) -> str:
    """``November 2026`` for the line of a month; any other line as it is."""
    year, _, month = line.partition("-")
    is_month = year.isdigit() and month.isdigit()
    return f"{date(int(year), int(month), 1):%B %Y}" if is_month else line


def _period(term: Term, year: int) -> Period:
    return Period(f"{term.title} {year}", date(year, *term.first), date(year, *term.last))


def _line(report: ReportRow, title: str, ticks: Sequence[Tick]) -> Line:
    counts: dict[str, int] = {}
    for tick in ticks:
        counts[tick.mark] = counts.get(tick.mark, 0) + 1
    cells = tuple(_cell(figure, ticks) for figure in report.figures)
    return Line(title, cells, counts)


def _cell(figure: FigureRow, ticks: Sequence[Tick]) -> Cell:
    found = [one for one in ticks if one.mark in figure.of]
    cases = len({one.case for one in found})
    match figure.sort:
        case Sort.COUNT:
            return Cell(len(found), cases)
        case Sort.SUM:
            return Cell(round(sum(one.amount for one in found), 2), cases)
        case Sort.MEDIAN:
            middle = median(one.amount for one in found) if found else None
            return Cell(middle, cases)
        case Sort.SHARE:
            whole = sum(1 for one in ticks if one.mark in figure.out_of)
            part = len(found)
            return Cell(part / whole if whole else None, cases, part, whole)


def _order(by: str) -> Callable[[Line], tuple[object, ...]]:
    """Days as they come; ages and waits as the file has them; else the most first."""
    if by in {YEAR, MONTH}:
        return lambda line: (line.title == NO_DAY, line.title)
    if by == TERM:
        days = {one.title: one.first for one in terms_between(date(1990, 1, 1), date(2100, 1, 1))}
        return lambda line: (line.title not in days, days.get(line.title, date.max))
    rows = figure_rows()
    listed = [*(one.title for one in rows.ages), *(one.title for one in rows.waits)]
    return lambda line: (
        listed.index(line.title) if line.title in listed else len(listed),
        -(line.cells[0].value or 0),
        line.title.casefold(),
    )


def without(line: Line, hidden: Iterable[int]) -> Line:
    """The same line with the cells at these places left out."""
    gone = set(hidden)
    cells = (replace(one, hidden=at in gone) for at, one in enumerate(line.cells))
    return replace(line, cells=tuple(cells))
