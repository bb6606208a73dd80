"""Two versions of a plan compared on paper: what changed and why, the marked plan, a table.

Changes are told by words in brackets, by lines through and under them, and by no colour. The
first page is for the family: plain words, each change with its reason where one is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Grid,
    Heading,
    NewPage,
    Piece,
    Text,
    Title,
    lines,
    plain,
)
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.comparison import (
    WORDS,
    Change,
    Comparison,
    Entry,
    Part,
    SectionCompared,
)
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.people import Person
from caseworker.domain.wording import ChangeKind, Line, Mark

NOTHING = "Nothing changed"
NO_REASON = "No reason is recorded."
NO_REASONS = "No reasons are recorded for these changes."
STRUCK = "s"
"""A line through words: a mark of papers alone, which no officer can type."""

_MARKS = {Mark.OUT: frozenset({STRUCK}), Mark.IN: frozenset({"u", "b"})}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its title, its day, who made it, the first signs of its fingerprint."""

    title: str
    day: date
    author: str = ""
    fingerprint: str = ""
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonToPrint:
    """Two versions, what became of every word, and why: sentences by the key of a change."""

    case: CaseNumber
    person: Person
    on: date
    was: Side
    now: Side
    found: Comparison
    why: Mapping[str, str]
    carries: Pieces


def draw(facts: ComparisonToPrint, letterhead: Letterhead) -> Paper:
    """For the family first, then word by word, then the table that closes it."""
    pieces: list[Piece] = [
        Title(
            "What changed in the plan",
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.was.title} and {facts.now.title}",
        ),
        *_why(facts),
    ]
    if facts.found.changes:
        pieces += [NewPage(), *_marked(facts), NewPage(), *_table(facts)]
    return Paper(
        name=f"changes-{facts.case}-{_slug(facts.was)}-to-{_slug(facts.now)}",
        title=f"What changed in the plan: {facts.was.title} and {facts.now.title}",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
        watermark="DRAFT" if facts.now.is_draft else "",
        carries=facts.carries,
    )


DOCUMENT = Document("comparison", "What changed in the plan", ComparisonToPrint, draw, Matter.PLAN)


def _slug(side: Side) -> str:
    return side.title.lower().replace(",", "").replace(" ", "-")


# For the family


def _why(facts: ComparisonToPrint) -> Iterator[Piece]:
    yield Heading("What changed and why")
    yield Facts((("Before", _side(facts.was)), ("Now", _side(facts.now))))
    changes = [one for one in facts.found.changes if one.kind is not ChangeKind.RENUMBERED]
    if not changes:
        words = f"{NOTHING}. Both say the same, word for word."
        if facts.found.changes:
            words = f"{NOTHING} in what the plan says. Some numbers are others now."
        yield Text(plain(words))
        return
    count = len(changes)
    said = "1 thing is" if count == 1 else f"{count} things are"
    yield Text(plain(f"{said} not as before. A table at the end lists them all."))
    known = [one for one in changes if facts.why.get(one.key)]
    if not known:
        yield Text(plain(NO_REASONS), "quiet")
    for section in facts.found.sections:
        here = [one for one in section.changes if one in changes]
        if here:
            yield Heading(section.title, 3, section.letter, f"why-{section.letter}")
            yield Text(tuple(_told(here, facts.why, has_reasons=bool(known))), inset=True)


def _side(side: Side) -> Blocks:
    by = f", by {side.author}" if side.author else ""
    mark = f"Fingerprint begins {side.fingerprint}." if side.fingerprint else ""
    return (*plain(f"{_cap(side.title)}, {day_words(side.day)}{by}", "b"), *lines(mark))


def _told(changes: list[Change], why: Mapping[str, str], *, has_reasons: bool) -> Iterator[Block]:
    """Each change, and after those that have one reason, the reason."""
    for reason, group in groupby(changes, lambda one: why.get(one.key, NO_REASON)):
        told = list(group)
        for change in told:
            yield Block("li", runs=(Run(_sentence(change)),))
        if has_reasons:
            label = "Why: " if len(told) == 1 else "Why all of these: "
            yield Block("p", runs=(Run(label, frozenset("b")), Run(reason)))


def _sentence(change: Change) -> str:
    """One change as it would be told at a table."""
    was, now = (_quoted(said) for said in change.in_short)
    place = change.place
    if change.kind is ChangeKind.MOVED:
        return f"{change.was} was moved. It is now {change.now}."
    if change.is_whole:
        what = "The placement" if change.is_place else place
        gone = change.kind is ChangeKind.REMOVED
        return f"{what} is no longer there. It said {was}." if gone else f"{what} is new: {now}."
    parts = [] if place == change.section else [place]
    parts += [] if change.what == WORDS else [_low(change.what)]
    about = f"{_cap(', '.join(parts))}: " if parts else ""
    said = f"it said {was}. It now says {now}."
    if change.was == change.now:
        said = f"the words are the same: {now}."
    elif not change.now:
        said = f"it said {was}. It no longer says so."
    elif not change.was:
        said = f"it now also says {now}."
    return f"{about}{said}" if about else _cap(said)


def _quoted(words: str) -> str:
    said = [one.strip().removesuffix(".") for one in words.splitlines()]
    return f"“{'; '.join(said)}”"


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]


# Word by word


def _marked(facts: ComparisonToPrint) -> Iterator[Piece]:
    yield Heading("The plan with its changes marked")
    yield Text(
        (
            Block(
                runs=(
                    Run("Words that were taken out look like this: "),
                    *_changed("these words", Mark.OUT),
                    Run(". Words that were put in look like this: "),
                    *_changed("these words", Mark.IN),
                    Run(". Everything else is as it was."),
                )
            ),
        ),
        "quiet",
    )
    same = [section.letter for section in facts.found.sections if not section.changes]
    if same:
        yield Text(plain(f"{NOTHING} in these sections: {', '.join(same)}."), "quiet")
    for section in facts.found.sections:
        if section.changes:
            yield Heading(section.title, 2, section.letter, f"section-{section.letter}")
            yield from _entries(section)


def _entries(section: SectionCompared) -> Iterator[Piece]:
    for entry in section.entries:
        is_item = entry.number not in {"", section.letter}
        if is_item:
            yield Heading(_head(entry), 3, entry.number, f"{section.letter}-{entry.number}")
        for part in entry.parts:
            yield Text(tuple(_part(part)), inset=is_item)


def _head(entry: Entry) -> str:
    name = entry.what.capitalize()
    match entry.kind:
        case ChangeKind.MOVED:
            return f"{name} (moved: it was {entry.was})"
        case ChangeKind.RENUMBERED:
            return f"{name} (renumbered: it was {entry.was})"
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return f"{name} ({entry.kind.value})"
    return name


def _part(part: Part) -> Iterator[Block]:
    label = () if part.what == WORDS else (Run(f"{_cap(part.what)}: "),)
    for one in part.lines:
        runs = (*label, *_runs(one))
        if one.note:
            runs = (*runs, Run(f" [changed: {one.note}]"))
        kind = one.block if one.block in {"h", "li"} else "p"
        yield Block(kind, runs, one.level, one.ordered)


def _runs(one: Line) -> Iterator[Run]:
    before = Mark.SAME
    for stretch in one.stretches:
        if Mark.SAME not in {before, stretch.mark} and not stretch.text[:1].isspace():
            yield Run(" ")  # two marks in a row, with nothing between them in the plan
        before = stretch.mark
        if stretch.mark is Mark.SAME or not stretch.text.strip():
            yield Run(stretch.text)
            continue
        text = stretch.text
        yield Run(text[: len(text) - len(text.lstrip())])
        yield from _changed(text.strip(), stretch.mark)
        yield Run(text[len(text.rstrip()) :])


def _changed(text: str, mark: Mark) -> tuple[Run, ...]:
    return (Run(f"[{mark.value}: "), Run(text, _MARKS[mark]), Run("]"))


# The table that closes it


def _table(facts: ComparisonToPrint) -> Iterator[Piece]:
    yield Heading("Table of changes")
    rows = tuple(
        (
            plain(change.place),
            plain(f"{_cap(change.what)}: {change.kind.value}"),
            *(lines(said) or plain("–") for said in change.in_short),
        )
        for change in facts.found.changes
    )
    yield Grid(("Section", "What", "Was", "Is"), rows, (18, 34, 57, 57))


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]
