"""Words compared: what was taken out, what was put in, what stayed."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.blocks import Block, Blocks, Run, paragraphs
from caseworker.domain.wording import (
    ChangeKind,
    Mark,
    in_short,
    line,
    lines_compared,
    words_compared,
)


def shown(was: str, now: str) -> str:
    """Taken out in [ ], put in between + +."""
    signs = {Mark.SAME: ("", ""), Mark.OUT: ("[", "]"), Mark.IN: ("+", "+")}
    parts = (
        (signs[one.mark][0], one.text.strip(), signs[one.mark][1])
        for one in words_compared(was, now)
    )
    return " ".join("".join(part) for part in parts)


WORDS = [
    ("the same", "the same", "the same"),
    ("3 times a week", "4 times a week", "[3] +4+ times a week"),
    ("for 20 minutes", "for 20 minutes daily", "for 20 minutes +daily+"),
    ("with help from adults", "with help", "with help [from adults]"),
    # Phrases, not confetti: two words left alone in the middle change with their neighbours.
    ("20 minutes of talk each week", "30 minutes of work each week",
     "[20 minutes of talk] +30 minutes of work+ each week"),
    ("Siân’s day-care", "Siân’s school", "Siân’s [day-care] +school+"),
    ("two  spaces", "two spaces", "two spaces"),
    ("Tom likes maths", "Now Tom likes maths", "+Now+ Tom likes maths"),
    ("Now Tom likes maths", "Tom likes maths", "[Now] Tom likes maths"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "expected"), WORDS)
def test_words_are_compared_as_phrases(was: str, now: str, expected: str) -> None:
    assert shown(was, now) == expected


@given(st.text("ab .,", max_size=60), st.text("ab .,", max_size=60))
def test_no_word_of_either_text_is_lost(was: str, now: str) -> None:
    found = words_compared(was, now)

    old = "".join(one.text for one in found if one.mark is not Mark.IN)
    new = "".join(one.text for one in found if one.mark is not Mark.OUT)
    assert old.replace(" ", "").split() == was.replace(" ", "").split()
    assert new.replace(" ", "").split() == now.replace(" ", "").split()


def test_a_field_that_is_new_gone_or_other_says_so() -> None:
    assert line("", "weekly").kind is ChangeKind.ADDED
    assert line("weekly", "").kind is ChangeKind.REMOVED
    assert line("weekly", "daily").kind is ChangeKind.CHANGED
    assert line("weekly", "weekly").kind is None


def kinds(was: Blocks, now: Blocks) -> list[tuple[str, str]]:
    return [
        (one.kind.value if one.kind else "", one.now or one.was) for one in lines_compared(was, now)
    ]


def test_a_paragraph_is_compared_with_the_one_that_it_became() -> None:
    was = paragraphs("Tom likes drawing and football.\nHe sleeps badly.\nHe is quiet at noon.")
    now = paragraphs(
        "A new beginning of another kind.\nTom likes drawing and chess.\nHe is quiet at noon."
    )

    assert kinds(was, now) == [
        ("added", "A new beginning of another kind."),
        ("changed", "Tom likes drawing and chess."),
        ("removed", "He sleeps badly."),
        ("", "He is quiet at noon."),
    ]


PARAGRAPHS = st.lists(st.text("abcd ", min_size=1, max_size=30).filter(str.strip), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS)
def test_no_line_of_either_text_is_lost_and_each_stays_in_its_order(
    was: list[str], now: list[str]
) -> None:
    found = lines_compared(paragraphs("\n".join(was)), paragraphs("\n".join(now)))

    old = [one.was for one in found if one.was]
    new = [one.now for one in found if one.now]
    assert ["".join(one.split()) for one in old] == ["".join(one.split()) for one in was]
    assert ["".join(one.split()) for one in new] == ["".join(one.split()) for one in now]


def test_a_block_that_kept_its_id_is_the_same_however_it_was_rewritten() -> None:
    was = (Block(runs=(Run("One thing."),), id="b1"),)
    now = (Block(runs=(Run("Quite another sentence"),), id="b1"),)

    (one,) = lines_compared(was, now)

    assert one.kind is ChangeKind.CHANGED


def test_a_row_of_a_table_is_a_line_of_its_own() -> None:
    def table(*rows: tuple[str, str]) -> Blocks:
        cells = tuple(tuple(paragraphs(cell) for cell in row) for row in rows)
        return (Block("table", rows=cells),)

    was = table(("Day", "Hours"), ("Monday", "two"))
    now = table(("Day", "Hours"), ("Monday", "three"), ("Friday", "one"))

    assert kinds(was, now) == [
        ("", "Day | Hours"),
        ("changed", "Monday | three"),
        ("added", "Friday | one"),
    ]


def test_marks_and_shapes_that_change_are_said_without_touching_the_words() -> None:
    plain = (Block(runs=(Run("Careful."),)),)
    bold = (Block(runs=(Run("Careful.", frozenset("b")),)),)
    listed = (Block("li", runs=(Run("Careful."),)),)

    (marked,) = lines_compared(plain, bold)
    (shaped,) = lines_compared(plain, listed)

    assert (marked.kind, marked.note) == (ChangeKind.CHANGED, "bold, italic, underline or a link")
    assert shaped.note == "from a paragraph to an entry of a list"
    assert all(one.mark is Mark.SAME for one in (*marked.stretches, *shaped.stretches))


def test_a_link_that_leads_elsewhere_is_a_change_of_words() -> None:
    def link(to: str) -> Blocks:
        return (Block(runs=(Run("the offer", frozenset({"link"}), to),)),)

    (one,) = lines_compared(link("https://a.example"), link("https://b.example"))

    assert one.was == "the offer (https://a.example)"
    assert one.now == "the offer (https://b.example)"


def test_a_very_long_paragraph_is_compared_while_the_officer_waits() -> None:
    words = ["the", "child", "will", "have", "support", "from", "a", "therapist", "each", "week"]
    was = " ".join(words[at * 7 % 10] for at in range(6000))
    now = " ".join(words[(at * 3 + at // 9) % 10] for at in range(6000))

    begun = process_time()
    words_compared(was, now)

    assert process_time() - begun < 5  # seconds; without care it is minutes


def test_a_long_paragraph_is_cut_down_to_what_differs_and_the_words_around_it() -> None:
    long = " ".join(f"word{at}" for at in range(40))

    was, now = in_short(f"{long} three times. {long}", f"{long} four times. {long}")

    before = " ".join(f"word{at}" for at in range(32, 40))
    assert was.startswith(f"… {before} three times. word0")
    assert now.startswith(f"… {before} four times. word0")
    assert now.endswith("…")


def test_what_is_wholly_new_is_cut_at_a_word_where_it_is_too_long_for_a_table() -> None:
    was, now = in_short("", "word " * 500)

    assert was == ""
    assert now.endswith("word …")
    assert len(now) < 710
