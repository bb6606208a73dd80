"""The words of the field: old names find the word of today, in the settings that use it."""

from __future__ import annotations

import pytest

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.glossary import glossary, meaning_of, read_glossary, words_for
from caseworker.domain.settings import settings

BOTH = ("custody", "service_children")


@pytest.mark.parametrize(
    ("typed", "today", "by"),
    [  # law/custody-and-service.md, section 5
        ("CEAS", "EAT (UK)", "CEAS"),
        ("IEP", "ILP (individual learning plan)", "IEP"),
        ("YJB", "YCS (Youth Custody Service)", "YJB"),
        ("ehcp", "EHC plan", "EHCP"),
        ("statement of s", "EHC plan", "statement of special educational needs"),
        ("BESD", "SEMH", "BESD"),
        ("PCT", "ICB", "PCT"),
        ("Parent P", "SENDIASS", "Parent Partnership"),
        ("through", "Resettlement", "through-care"),
        ("clearance", "Supportability", "clearance"),
        ("kept", "Kept plan", ""),
    ],
)
def test_any_name_finds_the_word_of_today(typed: str, today: str, by: str) -> None:
    found = words_for(typed, BOTH)[0]

    assert (found.words, found.called(typed)) == (today, by)


@pytest.mark.parametrize(
    ("typed", "kind"), [("MASO", "custody"), ("ROTL", "service_children"), ("YJB", "community")]
)
def test_an_office_is_not_offered_the_words_of_another_setting(typed: str, kind: str) -> None:
    assert words_for(typed, settings())
    assert not words_for(typed, (kind,))


@pytest.mark.parametrize("typed", ["", " ", "k", "Haddad"])
def test_what_is_no_word_of_the_field_finds_none(typed: str) -> None:
    assert words_for(typed, settings()) == ()


def test_no_two_words_share_a_name() -> None:
    names = [
        name.casefold()
        for term in glossary().values()
        for name in (term.words, *term.also, *term.old)
    ]

    assert sorted(names) == sorted(set(names))


def test_words_name_settings_that_there_are() -> None:
    assert all(set(term.settings) <= set(settings()) for term in glossary().values())


def test_no_screen_of_a_setting_uses_a_name_that_is_not_used_any_more() -> None:
    """What a setting calls things, its facts and its tab are words of today."""
    old = {name.casefold() for term in glossary().values() for name in term.old}

    said = [
        words.casefold()
        for one in settings().values()
        for words in (one.tab, one.title, *one.words.values(), *(fact.words for fact in one.facts))
    ]

    assert old.isdisjoint(said)


def test_a_word_that_stands_on_the_screen_can_say_what_it_means() -> None:
    assert meaning_of("Supportability").startswith("Whether the place overseas")
    assert meaning_of("Legal basis")
    assert not meaning_of("Since")


def test_a_word_without_its_meaning_is_refused() -> None:
    with pytest.raises(BrokenLaw, match="means"):
        read_glossary("own.toml", 'read_on = 2026-11-29\n[term.x]\nwords = "X"\n')
