"""A paper with pages of others in it: numbered as one, each laid into the page kept for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from caseworker.documents.laying import Corners, Laid, Lay
from caseworker.documents.pieces import Piece
from caseworker.documents.press.sheet import HEIGHT, Sheet
from caseworker.documents.press.styles import Type
from caseworker.domain.prints import Print

FIRST, NEXT = 78, 26  # points under the head, in ordinary print, that our own words need
_MOST_ROUNDS: Final = 4

Numbered = Callable[[Mapping[str, int]], Sequence[Piece]]


def bound(
    draw: Callable[[Sequence[Piece], dict[str, int]], bytes],
    numbered: Numbered,
    laid: Sequence[Laid],
    lay: Lay | None,
    print_: Print,
) -> bytes:
    """Drawn until the contents say the pages that there are, then laid full.

    ``draw`` writes into its second argument on which page, from 1, each key is.
    """
    pages: dict[str, int] = {}
    for _ in range(_MOST_ROUNDS):
        found: dict[str, int] = {}
        paper = draw(numbered(pages), found)
        if found == pages:
            break
        pages = found
    sheet = Sheet(Type(print_))
    places = [
        part.place(pages[part.key] - 1 + page, at, page, _corners(sheet, first=not page))
        for at, part in enumerate(laid)
        for page in range(part.pages)
    ]
    if not places or lay is None:
        return paper
    return lay(paper, [part.pdf for part in laid], places)


def _corners(sheet: Sheet, *, first: bool) -> Corners:
    top = HEIGHT - sheet.top - (FIRST if first else NEXT) * sheet.type.scale
    return (sheet.side, sheet.foot, sheet.side + sheet.line, top)
