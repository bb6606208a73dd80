"""Two records of one person, piece by piece: what is the same, what differs, and the two as one.

Nothing is written here, and nothing is ever overwritten unless whoever decides says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final, Protocol

from caseworker.domain.case import Case, Event
from caseworker.domain.people import Address, Contact, Identifier, Person
from caseworker.domain.plan import Version


class Paper(Protocol):
    """A document, wherever it is kept: known by its bytes."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def sha256(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a case of ours, or what came in a pack."""

    case: Case
    versions: tuple[Version, ...] = ()
    papers: tuple[Paper, ...] = ()


class Part(Enum):
    """What sort of piece it is. The values are the words on screen, in their order."""

    PERSON = "The person"
    NUMBER = "Numbers"
    ADDRESS = "Addresses"
    CONTACT = "People around them"
    FACT = "Where they are"
    VERSION = "Plans"
    DOCUMENT = "Documents"
    ENTRY = "Entries"


class Standing(Enum):
    """How the two sides of a piece stand to each other."""

    EQUAL = "The same"
    OURS = "Only here"
    THEIRS = "Only in what came"
    DIFFERS = "They differ"


class Take(Enum):
    """What is to become of a piece."""

    OURS = "Keep ours"
    THEIRS = "Take theirs"
    BOTH = "Keep both"


@dataclass(frozen=True, slots=True)
class Pair:
    """One piece as each side has it.

    ``offers`` are the ways it may go; the one that happens unless somebody says otherwise is
    ``usual``. ``notes`` is what whoever decides should know.
    """

    key: str
    part: Part
    title: str
    standing: Standing
    ours: str = ""
    theirs: str = ""
    offers: tuple[Take, ...] = ()
    usual: Take = Take.OURS
    notes: tuple[str, ...] = ()

    @property
    def brings(self) -> bool:
        """Something of it comes along if it is taken as usual."""
        return self.usual is not Take.OURS

    @property
    def must_be_decided(self) -> bool:
        """Both sides say something, and not the same."""
        return self.standing is Standing.DIFFERS and len(self.offers) > 1


Choices = Mapping[str, Take]
"""What was decided, by the key of the piece; what isn't here goes as usual."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece that came along: ``what`` and ``ref`` are those of its provenance."""

    what: str
    ref: str
    title: str = ""
    over_ours: bool = False
    """Something that stood here before was given up for it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The two as one, and what of it is new here.

    ``facts`` are only those that change. ``events`` come along as they are: with their ids, their
    days and who wrote them down. ``stands_for`` says which of our entries and documents take the
    place of which of theirs. ``alike`` are theirs that are not written, since we have the same.
    """

    person: Person
    setting: str
    facts: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    versions: tuple[Version, ...] = ()
    papers: tuple[Paper, ...] = ()
    stands_for: Mapping[str, str] = field(default_factory=dict)
    alike: tuple[Event, ...] = ()
    pieces: tuple[Piece, ...] = ()
    left_out: tuple[Pair, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Not a single piece is new."""
        return not self.pieces

    @property
    def wrote_over(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.over_ours)


TAKE: Final = (Take.THEIRS, Take.OURS)
CHOOSE: Final = (Take.OURS, Take.THEIRS)
ANY: Final = (Take.OURS, Take.THEIRS, Take.BOTH)
BESIDE: Final = (Take.OURS, Take.BOTH)


def chosen(pair: Pair, choices: Choices) -> Take:
    """What becomes of a piece: what was decided, if it may; else as usual."""
    take = choices.get(pair.key, pair.usual)
    return take if take in pair.offers else pair.usual


def brought(pair: Pair, choices: Choices) -> bool:
    """Whether theirs comes along."""
    return bool(pair.offers) and chosen(pair, choices) is not Take.OURS


def chain(event: Event, events: Iterable[Event]) -> tuple[Event, ...]:
    """An entry with all that it corrects, oldest first: a wrong one never comes without its end."""
    known = {one.id: one for one in events}
    found = [event]
    while (before := found[0].replaces) in known and before is not None:
        found.insert(0, known[before])
    return tuple(found)


def pointing(event: Event, stands_for: Mapping[str, str], pointers: frozenset[str]) -> Event:
    """The entry as it is read here: what it points to among theirs is shown as ours.

    ``pointers`` are the names of its facts that hold ids, one on a line or among other words.
    """
    facts = dict(event.facts)
    for name in pointers & facts.keys():
        facts[name] = _renamed(facts[name], stands_for)
    replaces = stands_for.get(event.replaces, event.replaces) if event.replaces else None
    if facts == event.facts and replaces == event.replaces:
        return event
    return replace(event, facts=facts, replaces=type(event.id)(replaces) if replaces else None)


def _renamed(value: str, stands_for: Mapping[str, str]) -> str:
    lines = (
        " ".join(stands_for.get(word, word) for word in line.split(" "))
        for line in value.split("\n")
    )
    return "\n".join(lines)


def same_contact(one: Contact, other: Contact) -> bool:
    """Whether they are about the same person or office, by any way the name is written."""
    forms = {_plain(form) for form in one.forms} & {_plain(form) for form in other.forms}
    return bool(forms) or (
        not one.name and not other.name and _plain(one.organisation) == _plain(other.organisation)
    )


def same_place(one: Address, other: Address) -> bool:
    """Whether they are the same place, however the lines are broken."""
    return _plain(one.lines) == _plain(other.lines)


def same_number(one: Identifier, other: Identifier) -> bool:
    """Whether they are the same number, however it is spaced."""
    squeezed = ("".join(each.value.split()).upper() for each in (one, other))
    return one.kind == other.kind and len(set(squeezed)) == 1


def _plain(words: str) -> str:
    return " ".join(words.replace(",", " ").casefold().split())
