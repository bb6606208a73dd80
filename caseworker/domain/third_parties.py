"""Finds in what is held of a person whatever is of somebody else, to be marked before it is given.

Family and others around the person are marked: their names, numbers, addresses, days of birth.
Those who are there because of their work are not (the row ``professionals`` of
``records_grounds.toml``), nor is whoever asks. What belongs to another case the guard finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from caseworker.domain.case import CaseNumber
from caseworker.domain.dates_in_text import dates_in
from caseworker.domain.guard import Guard, Own, Sort
from caseworker.domain.known_names import KnownNames, around, is_helper, singles, squeezed
from caseworker.domain.name_words import words_in
from caseworker.domain.people import Contact, Person

ANOTHER_CASE: Final = "Somebody of another case"
DETAIL: Final = "An address, a telephone number or an email address"
_FEWEST: Final = 5  # signs of a line of an address that is looked for


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a third party, as they stand in a text, and whose they are in words.

    ``sure`` is false for what may as well be an ordinary word, or only the likeness of a name.
    """

    start: int
    end: int
    words: str
    what: str
    whose: str
    sure: bool = True


class ThirdParties:
    """Looks for everybody but the person and whoever asks."""

    def __init__(
        self, person: Person, asker: str, guard: Guard, ordinary: frozenset[str] = frozenset()
    ) -> None:
        """``guard`` knows the rest of the store; ``ordinary`` are words that are names, too."""
        self._person, self._guard, self._ordinary = person, guard, ordinary
        others = tuple(one for one in person.contacts if _is_third(one, asker))
        known = KnownNames(ordinary)
        names = (person.name, f"{person.known_as} {person.family}", asker)
        helping = (one.name for one in person.contacts if one not in others)
        self._own = {word.bare for name in (*names, person.known_as) for word in words_in(name)}
        self._whose: dict[str, str] = {}
        self._singles: dict[str, str] = {}
        details: list[tuple[str, str]] = []
        for at, one in enumerate(others):
            whose = f"{one.shown}, {one.role.lower()}" if one.role else one.shown
            somebody = around((one.name, one.also_written))
            if number := squeezed(one.telephone):
                somebody = replace(somebody, numbers=(number,))
            known.put(CaseNumber(f"around-{at}"), [somebody])
            for single in singles(somebody) - self._own:
                self._singles.setdefault(single, whose)
            details += [(line, whose) for line in self._details(one)]
        self._near = Guard(known, Own(names=(*names, *helping)))
        self._details_of = tuple((_literal(line), whose) for line, whose in details)

    def marked(self, text: str) -> tuple[Marked, ...]:
        """Whatever of somebody else’s stands in ``text``: the longest where two overlap."""
        found = sorted(self._all(text), key=lambda one: (one.start - one.end, one.start))
        taken: set[int] = set()
        kept = []
        for one in found:
            span = set(range(one.start, one.end))
            if taken.isdisjoint(span):
                taken |= span
                kept.append(one)
        return tuple(sorted(kept, key=lambda one: one.start))

    def _all(self, text: str) -> Iterator[Marked]:
        for stray in self._near.find(text):
            whose = self._named(stray.words)
            yield Marked(stray.start, stray.end, stray.words, stray.sort.value, whose)
        for word in words_in(text):
            if word.capital and word.bare in self._singles:
                said, whose = text[word.start : word.end], self._singles[word.bare]
                sure = word.bare not in self._ordinary
                yield Marked(word.start, word.end, said, Sort.SINGLE.value, whose, sure)
        for pattern, whose in self._details_of:
            for found in pattern.finditer(text):
                yield Marked(*found.span(), found.group(), DETAIL, whose)
        for day in dates_in(text):
            if day.of_birth and day.day != self._person.born:
                said = text[day.start : day.end]
                yield Marked(day.start, day.end, said, Sort.BORN.value, "Not the person’s own")
        for stray in self._guard.find(text):
            sort = stray.sort.value
            yield Marked(stray.start, stray.end, stray.words, sort, ANOTHER_CASE, stray.stops)

    def _named(self, words: str) -> str:
        bare = {word.bare for word in words_in(words)}
        return next((whose for single, whose in self._singles.items() if single in bare), "")

    def _details(self, one: Contact) -> Iterator[str]:
        """Where they live and how they are reached; not what is the person’s own, too."""
        own = {
            " ".join(line.split()).casefold()
            for address in self._person.addresses
            for line in (*address.lines.splitlines(), address.postcode)
        }
        for line in (*one.address.splitlines(), one.email, one.telephone):
            plain = " ".join(line.strip().strip(",").split())
            if len(plain) >= _FEWEST and plain.casefold() not in own:
                yield plain


def given_anyway(contacts: Iterable[Contact]) -> Sequence[Contact]:
    """Those whose names are given: they are there because of their work."""
    return [one for one in contacts if _helps(one)]


def _is_third(one: Contact, asker: str) -> bool:
    is_asker = any(form.casefold() == asker.strip().casefold() for form in one.forms)
    return not is_asker and not _helps(one)


def _helps(one: Contact) -> bool:
    return is_helper(one.role, one.organisation, parent=one.parental_responsibility)


def _literal(line: str) -> re.Pattern[str]:
    middle = r"\s+".join(re.escape(word) for word in line.split())
    return re.compile(rf"(?<!\w){middle}(?!\w)", re.IGNORECASE)
