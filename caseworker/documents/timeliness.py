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
from caseworker.domain.report import Report
from caseworker.domain.timeliness import Figure, Line, Outcome

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


def draw(report: Report, letterhead: Letterhead) -> Paper:
    """The report as it stands on the screen. No child's name is in it."""
    below = f"Fell due in {report.span} · counted on {day_words(report.on)}"
    head = Title(
        report.duty,
        above=letterhead.office,
        below=" · ".join((below, *report.narrowed)),
    )
    pieces: list[Piece] = [head, Text(_figure(report), style="lead")]
    pieces.append(Together((Heading("In time, late and excused, by year"), _chart(report))))
    pieces += _minding(report)
    pieces += _table("By the year in which the limit fell due", "Year", report.years, report)
    pieces += _table("By home authority", "Home authority", report.authorities, report)
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
        _numbers=tuple(numbers(report)),
    )


DOCUMENT = Document("timeliness", "Timeliness of a time limit", Report, draw, Matter.NOTHING)


def numbers(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row for each line of both tables, under one of headings; no name of anybody is in it."""
    about = ("Duty", "Source", "From", "To", "Counted on", "Authority", "Officers", "By", "Line")
    counts = (*(outcome.value for outcome in Outcome), "Fell due", "Excused, kept by the old day")
    yield (*about, *counts, "Share in time, %", "Share with the excused, %", "Caution")
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
    lines = [("Year", line) for line in report.years]
    lines += [("Home authority", line) for line in report.authorities]
    for by, line in (*lines, ("Whole", report.all_together)):
        caution = SMALL_NUMBERS if line.figure.is_small else ""
        yield (*kept, by, line.words, *_counts(line.figure), caution)


def _counts(figure: Figure) -> Iterator[Cell]:
    yield from (figure.of(outcome) for outcome in Outcome)
    yield figure.fell_due
    yield figure.excused_kept
    yield figure.per_cent.rstrip("%–")
    yield figure.per_cent_with_excused.rstrip("%–")


def _figure(report: Report) -> Blocks:
    if not report.whole.fell_due:
        return plain(report.sentence)
    share = Run(f"{report.whole.per_cent} in time. ", frozenset("b"))
    return (Block(runs=(share, Run(report.sentence))),)


def _minding(report: Report) -> Iterator[Piece]:
    bullets = tuple(Block("li", runs=(Run(words),)) for words in report.caveats)
    yield Together((Heading("Read this beside the figures", level=3), Text(bullets)))


def _table(title: str, first: str, lines: tuple[Line, ...], report: Report) -> Iterator[Piece]:
    if not lines:
        return
    headings = [
        outcome for outcome in Outcome if outcome is not Outcome.NO_DAY or report.whole.of(outcome)
    ]
    rows = [_row(line, headings) for line in lines]
    if len(lines) > 1:
        rows.append(_row(report.all_together, headings, "b"))
    words = [outcome.value for outcome in headings]
    head = (first, *words[:3], "Fell due", "Share in time", *words[3:])
    yield Room(TABLE)
    yield Heading(title)
    yield Grid(head, tuple(rows), (30, *(WIDE if words == "Excused" else 16 for words in head[1:])))


def _row(line: Line, headings: list[Outcome], *marks: str) -> tuple[Blocks, ...]:
    counts = [f"{line.figure.of(outcome):,}" for outcome in headings]
    figure = (f"{line.figure.fell_due:,}", line.figure.per_cent)
    cells = (line.words, *counts[:3], *figure, *counts[3:])
    return tuple(plain(cell, *marks) for cell in cells)


def _chart(report: Report) -> Drawing:
    bars = [
        Bar(
            line.words,
            tuple(line.figure.of(outcome) for outcome, _, _ in STACKED),
            line.figure.per_cent,
        )
        for line in report.years
        if line.words != Outcome.NO_DAY.value
    ]
    parts = [Stacked(outcome.value, ink, pattern) for outcome, ink, pattern in STACKED]
    return stacked_chart(parts, bars, YEARS)
