"""Words that an officer or an office adds: kept in the store, audited, and taken out again."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts
from caseworker.casework.spelling_words import (
    AddWord,
    TakeOutWord,
    add_word,
    take_out_word,
    words_added,
    words_for_case,
)
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
from tests.builders import NOW, OKAFOR, StandingClock, a_case, an_event
from tests.paper_records import PaperStore

HALE = OfficerId("hale")


def an_office(store: PaperStore, officer: OfficerId = OKAFOR, role: str = "officer") -> Office:
    office = Office(store.sitting, StandingClock(NOW), Officer(officer, "D. O.", role), _sign)
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL"))
    return office


def test_a_word_is_the_officer_s_alone_or_the_whole_office_s() -> None:
    store = PaperStore()
    okafor, hale = an_office(store), an_office(store, HALE)

    okafor.do(add_word, AddWord("snoozelen"))
    okafor.do(add_word, AddWord("Nadderwater", office=True))

    assert okafor.see(words_added(OKAFOR)).mine == ("snoozelen",)
    assert hale.see(words_added(HALE)).mine == ()
    assert hale.see(words_added(HALE)).office == ("Nadderwater",)


def test_a_word_is_taken_out_again() -> None:
    office = an_office(PaperStore())
    office.do(add_word, AddWord("snoozelen"))

    office.do(take_out_word, TakeOutWord("snoozelen"))

    assert office.see(words_added(OKAFOR)).mine == ()
    with pytest.raises(NotFound):
        office.do(take_out_word, TakeOutWord("snoozelen"))


def test_only_an_administrator_takes_words_from_the_office_s_list() -> None:
    store = PaperStore()
    officer, administrator = an_office(store), an_office(store, HALE, "administrator")
    officer.do(add_word, AddWord("Nadderwater", office=True))

    with pytest.raises(NotAllowed):
        officer.do(take_out_word, TakeOutWord("Nadderwater", office=True))

    administrator.do(take_out_word, TakeOutWord("Nadderwater", office=True))
    assert officer.see(words_added(OKAFOR)).office == ()


@pytest.mark.parametrize("word", ["", "two words", "KS2", "a@b.org", "line\nbreak"])
def test_what_is_no_single_word_is_not_added(word: str) -> None:
    with pytest.raises(NotAllowed):
        an_office(PaperStore()).do(add_word, AddWord(word))


def test_the_audit_says_which_list_and_never_the_word() -> None:
    """The word may be the name of a child."""
    store = PaperStore()

    an_office(store).do(add_word, AddWord("Tommo", office=True))

    assert "word_added" in repr(store.paper.audit)
    assert "Tommo" not in repr(store.paper.audit)


def test_the_names_of_a_case_are_known() -> None:
    store = PaperStore()
    office = an_office(store)
    event = an_event(
        "advice_received",
        date(2026, 9, 7),
        facts={"adviser": "Dr Szymborska", "summary": "Gets help from a Therapist"},
    )
    with store.sitting() as records:
        records.open_case(a_case(event))

    names = " ".join(office.see(words_for_case(CaseNumber("2026-0113"), OKAFOR)).names)

    assert "Whitfield" in names
    assert "Dawn" in names
    assert "Szymborska" in names
    assert "Northmere" in names
    assert "Gets" not in names


def _sign(message: bytes) -> tuple[bytes, bytes]:
    return message, b""
