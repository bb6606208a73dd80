"""The printed recovery key (figure 8): no slip goes unseen."""

from __future__ import annotations

import pytest

from caseworker.storage.recovery import ALPHABET, fault, make, secret


def test_a_new_key_is_whole_and_holds_160_bits() -> None:
    key = make()

    assert fault(key) is None
    assert len(secret(key)) * 5 == 160
    assert make() != key


def test_every_single_wrong_character_is_caught() -> None:
    key = make()
    missed = [
        (place, other)
        for place, letter in enumerate(key)
        if letter != "-"
        for other in ALPHABET
        if other != letter and fault(key[:place] + other + key[place + 1 :]) is None
    ]

    assert not missed


def test_every_swap_of_neighbours_and_of_groups_is_caught() -> None:
    key = make()
    groups = key.split("-")
    for place in range(len(groups) - 2):
        swapped = [*groups]
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        assert groups[place] == groups[place + 1] or fault("-".join(swapped)) is not None

    plain = key.replace("-", "")
    for place in range(len(plain) - 2):
        first, second = plain[place], plain[place + 1]
        swapped_letters = plain[:place] + second + first + plain[place + 2 :]
        assert first == second or fault(swapped_letters) is not None


def test_every_missing_or_doubled_character_is_caught() -> None:
    plain = make().replace("-", "")

    for place in range(len(plain)):
        assert fault(plain[:place] + plain[place + 1 :]) is not None
        assert fault(plain[:place] + plain[place] + plain[place:]) is not None


def test_it_may_be_typed_in_small_letters_with_blanks_and_look_alikes() -> None:
    key = make()
    typed = key.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert fault(typed) is None
    assert secret(typed) == secret(key)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "There are 0 here"),
        ("ABCDE", "There are 5 here"),
        ("U" * 41, "never has U"),
    ],
)
def test_what_is_wrong_is_said(typed: str, words: str) -> None:
    said = fault(typed)

    assert said is not None
    assert words in said


def test_the_wrong_group_is_named() -> None:
    key = make()
    groups = key.split("-")
    third = groups[2]
    other = next(letter for letter in ALPHABET if letter != third[0])
    groups[2] = other + third[1:]

    assert fault("-".join(groups)) == "Group 3 is not right."
