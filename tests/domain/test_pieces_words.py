"""What is asked for, covered or left out, in words."""

from __future__ import annotations

import pytest

from caseworker.domain.consent import Pieces
from caseworker.domain.pieces_words import in_words
from tests.domain.gate_tables import LETTERS


@pytest.mark.parametrize(
    ("sections", "documents", "others", "words"),
    [
        ("", "", "", "nothing"),
        ("B", "", "", "section B"),
        ("F A B", "", "", "sections A, B and F"),
        (LETTERS, "", "", "sections A to K"),
        ("A", "one", "", "section A and 1 document"),
        ("A", "one two", "strategies", "section A, 2 documents and the strategies sheet"),
        ("", "", "case report", "the rest of the case and the report"),
    ],
)
def test_pieces_are_said_as_an_officer_would(
    sections: str, documents: str, others: str, words: str
) -> None:
    pieces = Pieces(*(frozenset(each.split()) for each in (sections, documents, others)))

    assert in_words(pieces) == words
