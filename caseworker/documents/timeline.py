"""The clocks of a case as an exhibit: drawn to scale in time, then each with source and count.

What is still open then has a card of its own: all that the window says of its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.cards import cards_of
from caseworker.documents.drawings import (
    WIDTH,
    Box,
    Drawing,
    Ink,
    Label,
    Mark,
    Part,
    Pattern,
    Shape,
    Stroke,
)
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Grid,
    Heading,
    Piece,
    Room,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.chronology import Band, Chronology, Lane, Standing, chronology
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.due import Due, DueState
from caseworker.domain.people import Person
from caseworker.domain.regime import Spell

#: A sign, an ink and a pattern for each standing: it can be read without any colour.
SIGNS: Final[dict[Standing, tuple[Shape, Ink, Pattern]]] = {
    Standing.KEPT: ("disc", "teal", "solid"),
    Standing.DONE_LATE: ("triangle", "amber", "slanted"),
    Standing.RUNNING: ("ring", "ink", "empty"),
    Standing.OVERDUE: ("square", "red", "crossed"),
    Standing.EXCUSED: ("diamond", "blue", "dotted"),
    Standing.DROPPED: ("ring", "quiet", "empty"),
    Standing.PASSING: ("ring", "quiet", "empty"),
}
LEFT: Final = 58.0  # millimetres: where the time begins; the duties stand before it
RIGHT: Final = WIDTH - 3.0
KEY: Final = 11.5
AXIS: Final = 5.0
BAND: Final = 5.4
ROW: Final = 5.6
NEAR: Final = 0.85  # of the way along: what is written here stands before its place
TABLE: Final = 62.0  # a heading is not left behind without a row of its table
AT_ONCE: Final = 30  # lanes in one drawing, so that it fits on a page
DROPPED = frozenset({Standing.DROPPED, Standing.PASSING})


@dataclass(frozen=True, slots=True)
class TimelineToPrint:
    """Everything the law asks on one case, as it stands ``on`` a day.

    ``spells`` are the sets of rules that the person has been under, oldest first.
    """

    case: CaseNumber
    person: Person
    on: date
    dues: tuple[Due, ...]
    spells: tuple[Spell, ...] = ()


def draw(facts: TimelineToPrint, letterhead: Letterhead) -> Paper:
    """The drawing, the rules, the duties with a day in its order, those without, the cards."""
    laid = chronology(facts.dues, facts.spells, facts.on)
    pieces: list[Piece] = [
        Title(
            "Timeline",
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.case} · as it stands on {full_day(facts.on)}",
        )
    ]
    pieces += _drawings(laid)
    pieces += _rules(laid.bands)
    pieces += _dated(laid.lanes)
    pieces += _undated(laid.undated)
    pieces += cards_of(laid)
    if not facts.dues:
        pieces.append(Text(plain("No time limit has begun on this case.")))
    return Paper(
        name=f"timeline-{facts.case}",
        title="Timeline of a case",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("timeline", "Timeline", TimelineToPrint, draw, Matter.CASE)


# The tables


def _rules(bands: Sequence[Band]) -> Iterator[Piece]:
    if not bands:
        return
    rows = []
    for at, band in enumerate(bands):
        since = day_words(band.since) if band.since else "From the beginning"
        over = day_words(band.last) if at + 1 < len(bands) else "Still"
        rows.append(
            (plain(band.words, "b"), plain(since), plain(over), plain(_sentence(band.because)))
        )
    yield Heading("Under which rules")
    yield Grid(("Rules", "From", "Until", "Because"), tuple(rows), (38, 36, 34, 58))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _dated(lanes: Sequence[Lane]) -> Iterator[Piece]:
    if lanes:
        yield Room(TABLE)
        yield Heading("What has a day")
        rows = tuple(_row(lane) for lane in lanes)
        yield Grid(("Duty and source", "By", "How it is counted", "How it stands"), rows, WIDTHS)


WIDTHS: Final = (43, 33, 60, 30)


def _row(lane: Lane) -> tuple[Blocks, ...]:
    due = lane.due
    about = f" ({due.about})" if due.about else ""
    return (
        _duty(f"{lane.number}  {due.duty}{about}", str(due.source)),
        plain(day_words(lane.by), "b"),
        plain(_counted(due)),
        lines(lane.stands),
    )


def _undated(dues: Sequence[Due]) -> Iterator[Piece]:
    if dues:
        yield Room(TABLE)
        yield Heading("What has no day")
        rows = tuple(
            (_duty(due.duty, str(due.source)), plain(_counted(due)), plain(STATES[due.state]))
            for due in dues
        )
        yield Grid(("Duty and source", "Why it has none", "How it stands"), rows, (58, 76, 32))


STATES: Final = {
    DueState.WAITING: "Waiting",
    DueState.DUE: "Still to do",
    DueState.LATE: "Late",
    DueState.DONE: "Done",
    DueState.EXCUSED: "Excused",
    DueState.NONE: "No longer owed",
}


def _duty(words: str, source: str) -> Blocks:
    return (Block(runs=(Run(words, frozenset("b")),)), Block(runs=(Run(source),)))


def _counted(due: Due) -> str:
    """The reckoning without its source, which stands under the duty."""
    return due.because.replace(f"{due.source}. ", "").replace(f"{due.source}.", "").strip()


# The drawing


def _drawings(laid: Chronology) -> Iterator[Piece]:
    for start in range(0, len(laid.lanes), AT_ONCE):
        lanes = laid.lanes[start : start + AT_ONCE]
        parts = (*_key(), *_ground(laid, len(lanes)), *_lanes(laid, lanes))
        said = "; ".join(f"{lane.number} {lane.words}, {_said(lane)}" for lane in lanes)
        height = KEY + AXIS + BAND + ROW * len(lanes) + 3
        words = "Drawn to scale" if not start else "Drawn to scale, continued"
        alt = f"The duties as bars along a line of time, each by its number. {said}."
        yield Together((Heading(words), Drawing(height, parts, alt)))


def _said(lane: Lane) -> str:
    return f"from {day_words(lane.first)} to {day_words(lane.by)}, {lane.stands.lower()}"


def _key() -> Iterator[Part]:
    left = 0.0
    for standing, words in KEYED:
        shape, ink, _ = SIGNS[standing]
        yield Mark(left + 1.6, 2.4, shape, ink, 1.3)
        yield Label(left + 4.4, 3.4, words, 8.5, ink="quiet")
        left += 8.0 + 1.75 * len(words)
    yield Stroke(1.6, 6, 1.6, 9.2, "ink", 0.5)
    yield Label(4.4, 8.6, "The last day", 8.5, ink="quiet")
    yield Stroke(29, 7.6, 37, 7.6, "quiet", 0.3, dashed=True)
    yield Mark(37, 7.6, "ring", "quiet", 0.9)
    yield Label(39.5, 8.6, "No longer owed, or a time that passes by itself", 8.5, ink="quiet")


KEYED: Final = tuple((standing, standing.value) for standing in Standing if standing not in DROPPED)


def _x(laid: Chronology, day: date) -> float:
    return LEFT + (RIGHT - LEFT) * laid.share(day)


def _ground(laid: Chronology, count: int) -> Iterator[Part]:
    """The sets of rules behind everything, the ticks, and today."""
    top, foot = KEY + AXIS, KEY + AXIS + BAND + ROW * count + 1.5
    for at, band in enumerate(laid.bands):
        left, right = _x(laid, band.first), _x(laid, band.last)
        yield Box(left, top, right - left, foot - top, "pale" if at % 2 else "white")
        yield Label(left + 1.2, top + 3.7, band.words, 8.5, bold=True, room=right - left - 2)
        if at:
            yield Stroke(left, top, left, foot, "teal", 0.5)
    for tick in laid.ticks:
        place = _x(laid, tick.day)
        yield Stroke(place, top + BAND, place, foot, "hair", 0.15)
        if place < RIGHT - 8:
            yield Label(place, top - 1.4, tick.words, 8, ink="quiet", align=0.0)
    yield Stroke(LEFT, top, RIGHT, top, "hair", 0.3)
    today = _x(laid, laid.today)
    yield Stroke(today, top + BAND - 1, today, foot, "ink", 0.3, dashed=True)
    edge = laid.share(laid.today)
    align = 1.0 if edge > NEAR else 0.0 if edge < 1 - NEAR else 0.5
    yield Label(today, foot + 2.6, day_words(laid.today), 8, align=align)


def _lanes(laid: Chronology, lanes: Sequence[Lane]) -> Iterator[Part]:
    for at, lane in enumerate(lanes):
        middle = KEY + AXIS + BAND + ROW * (at + 0.5)
        yield Label(4.6, middle + 1, str(lane.number), 8.5, bold=True, ink="teal", align=1.0)
        yield Label(6.2, middle + 1, lane.words, 8.5, room=LEFT - 8)
        yield from _bar(laid, lane, middle)


def _bar(laid: Chronology, lane: Lane, middle: float) -> Iterator[Part]:
    """The time that the limit gave, then what went beyond it, each with its sign."""
    shape, ink, pattern = SIGNS[lane.standing]
    first, by, until = (_x(laid, day) for day in (lane.first, lane.by, lane.until))
    if lane.standing in DROPPED:
        yield Stroke(first, middle, by, middle, "quiet", 0.3, dashed=True)
        yield Mark(by, middle, "ring", "quiet", 0.9)
        return
    end = min(by, until)
    given: Ink = "teal" if lane.standing is Standing.KEPT else "quiet"
    yield Box(first, middle - 0.9, max(0.3, end - first), 1.8, given, _given(lane.standing))
    if until > by:
        yield Box(by, middle - 1.4, until - by, 2.8, ink, pattern)
    if until < by:
        yield Stroke(until, middle, by, middle, "quiet", 0.2)
    yield Stroke(by, middle - 2, by, middle + 2, "ink", 0.5)
    yield Mark(until, middle, shape, ink, 1.35)


def _given(standing: Standing) -> Pattern:
    if standing is Standing.EXCUSED:
        return "dotted"
    return "empty" if standing is Standing.RUNNING else "solid"
