"""The parts of the page of moves: what each is called, and who builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.moves.out import OutTab
from caseworker.ui.parts import EmptyState
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


def _no_book(desk: Desk) -> QWidget:
    del desk
    words = "Whom a case can be handed over to, each with the key that was compared by telephone."
    return EmptyState(Icon.BOOK, "The address book", words, name="movesBookEmpty")


def _no_media(desk: Desk) -> QWidget:
    del desk
    words = "Sticks and discs by their number: who took them, and whether they came back."
    return EmptyState(Icon.SAFE, "No medium is known", words, name="movesMediaEmpty")


PLACES: Final = (
    MovesPlace("out", "Out", OutTab),
    MovesPlace("in", "In", InTab),
    MovesPlace("book", "Address book", _no_book),
    MovesPlace("media", "Media", _no_media),
)
