"""What we hold about you: the answer to somebody who asked to see the records.

A cover says what is given, what was taken out or held back, and why in general words; then come
the pieces themselves. What was taken out is gone before it comes here (``redacting``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.laying import Laid, Lay, pictures
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
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.people import Person
from caseworker.domain.redaction import BLOCK

PAGED: Final = "What we hold · page {page} of {pages}"
TITLE: Final = "What we hold about you"
_LONG: Final = 60  # signs of a name that fit over its pages


@dataclass(frozen=True, slots=True)
class GivenPiece:
    """One piece as it is given: its words, or its pages as they are.

    ``redacted``: words were taken out of it. ``note`` says what of it is not here.
    """

    title: str
    sort: str
    day: date | None
    author: str
    says: tuple[Piece, ...] = ()
    pdf: bytes = b""
    said: tuple[str, ...] = ()
    redacted: bool = False
    note: str = ""

    @property
    def pages(self) -> int:
        return len(self.said)


@dataclass(frozen=True, slots=True)
class RecordsToGive:
    """The whole answer.

    ``withheld`` is what is told of each ground on which something is held back, with its source;
    ``redacting`` is what is told of words that were taken out, with its source.
    """

    case: CaseNumber
    person: Person
    to: str
    own: bool
    """Whoever asked is the person themselves."""
    on: date
    received: date
    wants: str
    given: tuple[GivenPiece, ...]
    held_back: int
    withheld: tuple[tuple[str, str], ...]
    redacting: tuple[str, str]
    rights: str
    lay: Lay
    carries: Pieces


def draw(facts: RecordsToGive, letterhead: Letterhead) -> Paper:
    """Cover, contents, and each piece in turn."""
    pieces = partial(_pieces, facts, letterhead)
    return Paper(
        name=f"records-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=pieces({}),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
        _numbered=pieces,
        _laid=tuple(
            Laid(_key(at), one.pdf, one.said, f"“{_cut(one.title)}”")
            for at, one in enumerate(facts.given, start=1)
            if one.pages
        ),
        _lay=facts.lay,
        _paged=PAGED,
        carries=facts.carries,
    )


DOCUMENT = Document("records_pack", TITLE, RecordsToGive, draw, Matter.PLAN)


def _pieces(
    facts: RecordsToGive, letterhead: Letterhead, pages: Mapping[str, int]
) -> tuple[Piece, ...]:
    """``pages`` says on which page each piece begins, once that is known."""
    return (*_front(facts, letterhead, pages), *_given(facts))


def _front(
    facts: RecordsToGive, letterhead: Letterhead, pages: Mapping[str, int]
) -> Iterator[Piece]:
    person = facts.person
    yield Title(TITLE, above=letterhead.office, below=f"For {facts.to} · {day_words(facts.on)}")
    whose = "you" if facts.own else person.name
    yield Text(
        plain(
            f"You asked us on {day_words(facts.received)} to see what we hold about {whose}. This "
            "is a copy of it."
        )
    )
    yield Facts(
        (
            ("About", plain(f"{person.name}, born {day_words(person.born)}")),
            ("You asked for", plain(facts.wants)),
            ("Given here", plain(_counted(len(facts.given)))),
            ("Held back", plain(_counted(facts.held_back) if facts.held_back else "Nothing")),
        )
    )
    yield from _left_out(facts)
    yield Heading("Your rights", 2)
    yield Text(plain(facts.rights))
    how = letterhead.contact
    yield Text(plain(f"How to reach us: {how}." if how else "Ask us about anything in here."))
    yield Heading("What is here", 2, key="contents")
    if facts.given:
        yield Grid(
            ("No.", "What", "Kind", "Date and author", "Page"),
            tuple(_row(at, one, pages) for at, one in enumerate(facts.given, start=1)),
            (12, 68, 28, 46, 16),
        )
    else:
        yield Text(plain("Nothing is given."), "quiet")


def _left_out(facts: RecordsToGive) -> Iterator[Piece]:
    is_redacted = any(one.redacted for one in facts.given)
    if not is_redacted and not facts.withheld:
        return
    yield Heading("What is not here, and why", 2)
    if is_redacted:
        words, source = facts.redacting
        yield Text(
            plain(f"{words.rstrip('.')} ({source}). “{BLOCK}” stands where words were taken out.")
        )
    for told, source in facts.withheld:
        yield Text(plain(f"{told} ({source}.)"))


def _row(at: int, one: GivenPiece, pages: Mapping[str, int]) -> tuple[Blocks, ...]:
    page = str(pages.get(_key(at), "–"))
    to = (Block(runs=(Run(page, frozenset({"link"}), f"#{_key(at)}"),)),)
    about = "\n".join(filter(None, (day_words(one.day) if one.day else "", one.author)))
    what = lines(f"{one.title}\nWith words taken out" if one.redacted else one.title)
    return (plain(str(at)), what, plain(one.sort), lines(about), to)


def _given(facts: RecordsToGive) -> Iterator[Piece]:
    for at, one in enumerate(facts.given, start=1):
        yield NewPage()
        yield Heading(_cut(one.title), 2, str(at), _key(at))
        if one.note:
            yield Text(plain(one.note), "quiet")
        if one.pages:
            yield from _empty_pages(one)
        else:
            yield from one.says


def _empty_pages(one: GivenPiece) -> Iterator[Piece]:
    """One page for each of its own, which is laid in under the line that names it."""
    for number in range(1, one.pages + 1):
        if number > 1:
            yield NewPage()
        what = f"{_cut(one.title)}, its page {number} of {one.pages}"
        if number in pictures(one.said):
            what = f"{what}: a picture without text"
        yield Text(plain(what), "quiet")


def _key(at: int) -> str:
    return f"record-{at}"


def _counted(count: int) -> str:
    return "1 piece" if count == 1 else f"{count} pieces"


def _cut(name: str) -> str:
    return name if len(name) <= _LONG else f"{name[: _LONG - 1].rstrip()}…"
