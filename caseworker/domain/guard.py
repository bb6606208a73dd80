"""Finds in a text those who belong to another case: their names, numbers and dates of birth.

A paper about one child must name no other (UK GDPR art.5(1)(c) and (f); check P-32 of a plan).
What counts as found, and what is only a likeness, is told in docs/decisions/0130.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from caseworker.domain.case import CaseNumber
from caseworker.domain.dates_in_text import DateSaid
from caseworker.domain.known_names import KnownNames, around, keys, singles, squeezed
from caseworker.domain.name_words import Gap, Word, name_words

LONGEST: Final = 7  # words of a name that are looked at together
SHORT: Final = 4  # letters: a single name of fewer is no sign of anybody
RARE: Final = 2  # cases: a single name that more of them bear is no sign of anybody
FEWEST: Final = 6  # signs of a number that is looked for
PARTS: Final = 5  # a number is written in so many groups at most
_NO_FIGURE: Final = re.compile(r"\D*")
NEAR: Final = 80  # signs between a date and a name that it goes with


class Sort(Enum):
    """What was found. The values are the words on screen."""

    NAME = "A name"
    INITIALS = "Initials and a surname"
    SINGLE = "Part of a name"
    NUMBER = "A number"
    BORN = "A date of birth"
    UNSEEN = "Not looked through"
    """What no program can read: a picture of a page, a locked file."""


@dataclass(frozen=True, slots=True)
class Stray:
    """Something of somebody else’s. ``stops`` is false where it is only a likeness.

    It never says whose it is: that another case has it is all that may be told.
    """

    start: int
    end: int
    words: str
    sort: Sort
    stops: bool


@dataclass(frozen=True, slots=True)
class Own:
    """Who may stand in a text: the cases that it is about, and others who belong to them."""

    cases: frozenset[CaseNumber] = frozenset()
    names: tuple[str, ...] = ()


class Guard:
    """Looks through the texts of one paper for anybody whom it is not about."""

    def __init__(self, known: KnownNames, own: Own) -> None:
        self._known = known
        self._cases = own.cases
        people = [one for case in own.cases for one in known.people.get(case, ())]
        people += [around((name,)) for name in own.names]
        self._keys = {key for one in people for key in keys(one)}
        self._keys |= {" ".join(name_words(name)) for name in own.names}
        self._first = {key.partition(" ")[0] for key in self._keys}
        self._singles = {single for one in people for single in singles(one)}
        self._singles |= {word for name in own.names for word in name_words(name)}
        self._no_sign = known.ordinary | self._singles

    def find(self, text: str) -> tuple[Stray, ...]:
        """Whatever of somebody else’s stands in ``text``, in the order in which it is read."""
        words, dates = self._known.part(text)
        found = [*self._names_in(words, text), *self._numbers_in(words, text)]
        found += self._born_in(words, dates, text)
        taken = {at for one in found for at in range(one.start, one.end)}
        found += [one for one in self._singles_in(words, text) if one.start not in taken]
        return tuple(sorted(found, key=lambda one: one.start))

    def _names_in(self, words: tuple[Word, ...], text: str) -> Iterator[Stray]:
        free = 0
        theirs_begin, ours_begin = self._known.first, self._first
        for at, word in enumerate(words):
            if at < free or (word.bare not in theirs_begin and word.bare not in ours_begin):
                continue
            theirs, key = 0, ""
            for length, said in _runs(words, at):
                if said in self._keys:  # a longer name of our own hides what is in it
                    free, theirs = at + length, 0
                elif length > theirs and self._is_theirs(said, words[at : at + length]):
                    theirs, key = length, said
            if at + theirs > max(free, at):
                free = at + theirs
                yield self._stray(words[at:free], key, text)

    def _is_theirs(self, key: str, words: tuple[Word, ...]) -> bool:
        cases = self._known.names.get(key)
        if cases is None or not self._cases.isdisjoint(cases):
            return False
        ordinary = [word.bare in self._known.ordinary for word in words]
        if len(words[0].bare) == 1 and all(ordinary[1:]) and words[1].before is not Gap.POINT:
            return False  # “A day at school”
        return all(
            word.capital or (not is_ordinary and len(word.bare) > 1)
            for word, is_ordinary in zip(words, ordinary, strict=True)
        )

    def _stray(self, words: tuple[Word, ...], key: str, text: str) -> Stray:
        start, end = words[0].start, words[-1].end
        stops = key in self._known.no_helpers
        full = [word.bare for word in words if len(word.bare) > 1 or not word.bare.isascii()]
        sort = Sort.NAME
        if len(full) < len(words):
            sort = Sort.INITIALS
            # A relative’s surname is the child’s own, too.
            stops = stops and not self._no_sign.issuperset(full)
        return Stray(start, end, text[start:end], sort, stops)

    def _numbers_in(self, words: tuple[Word, ...], text: str) -> Iterator[Stray]:
        free = 0
        for at in _with_figures(words):
            if at < free:
                continue
            for length, said in _groups(words, at, text):
                if self._is_their_number(said):
                    free = at + length
                    start, end = words[at].start, words[free - 1].end
                    yield Stray(start, end, text[start:end], Sort.NUMBER, stops=True)
                    break

    def _is_their_number(self, number: str) -> bool:
        cases = self._known.numbers.get(number, ())
        enough = len(number) >= FEWEST and any(sign.isdigit() for sign in number)
        return bool(enough and cases and self._cases.isdisjoint(cases))

    def _born_in(
        self, words: tuple[Word, ...], dates: tuple[DateSaid, ...], text: str
    ) -> Iterator[Stray]:
        for said in dates:
            cases = self._known.born.get(said.day, ())
            if not cases or not self._cases.isdisjoint(cases):
                continue
            if said.of_birth or self._stands_by(said, words, cases):
                written = text[said.start : said.end]
                yield Stray(said.start, said.end, written, Sort.BORN, stops=True)

    def _stands_by(
        self, said: DateSaid, words: tuple[Word, ...], cases: Iterable[CaseNumber]
    ) -> bool:
        """Whether a name of whoever was born that day stands beside it, and isn’t our own."""
        names = {
            name
            for case in cases
            for one in self._known.people.get(case, ())
            if one.born == said.day
            for name in singles(one)
        }
        near = (word for word in words if word.capital and _apart(word, said) < NEAR)
        return any(word.bare in names and word.bare not in self._singles for word in near)

    def _singles_in(self, words: tuple[Word, ...], text: str) -> Iterator[Stray]:
        for word in words:
            cases = self._known.singles.get(word.bare, ()) if word.capital else ()
            if not 0 < len(cases) <= RARE or not self._cases.isdisjoint(cases):
                continue
            if len(word.bare) >= SHORT and word.bare not in self._no_sign:
                said = text[word.start : word.end]
                yield Stray(word.start, word.end, said, Sort.SINGLE, stops=False)


def _runs(words: tuple[Word, ...], at: int) -> Iterator[tuple[int, str]]:
    """The words from ``at`` on as names may be kept: forenames first, or after a comma.

    A surname in capitals, or in a cell of its own, stands before its forename without one.
    """
    straight: str | None = words[at].bare
    turned: str | None = None
    was = words[at]
    for length, word in enumerate(words[at + 1 : at + LONGEST], start=2):
        goes_on = word.before is Gap.SOFT or (word.before is Gap.POINT and len(was.bare) == 1)
        turns = word.before in {Gap.COMMA, Gap.WALL} or (was.shouted and not word.shouted)
        if not goes_on and not turns:
            return
        if turned is not None:
            turned = f"{turned} {word.bare}" if goes_on else None
        elif turns and straight is not None:
            turned = f"{straight} , {word.bare}"
        over = goes_on or word.before is Gap.WALL
        straight = f"{straight} {word.bare}" if over and straight is not None else None
        yield from ((length, said) for said in (straight, turned) if said is not None)
        was = word


def _with_figures(words: tuple[Word, ...]) -> Iterator[int]:
    """Where a number may begin: at a word with figures, or at one right before it (“B 9876 DE”)."""
    was = -1
    for at, word in enumerate(words):
        if not word.bare.isalpha() and not _NO_FIGURE.fullmatch(word.bare):
            if 0 < at != was + 1:
                yield at - 1
            yield at
            was = at


def _groups(words: tuple[Word, ...], at: int, text: str) -> Iterator[tuple[int, str]]:
    """The groups from ``at`` on as one number, and as ours are written."""
    joined = hyphened = text[words[at].start : words[at].end].upper()
    yield 1, squeezed(joined)
    for length, word in enumerate(words[at + 1 : at + PARTS], start=2):
        if not _is_within_a_number(text[words[at + length - 2].end : word.start]):
            return
        written = text[word.start : word.end].upper()
        joined, hyphened = f"{joined}{written}", f"{hyphened}-{written}"
        yield length, squeezed(joined)
        yield length, hyphened


def _is_within_a_number(between: str) -> bool:
    return between.strip(" \xa0") in {"", "-", "/", "–", "\u2011", "."} and len(between) < SHORT


def _apart(word: Word, said: DateSaid) -> int:
    return max(word.start - said.end, said.start - word.end)
