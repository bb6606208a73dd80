"""How the window looks on this computer: kept with the window's place, and nothing else is."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QGuiApplication

from caseworker.desktop.computer import Computer
from caseworker.desktop.here import this_computer
from caseworker.ui.palette import Look
from caseworker.ui.theme import LARGEST, SMALLEST, Theme

FOLLOWS: Final = "As this computer"  # in the place of a look: the words on screen, too
SIZES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)

_LOOK: Final = "look"
_TEXT: Final = "text"
_DENSE: Final = "dense"
_PLACE: Final = "place"


def kept(settings: QSettings) -> Theme:
    """The theme chosen last, or the one that suits this computer."""
    look, follows = look_of_this_computer(), True
    with suppress(ValueError):
        look, follows = Look(str(settings.value(_LOOK, FOLLOWS))), False
    text = 1.0
    with suppress(ValueError):
        text = float(str(settings.value(_TEXT, 1.0)))
    dense = str(settings.value(_DENSE, "")).casefold() == "true"
    return Theme(look, min(LARGEST, max(SMALLEST, text)), dense, follows)


def keep(settings: QSettings, theme: Theme) -> None:
    """Remember the theme for the next start."""
    settings.setValue(_LOOK, FOLLOWS if theme.follows else theme.look.value)
    settings.setValue(_TEXT, theme.text)
    settings.setValue(_DENSE, theme.dense)


def kept_place(settings: QSettings) -> QByteArray:
    """Where the window stood, as Qt keeps it; empty the first time."""
    place = settings.value(_PLACE)
    return place if isinstance(place, QByteArray) else QByteArray()


def keep_place(settings: QSettings, place: QByteArray) -> None:
    """Remember where the window stands, as Qt tells it."""
    settings.setValue(_PLACE, place)


def look_of_this_computer(computer: Computer | None = None) -> Look:
    """Dark where everything else on this computer is dark."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return Look.HIGH_CONTRAST
    if (computer or this_computer()).high_contrast():
        return Look.HIGH_CONTRAST
    return Look.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Look.LIGHT
