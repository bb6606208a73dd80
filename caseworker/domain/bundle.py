"""A bundle: which papers of a case, in what order, and the number that each page bears.

Numbers run across everything but the index, which counts for itself. When a paper is added later,
all pages are numbered anew, or the numbers stay and new pages stand between them as 12a, 12b.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from itertools import count
from string import ascii_lowercase
from typing import Final

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE: Final = "bundle.toml"
MADE: Final = "bundle_made"


class Numbering(Enum):
    """How the pages are numbered when papers come in later. The values are words on screen."""

    ANEW = "Number all pages anew"
    KEPT = "Keep the numbers: new pages stand between them as 12a, 12b"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section: its letter, its title, and what is put there before anybody moves it."""

    letter: str
    title: str
    events: frozenset[str]
    plans: bool
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Part:
    """One paper in a bundle: where it stands, which it is, and the numbers of its pages."""

    section: str
    key: str
    labels: tuple[str, ...] = ()


@cache
def sections() -> tuple[SectionRow, ...]:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = each_row(whole, "section", _section)
    whole.done()
    return found


def in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """By section; within one, as they stand."""
    letters = [one.letter for one in sections()]
    return tuple(sorted(parts, key=lambda part: letters.index(part.section)))


def numbered(
    order: Sequence[tuple[str, int]],
    before: Mapping[str, Sequence[str]],
    numbering: Numbering,
) -> dict[str, tuple[str, ...]]:
    """The numbers of the pages of each paper, by its key; ``order`` says how many each has.

    ``before`` are those of the bundle that was made last. No number is ever given twice.
    """
    if numbering is Numbering.ANEW or not before:
        pages = count(1)
        return {key: tuple(str(next(pages)) for _ in range(many)) for key, many in order}
    used = {label for labels in before.values() for label in labels}
    found: dict[str, tuple[str, ...]] = {}
    last = "0"
    for key, many in order:
        labels = list(before.get(key, ()))[:many]
        last = labels[-1] if labels else last
        while len(labels) < many:
            last = _after(last, used)
            used.add(last)
            labels.append(last)
        found[key] = tuple(labels)
    highest = max((int(_base(one)) for labels in before.values() for one in labels), default=0)
    return _at_the_end(order, before, found, highest)


def to_data(parts: Sequence[Part]) -> str:
    """As an entry of the case keeps it."""
    return json.dumps([[one.section, one.key, list(one.labels)] for one in parts])


def from_data(text: str) -> tuple[Part, ...]:
    """What ``to_data`` wrote."""
    return tuple(Part(section, key, tuple(labels)) for section, key, labels in json.loads(text))


def spans(labels: Sequence[str]) -> str:
    """The numbers of a paper as an index says them: “12 to 17”, or “12a”."""
    if not labels:
        return "–"
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def _at_the_end(
    order: Sequence[tuple[str, int]],
    before: Mapping[str, Sequence[str]],
    found: dict[str, tuple[str, ...]],
    highest: int,
) -> dict[str, tuple[str, ...]]:
    """What stands after all that was there goes on counting: it needs no letters."""
    tail = []
    for key, many in reversed(order):
        if key in before:
            break
        tail.append((key, many))
    pages = count(highest + 1)
    for key, many in reversed(tail):
        found[key] = tuple(str(next(pages)) for _ in range(many))
    return found


def _after(last: str, used: set[str]) -> str:
    """The next number after ``last`` that no page bears: 12, 12a, 12b; 12b1 where 12c is taken."""
    base = _base(last)
    letters = last.removeprefix(base)
    is_plain = letters == "" or letters.isalpha()
    if is_plain:
        for letter in _letters():
            label = f"{base}{letter}"
            if _rank(letter) > _rank(letters):
                if label in used:
                    break
                return label
    stem = last if is_plain else last.rstrip("0123456789")
    begin = 1 if is_plain else int(last.removeprefix(stem)) + 1
    separator = "" if letters else "/"
    return next(
        label
        for number in count(begin)
        if (label := f"{stem}{separator if is_plain else ''}{number}") not in used
    )


def _letters() -> Iterator[str]:
    yield from ascii_lowercase
    for first in ascii_lowercase:
        yield from (f"{first}{second}" for second in ascii_lowercase)


def _rank(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _base(label: str) -> str:
    digits = ""
    for sign in label:
        if not sign.isdigit():
            break
        digits += sign
    return digits


def _section(letter: str, row: Entry) -> SectionRow:
    return SectionRow(
        letter,
        row.text("title"),
        frozenset(row.texts("events")),
        row.truth("plans"),
        row.text("source"),
        row.choice("checked", Checked),
    )
