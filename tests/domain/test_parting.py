"""A paragraph too long to be written in is parted, and not a word of it is lost."""

from __future__ import annotations

import pytest

from caseworker.domain.blocks import Block, Run, words
from caseworker.domain.parting import parted


def said(text: str, longest: int) -> list[str]:
    return [block.plain for block in parted((Block(runs=(Run(text),), id="one"),), longest)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Short.", ["Short."]),
        ("He swims. He reads. He is well.", ["He swims. ", "He reads. ", "He is well."]),
        ("Is he well? “Yes.” She is, too.", ["Is he well? ", "“Yes.” ", "She is, too."]),
        ("no end of it in sight here", ["no end of it ", "in sight here"]),
        ("a" * 30, ["a" * 14, "a" * 14, "aa"]),
        ("One line\nand another one", ["One line\n", "and another ", "one"]),
    ],
)
def test_it_is_parted_after_a_sentence_or_else_after_a_word(text: str, parts: list[str]) -> None:
    assert said(text, 14) == parts


def test_marks_go_with_their_words_and_the_first_part_keeps_the_id() -> None:
    bold = frozenset({"b"})
    block = Block("li", (Run("He swims. He "), Run("reads. He runs.", bold)), level=2, id="one")

    parts = parted((block, Block(runs=(Run("After."),), id="two")), 12)

    assert [part.id for part in parts] == ["one", "", "", "two"]
    assert [part.kind for part in parts] == ["li", "li", "li", "p"]
    assert parts[1].runs == (Run("He "), Run("reads. ", bold))
    assert parts[2].runs == (Run("He runs.", bold),)


def test_of_a_long_text_every_letter_is_there() -> None:
    text = "He is taught in a small group, by an adult who knows him. " * 20_000

    parts = parted((Block(runs=(Run(text),)),))

    assert words(parts).replace("\n", "") == text
    assert max(len(part.plain) for part in parts) <= 20_000
