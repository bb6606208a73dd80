"""Everybody whom a store knows, by what could be found of them in a text.

Kept ready, since ten thousand cases can’t be read for every paper: one case is put in anew
at a time. What is found with it is in ``guard``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.dates_in_text import DateSaid, dates_in
from caseworker.domain.file_read import FileRead
from caseworker.domain.name_words import Word, name_words, words_in

_OF_PLACES: Final = frozenset({"dfe", "urn", "ukprn", "postcode"})
_NUMBER: Final = "_number"  # how facts that hold somebody’s number end (prison_number)
_OURS: Final = re.compile(
    r"\d{4}-\d{3,}"
)  # our own case numbers: half of a date, but for the hyphen
_WORK: Final = (
    "teacher", "tutor", "head", "principal", "sen", "co-ordinator", "coordinator", "worker",
    "officer", "psychologist", "therapist", "nurse", "doctor", "paediatrician", "solicitor",
    "advocate", "manager", "adviser", "governor", "assistant", "interpreter", "mentor",
)  # fmt: skip
SHORT_TEXT: Final = 2_000  # letters: of longer ones the words are not kept
MOST_TAKEN: Final = 64 * 1024 * 1024  # bytes of pages that are kept
MOST_PARTED: Final = 800  # texts: several long plans
Parted = tuple[tuple[Word, ...], tuple[DateSaid, ...]]
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is looked for: the names they go by, their numbers, when they were born.

    ``names`` are pairs of forenames and surname; one that isn’t known is empty. A helper (a
    teacher, a social worker) comes into many cases by right, and is only pointed out.
    """

    names: tuple[tuple[str, str], ...]
    born: date | None = None
    numbers: tuple[str, ...] = ()
    helper: bool = False


def of_case(case: Case) -> Iterator[Somebody]:
    """Everybody whom a case knows: the child or young person, and those around them."""
    person = case.person
    numbers = [each.value for each in person.identifiers if is_of_a_person(each.kind)]
    told = [*case.facts.items(), *((was.name, was.value) for was in case.superseded)]
    numbers += [value for name, value in told if name.endswith(_NUMBER)]
    names = (person.given, person.family, person.known_as)
    yield child(names, person.born, (*numbers, case.number))
    for one in person.contacts:
        helps = is_helper(one.role, one.organisation, parent=one.parental_responsibility)
        yield around((one.name, one.also_written), helper=helps)


def is_of_a_person(kind: str) -> bool:
    """Whether a number of this kind is somebody’s, and not a school’s or a house’s."""
    return kind not in _OF_PLACES


def child(names: tuple[str, str, str], born: date, numbers: Iterable[str]) -> Somebody:
    """The child or young person of a case: forenames, surname and what they are called."""
    given, family, known_as = names
    pairs = dict.fromkeys([(given, family), (known_as, family)])
    kept = tuple(pair for pair in pairs if any(pair))
    return Somebody(kept, born, tuple(filter(None, map(squeezed, numbers))))


def around(forms: Iterable[str], *, helper: bool = False) -> Somebody:
    """Somebody around them, by each way in which their name is written."""
    return Somebody(tuple(_halves(form) for form in forms if form.strip()), helper=helper)


def is_helper(role: str, organisation: str, *, parent: bool) -> bool:
    """Whether a contact is there because of their work: by their office, or by what they are."""
    said = role.casefold()
    return not parent and (bool(organisation.strip()) or any(word in said for word in _WORK))


def squeezed(number: str) -> str:
    """A number as numbers are compared: capitals and figures; ours keep their hyphen."""
    if _OURS.fullmatch(number):
        return number
    return "".join(sign for sign in number if sign.isalnum()).upper()


def keys(one: Somebody) -> Iterator[str]:
    """The ways in which somebody may be written: each as its words, a comma where one stands."""
    found: dict[str, None] = {}
    for given, family in one.names:
        first, last = name_words(given), name_words(family)
        if not first or not last:
            continue
        for surname in dict.fromkeys((" ".join(last), last[-1])):  # of two, the second alone
            for names in dict.fromkeys((" ".join(first), first[0])):
                found[f"{names} {surname}"] = None
                found[f"{surname} , {names}"] = None
        if len(first[0]) > 1 and first[0].isascii():
            found[f"{first[0][0]} {' '.join(last)}"] = None
            found[f"{' '.join(last)} , {first[0][0]}"] = None
    return iter(found)


def singles(one: Somebody) -> set[str]:
    """The forename and the surname by themselves; of helpers nothing."""
    if one.helper:
        return set()
    return {
        word
        for given, family in one.names
        for word in (*name_words(given)[:1], *name_words(family))
    }


@dataclass(slots=True)
class KnownNames:
    """Everybody in a store. ``ordinary`` are words that mean something else, too (“young”).

    ``files`` is what was read of files of the store, by their SHA-256: each is read once.
    """

    ordinary: frozenset[str] = frozenset()
    names: dict[str, tuple[CaseNumber, ...]] = field(default_factory=dict)
    numbers: dict[str, tuple[CaseNumber, ...]] = field(default_factory=dict)
    born: dict[date, tuple[CaseNumber, ...]] = field(default_factory=dict)
    singles: dict[str, tuple[CaseNumber, ...]] = field(default_factory=dict)
    people: dict[CaseNumber, tuple[Somebody, ...]] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    """The first words of the names, each with how many begin so."""
    no_helpers: dict[str, int] = field(default_factory=dict)
    """Names that somebody bears who is no helper, each with how many do."""
    files: dict[str, FileRead] = field(default_factory=dict)
    taken: dict[str, tuple[bytes, tuple[str, ...]]] = field(default_factory=dict, compare=False)
    """Pages that were taken over of files, and what each says: of each file they are taken once."""
    parted: dict[str, Parted] = field(default_factory=dict, compare=False)
    """Short texts that were looked through lately, as words: a plan that is written on has but
    one that is new at each look."""

    def part(self, text: str) -> Parted:
        """The words of a text, and the days that are said in it."""
        if len(text) > SHORT_TEXT:
            return tuple(words_in(text)), tuple(dates_in(text))
        found = self.parted.get(text)
        if found is None:
            if len(self.parted) >= MOST_PARTED:
                self.parted.clear()
            found = self.parted[text] = (tuple(words_in(text)), tuple(dates_in(text)))
        return found

    def keep_taken(self, sha256: str, pdf: bytes, said: tuple[str, ...]) -> None:
        """Keep the pages of a file while the store is open, as far as there is room."""
        if sum(len(each) for each, _ in self.taken.values()) + len(pdf) > MOST_TAKEN:
            self.taken.clear()
        if len(pdf) <= MOST_TAKEN:
            self.taken[sha256] = (pdf, said)

    def put(self, case: CaseNumber, people: Iterable[Somebody]) -> None:
        """Everybody of one case, in the place of whoever was known of it."""
        self.drop(case)
        known = self.people[case] = tuple(people)
        alone = (case,)
        for one in known:
            for key in keys(one):
                _join(self.names, key, alone)
                first = key.partition(" ")[0]
                self.first[first] = self.first.get(first, 0) + 1
                if not one.helper:
                    self.no_helpers[key] = self.no_helpers.get(key, 0) + 1
            for number in one.numbers:
                _join(self.numbers, number, alone)
            if one.born is not None:
                _join(self.born, one.born, alone)
            for single in singles(one):
                _join(self.singles, single, alone)

    def drop(self, case: CaseNumber) -> None:
        """Nobody of that case is looked for any more."""
        for one in self.people.pop(case, ()):
            for key in keys(one):
                _leave(self.names, key, case)
                _fewer(self.first, key.partition(" ")[0])
                if not one.helper:
                    _fewer(self.no_helpers, key)
            for number in one.numbers:
                _leave(self.numbers, number, case)
            if one.born is not None:
                _leave(self.born, one.born, case)
            for single in singles(one):
                _leave(self.singles, single, case)


def _halves(name: str) -> tuple[str, str]:
    if "," in name:
        family, _, given = name.partition(",")
        return given.strip(), family.strip()
    given, _, family = " ".join(name.split()).rpartition(" ")
    return given, family


def _join(into: dict[_Key, tuple[CaseNumber, ...]], key: _Key, alone: tuple[CaseNumber]) -> None:
    known = into.get(key)
    if known is None:
        into[key] = alone
    elif known[-1] != alone[0]:
        into[key] = (*known, alone[0])


def _leave(out_of: dict[_Key, tuple[CaseNumber, ...]], key: _Key, case: CaseNumber) -> None:
    rest = tuple(one for one in out_of.get(key, ()) if one != case)
    if rest:
        out_of[key] = rest
    else:
        out_of.pop(key, None)


def _fewer(counts: dict[str, int], key: str) -> None:
    left = counts.get(key, 0) - 1
    if left > 0:
        counts[key] = left
    else:
        counts.pop(key, None)
