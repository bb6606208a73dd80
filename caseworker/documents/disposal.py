"""The list for disposal; and, once it is carried out, the certificate of what was destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, InkBlock, Piece, Text, Title, plain
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.disposal import GONE, DisposalLine, DisposalList
from caseworker.domain.moments import day_of

LIST, CERTIFICATE = "List for disposal", "Certificate of destruction"
METHOD = (
    "Each case was taken out of the encrypted records: its entries, plans, papers, contacts and "
    "the words by which it was found. The room on the disk was overwritten within the encrypted "
    "file. What stays is its number, this list, and the audit in ids and codes."
)
NOT_OURS = (
    "Copies that others were given, printed papers, and backups on other media are not reached "
    "by this. They are to be destroyed by whoever has them."
)
NO_NAMES = "Files are named by their numbers alone."


@dataclass(frozen=True, slots=True)
class DisposalToPrint:
    """The list as it stands on that day."""

    made: DisposalList
    on: date

    @property
    def title(self) -> str:
        return CERTIFICATE if self.made.certificate else LIST


def draw(facts: DisposalToPrint, letterhead: Letterhead) -> Paper:
    """Before it is carried out a list to be agreed to; after it the certificate."""
    made, title = facts.made, facts.title
    below = made.certificate or f"Made on {day_words(day_of(made.made_at))}"
    pieces: list[Piece] = [
        Title(title, above=letterhead.office, below=below),
        *(_certified(made) if made.certificate else _listed(made)),
    ]
    name = f"{'certificate' if made.certificate else 'disposal'}-{made.certificate or made.id}"
    return Paper(
        name=name.lower(),
        title=title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=made.certificate or full_day(facts.on),
        on=facts.on,
        _numbers=tuple(numbers(facts)),
    )


DOCUMENT = Document("disposal", LIST, DisposalToPrint, draw, Matter.CASE)


def numbers(facts: DisposalToPrint) -> Iterator[tuple[Cell, ...]]:
    """A row for each file."""
    yield ("Case", "Rule", "Kept until", "Decided", "What became of it")
    for line in facts.made.lines:
        yield (str(line.case), line.rule, line.due.isoformat(), line.decided, line.became)


def _listed(made: DisposalList) -> Iterator[Piece]:
    yield Text(plain(f"{_count(len(made.to_go))} to be destroyed, of {len(made.lines):,} listed."))
    yield Text(plain(NO_NAMES), "small")
    heads = ("Case", "By which rule", "Kept until", "What is to become of it")
    rows = tuple(
        (
            plain(str(line.case), "b"),
            plain(line.rule),
            plain(f"{line.due:%d/%m/%Y}"),
            plain(line.decided),
        )
        for line in made.lines
    )
    yield Grid(heads, rows, (28, 74, 26, 54))
    yield Heading("A second person’s word")
    if made.agreed is not None:
        yield Text(plain(_agreed(made)))
    else:
        yield Text(plain("Not agreed yet. Nobody agrees to their own list."))
        yield InkBlock("Name", "Role", "Day")


def _certified(made: DisposalList) -> Iterator[Piece]:
    gone = made.gone
    when = day_words(day_of(made.done_at)) if made.done_at else ""
    yield Text(plain(f"{_count(len(gone))} destroyed on {when} by {made.done_name}."))
    yield Text(plain(f"Listed by {made.made_name} on {day_words(day_of(made.made_at))}."))
    yield Text(plain(_agreed(made)))
    if made.backups_until is not None:
        words = f"Backups of these records may hold them until {day_words(made.backups_until)}."
        yield Text(plain(f"{words} After that day the program keeps none that does."))
    yield Text(plain(NO_NAMES), "small")
    if gone:
        yield Heading("Destroyed")
        yield _grid(gone, "Kept until", tuple(f"{line.due:%d/%m/%Y}" for line in gone))
    left = tuple(line for line in made.lines if line.became != GONE)
    if left:
        yield Heading("Not destroyed")
        yield _grid(left, "Why", tuple(_why(line) for line in left))
    yield Heading("How")
    yield Text(plain(METHOD))
    yield Text(plain(NOT_OURS))


def _grid(lines: tuple[DisposalLine, ...], head: str, last: tuple[str, ...]) -> Grid:
    rows = tuple(
        (plain(str(line.case), "b"), plain(line.rule), plain(words))
        for line, words in zip(lines, last, strict=True)
    )
    return Grid(("Case", "By which rule", head), rows, (28, 90, 64))


def _why(line: DisposalLine) -> str:
    return line.decided if line.keeps else line.became.removeprefix("Not destroyed: ")


def _agreed(made: DisposalList) -> str:
    if made.agreed is None:
        return ""
    how = f"from outside the office: {made.agreed.evidence}" if made.agreed.evidence else ""
    return (
        f"Agreed by {made.agreed.name} on {day_words(day_of(made.agreed.at))}, "
        f"{how or 'in their own sign-in'}."
    )


def _count(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
