"""The parts of the page of moves: what each is called, and who builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.ui.address_book.authorities_tab import AuthoritiesTab
from caseworker.ui.address_book.book_tab import BookTab
from caseworker.ui.desk import Desk
from caseworker.ui.media.tab import MediaTab
from caseworker.ui.moves.moving_on import MovingOnTab
from caseworker.ui.moves.out import OutTab
from caseworker.ui.receiving.incoming import InTab


@dataclass(frozen=True, slots=True)
class MovesPlace:
    """One tab of the page. ``name`` is the part that ``moves/NAME`` goes to.

    What it builds gets the desk and nothing else. The signals of a ``Page`` that it has
    (``opened``, ``wanted``, ``said``) are handed on; a ``begin`` is given the rest of the part.
    """

    name: str
    title: str
    build: Callable[[Desk], QWidget]


PLACES: Final = (
    MovesPlace("out", "Out", OutTab),
    MovesPlace("in", "In", InTab),
    MovesPlace("on", "Moving on", MovingOnTab),
    MovesPlace("book", "Address book", BookTab),
    MovesPlace("authorities", "Authorities", AuthoritiesTab),
    MovesPlace("media", "Media", MediaTab),
)
