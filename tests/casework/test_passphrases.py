"""Passphrases: what is offered, and what is refused."""

from __future__ import annotations

from math import log2

import pytest

from caseworker.casework import passphrases


def test_the_list_is_long_enough_and_has_no_word_twice() -> None:
    words = passphrases.word_list()

    assert len(words) >= 2048
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_what_is_offered_has_four_words_and_is_never_refused() -> None:
    offered = [passphrases.propose() for _ in range(200)]

    assert all(len(each.split()) == 4 for each in offered)
    assert all(passphrases.fault(each) is None for each in offered)
    assert len(set(offered)) == 200


def test_strength_is_the_number_of_choices_and_nothing_more() -> None:
    words = len(passphrases.word_list())

    assert passphrases.strength().bits == pytest.approx(4 * log2(words))
    assert "44 bits" in passphrases.strength().words


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("fourteen chars", "at least 15"),
        ("x" * 257, "at most 256"),
        ("aaaaaaaaaaaaaaaaaa", "same few characters"),
        ("abababababababab", "same few characters"),
        ("123456789012345", "Figures alone"),
        ("password password", "password"),
        ("P@ssw0rd-P@ssw0rd!", "password"),
        ("Ashdown Ashdown 2026", "ashdown"),
        ("Judith Okafor 1971", "judith"),
        ("qwertyuiop qwertyuiop", "qwertyuiop"),
    ],
)
def test_what_would_be_tried_first_is_refused(typed: str, why: str) -> None:
    fault = passphrases.fault(typed, ["Ashdown House", "Judith Okafor"])

    assert fault is not None
    assert why in fault


@pytest.mark.parametrize(
    "typed",
    [
        "copper lantern river thumb",
        "correct horse and a blue door",
        "wir essen gerne Äpfel am Montag",
        "x7" + "".join(chr(97 + at % 26) for at in range(126)),
        "Ashdown otters never whistle",
    ],
)
def test_no_rule_of_capitals_figures_or_signs_refuses_a_good_one(typed: str) -> None:
    assert passphrases.fault(typed, ["Ashdown House", "Judith Okafor"]) is None
