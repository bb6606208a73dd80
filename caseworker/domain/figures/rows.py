"""What ``figures.toml`` says: the reports, their figures, and the rows that they count by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from importlib import resources
from typing import TypeVar

from caseworker.domain.errors import NotFound
from caseworker.domain.law.entry import Entry, read_toml

_FILE = "figures.toml"
T = TypeVar("T")


class Sort(Enum):
    """How a figure is made of what was counted."""

    COUNT = "count"
    SHARE = "share"
    SUM = "sum"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of a report. ``of`` and ``out_of`` are marks of what is counted.

    One with an ``ink`` is a part of the chart, told apart by its ``pattern`` as well.
    """

    name: str
    report: str
    title: str
    short: str
    sort: Sort
    of: frozenset[str]
    out_of: frozenset[str]
    unit: str
    ink: str
    pattern: str
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report: its figures in order, and what its lines may be grouped by.

    ``dated``: what it counts has a day, so that it can be narrowed to a term or a year.
    ``of_person``: it looks at who the child is, so that a case restricted to others isn’t looked
    at. ``none`` is said where it finds nothing and that is good news. ``listed``: what it counts
    may be printed with names, for the office: no word of it is of a plan.
    """

    name: str
    title: str
    lead: str
    dated: bool
    of_person: bool
    groups: tuple[str, ...]
    by: str
    caveats: tuple[str, ...]
    figures: tuple[FigureRow, ...] = ()
    none: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Part of a year, by its first and its last month and day."""

    title: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A group by a number: up to an age, up to so many days."""

    title: str
    to: int


@dataclass(frozen=True, slots=True)
class Worded:
    """Something known by words: an area of need; how often, with its times a week."""

    title: str
    words: tuple[str, ...]
    a_week: int = 0


@dataclass(frozen=True, slots=True)
class MoveCounted:
    """Which kinds of entry tell of a move, what it is counted as, and where the place stands."""

    kinds: tuple[str, ...]
    figure: str
    where: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class LateWhy:
    """Why a review is late, and the rule that sees it."""

    title: str
    when: str


@dataclass(frozen=True, slots=True)
class FigureRows:
    """The whole file. ``below``: counts of fewer children are left out of what leaves."""

    below: int
    terms: tuple[Term, ...]
    ages: tuple[Named, ...]
    areas: tuple[Worded, ...]
    waits: tuple[Named, ...]
    often: tuple[Worded, ...]
    moves: tuple[MoveCounted, ...]
    late: tuple[LateWhy, ...]
    reports: tuple[ReportRow, ...]

    def report(self, name: str) -> ReportRow:
        """Raises NotFound."""
        for one in self.reports:
            if one.name == name:
                return one
        raise NotFound("There is no such report.")


@cache
def figure_rows() -> FigureRows:
    """The file that comes with the program."""
    text = resources.files("caseworker.domain").joinpath(_FILE).read_text(encoding="utf-8")
    return read_figures(_FILE, text)


def read_figures(name: str, text: str) -> FigureRows:
    """Raises BrokenLaw."""
    top = read_toml(name, text)
    small = top.only_table("small")
    below = small.whole("below")
    small.done()
    figures = _all(top, "figure", _figure)
    reports = tuple(_with(one, figures) for one in _all(top, "report", _report))
    found = FigureRows(
        below=below,
        terms=_all(top, "term", _term),
        ages=_all(top, "age", lambda _, row: Named(row.text("title"), row.whole("to"))),
        areas=_all(top, "area", lambda _, row: Worded(row.text("title"), row.texts("words"))),
        waits=_all(top, "wait", lambda _, row: Named(row.text("title"), row.whole("days"))),
        often=_all(
            top, "often", lambda key, row: Worded(key, row.texts("words"), row.whole("a_week"))
        ),
        moves=_all(top, "move", _move),
        late=_all(top, "late", lambda _, row: LateWhy(row.text("title"), row.text("when"))),
        reports=reports,
    )
    top.done()
    if lost := {one.report for one in figures} - {one.name for one in reports}:
        raise top.broken(f"figures of no report: {', '.join(sorted(lost))}")
    return found


def _all(top: Entry, name: str, read: Callable[[str, Entry], T]) -> tuple[T, ...]:
    found = []
    for key, row in top.tables(name):
        found.append(read(key, row))
        row.done()
    return tuple(found)


def _figure(name: str, row: Entry) -> FigureRow:
    title = row.text("title")
    return FigureRow(
        name=name,
        report=row.text("report"),
        title=title,
        short=row.text("short", title),
        sort=row.choice("kind", Sort),
        of=frozenset(row.texts("of")),
        out_of=frozenset(row.texts("out_of")),
        unit=row.text("unit", ""),
        ink=row.text("ink", ""),
        pattern=row.text("pattern", ""),
        definition=row.text("definition"),
        source=row.text("source"),
    )


def _report(name: str, row: Entry) -> ReportRow:
    return ReportRow(
        name=name,
        title=row.text("title"),
        lead=row.text("lead"),
        dated=row.truth("dated"),
        of_person=row.truth("of_person"),
        groups=row.texts("groups"),
        by=row.text("by"),
        caveats=row.texts("caveats"),
        none=row.text("none", ""),
        listed=row.truth("listed"),
    )


def _with(report: ReportRow, figures: tuple[FigureRow, ...]) -> ReportRow:
    ours = tuple(one for one in figures if one.report == report.name)
    return replace(report, figures=ours)


def _term(_: str, row: Entry) -> Term:
    return Term(row.text("title"), _day(row.text("first")), _day(row.text("last")))


def _day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


def _move(_: str, row: Entry) -> MoveCounted:
    return MoveCounted(row.texts("kinds"), row.text("figure"), row.text("where"), row.text("else"))
