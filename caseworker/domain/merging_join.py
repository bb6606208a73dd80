"""Two records made one, as was decided piece by piece; and what would be written, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from caseworker.domain.case import Event
from caseworker.domain.merging import (
    Choices,
    Joined,
    Pair,
    Part,
    Piece,
    Side,
    Standing,
    Take,
    brought,
    chain,
    chosen,
    pointing,
    same_contact,
    same_number,
    same_place,
)
from caseworker.domain.merging_pairs import FIELDS, SETTING, alike, pointers_of
from caseworker.domain.people import Person


def joined(ours: Side | None, theirs: Side, pairs: Sequence[Pair], choices: Choices) -> Joined:
    """Both as one. Without ``ours`` it is what a new case begins with."""
    took = {pair.key: pair for pair in pairs if brought(pair, choices)}
    decided = {key: chosen(pair, choices) for key, pair in took.items()}
    events = tuple(_events(theirs, took, ours))
    stands_for = alike(ours, theirs)
    setting = _setting(ours, theirs, took)
    facts = {name: theirs.case.facts[name] for name in theirs.case.facts if f"fact/{name}" in took}
    kept = {event.id for event in ours.case.events} if ours else set()
    same = tuple(
        event for event in theirs.case.events if event.id in stands_for and event.id not in kept
    )
    return Joined(
        person=_person(ours.case.person if ours else None, theirs.case.person, decided),
        setting=setting,
        facts=facts,
        events=events,
        versions=tuple(one for one in theirs.versions if f"version/{one.key}" in took),
        papers=tuple(one for one in theirs.papers if f"document/{one.id}" in took),
        stands_for=stands_for,
        alike=same,
        pieces=tuple(_pieces(took, decided, events)),
        left_out=tuple(
            pair
            for pair in pairs
            if pair.offers and pair.standing is not Standing.OURS and pair.key not in took
        ),
    )


def read_here(event: Event, stands_for: Mapping[str, str]) -> Event:
    """An entry that came along, pointing to ours where ours stand for theirs."""
    return pointing(event, stands_for, pointers_of(event.kind)) if stands_for else event


def _setting(ours: Side | None, theirs: Side, took: Mapping[str, Pair]) -> str:
    return theirs.case.setting if ours is None or SETTING in took else ours.case.setting


def _events(theirs: Side, took: Mapping[str, Pair], ours: Side | None) -> Iterator[Event]:
    """In the order in which they were written down; a correction brings what it corrects."""
    here = {event.id for event in ours.case.events} if ours else set()
    wanted = {
        link.id
        for event in theirs.case.live
        if f"entry/{event.id}" in took
        for link in chain(event, theirs.case.events)
    }
    yield from (
        event for event in theirs.case.events if event.id in wanted and event.id not in here
    )


def _person(ours: Person | None, theirs: Person, decided: Mapping[str, Take]) -> Person:
    person = ours or Person(theirs.given, theirs.family, theirs.born)
    changes: dict[str, Any] = {}
    for name, (_, fields) in FIELDS.items():
        if f"person/{name}" in decided:
            changes |= {field: getattr(theirs, field) for field in fields}
    person = replace(person, **changes)
    return replace(
        person,
        identifiers=_with_numbers(person, theirs, decided),
        addresses=_with_addresses(person, theirs, decided),
        contacts=_with_contacts(person, theirs, decided),
    )


def _with_numbers(person: Person, theirs: Person, decided: Mapping[str, Take]) -> tuple[Any, ...]:
    kept = list(person.identifiers)
    taken = [
        (one, decided[key])
        for one in theirs.identifiers
        if (key := f"number/{one.kind}/{one.value}") in decided
    ]
    for one, take in taken:
        if take is Take.THEIRS:
            mine = [each for each, _ in taken]
            kept = [each for each in kept if each.kind != one.kind or each in mine]
        if not any(same_number(one, each) for each in kept):
            kept.append(one)
    return tuple(kept)


def _with_addresses(person: Person, theirs: Person, decided: Mapping[str, Take]) -> tuple[Any, ...]:
    kept = list(person.addresses)
    for at, one in enumerate(theirs.addresses):
        if f"address/{at}" not in decided:
            continue
        mine = next((each for each in kept if same_place(one, each)), None)
        if mine is None:
            kept.append(one)
        else:
            kept[kept.index(mine)] = one
    return tuple(kept)


def _with_contacts(person: Person, theirs: Person, decided: Mapping[str, Take]) -> tuple[Any, ...]:
    kept = list(person.contacts)
    for at, one in enumerate(theirs.contacts):
        take = decided.get(f"contact/{at}")
        if take is None:
            continue
        mine = next((each for each in person.contacts if same_contact(one, each)), None)
        if take is Take.THEIRS and mine in kept and mine is not None:
            kept[kept.index(mine)] = one
        elif one not in kept:
            kept.append(one)
    return tuple(kept)


_WHAT: Final = {
    Part.PERSON: "person",
    Part.NUMBER: "number",
    Part.ADDRESS: "address",
    Part.CONTACT: "contact",
    Part.FACT: "fact",
    Part.VERSION: "version",
    Part.DOCUMENT: "document",
    Part.ENTRY: "event",
}


def _pieces(
    took: Mapping[str, Pair], decided: Mapping[str, Take], events: Sequence[Event]
) -> Iterator[Piece]:
    for key, pair in took.items():
        over = pair.standing is Standing.DIFFERS and decided[key] is Take.THEIRS
        if pair.part is not Part.ENTRY:
            yield Piece(_WHAT[pair.part], _ref(key, pair), pair.title, over)
    titles = {pair.key: pair.title for pair in took.values()}
    for event in events:
        yield Piece("event", str(event.id), titles.get(f"entry/{event.id}", "An entry corrected"))


def _ref(key: str, pair: Pair) -> str:
    """What the piece is known by from now on: its place in a list may change, its words don’t."""
    if pair.part in {Part.CONTACT, Part.ADDRESS}:
        return pair.theirs
    return key.partition("/")[2]


_ONLY_ADDED: Final = frozenset({Part.ENTRY, Part.VERSION, Part.DOCUMENT})


def dry_run(made: Joined, pairs: Sequence[Pair], *, begins: bool) -> tuple[str, ...]:
    """What would be written, and what not, line by line."""
    said = ["A case is begun."] if begins else []
    by_part: dict[Part, list[str]] = {}
    came = {(piece.what, piece.ref) for piece in made.pieces}
    for pair in pairs:
        ref = pair.key.partition("/")[2] if pair.part is Part.ENTRY else _ref(pair.key, pair)
        if (_WHAT[pair.part], ref) in came:
            by_part.setdefault(pair.part, []).append(pair.title)
    for part, titles in by_part.items():
        verb = "is" if len(titles) == 1 else "are"
        done = "added" if begins or part in _ONLY_ADDED else "added or changed"
        said.append(f"{part.value}: {_counted(titles)} {verb} {done}.")
    said += [f"Ours is given up for theirs: {piece.title}." for piece in made.wrote_over]
    if made.left_out:
        said.append(f"Left out: {_counted([pair.title for pair in made.left_out])}.")
    same = sum(pair.standing is Standing.EQUAL for pair in pairs)
    if same:
        said.append(f"{same} {'piece is' if same == 1 else 'pieces are'} here already, the same.")
    if made.is_nothing:
        said.append("Nothing is written: all of it is here already.")
    return tuple(said)


_FEW: Final = 4


def _counted(titles: Sequence[str]) -> str:
    names = list(dict.fromkeys(titles))
    shown = ", ".join(names[:_FEW])
    more = len(titles) - _FEW
    return f"{shown} and {more} more" if len(names) > _FEW else shown
