"""What there is for children and families: a booklet by kind, or one sheet of what may help.

Only places that are marked for families come here, without the office's note and without the
names of people who work there. It is given away, so no page is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Heading,
    NewPage,
    Piece,
    Space,
    Text,
    Title,
    Together,
    plain,
)
from caseworker.domain.blocks import Block, Blocks, Run, paragraphs
from caseworker.domain.days import plain as full_day
from caseworker.domain.directory import Directory, Place, plainly
from caseworker.domain.people import NeedType
from caseworker.domain.place_kinds import PlaceKind, place_kinds

TITLE = "What there is for children, young people and families"
SHEET = "What may help"
OPENING = (
    "This booklet names places and people who may be able to help. It is for children and young "
    "people with special educational needs or disabilities, and for those who look after them."
)
SHEET_OPENING = "These may be able to help. You choose whether you get in touch with them."
HOW_OLD = (
    "Under each you can read when somebody last checked it. If something has changed, please tell "
    "us, and we put it right."
)
BY_NAME = "Every name, and its page"
NAMED_FROM: Final = 12
"""How many places a booklet has at the least for its names to be listed at the end."""
ASK = "If you would like help with choosing, or with getting in touch, ask us."


@dataclass(frozen=True, slots=True)
class FamiliesToPrint:
    """The places, in their order; ``about`` says whom they were chosen for.

    ``sheet`` is one sheet of places that were picked, and no booklet.
    """

    places: Directory
    on: date
    about: str = ""
    sheet: bool = False


def draw(facts: FamiliesToPrint, letterhead: Letterhead) -> Paper:
    """Contents first, then a part for each kind; on a sheet, one place after the other."""
    pieces = partial(_pieces, facts, letterhead)
    name = "what-may-help" if facts.sheet else "booklet-for-families"
    return Paper(
        name=f"{name}-{facts.on.isoformat()}",
        title=_title(facts),
        letterhead=letterhead.for_everybody,
        _pieces=pieces({}),
        _running=f"{letterhead.office} · {full_day(facts.on)}",
        on=facts.on,
        _numbered=None if facts.sheet else pieces,
    )


DOCUMENT = Document("families_booklet", TITLE, FamiliesToPrint, draw, Matter.NOTHING)


def _pieces(
    facts: FamiliesToPrint, letterhead: Letterhead, pages: Mapping[str, int]
) -> tuple[Piece, ...]:
    """All of it, once it is known on which page each kind and place is."""
    head = Title(_title(facts), above=letterhead.office, below=_below(facts))
    body = _sheet(facts) if facts.sheet else _booklet(facts, pages)
    return (head, *body, *_asking(letterhead))


def _title(facts: FamiliesToPrint) -> str:
    return SHEET if facts.sheet else TITLE


def _below(facts: FamiliesToPrint) -> str:
    return " · ".join(part for part in (facts.about, f"Made on {full_day(facts.on)}") if part)


def _sheet(facts: FamiliesToPrint) -> Iterator[Piece]:
    yield Text(plain(SHEET_OPENING), "lead")
    for place in facts.places:
        yield _entry(place, level=2)


def _booklet(facts: FamiliesToPrint, pages: Mapping[str, int]) -> Iterator[Piece]:
    parts = [
        (kind, [one for one in facts.places if one.kind == kind.id])
        for kind in place_kinds().values()
    ]
    full = [(kind, those) for kind, those in parts if those]
    yield Text(plain(OPENING), "lead")
    yield Text(plain(HOW_OLD))
    if not full:
        yield Text(plain("No place is in it yet."))
        return
    yield Heading("What is in it")
    yield Facts(
        tuple((kind.family, (_where(_many(those), kind.id, pages),)) for kind, those in full)
    )
    for at, (kind, those) in enumerate(full):
        if at == 0:
            yield NewPage()
        yield from _part(kind, those)
    yield from _by_name(facts, pages)


def _part(kind: PlaceKind, those: list[Place]) -> Iterator[Piece]:
    first, *rest = those
    opening: tuple[Piece, ...] = (
        Heading(kind.family, key=kind.id),
        Text(plain(kind.does)),
        _entry(first, level=3),
    )
    yield Together(opening)
    for place in rest:
        yield _entry(place, level=3)
    yield Space(4)


def _by_name(facts: FamiliesToPrint, pages: Mapping[str, int]) -> Iterator[Piece]:
    """Where each place is, under the letter that its name begins with."""
    if len(facts.places) < NAMED_FROM:
        return
    named = sorted(facts.places, key=lambda one: (plainly(one.name), one.id))
    yield Heading(BY_NAME)
    for letter, those in groupby(named, _letter):
        yield Heading(letter, level=3)
        yield Text(tuple(_where(one.name, one.id, pages) for one in those))


def _letter(place: Place) -> str:
    return plainly(place.name).strip()[:1].upper()


def _many(those: list[Place]) -> str:
    return "1 place" if len(those) == 1 else f"{len(those)} places"


def _where(words: str, key: str, pages: Mapping[str, int]) -> Block:
    """Words that lead there, and the page; none where a form of the paper has no pages."""
    led = Run(words, frozenset({"link"}), f"#{key}")
    return Block(runs=(led, Run(f", page {pages[key]}")) if key in pages else (led,))


def _entry(place: Place, level: int) -> Piece:
    """One place: what it offers, for whom, how one gets it, how it is reached, how old this is."""
    said: list[Piece] = [Heading(place.name, level=level, key=place.id)]
    if place.offers:
        said.append(Text(paragraphs(place.offers)))
    rows = tuple((words, blocks) for words, blocks in _facts(place) if blocks)
    if rows:
        said.append(Facts(rows))
    checked = f"Checked on {full_day(place.checked_on)}" if place.checked_on else "Not checked yet"
    said.append(Text(plain(f"{checked}."), "small"))
    said.append(Space(3))
    return Together(tuple(said))


def _facts(place: Place) -> Iterator[tuple[str, Blocks]]:
    needs = ", ".join(NeedType[name].within for name in place.needs)
    ages = place.ages and f"Ages {place.ages}"
    whom = ". ".join(
        part for part in (ages, f"{needs[:1].upper()}{needs[1:]}", place.who_for) if part
    )
    for words, said in (
        ("For whom", whom),
        ("How to get it", place.how),
        ("Telephone", place.telephone),
        ("E-mail", place.email),
        ("Web", place.web),
        ("Address", ", ".join(place.lines.splitlines())),
    ):
        yield words, plain(said) if said else ()


def _asking(letterhead: Letterhead) -> Iterator[Piece]:
    reached = ", ".join(filter(None, (letterhead.telephone, letterhead.email)))
    said = f"{ASK} {letterhead.office}: {reached}." if reached else ASK
    yield Together((Space(3), Text(plain(said))))
