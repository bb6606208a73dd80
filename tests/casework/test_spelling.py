"""Spelling in British English: what is right, what is marked, and what is meant instead."""

from __future__ import annotations

import re
import tomllib

import pytest

from caseworker import resources
from caseworker.casework.spelling import (
    LISTS,
    Dictionary,
    NoSpelling,
    Spelling,
    dictionary,
    our_words,
    words_in,
)


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(dictionary(), ["snoozelen", "Nadderwater"], ["Łucja Żurek-O’Neill"])


def marked(spelling: Spelling, text: str) -> list[str]:
    return [text[one.start : one.end] for one in spelling.mistakes(text)]


@pytest.mark.parametrize(
    "word",
    [
        "organise", "organize", "realisation", "realization", "recognizing", "colour", "learnt",
        "analyse", "prise", "size", "prize", "citizen", "café", "naïve", "programme", "THE",
        "can’t", "can't", "child’s", "children’s",
    ],
)  # fmt: skip
def test_british_words_are_right_with_ise_and_with_ize(spelling: Spelling, word: str) -> None:
    assert spelling.is_right(word)


@pytest.mark.parametrize(
    "word", ["color", "center", "analyze", "advertize", "surprize", "exercize", "promize", "dont"]
)
def test_american_words_and_an_ize_that_nobody_writes_are_marked(
    spelling: Spelling, word: str
) -> None:
    assert not spelling.is_right(word)


@pytest.mark.parametrize(
    "word",
    [
        "SENDIASS", "EHCP", "EHCPs", "EHCP’s", "dysgraphia", "YOI", "SCAN", "AfSS", "SSAFA",
        "Makaton", "CAMHS", "SENCo", "lisdexamfetamine", "Dyscalculia", "DYSGRAPHIA",
    ],
)  # fmt: skip
def test_the_words_of_the_field_are_right(spelling: Spelling, word: str) -> None:
    assert spelling.is_right(word)


def test_a_mistake_is_where_the_text_has_it(spelling: Spelling) -> None:
    text = "She recieves help 🙂 with speach, daily."

    found = [(one.start, one.word) for one in spelling.mistakes(text)]

    assert found == [(4, "recieves"), (text.index("speach"), "speach")]


@pytest.mark.parametrize(
    "text",
    [
        "2026-0114 and KS2, 3rd, 12½, C4b",
        "Write to j.okafro@northmeer.gov.uk",
        "See https://exmaple.org/teh/pge or www.exmaple.org or northmeer.gov.uk/loacl",
        r"It is in C:\Usres\Lcja",
        "Його звати Якуб, يعقوب",
        "e.g. i.e. A, b",
    ],
)
def test_numbers_references_addresses_and_other_letters_are_passed_by(
    spelling: Spelling, text: str
) -> None:
    assert marked(spelling, text) == []


def test_words_in_quotation_marks_are_read_without_them(spelling: Spelling) -> None:
    assert marked(spelling, "‘wierd’ (and ‘right’), 'teh' “speach”") == ["wierd", "teh", "speach"]


def test_names_are_never_marked_however_they_are_written(spelling: Spelling) -> None:
    assert marked(spelling, "Łucja, łucja’s, ŻUREK, O'Neill, Żureks") == ["Żureks"]


def test_own_words_are_right_and_may_begin_a_sentence(spelling: Spelling) -> None:
    text = "snoozelen Snoozelen SNOOZELEN snoozelen’s nadderwater"

    assert marked(spelling, text) == ["nadderwater"]


def test_each_half_of_a_hyphened_word_is_read_by_itself(spelling: Spelling) -> None:
    text = "well-beeing, co-operate, EHCP-led, SEN co-ordinator, non-verbal, multi-agency, co-wrok"

    assert marked(spelling, text) == ["beeing", "wrok"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("recieve", "receive"), ("speach", "speech"), ("dont", "don’t"), ("dont'", "don't")],
)
def test_what_was_meant_is_offered_with_the_apostrophe_that_is_used(
    spelling: Spelling, typed: str, meant: str
) -> None:
    assert meant in spelling.suggestions(typed)


def test_our_own_words_and_the_officer_s_are_offered_too(spelling: Spelling) -> None:
    assert "Ofsted" in spelling.suggestions("Ofsedt")
    assert "snoozelen" in spelling.suggestions("snoozlen")


def test_a_dictionary_that_cannot_be_read_marks_nothing_and_says_so() -> None:
    with pytest.raises(NoSpelling, match="can’t be checked"):
        Dictionary("spelling/en-XX")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_ours_holds_words_each_once(name: str) -> None:
    lines = resources.text(f"spelling/{name}.txt").splitlines()

    words = lines[1:]
    assert lines[0].startswith("# ")
    assert [word for word in words if [each for _, each in words_in(word)] != [word]] == []
    assert len(words) == len(set(words))


def test_there_are_some_hundreds_of_our_words() -> None:
    assert len(our_words()) > 700


def test_everything_in_the_folder_has_its_source_and_its_licence() -> None:
    said = tomllib.loads(resources.text("spelling/SPELLING.toml"))

    named = {file for entry in (*said["dictionary"], *said["list"]) for file in entry["files"]}
    named |= {entry["licence"] for entry in said["dictionary"]}
    here = {file.name for file in (resources.folder() / "spelling").iterdir()}
    assert here == named | {"SPELLING.toml"}
    assert re.search("SCOWL", resources.text("spelling/en-GB.license.txt"))
