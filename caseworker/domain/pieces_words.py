"""What is asked for, covered or left out, said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from caseworker.domain.consent import Pieces
from caseworker.domain.kinds import plan_kinds

_OTHERS: Final = {
    "strategies": "the strategies sheet",
    "report": "the report",
    "evidence": "the views, evidence and information given for it",
    "case": "the rest of the case",
}


def in_words(pieces: Pieces) -> str:
    """“sections A, B and E, 2 documents and the strategies sheet”; “nothing” for none."""
    return joined(tuple(_parts(pieces))) or "nothing"


def joined(words: Sequence[str]) -> str:
    """“A, B and E”."""
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


@cache
def _every() -> frozenset[str]:
    return frozenset(section.letter for section in plan_kinds()["ehc_plan"].sections)


def _parts(pieces: Pieces) -> Iterator[str]:
    letters = sorted(pieces.sections)
    if len(letters) > 1 and frozenset(letters) == _every():
        yield f"sections {letters[0]} to {letters[-1]}"
    elif letters:
        yield f"{'section' if len(letters) == 1 else 'sections'} {joined(letters)}"
    if pieces.documents:
        count = len(pieces.documents)
        yield "1 document" if count == 1 else f"{count} documents"
    for other in sorted(pieces.others):
        yield _OTHERS.get(other, other)
