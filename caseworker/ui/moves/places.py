"""The parts of the page of moves: what each is called, and who builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.ui.address_book.book_tab import BookTab
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.media.tab import MediaTab
from caseworker.ui.moves.out import OutTab
from caseworker.ui.parts import EmptyState


@dataclass(frozen=True, slots=True)
class MovesPlace:
    """One tab of the page. ``name`` is the part that ``moves/NAME`` goes to.

    What it builds gets the desk and nothing else. The signals of a ``Page`` that it has
    (``opened``, ``wanted``, ``said``) are handed on; a ``begin`` is given the rest of the part.
    """

    name: str
    title: str
    build: Callable[[Desk], QWidget]


def _nothing_in(desk: Desk) -> QWidget:
    del desk
    words = "A pack that comes from another office is opened here, looked at, and taken or refused."
    return EmptyState(Icon.MOVES, "Nothing has come in", words, name="movesInEmpty")


PLACES: Final = (
    MovesPlace("out", "Out", OutTab),
    MovesPlace("in", "In", _nothing_in),
    MovesPlace("book", "Address book", BookTab),
    MovesPlace("media", "Media", MediaTab),
)
