"""A report over all the cases: its chart, its table, what each figure counts, what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from caseworker.documents import Document, Matter
from caseworker.documents.drawings import WIDTH, Drawing, Ink, Pattern
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell as Number
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
from caseworker.domain.days import day_words
from caseworker.domain.figures.rows import FigureRow
from caseworker.domain.figures.small import Shared, left_out_words
from caseworker.domain.figures.table import ALL, DAYS, HIDDEN, Line, Table, month_words

LEFT: Final = 46.0  # millimetres: where the bars begin
MOST: Final = 16  # bars in a chart: the others stand in the table
ROOM: Final = 52.0
FIRST: Final = 44.0
MANY: Final = 6  # figures: their columns leave the first one less room
NARROW: Final = 34.0


def draw(shared: Shared, letterhead: Letterhead) -> Paper:
    """The report as it may leave. No child’s name is in it, and no small number."""
    table = shared.table
    below = " · ".join((f"Counted on {day_words(table.on)}", *table.narrowed))
    pieces: list[Piece] = [
        Title(table.report.title, above=letterhead.office, below=below),
        Text(plain(table.report.lead), style="lead"),
    ]
    if table.lines:
        drawn = figure_chart(table)
        if drawn is not None:
            heading = Heading(f"By {_lower(table.by)}{of_how_many(table)}")
            pieces.append(Together((heading, drawn), most=180))
        pieces += _grid(table)
    else:
        pieces.append(Text(plain("Nothing is counted here.")))
    pieces += _minding(shared)
    pieces.append(Heading("What each figure counts"))
    pieces.append(Facts(tuple((one.title, _defined(one)) for one in table.report.figures)))
    return Paper(
        name=f"report-{table.report.name}",
        title=f"Report: {table.report.title}",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=table.report.title,
        on=table.on,
        _numbers=tuple(numbers(shared)),
    )


DOCUMENT = Document("figures", "Report over all the cases", Shared, draw, Matter.NOTHING)


def figure_chart(table: Table, left: float = LEFT, wide: float = WIDTH) -> Drawing | None:
    """The figures that are stacked, a bar for each line; none where the report has no such."""
    stacked = [(at, one) for at, one in enumerate(table.report.figures) if one.ink]
    if not stacked or not drawn_of(table):
        return None
    parts = [
        Stacked(one.title, cast("Ink", one.ink), cast("Pattern", one.pattern)) for _, one in stacked
    ]
    places = [at for at, _ in stacked]
    bars = [_bar(line, places) for line in drawn_of(table)]
    if not any(count for bar in bars for count in bar.counts):
        return None  # every number is left out: there is nothing to look at
    return stacked_chart(parts, bars, left, wide)


def drawn_of(table: Table) -> tuple[Line, ...]:
    """The lines that the chart has room for: the latest days, else the first of the table."""
    at = [place for place, one in enumerate(table.report.figures) if one.ink]
    told = [
        line for line in table.lines if any(line.cells[i].value or line.cells[i].hidden for i in at)
    ]
    return tuple(told[-MOST:] if table.by in DAYS else told[:MOST])


def numbers(shared: Shared) -> Iterator[tuple[Number, ...]]:
    """A row for each line; no name of anybody is in it, and no number that is left out."""
    table = shared.table
    titles = tuple(one.title for one in table.report.figures)
    yield ("Report", "Counted on", "Narrowed to", "By", "Line", *titles)
    about = (table.report.title, table.on.isoformat(), "; ".join(table.narrowed) or "Nothing")
    for line in (*table.lines, table.whole):
        said = (table.words(line, at).rstrip("%–") for at in range(len(titles)))
        cells = (text if text == HIDDEN else text.replace(",", "") for text in said)
        yield (*about, table.by, month_words(line.title), *(_number(text) for text in cells))


def of_how_many(table: Table) -> str:
    """Where the chart has no room for all of them; the table has."""
    shown = len(drawn_of(table))
    return f" ({shown} of {len(table.lines)} lines)" if shown == MOST < len(table.lines) else ""


def _bar(line: Line, places: list[int]) -> Bar:
    cells = [line.cells[at] for at in places]
    counts = tuple(None if one.hidden else int(one.value or 0) for one in cells)
    total = HIDDEN if None in counts else f"{sum(count or 0 for count in counts):,}"
    return Bar(month_words(line.title), counts, total)


def _grid(table: Table) -> Iterator[Piece]:
    figures = table.report.figures
    rows = [_row(table, line) for line in table.lines]
    if len(table.lines) > 1:
        rows.append(_row(table, table.whole, "b"))
    first = NARROW if len(figures) >= MANY else FIRST
    rest = (WIDTH - first) / len(figures)
    yield Room(ROOM)
    yield Heading("The numbers")
    head = (table.by, *(one.short for one in figures))
    yield Grid(head, tuple(rows), (first, *(rest for _ in figures)))


def _row(table: Table, line: Line, *marks: str) -> tuple[Blocks, ...]:
    title = line.title if line.title == ALL else month_words(line.title)
    cells = (title, *(table.words(line, at) for at in range(len(line.cells))))
    return tuple(plain(cell, *marks) for cell in cells)


def _minding(shared: Shared) -> Iterator[Piece]:
    said = (left_out_words(shared.below, shared.left_out), *shared.table.report.caveats)
    bullets = tuple(Block("li", runs=(Run(words),)) for words in said)
    yield Together((Heading("Read this beside the figures", level=3), Text(bullets)))


def _defined(figure: FigureRow) -> Blocks:
    unit = f" In {figure.unit}." if figure.unit else ""
    return plain(f"{figure.definition}{unit} ({figure.source})")


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _number(text: str) -> Number:
    try:
        found = float(text)
    except ValueError:
        return text
    return int(found) if found == int(found) else found
