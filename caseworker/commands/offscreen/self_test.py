"""The whole program tried once: a store, the window, a case to its plan, its papers, a pack.

What it found is written to ``selftest.json`` and pictures beside it: a program with a window has
nowhere to print. It touches nothing outside its folder; everybody in it is invented.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from caseworker import app
from caseworker.casework.opening_packs import Packing
from caseworker.casework.practice.casebook import CHILDREN, EXERCISE, child
from caseworker.casework.practice.making import make_practice_store
from caseworker.casework.practice.office import PASSPHRASE
from caseworker.casework.viewing import Viewing
from caseworker.commands.offscreen.exercise import Exercise
from caseworker.commands.offscreen.hand import Hand
from caseworker.commands.offscreen.letting_go import FINAL_PLAN, PapersOfTheCase
from caseworker.commands.offscreen.pictures import Album
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import WrongPassphrase
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.manifest import Party
from caseworker.exchange.pack import Outgoing, Piece
from caseworker.storage.places import Surroundings
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.window import Window

RESULT: Final = "selftest.json"
PICTURES: Final = "pictures"
PAPERS: Final = "papers"
STORE: Final = "Practice.caseworker"
_PLAIN: Final = b"SQLite format 3\0"
_FEWEST: Final = 24  # colours in a picture that shows something
_WORKS, _FAILS = 0, 1


class Fails(Exception):
    """What should have been and wasn't, in words."""


class SelfTest:
    """One run, in one folder. ``folder`` is made if it isn't there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = folder / STORE
        arrangements = Arrangements(
            around=Surroundings.of_this_computer(), last_seen=folder / "seen"
        )
        self._arrangements = arrangements
        self._room = EncryptedStrongroom(arrangements)
        self._steps: list[dict[str, Any]] = []
        self._number: CaseNumber | None = None
        self._house: app.House | None = None

    def run(self) -> int:
        """Take the steps in turn, as far as they go; writes what came of it."""
        for place in (self._folder, self._folder / PAPERS, self._folder / PICTURES):
            place.mkdir(parents=True, exist_ok=True)
        steps: tuple[tuple[str, Callable[[], str]], ...] = (
            ("A store is made, and nothing in it can be read without its key", self._makes),
            ("A wrong passphrase is refused, the right one opens", self._refuses),
            ("The window opens, signs in, locks and signs in again", self._opens),
            ("A request becomes a final plan in the window", self._works),
            ("The papers can be read by another reader", self._prints),
            ("A pack is sealed, and read back", self._packs),
            ("The pictures show something", self._shows),
        )
        try:
            works = all(self._take(name, step) for name, step in steps)
        finally:
            self._end()
        told = {
            "works": works,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "system": platform.platform(),
            "python": sys.version.split()[0],
            "qt": qVersion(),
            "screen": QGuiApplication.platformName() if QGuiApplication.instance() else "",
            "steps": self._steps,
            "files": self._files(),
        }
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (self._folder / RESULT).write_text(text + "\n", "utf-8")
        return _WORKS if works else _FAILS

    def _take(self, name: str, step: Callable[[], str]) -> bool:
        begun = time.monotonic()
        try:
            said, works = step(), True
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what was to be found
            said, works = f"{type(error).__name__}: {error}", False
        seconds = round(time.monotonic() - begun, 1)
        self._steps.append({"step": name, "works": works, "seconds": seconds, "said": said})
        return works

    def _makes(self) -> str:
        made = make_practice_store(self._room, self._store)
        recent = made.office.see(lambda records, _: records.recent(made.officer.id, len(CHILDREN)))
        family = child(EXERCISE).story.opening.person.family
        self._number = next(one.number for one in recent if one.name.endswith(family))
        made.close()
        files = [file for file in self._store.rglob("*") if file.is_file()]
        for file in files:
            content = file.read_bytes()
            if content.startswith(_PLAIN) or family.encode() in content:
                raise Fails(f"{file.name} can be read without a key")
        return f"{len(CHILDREN)} invented children in {len(files)} files"

    def _refuses(self) -> str:
        who = self._room.sign_ins(self._store)[0].id
        try:
            self._room.unlock(self._store, who, "not the passphrase of these").close()
        except WrongPassphrase:
            self._room.unlock(self._store, who, PASSPHRASE).close()
            return "refused, and opened"
        raise Fails("another passphrase opened it")

    def _opens(self) -> str:
        app.application()
        self._house = app.build(
            self._store,
            arrangements=self._arrangements,
            home=self._folder / "home",
            begin=lambda _: None,
        )
        window = self._house.window
        window.resize(1366, 728)
        window.show()
        album = Album(window, self._folder / PICTURES)
        self._signs_in(window)
        album.take("01-today")
        window.lock()
        hand = Hand(window)
        hand.finds(QWidget, "unlockPage")
        hand.wait(lambda: not self._is_busy(), "it is locked")
        album.take("02-locked")
        self._signs_in(window)
        return f"on “{QGuiApplication.platformName()}”"

    def _works(self) -> str:
        window, number = self._window, self._known
        hand = Hand(window)
        album = Album(window, self._folder / PICTURES)
        papers = PapersOfTheCase(number, self._folder / PAPERS)
        steps = 0
        for step in Exercise(window, child(EXERCISE), number, self._folder).steps():
            steps += 1
            hand.asks(window, papers.after)
            if "write" in step.told:
                album.take("03-plan")
        album.take("04-final")
        return f"{steps} steps"

    def _prints(self) -> str:
        papers = sorted((self._folder / PAPERS).glob("*.pdf"))
        if FINAL_PLAN not in {file.name for file in papers}:
            raise Fails("there is no final plan")
        viewing, pages = Viewing(), 0
        for file in papers:
            shown = viewing.look("pdf", file.read_bytes(), most=1)
            if not shown.pages:
                raise Fails(f"{file.name} shows no page")
            pages += shown.count
        return f"{len(papers)} papers of {pages} pages"

    def _packs(self) -> str:
        ours, theirs = PrivateKeys.made(), PrivateKeys.made()
        plan = (self._folder / PAPERS / FINAL_PLAN).read_bytes()
        outgoing = Outgoing(
            pack=hashlib.sha256(plan).hexdigest()[:32],
            sequence=1,
            made_at=datetime.now(UTC),
            sender=Party("Here", "authority", ours.public),
            receiver=Party("There", "establishment", theirs.public),
            purpose="transfer",
        )
        packing = Packing()
        piece = Piece("plan", "The final plan", "application/pdf", plan)
        sealed = packing.seal(outgoing, [piece], ours)
        if plan[:1000] in sealed:
            raise Fails("the pack can be read without a key")
        opened = packing.open(sealed, [theirs.opening])
        if [bytes(one.content) for one in opened.pieces] != [plan]:
            raise Fails("what came out is not what went in")
        return f"{len(sealed):,} bytes"

    def _shows(self) -> str:
        pictures = sorted((self._folder / PICTURES).glob("*.png"))
        for file in pictures:
            picture = QImage(str(file))
            across, down = range(0, picture.width(), 3), range(0, picture.height(), 3)
            if len({picture.pixel(x, y) for x in across for y in down}) < _FEWEST:
                raise Fails(f"{file.name} is all of one colour")
        return f"{len(pictures)} pictures"

    def _signs_in(self, window: Window) -> None:
        hand = Hand(window)
        hand.finds(QWidget, "unlockPage")
        hand.wait(lambda: self._can_type(window), "somebody can sign in")
        hand.writes("unlockPassphrase", PASSPHRASE)
        hand.presses("unlockGo")
        hand.finds(TodayPage)
        hand.settle()
        hand.wait(lambda: not self._is_busy(), "the day has been read")

    @staticmethod
    def _can_type(window: Window) -> bool:
        field = window.findChild(QWidget, "unlockPassphrase")
        return field is not None and field.isEnabled()

    @property
    def _window(self) -> Window:
        if self._house is None:
            raise Fails("the window was not opened")
        return self._house.window

    @property
    def _known(self) -> CaseNumber:
        if self._number is None:
            raise Fails("the store was not made")
        return self._number

    def _is_busy(self) -> bool:
        house = self._house
        return house is not None and (house.records.is_busy or house.papers.is_busy)

    def _end(self) -> None:
        if self._house is None:
            return
        self._house.window.lock()
        hand = Hand(self._house.window)
        hand.wait(lambda: not self._is_busy(), "it is locked")
        hand.settle()
        self._house.close()

    def _files(self) -> dict[str, int]:
        places = (self._folder / PAPERS, self._folder / PICTURES)
        found = [file for place in places for file in sorted(place.iterdir())]
        return {file.relative_to(self._folder).as_posix(): file.stat().st_size for file in found}


def without_a_screen() -> None:
    """Where there is no screen, the windows are drawn all the same."""
    if sys.platform != "win32" and not (os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
