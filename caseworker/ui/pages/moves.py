"""Moves: cases that go to another office and come from one, whom we know there, and the media."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.ui.desk import Desk
from caseworker.ui.moves_places import PLACES
from caseworker.ui.tabbed_page import TabbedPage


class MovesPage(TabbedPage):
    """Its parts are those of ``moves_places``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "moves", "Moves", PLACES, parent)
