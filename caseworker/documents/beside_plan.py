"""What somebody says of an issued plan, printed after it."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.documents.pieces import Heading, Piece, Text, plain

SAID_OF_IT = "What is said of this plan"
STANDS = "The plan stands as it was issued. These words stand beside it, and are no part of it."


def said_pieces(said: tuple[str, ...]) -> Iterator[Piece]:
    """Each note in its own words, under what they are."""
    yield Heading(SAID_OF_IT)
    yield Text(plain(STANDS), "small")
    for one in said:
        yield Text(plain(one))
