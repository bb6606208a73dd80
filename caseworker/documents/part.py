"""A part of a plan on paper: what is left out of it, said on the copy itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from caseworker.documents.pieces import Piece, Text, plain
from caseworker.domain.consent import Pieces
from caseworker.domain.pieces_words import in_words


@dataclass(frozen=True, slots=True)
class PartOf:
    """What a part of a plan says of the whole: what is left out, and the whole's fingerprint."""

    left_out: tuple[str, ...]
    fingerprint: str

    @property
    def words(self) -> str:
        """What is left out, as a sentence."""
        what = in_words(Pieces(frozenset(self.left_out)))
        are = "are" if len(self.left_out) > 1 else "is"
        return f"{what[:1].upper()}{what[1:]} {are} left out of this copy."


def part_line(part_of: PartOf | None) -> Iterator[Piece]:
    """The line that says so; nothing where the plan is whole."""
    if part_of is not None:
        yield Text(plain(part_of.words, "b"))
