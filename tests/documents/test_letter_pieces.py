"""What forms are made of, said in a letter file: labels, lines to write on, boxes, conditions."""

from __future__ import annotations

import pytest

from caseworker.documents.letter_files import letter_text, rules
from caseworker.documents.letter_pieces import BOX, parts_of, pieces_of
from caseworker.documents.letter_reading import UnfitLetter, read_letter
from caseworker.documents.letter_text import Value, blocks_of
from caseworker.documents.pieces import Facts, InkBlock, Piece, Ruled, Text, lines, plain
from caseworker.domain.blocks import Block, Run, words
from tests.documents.test_letter_reading import OURS

KNOWN: dict[str, Value] = {
    "who": "Priya Shah",
    "both": lines("One\nTwo"),
    "nobody": "",
    "nothing": (),
}


def made(text: str) -> list[Piece]:
    return [*pieces_of(blocks_of(text), KNOWN)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Name ____", [Ruled("Name", 1)]),
        ("Name ____ ____", [Ruled("Name", 2)]),
        ("____", [Ruled("", 1)]),
        ("____ ____", [Ruled("", 2)]),
        ("[sign] Signature", [InkBlock("Signature", "", "")]),
        ("- [ ] Yes.", [Text((Block("p", (Run(f"{BOX}  "), Run("Yes."))),))]),
        ("- To :: {who}", [Facts((("To", plain("Priya Shah")),))]),
        ("- To :: {who}\n- Of :: {nobody}", [Facts((("To", plain("Priya Shah")),))]),
        ("- To :: {nobody} ____ ____", [Ruled("To", 2)]),
        ("{nobody} ____", [Ruled("", 1)]),
        ("{who} ____", [Text(plain("Priya Shah"))]),
        ("Who {who} is ____", [Ruled("Who Priya Shah is", 1)]),
        ("Who {nobody} is ____", []),
        ("Dear {nobody}, hello.", []),
        ("{nothing}", []),
        ("{if who} There.", [Text(plain("There."))]),
        ("{if nobody} There.", []),
        ("{if nobody} Name ____", []),
        ("**{both}** ____", [Text((Block("p", (Run("One", frozenset("b")),)),
                                   Block("p", (Run("Two", frozenset("b")),))))]),
    ],
)  # fmt: skip
def test_a_line_of_a_form_is_a_piece(text: str, pieces: list[Piece]) -> None:
    assert made(text) == pieces


def test_a_box_has_its_lines_under_it() -> None:
    ticked, ruled = made("- [ ] Yes, but only to this: ____ ____")

    assert isinstance(ticked, Text)
    assert words(ticked.blocks) == f"{BOX}  Yes, but only to this:"
    assert ruled == Ruled("", 2, inset=True)


def test_a_heading_whose_condition_is_not_met_goes_with_all_that_is_under_it() -> None:
    text = "First.\n\n## {if nobody} Gone\n\nGone, too.\n\n## {if who} For {who}\n\nThere."

    assert [title for title, _ in parts_of(blocks_of(text), KNOWN)] == ["", "For Priya Shah"]


def test_what_is_typed_is_never_a_line_of_a_form() -> None:
    typed: dict[str, Value] = {"who": "[ ] x ____ {if nobody} [sign] a :: b"}

    (said,) = pieces_of(blocks_of("{who}"), typed)

    assert isinstance(said, Text)
    assert words(said.blocks) == typed["who"]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("[needs]", 'layout = "poster"\n[needs]', "“layout” is one of: letter, sheet, form."),
        ("[needs]", "heading = 3\n[needs]", "“heading” is what stands above it"),
        ("this is new", "{if gone} this is new", "Nothing is called {gone}"),
        ('"request_received"', '"consent_asked"', "Only L-37-consent goes with that: adapt it."),
    ],
)
def test_what_is_wrong_with_a_form_is_said(was: str, now: str, says: str) -> None:
    with pytest.raises(UnfitLetter) as refused:
        read_letter(OURS.replace(was, now, 1), rules())

    assert any(says in fault for fault in refused.value.faults)


def test_an_office_may_adapt_a_form_and_leave_nothing_out_of_it_that_must_be_there() -> None:
    text = letter_text("L-37-easy")
    assert read_letter(text.replace("I want to talk", "I’d like to talk"), rules()).ours is False

    with pytest.raises(UnfitLetter, match="It must carry the block GOOD-TO-KNOW-EASY"):
        read_letter(text.replace(', "GOOD-TO-KNOW-EASY"', ""), rules())
