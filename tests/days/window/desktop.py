"""One desktop: its clock, its home folder, its store, and the program that is begun on it."""

from __future__ import annotations

import atexit
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from caseworker import app
from caseworker.casework.records import OfficeFacts
from caseworker.casework.strongroom import NewStore
from caseworker.domain.case import OfficerId
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.storage.keys.slots import FLOOR
from caseworker.storage.lock import StoreLock
from caseworker.storage.places import Drive, Surroundings
from caseworker.storage.store import EncryptedStore
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom
from tests.builders import StandingClock
from tests.days.window.officer import Officer
from tests.storage.stores import PASSPHRASE, SMALL_BALLAST, abandon

FIRST_DAY = date(2026, 9, 7)
ROOMY = (1440, 900)


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What a first run left, to be copied to other desktops: the same store, the same keys."""

    root: Path
    officer: OfficerId
    recovery_key: str


_MADE: dict[tuple[tuple[str, ...], datetime], FirstRun] = {}


@dataclass(slots=True)
class Desktop:
    """What is there before anybody sits down."""

    qtbot: QtBot
    root: Path
    clock: StandingClock = field(default_factory=StandingClock)
    seconds: float = 0.0  # by which idle time is counted
    begun: list[list[str]] = field(default_factory=list)
    network: set[str] = field(default_factory=set)
    houses: list[app.House] = field(default_factory=list)
    officer: OfficerId | None = None
    recovery_key: str = ""
    policy: SitePolicy = NOTHING_SET  # what the IT department has set here

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def folder(self) -> Path:
        return self.root / "office.caseworker"

    @property
    def arrangements(self) -> Arrangements:
        around = Surroundings(self._probe, {})
        seen = self.root / "seen"
        return Arrangements(self.clock, around, seen, FLOOR, SMALL_BALLAST, policy=self.policy)

    @property
    def room(self) -> EncryptedStrongroom:
        return EncryptedStrongroom(self.arrangements)

    @property
    def today(self) -> date:
        return self.clock.now().date()

    def it_is(self, day: date) -> date:
        self.clock.at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
        return day

    def has_a_store(self, *kinds: str) -> EncryptedStore:
        """Open the office's store, as its first run left it. It must be closed again."""
        made = _MADE.get((kinds, self.clock.at)) or self._first_run(kinds)
        copytree(made.root, self.root, dirs_exist_ok=True)
        self.officer, self.recovery_key = made.officer, made.recovery_key
        return self.room.unlock(self.folder, made.officer, PASSPHRASE)

    def _first_run(self, kinds: tuple[str, ...]) -> FirstRun:
        """Make a store on a desktop of its own: deriving its keys takes longer than copying it."""
        there = Desktop(self.qtbot, Path(mkdtemp(prefix="first-run-")), self.clock)
        atexit.register(rmtree, there.root, ignore_errors=True)
        office = OfficeFacts("Northmere Council", kinds or ("community",), "OFFICIAL-SENSITIVE")
        new = NewStore(there.folder, office, "Ade Bello", "administrator", PASSPHRASE)
        key = there.room.make_recovery_key()
        with closing(there.room.create(new, recovery_key=key)) as store:
            made = FirstRun(there.root, store.officer.id, key)
        return _MADE.setdefault((kinds, self.clock.at), made)

    def begins(self, brought: Path | None = None) -> Officer:
        """Start the program: a window is there. ``brought`` is a file that was double-clicked."""
        house = app.build(
            self.folder,
            arrangements=self.arrangements,
            home=self.home,
            begin=self.begun.append,
            seconds=lambda: self.seconds,
            brought=brought,
        )
        self.houses.append(house)
        house.window.resize(*ROOMY)
        house.window.show()
        house.window.activateWindow()
        officer = Officer(self.qtbot, house)
        officer.waits(house.window.isActiveWindow, "the window has the keyboard")
        return officer

    def signs_in(self, passphrase: str = PASSPHRASE, brought: Path | None = None) -> Officer:
        """Start the program and unlock the records."""
        officer = self.begins(brought)
        officer.signs_in(passphrase)
        return officer

    def loses_power(self, officer: Officer) -> None:
        """End as a crash would: nothing more is written, nothing is closed."""
        officer.waits_for_quiet()
        desk = officer.window.desk
        assert desk is not None
        abandon(desk._store)  # type: ignore[arg-type]  # noqa: SLF001 - the plug is pulled
        self._let_go(officer.house)

    def closes(self, officer: Officer) -> None:
        """Close the window as its own button does."""
        officer.waits_for_quiet()
        officer.window.close()
        officer.waits_for_quiet()
        officer.waits(officer.window.isHidden, "the window is gone")
        self._let_go(officer.house)

    def is_left(self) -> list[str]:
        """What is still there that should not be, once every window has been closed."""
        for house in list(self.houses):
            self.closes(Officer(self.qtbot, house))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        tops = QApplication.topLevelWidgets()
        left = [f"{type(top).__name__} {top.objectName()}" for top in tops if top.isVisible()]
        if self.folder.exists():
            StoreLock(self.folder, self.clock.now()).release()  # raises, where it is still held
        return left

    def _let_go(self, house: app.House) -> None:
        self.houses.remove(house)
        delete(house.window)
        for lane in (house.records, house.papers):
            lane.finish()
        QCoreApplication.processEvents()
        assert not house.records.is_busy
        assert not house.papers.is_busy

    def _probe(self, place: Path) -> Drive:
        is_network = any(part in self.network for part in place.parts)
        return Drive.NETWORK if is_network else Drive.FIXED
