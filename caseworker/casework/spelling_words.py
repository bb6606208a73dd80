"""Words that an officer or an office has added to the dictionary, and the names of a case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import OfficeFacts, Records
from caseworker.casework.spelling import words_in
from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.people import Person
from caseworker.domain.roles import Right

WORDS: Final = "words"
OFFICE: Final = "office"
"""The name of the list that every officer shares; the others bear the id of their officer."""
MOST: Final = 5_000  # words in one list
_LONG: Final = 4  # letters: shorter words of a name (of, the, St) need no capital


@dataclass(frozen=True, slots=True)
class AddWord:
    """A word that is right. ``office`` puts it into the list that all share."""

    word: str
    office: bool = False


@dataclass(frozen=True, slots=True)
class TakeOutWord:
    """A word that is to be marked again."""

    word: str
    office: bool = False


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What is known besides the dictionary: by this officer, by the office, of this case."""

    mine: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


def add_word(records: Records, command: AddWord, sitting: Sitting) -> Done:
    """Keep a word that is right.

    Raises:
        NotAllowed: it is no single word, or the list is full.
    """
    found = tuple(word for _, word in words_in(command.word))
    if found != (command.word,):
        raise NotAllowed(f"“{command.word}” is not a single word.")
    name = _list_of(sitting.officer.id, office=command.office)
    known = _words(records, name)
    if len(known) >= MOST:
        raise NotAllowed(f"This list is full: it holds {MOST:,} words.")
    _keep(records, name, {*known, command.word}, sitting)
    whose = "the office’s words" if command.office else "your words"
    return _done(f"“{command.word}” is added to {whose}.", "word_added", name)


def take_out_word(records: Records, command: TakeOutWord, sitting: Sitting) -> Done:
    """Take a word out of a list.

    Raises:
        NotAllowed: only an administrator takes words from the office's list.
        NotFound: it is not in that list.
    """
    if command.office:
        sitting.refuse_unless(Right.CHANGE_SETTINGS)
    name = _list_of(sitting.officer.id, office=command.office)
    known = _words(records, name)
    if command.word not in known:
        raise NotFound(f"“{command.word}” is not in this list.")
    _keep(records, name, {*known} - {command.word}, sitting)
    return _done(f"“{command.word}” is taken out.", "word_taken_out", name)


def words_added(officer: OfficerId) -> Callable[[Records, date], OwnWords]:
    """A question: the officer's own words, and the office's."""

    def ask(records: Records, today: date) -> OwnWords:
        del today
        return OwnWords(_words(records, officer), _words(records, OFFICE))

    return ask


def words_for_case(number: CaseNumber, officer: OfficerId) -> Callable[[Records, date], OwnWords]:
    """A question: the same, with every name that the case and the office have.

    Raises:
        NotFound: there is no such case.
    """

    def ask(records: Records, today: date) -> OwnWords:
        known = words_added(officer)(records, today)
        case, office = records.case(number), records.office()
        people = {line.officer_name for line in records.history(number)}
        names = frozenset({*names_of(case), *_names_of_office(office), *people})
        return OwnWords(known.mine, known.office, names)

    return ask


def names_of(case: Case) -> Iterator[str]:
    """Names that the case bears: people, places, and whatever was written down as a name.

    A fact counts as one if each of its longer words begins with a capital letter, as in
    “Dr Hale” or “Wetherby YOI”: a sentence hardly ever does.
    """
    yield from _names_of_person(case.person)
    facts = [*case.facts.values(), *(fact.value for fact in case.superseded)]
    facts += [value for event in case.events for value in event.facts.values()]
    yield from (fact for fact in facts if _is_name(fact))


def _names_of_person(person: Person) -> Iterator[str]:
    yield from (person.given, person.family, person.known_as, person.home_authority)
    yield from (person.looked_after_by, person.whereabouts, person.interpreter)
    for address in person.addresses:
        yield address.lines
    for contact in person.contacts:
        yield from (contact.name, contact.also_written, contact.organisation, contact.address)


def _names_of_office(office: OfficeFacts) -> Iterator[str]:
    yield from (office.name, office.address, office.advice_service)
    yield from (office.mediation_adviser, office.disagreement_service)
    yield from (days.institution for days in office.school_days)


def _is_name(value: str) -> bool:
    words = [word for _, word in words_in(value)]
    longer = [word for word in words if len(word) >= _LONG]
    return bool(longer) and all(word[0].isupper() for word in longer)


def _list_of(officer: OfficerId, *, office: bool) -> str:
    return OFFICE if office else officer


def _words(records: Records, name: str) -> tuple[str, ...]:
    """The words of one list, by the alphabet."""
    for file in records.own_files.of(WORDS):
        if file.name == name:
            return tuple(re.findall(r"\S+", file.text))
    return ()


def _keep(records: Records, name: str, words: set[str], sitting: Sitting) -> None:
    text = "\n".join(sorted(words, key=lambda word: (word.casefold(), word)))
    records.own_files.keep(OwnFile(WORDS, name, text, sitting.at, sitting.officer.id))


def _done(words: str, act: str, name: str) -> Done:
    """The audit is told which list it was, and never the word: it may be somebody's name."""
    return Done(None, frozenset({Touched.OFFICE}), words, act, made=name)
