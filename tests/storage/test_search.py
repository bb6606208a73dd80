"""Finding people as they are remembered: by sound, number, script and unfinished words."""

from __future__ import annotations

import pytest

from caseworker.domain.case import CaseNumber
from caseworker.domain.people import Identifier
from caseworker.storage.store import EncryptedStore
from tests.builders import a_case, a_person, an_event
from tests.storage.stores import vault_of, write_case

PEOPLE = {
    "2026-0001": a_person(given="Aoife", family="O’Brien", known_as=""),
    "2026-0002": a_person(given="Zoë", family="Müller-Łuczak", known_as="Zo"),
    "2026-0003": a_person(given="محمد", family="حسن", known_as="Mo"),
    "2026-0004": a_person(given="Stephen", family="Whitfield", known_as=""),
    "2026-0005": a_person(
        given="Ann", family="Reed", identifiers=(Identifier("nhs", "943 476 5919"),)
    ),
}


@pytest.fixture
def filled(store: EncryptedStore) -> EncryptedStore:
    with vault_of(store).sitting() as records:
        for number, person in PEOPLE.items():
            write_case(records, a_case(number=number, person=person))
        records.add_event(
            CaseNumber("2026-0004"),
            an_event("case_opened", facts={"reason": "A letter from Saint Hilda’s hospital"}),
        )
    return store


FOUND = [
    ("aoif", "2026-0001", "Name"),
    ("o'brien", "2026-0001", "Name"),
    ("O’Bri", "2026-0001", "Name"),
    ("brien", "2026-0001", "Name"),
    ("zoe", "2026-0002", "Name"),
    ("muller", "2026-0002", "Name"),
    ("MÜLL", "2026-0002", "Name"),
    ("zo mull", "2026-0002", "Name"),
    ("محمد", "2026-0003", "Name"),
    ("mo", "2026-0003", "Name"),
    ("steven", "2026-0004", "Sounds like"),
    ("Steven Witfeeld", "2026-0004", "Sounds like"),
    ("2026-0005", "2026-0005", "Number"),
    ("0005", "2026-0005", "Number"),
    ("9434765919", "2026-0005", "Number"),
    ("943 476", "2026-0005", "Number"),
    ("02/03/2009", "2026-0001", "Number"),
    ("2/3/2009", "2026-0001", "Number"),
    ("2/3/20", "2026-0001", "Number"),
    ("2.3.2009", "2026-0001", "Number"),
    ("2 3 2009", "2026-0001", "Number"),
    ("2009-03-02", "2026-0001", "Number"),
    ("2 March 2009", "2026-0001", "Number"),
    ("2nd mar", "2026-0001", "Number"),
    ("brien 2 mar 2009", "2026-0001", "Number"),
]


@pytest.mark.parametrize(("typed", "number", "where"), FOUND)
def test_people_are_found_as_they_are_remembered(
    filled: EncryptedStore, typed: str, number: str, where: str
) -> None:
    with filled.reading()() as records:
        hits = records.find(typed, 8)

    assert number in {hit.case for hit in hits if hit.where == where}


def test_words_of_an_entry_are_found_under_its_title(filled: EncryptedStore) -> None:
    with filled.reading()() as records:
        (hit,) = records.find("saint hild", 8)

    assert hit.case == "2026-0004"
    assert "«Saint» «Hilda" in hit.passage


def test_people_come_before_passages_and_no_more_than_asked_for(filled: EncryptedStore) -> None:
    with filled.reading()() as records:
        hits = records.find("whit", 8)
        one = records.find("whit", 1)

    assert [hit.where for hit in hits][:1] == ["Name"]
    assert len(one) == 1


def test_nobody_is_found_by_a_sound_that_only_one_word_has(filled: EncryptedStore) -> None:
    with filled.reading()() as records:
        assert records.find("steven nobody", 8) == ()
