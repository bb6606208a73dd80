"""A report on one time limit: the figure, its chart, its tables, what it counts, what to mind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.drawings import Drawing, Ink, Pattern
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Grid,
    Heading,
    Piece,
    Room,
    Text,
    Title,
    Together,
    plain,
)
from caseworker.documents.stacked_chart import Bar, Stacked, stacked_chart
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.counted import SMALL_NUMBERS
from caseworker.domain.days import day_words
from caseworker.domain.figures.small import left_out_words
from caseworker.domain.figures.table import HIDDEN
from caseworker.domain.figures.time_limits import LineToShare, ReportToShare
from caseworker.domain.timeliness import Outcome

#: What is stacked in the chart, told apart by its pattern as well as by its ink.
STACKED: Final[tuple[tuple[Outcome, Ink, Pattern], ...]] = (
    (Outcome.IN_TIME, "teal", "solid"),
    (Outcome.LATE, "amber", "slanted"),
    (Outcome.OVERDUE, "red", "crossed"),
    (Outcome.EXCUSED, "blue", "dotted"),
)
YEARS: Final = 12.0  # millimetres: where the bars begin
TABLE: Final = 52.0  # a heading is not left behind without a few rows of its table
WIDE: Final = 18.5  # a column whose heading is one long word


def draw(shared: ReportToShare, letterhead: Letterhead) -> Paper:
    """The report as it may leave. No child's name is in it, and no small number."""
    report = shared.report
    below = f"Fell due in {report.span} · counted on {day_words(report.on)}"
    head = Title(
        report.duty,
        above=letterhead.office,
        below=" · ".join((below, *report.narrowed)),
    )
    pieces: list[Piece] = [head, Text(_figure(shared), style="lead")]
    pieces.append(Together((Heading("In time, late and excused, by year"), _chart(shared))))
    pieces += _minding(shared)
    pieces += _table("By the year in which the limit fell due", "Year", shared.years, shared)
    if shared.by_home is not None:
        pieces += _table("By home authority", "Home authority", shared.by_home, shared)
    pieces.append(Heading("What this counts"))
    pieces.append(Facts(tuple((label, plain(words)) for label, words in report.definition)))
    span = f"{report.choice.first}-{report.choice.last}"
    return Paper(
        name=f"timeliness-{report.choice.limit}-{span}",
        title="Timeliness of a time limit",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=", ".join(report.sources),
        on=report.on,
        _numbers=tuple(numbers(shared)),
    )


DOCUMENT = Document("timeliness", "Timeliness of a time limit", ReportToShare, draw, Matter.NOTHING)


def numbers(shared: ReportToShare) -> Iterator[tuple[Cell, ...]]:
    """A row for each line of both tables, under one of headings; no name of anybody is in it."""
    report = shared.report
    about = ("Duty", "Source", "From", "To", "Counted on", "Authority", "Officers", "By", "Line")
    counts = (*(outcome.value for outcome in Outcome), "Fell due", "Excused, kept by the old day")
    yield (*about, *counts, "Share in time, %", "Share with the excused, %", "Left out")
    choice = report.choice
    homes = "All" if choice.authority is None else choice.authority or "None given"
    officers = "All" if choice.officer is None else "One"
    kept = (
        report.duty,
        "; ".join(report.sources),
        choice.first,
        choice.last,
        report.on.isoformat(),
        homes,
        officers,
    )
    lines = [("Year", line) for line in shared.years]
    lines += [("Home authority", line) for line in shared.by_home or ()]
    note = left_out_words(shared.below, shared.left_out)
    for by, line in (*lines, ("Whole", shared.whole)):
        yield (*kept, by, line.title, *_counts(line), note)


def _counts(line: LineToShare) -> Iterator[Cell]:
    for count in (*line.counts.values(), line.fell_due, line.kept):
        yield HIDDEN if count is None else count
    yield line.share.rstrip("%–")
    yield line.share_with_excused.rstrip("%–")


def _figure(shared: ReportToShare) -> Blocks:
    """The figure in words, where none of it is left out."""
    report = shared.report
    if not report.whole.fell_due:
        return plain(report.sentence)
    if HIDDEN in {shared.whole.share, shared.whole.share_with_excused}:
        return plain("The figure is left out: it would tell a small number.")
    share = Run(f"{report.whole.per_cent} in time. ", frozenset("b"))
    return (Block(runs=(share, Run(report.sentence))),)


def _minding(shared: ReportToShare) -> Iterator[Piece]:
    said = [words for words in shared.report.caveats if words != SMALL_NUMBERS]
    said.append(left_out_words(shared.below, shared.left_out))
    if shared.by_home is None:
        said.append("The table by home authority is left out: it would tell a small number.")
    bullets = tuple(Block("li", runs=(Run(words),)) for words in said)
    yield Together((Heading("Read this beside the figures", level=3), Text(bullets)))


def _table(
    title: str, first: str, lines: tuple[LineToShare, ...], shared: ReportToShare
) -> Iterator[Piece]:
    if not lines:
        return
    headings = [
        outcome
        for outcome in Outcome
        if outcome is not Outcome.NO_DAY or shared.report.whole.of(outcome)
    ]
    rows = [_row(line, headings) for line in lines]
    if len(lines) > 1:
        rows.append(_row(shared.whole, headings, "b"))
    words = [outcome.value for outcome in headings]
    head = (first, *words[:3], "Fell due", "Share in time", *words[3:])
    yield Room(TABLE)
    yield Heading(title)
    yield Grid(head, tuple(rows), (30, *(WIDE if words == "Excused" else 16 for words in head[1:])))


def _row(line: LineToShare, headings: list[Outcome], *marks: str) -> tuple[Blocks, ...]:
    counts = [_said(line.counts[outcome]) for outcome in headings]
    cells = (line.title, *counts[:3], _said(line.fell_due), line.share, *counts[3:])
    return tuple(plain(cell, *marks) for cell in cells)


def _said(count: int | None) -> str:
    return HIDDEN if count is None else f"{count:,}"


def _chart(shared: ReportToShare) -> Drawing:
    bars = [
        Bar(line.title, tuple(line.counts[outcome] for outcome, _, _ in STACKED), line.share)
        for line in shared.years
        if line.title != Outcome.NO_DAY.value
    ]
    parts = [Stacked(outcome.value, ink, pattern) for outcome, ink, pattern in STACKED]
    return stacked_chart(parts, bars, YEARS)
