"""Reports over all the cases: one report counted, then narrowed and laid out from memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.reports import AT_A_TIME, ReportStopped, Told
from caseworker.casework.restrictions import SHOWN, RestrictedCase, is_veiled
from caseworker.casework.small_numbers import smallest
from caseworker.casework.wanted import Wanted
from caseworker.documents.figures import drawn_of, figure_chart, of_how_many
from caseworker.documents.svg import as_svg
from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.diary import Reckoning, dues_of, place_of
from caseworker.domain.errors import NotFound
from caseworker.domain.figures.all import COUNTERS
from caseworker.domain.figures.rows import ReportRow, figure_rows
from caseworker.domain.figures.small import Shared, for_sharing
from caseworker.domain.figures.table import (
    MONTH,
    OFFICER,
    PLACE,
    TERM,
    YEAR,
    Narrowed,
    Period,
    Seen,
    Table,
    chosen,
    grouping,
    month_words,
    table,
    terms_between,
    years_between,
)
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.plan import Version

LEAST: Final = 16.0  # millimetres that the words before the bars take at the least
LETTER: Final = 1.6  # and a letter of them, on the safe side
BESIDE: Final = 4.0
WIDEST: Final = 84.0  # millimetres that the words before the bars take where there is room


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as SVG; ``alt`` says it in words, ``shape`` is its height by its width.

    ``more`` says that it hasn’t room for every line, where it hasn’t.
    """

    svg: str
    alt: str
    shape: float
    more: str = ""


@dataclass(frozen=True, slots=True)
class FiguresCounted:
    """Everything that one report counts, as all the cases stand ``on`` a day."""

    report: ReportRow
    on: date
    cases: int
    ticks: tuple[Tick, ...] = field(repr=False)
    seen: Mapping[CaseNumber, Seen] = field(repr=False)

    @property
    def groupings(self) -> tuple[str, ...]:
        """What its lines may be."""
        days = (TERM, YEAR, MONTH) if self.report.dated else ()
        return (*self.report.groups, OFFICER, PLACE, *days)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The years and the terms that it can be narrowed to, latest first."""
        days = [tick.day for tick in self.ticks if tick.day]
        if not self.report.dated or not days:
            return ()
        return (*years_between(min(days), max(days)), *terms_between(min(days), max(days)))

    @property
    def officers(self) -> tuple[OfficerId, ...]:
        return tuple(sorted({self.seen[tick.case].officer for tick in self.ticks}))

    @property
    def places(self) -> tuple[str, ...]:
        """Every school or place by name; that of no words, if any case has none, is last."""
        found = {self.seen[tick.case].place for tick in self.ticks}
        return tuple(sorted(found, key=lambda name: (not name, name.casefold())))

    def chosen(self, narrowed: Narrowed) -> tuple[Tick, ...]:
        return chosen(self.ticks, self.seen, narrowed)

    def line_of(self, by: str, officers: Mapping[OfficerId, str]) -> Callable[[Tick], str]:
        return grouping(self.report, by, self.seen, officers)

    def table(
        self, narrowed: Narrowed, officers: Mapping[OfficerId, str], words: tuple[str, ...] = ()
    ) -> Table:
        line_of = self.line_of(narrowed.by, officers)
        return table(self.report, self.on, self.chosen(narrowed), narrowed, line_of, words)


def count_figures(
    name: str, told: Told = lambda _done, _of: True
) -> Callable[[Records, date], FiguresCounted]:
    """A question that reads every case for one report. For the papers lane: it takes a while.

    Raises:
        ReportStopped: ``told`` said to stop.
    """

    def ask(records: Records, today: date) -> FiguresCounted:
        report, total = figure_rows().report(name), records.how_many_cases()
        reckoning = reckoning_of(records.office(), today)
        ticks: list[Tick] = []
        seen: dict[CaseNumber, Seen] = {}
        for at, case in enumerate(records.every_case()):
            if at % AT_A_TIME == 0 and not told(at, total):
                raise ReportStopped
            if report.of_person and is_veiled(case):
                continue  # who isn't named for it can neither see what is missing nor mend it
            found = tuple(COUNTERS[name](read_of(records, case, reckoning)))
            if is_veiled(case):
                found = tuple(_veiled(one) for one in found)
            ticks += found
            if found:
                place = SHOWN if is_veiled(case) else place_of(case).strip()
                seen[case.number] = Seen(case.person.name, case.officer, place)
        return FiguresCounted(report, today, total, tuple(ticks), seen)

    return ask


def figures_to_share(records: Records, wanted: Wanted, today: date) -> Shared:
    """The very table that was on the screen, without what this office leaves out of what leaves.

    Raises:
        NotFound: nothing was counted.
    """
    del today
    if wanted.figures is None:
        raise NotFound("No report was counted.")
    return for_sharing(wanted.figures, smallest(records))


def chart_of(table: Table, wide: float, inks: Mapping[str, str], font: str) -> Drawn | None:
    """The chart of what stands on the screen, ``wide`` millimetres; none where there is none."""
    longest = max((len(month_words(line.title)) for line in drawn_of(table)), default=0)
    left = max(LEAST, min(WIDEST, wide / 3, longest * LETTER + BESIDE))
    drawing = figure_chart(table, left, wide)
    if drawing is None:
        return None
    return Drawn(
        as_svg(drawing, wide, inks, font), drawing.alt, drawing.height / wide, of_how_many(table)
    )


def read_of(records: Records, case: Case, reckoning: Reckoning) -> CaseRead:
    """A case as whoever counts may look at it."""
    return CaseRead(
        case,
        reckoning,
        partial(dues_of, case, reckoning),
        partial(_versions, records, case.number),
    )


def _versions(records: Records, number: CaseNumber) -> tuple[Version, ...]:
    """None of a case that is restricted to others: what it is about may be somebody’s name."""
    try:
        return records.versions(number)
    except RestrictedCase:
        return ()


def _veiled(tick: Tick) -> Tick:
    """It counts like any other; what it is about may be somebody’s name."""
    return Tick(tick.mark, tick.case, tick.day, tick.groups, tick.amount)
