"""Words that were marked are gone from the text, and what is made of it is looked through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.redaction import BLOCK, escaped_words, phrases_in, redacted, runs_of, says

R = BLOCK


@pytest.mark.parametrize(
    ("text", "phrases", "left"),
    [
        ("Maria came.", ["Maria"], f"{R} came."),
        ("MARIA NOWAK came.", ["Maria Nowak"], f"{R} came."),
        ("Maria\nNowak came.", ["Maria Nowak"], f"{R} came."),
        ("Maria’s sister", ["Maria"], f"{R}’s sister"),
        ("Marianne is another", ["Maria"], "Marianne is another"),
        ("It will do; Will came", ["Will"], f"It will do; {R} came"),
        ("Maria Nowak, Maria", ["Maria", "Maria Nowak"], R),
        ("call 01632 960 001 now", ["01632 960 001"], f"call {R} now"),
        ("王小明 came", ["小明"], f"王{R} came"),
        ("A王 came", ["A", "王"], f"{R} came"),
        ("third came", ["third"], f"{R} came"),
        ("Jose\u0301 came", ["José"], f"{R} came"),
        ("nothing", [], "nothing"),
        ("nothing", ["  ", "—"], "nothing"),
    ],
)
def test_a_phrase_is_taken_out_as_it_was_marked_or_in_capitals(
    text: str, phrases: list[str], left: str
) -> None:
    assert redacted(text, phrases) == left


SIGNS = st.text("abAB -\n’é王")


@given(SIGNS, st.lists(SIGNS, max_size=3))
def test_nothing_that_was_marked_is_left(text: str, phrases: list[str]) -> None:
    left = redacted(text, phrases).replace(BLOCK, "|")

    assert not says(left, phrases)


def test_what_is_marked_over_two_lines_is_two_phrases() -> None:
    assert phrases_in(["Maria  Nowak\n4 Hill Road", "Maria Nowak"]) == (
        "Maria Nowak",
        "4 Hill Road",
    )


@pytest.mark.parametrize(
    ("phrase", "given_texts", "made", "escaped"),
    [
        ("Maria Nowak", ["He came"], ["He came with Maria\nNowak"], True),
        ("Maria Nowak", ["He came"], ["He came with MariaNowak"], True),
        ("Maria Nowak", ["Maria Nowak asked"], ["Maria Nowak asked"], False),
        ("Ana", ["He can manage"], ["He can manage"], False),
        ("Ana", ["He can manage"], ["He came, Ana too"], True),
        ("01632 960001", ["Ring us"], ["01632 960 001"], True),
    ],
)
def test_what_escaped_is_found_however_the_page_breaks_it(
    phrase: str, given_texts: list[str], made: list[str], *, escaped: bool
) -> None:
    assert bool(escaped_words([phrase], given_texts, made)) is escaped


def test_of_what_is_held_back_every_few_words_are_looked_for() -> None:
    assert list(runs_of(["One two three four five\nok\nUnforgettable"])) == [
        "One two three four",
        "two three four five",
        "Unforgettable",
    ]
