"""Every page in every look: light, dark and in high contrast, large and small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QSize

from caseworker import app
from caseworker.casework.practice.office import PASSPHRASE
from caseworker.commands.offscreen.hand import Hand
from caseworker.commands.offscreen.pictures import Album
from caseworker.commands.offscreen.rounds import Rounds, first_run
from caseworker.domain.case import CaseNumber
from caseworker.ui.palette import Look
from caseworker.ui.theme import Theme, wear
from caseworker.ui.window import Window

LARGE, SMALL = QSize(1440, 900), QSize(1024, 700)
ONCE, TWICE = 1.0, 2.0


@dataclass(frozen=True, slots=True)
class Dress:
    """A look, a size of text and a size of the window."""

    theme: Theme
    size: QSize

    @property
    def name(self) -> str:
        look = self.theme.look.value.lower().replace(" ", "-")
        return f"{look}-{self.size.width()}-{self.theme.text * 100:.0f}"


def dresses() -> Iterator[Dress]:
    """All twelve."""
    for look in Look:
        for size in (LARGE, SMALL):
            for text in (ONCE, TWICE):
                yield Dress(Theme(look, text), size)


def of_the_work(window: Window, number: CaseNumber, album: Album) -> None:
    """Every page at work, with this case, and the page of the locked window."""
    rounds = Rounds(window, number)
    for dress in dresses():
        window.resize(dress.size)
        window.wear(dress.theme)
        for page, seen in chain(rounds.pages(), rounds.locked(PASSPHRASE)):
            album.take(f"{page}-{dress.name}", seen)
    _undress(window)


def of_the_plan(window: Window, number: CaseNumber, album: Album) -> None:
    """The plan while it is being written."""
    rounds = Rounds(window, number)
    for dress in dresses():
        window.resize(dress.size)
        window.wear(dress.theme)
        for page, seen in rounds.plan():
            album.take(f"{page}-{dress.name}", seen)
    _undress(window)


def of_the_first_run(home: Path, folder: Path) -> None:
    """The steps of a first run, up to the one that would make the records."""
    for dress in dresses():
        wear(dress.theme, app.application())
        house = app.build(home / "First.caseworker", home=home, begin=lambda _: None)
        house.window.resize(dress.size)
        house.window.show()
        album = Album(house.window, folder)
        for page, seen in first_run(house.window):
            album.take(f"{page}-{dress.name}", seen)
        house.close()
        house.window.deleteLater()
    wear(Theme(), app.application())


def _undress(window: Window) -> None:
    window.resize(LARGE)
    window.wear(Theme())
    Hand(window).settle()
