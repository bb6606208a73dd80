"""Preferences: what this officer and this office decide for themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.ui.desk import Desk
from caseworker.ui.preferences_places import PLACES
from caseworker.ui.tabbed_page import TabbedPage


class PreferencesPage(TabbedPage):
    """One page for the person, the others for the office. Its parts are ``preferences_places``’.

    Signals:
        dressed: another look or text size was chosen; carries the Theme.
    """

    dressed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "preferences", "Preferences", PLACES, parent)
