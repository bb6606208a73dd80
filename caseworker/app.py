"""Puts the house together: the only module but the commands that knows every floor."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QProcess, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.casework.own_python import this_program
from caseworker.casework.strongroom import OpenStore
from caseworker.desktop.computer import Computer
from caseworker.desktop.front_door import FrontDoor
from caseworker.desktop.here import this_computer
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.officer import OfficerId
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.storage.doorway import Doorway
from caseworker.storage.policy_file import site_policy
from caseworker.ui import appearance, faults, theme
from caseworker.ui.brought import ENDINGS
from caseworker.ui.called_up import CalledUp, bring_forward
from caseworker.ui.fault_log import FaultLog
from caseworker.ui.fittings import FORGET_AFTER, Fittings, Place
from caseworker.ui.icons import Icon
from caseworker.ui.no_history import NoHistory
from caseworker.ui.tasks import Tasks
from caseworker.ui.window import Window

if TYPE_CHECKING:  # the passphrase prompt is painted before any of these is loaded
    from caseworker.domain.case import CaseNumber
    from caseworker.storage.strongroom import Arrangements
    from caseworker.ui.desk import Desk
    from caseworker.ui.first_run.wizard import FirstRun

NAME = "Caseworker"
STORE = "Records.caseworker"
WHERE = "where-the-records-are.txt"

# Seconds that a worker may go on for while the window waits for its turn: with each key it waits
# for several turns, and Python's own five thousandths were felt.
TURN = 0.001

# What an officer's work needs, and the passphrase prompt doesn't.
REST = (
    "caseworker.storage.strongroom",
    "caseworker.ui.workroom",
    "caseworker.ui.pages.today",
    "caseworker.ui.pages.cases",
    "caseworker.ui.pages.diary",
    "caseworker.ui.pages.disclosures",
    "caseworker.ui.pages.moves",
    "caseworker.ui.pages.reports",
    "caseworker.ui.pages.places",
    "caseworker.ui.pages.records",
    "caseworker.ui.case.page",
    "caseworker.ui.new_case",
    "caseworker.ui.pages.preferences",
)


@dataclass(slots=True)
class House:
    """Everything that was made once, kept for as long as the window is there."""

    window: Window
    records: Tasks
    papers: Tasks
    home: Path
    policy: SitePolicy = NOTHING_SET
    restarted: list[str] = field(default_factory=list)
    called_up: CalledUp | None = None

    def stand_at(self, door: FrontDoor) -> None:
        """Hear at ``door`` of whoever begins the program again on the same records."""
        self.leave_door()
        if door.is_held:
            called_up = self.called_up = CalledUp(door, self.window)
            called_up.called.connect(lambda: bring_forward(self.window))
            called_up.brought.connect(self.window.bring)
            self.window.closing.connect(called_up.shut)
            called_up.look()

    def leave_door(self) -> None:
        """Another program may be the first on these records."""
        if self.called_up is not None:
            self.called_up.shut()

    def close(self) -> None:
        """Finish what was begun. The window has let go of the store by then."""
        self.window.close()
        self.records.finish()
        self.papers.finish()


def main(folder: Path | None = None, officer: str = "", brought: Path | None = None) -> int:
    """Open the window on the store in ``folder``, or where this account keeps its records.

    ``brought`` is a file to be opened as soon as the records are. Where this account has a window
    on the same records already, that one comes forward and opens it (record 0444).
    """
    home = data_folder()
    folder = folder or remembered(home, everyones(sys.platform))
    computer = this_computer()
    door = FrontDoor(home, folder, ENDINGS)
    if was_handed_over(door, brought, computer):
        return 0
    app = application()
    house = build(folder, officer=officer, brought=brought, home=home)
    house.stand_at(door)
    log = FaultLog(fault_folder(house.policy, house.home))
    faults.catch(lambda error: faults.FaultSheet(error, house.window).open(), log.note)
    house.window.restoreGeometry(appearance.kept_place(QSettings()))
    house.window.show()
    status = app.exec()
    appearance.keep_place(QSettings(), house.window.saveGeometry())
    house.records.finish()
    house.papers.finish()
    return status


def application() -> QApplication:
    """The Qt application, in the look that was chosen last."""
    sys.setswitchinterval(TURN)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setApplicationDisplayName(NAME)
    theme.wear(appearance.kept(QSettings()), app)
    return app


def build(  # noqa: PLR0913 - what tests and the commands put in place of the usual
    folder: Path | None = None,
    *,
    officer: str = "",
    brought: Path | None = None,
    arrangements: Arrangements | None = None,
    home: Path | None = None,
    begin: Callable[[list[str]], None] | None = None,
    seconds: Callable[[], float] = time.monotonic,
    forget_after: float = FORGET_AFTER,
) -> House:
    """The window and what it stands on. ``begin`` starts another program: us, again.

    ``home`` is where this account remembers where its records are. ``seconds`` counts idle time.
    ``forget_after`` is how many seconds locked end this run, so that nothing it saw is left.
    """
    policy = arrangements.policy if arrangements is not None else site_policy()
    home = home or data_folder()
    folder = folder or remembered(home, everyones(sys.platform))
    doorway = Doorway(arrangements)
    records, papers = Tasks(), Tasks()
    start = begin or _begin
    house: list[House] = []

    def restart(who: OfficerId | None) -> None:
        house[0].leave_door()  # or the next run would hand its wish to this one
        start(["open", str(house[0].window.folder), *(["--officer", who] if who else [])])
        house[0].window.close()
        QApplication.quit()

    def first_run() -> FirstRun:
        from caseworker.ui.first_run.wizard import FirstRun

        # A disk that isn't connected must not pass for a fresh start.
        is_missed = (home / WHERE).is_file() and folder == remembered(home)
        first = FirstRun(
            doorway,
            folder,
            records,
            is_missed=is_missed,
            shared=everyones(sys.platform),
            policy=policy,
        )
        first.practice_wanted.connect(lambda: start(["demo"]))
        return first

    def moved(chosen: Path) -> None:
        remember(home, chosen)
        if house[0].called_up is not None:
            door = FrontDoor(home, chosen, ENDINGS)
            house[0].leave_door()
            with suppress(OSError):
                if door.take():
                    house[0].stand_at(door)

    def at_unlock(store: OpenStore) -> None:
        from caseworker.casework.upkeep import look_after

        window = house[0].window
        papers.run(
            window,
            lambda: look_after(store),
            then=window.tell_of_upkeep,
            failed=window.tell_of_failed_upkeep,
        )

    fittings = Fittings(
        strongroom=doorway,
        folder=folder,
        records=records,
        papers=papers,
        places=PLACES,
        restart=restart,
        preferences=_preferences,
        help=_help,
        case=_case,
        new_case=_new_case,
        open_practice=lambda: start(["demo"]),
        first_run=first_run,
        moved=moved,
        keep_theme=lambda chosen: appearance.keep(QSettings(), chosen),
        at_unlock=at_unlock,
        load_rest=_load_rest,
        officer=OfficerId(officer) if officer else None,
        unlock_note="\n".join(filter(None, (_practice_note(doorway, folder), *policy.faults))),
        policy=policy,
        brought=brought,
        seconds=seconds,
        forget_after=forget_after,
    )
    house.append(House(Window(fittings), records, papers, home, policy))
    NoHistory(QGuiApplication.clipboard(), house[0].window)
    return house[0]


def fault_folder(policy: SitePolicy, home: Path) -> Path | None:
    """Where faults are written down; None where the IT department lets nothing be written."""
    place = policy.folder("log_folder")
    return home / "logs" if place is None else Path(place) if place else None


def data_folder() -> Path:
    """Where this account keeps what the program has to know before any records are open."""
    return platformdirs.user_data_path(NAME, appauthor=False)


def was_handed_over(door: FrontDoor, brought: Path | None, computer: Computer) -> bool:
    """Whether a window that is open on these records took over what was wanted.

    Where the account’s own folder can't be written, nobody is asked: the lock of the store says
    what there is to be said.
    """
    with suppress(OSError):
        return not door.take() and door.hand_over(brought, computer.let_forward)
    return False


def remembered(home: Path, shared: Path | None = None) -> Path:
    """The folder of the records that this account opened last; the usual one before that.

    Where another account has made records for everyone (``shared``), those are the usual ones.
    """
    with suppress(OSError, UnicodeDecodeError):
        kept = (home / WHERE).read_text(encoding="utf-8").strip()
        if kept:
            return Path(kept)
    return shared if shared is not None and shared.exists() else home / STORE


def everyones(platform: str) -> Path | None:
    """The folder for the records of every account of this computer (decision 6)."""
    if platform != "win32":
        return None
    return platformdirs.site_data_path(NAME, appauthor=False) / STORE


def remember(home: Path, folder: Path) -> None:
    """Keep in mind where the records are. A full disk must not stop anybody from working."""
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        (home / WHERE).write_text(str(folder), encoding="utf-8")


# Each page is loaded when it is first built: the passphrase prompt comes before all of them.


def _today(desk: Desk) -> QWidget:
    from caseworker.ui.pages.today import TodayPage

    return TodayPage(desk)


def _cases(desk: Desk) -> QWidget:
    from caseworker.ui.pages.cases import CasesPage

    return CasesPage(desk)


def _diary(desk: Desk) -> QWidget:
    from caseworker.ui.pages.diary import DiaryPage

    return DiaryPage(desk)


def _disclosures(desk: Desk) -> QWidget:
    from caseworker.ui.pages.disclosures import DisclosuresPage

    return DisclosuresPage(desk)


def _moves(desk: Desk) -> QWidget:
    from caseworker.ui.pages.moves import MovesPage

    return MovesPage(desk)


def _reports(desk: Desk) -> QWidget:
    from caseworker.ui.pages.reports import ReportsPage

    return ReportsPage(desk)


def _places(desk: Desk) -> QWidget:
    from caseworker.ui.pages.places import PlacesPage

    return PlacesPage(desk)


def _records(desk: Desk) -> QWidget:
    from caseworker.ui.pages.records import RecordsPage

    return RecordsPage(desk)


def _preferences(desk: Desk) -> QWidget:
    from caseworker.ui.pages.preferences import PreferencesPage

    return PreferencesPage(desk)


def _help(desk: Desk) -> QWidget:
    from caseworker.ui.helping import HelpPage

    return HelpPage(desk)


def _new_case(desk: Desk) -> QWidget:
    from caseworker.ui.new_case import NewCasePage

    return NewCasePage(desk)


def _case(desk: Desk, number: CaseNumber, row: str) -> QWidget:
    from caseworker.ui.case.page import CasePage

    return CasePage(desk, number, row)


# The place in the rail that is shown, its words and its picture, and who builds it.
PLACES = (
    Place("today", "Today", Icon.TODAY, _today),
    Place("cases", "Cases", Icon.CASES, _cases),
    Place("diary", "Diary", Icon.DIARY, _diary),
    Place("disclosures", "Disclosures", Icon.SHIELD, _disclosures),
    Place("moves", "Moves", Icon.MOVES, _moves),
    Place("reports", "Reports", Icon.REPORTS, _reports),
    Place("places", "Places", Icon.PERSON, _places),
    Place("records", "Records", Icon.SAFE, _records),
)


def _load_rest() -> None:
    """Load what was left out of the start; it runs while the passphrase is being typed."""
    for name in REST:
        import_module(name)
    from caseworker.casework.spelling import NoSpelling, dictionary
    from caseworker.domain.law import the_law

    the_law()
    with suppress(NoSpelling):  # told where something is to be spelt
        dictionary()  # holds every thread up while it is read, so before anybody writes


def _practice_note(doorway: Doorway, folder: Path) -> str:
    """What the prompt of a practice store says beside it; nothing for any other."""
    with suppress(CaseworkerError):  # what is wrong with the store is told on the unlock page
        if doorway.is_practice(folder):
            from caseworker.casework.practice.passphrase import PASSPHRASE

            return f"These are practice records: nobody in them is real. Passphrase: {PASSPHRASE}"
    return ""


def _begin(words: list[str]) -> None:
    """Start this program again, apart from this run, so that nothing of it is inherited."""
    program, *before = this_program()
    QProcess.startDetached(program, [*before, *words])
