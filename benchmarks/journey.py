"""An officer's journey in the window, timed: unlock, Today, search, cases, typing, saving.

Prints its figures as JSON. ``python benchmarks/journey.py STORE``
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

import psutil
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit, QWidget
from stopwatch import middle, p95, timed

from caseworker import app as house
from caseworker.casework import cases
from caseworker.casework.office import Office
from caseworker.casework.practice.office import PASSPHRASE
from caseworker.domain.case import CaseNumber, Stage
from caseworker.storage.keys.slots import Cost
from caseworker.ui.case.page import CasePage
from caseworker.ui.parts.due_line import DueLine
from caseworker.ui.window import Window

SEED = 1
CASES = 60
WORDS = ("haddad", "kowalski", "ngu", "language", "reading a", "hughes", "quiet room", "2026-01")
PATIENCE = 60.0
MB = 1024 * 1024


class Beat:
    """A heart that beats each millisecond: the longest pause is what an officer would feel."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.where = ""
        self.at = ""
        self._last = perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()
        self.longest_of: dict[str, float] = {}

    def _on_beat(self) -> None:
        now = perf_counter()
        gap, self._last = now - self._last, now
        self.longest = max(self.longest, gap)
        self.longest_of[self.at] = max(self.longest_of.get(self.at, 0.0), gap)

    def leg(self, name: str) -> None:
        """What comes next is called ``name``; the pause before it is nobody's."""
        self.at = name
        self._last = perf_counter()


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something is so.

    The loop sleeps between events, as the program's own does: one that spun would keep the
    other threads waiting for the interpreter.
    """
    patience = perf_counter() + PATIENCE
    loop, look = QEventLoop(), QTimer(interval=1)
    look.setTimerType(Qt.TimerType.PreciseTimer)
    look.timeout.connect(lambda: loop.quit() if until() or perf_counter() > patience else None)
    look.start()
    if not until():
        loop.exec()
    look.stop()
    if perf_counter() > patience:
        raise TimeoutError


def rest(seconds: float) -> None:
    """Let the window do whatever it still wants to."""
    until = perf_counter() + seconds
    wait(lambda: perf_counter() > until)


def shown(window: QWidget, kind: type[QWidget], name: str = "") -> QWidget | None:
    """The first such widget that can be seen."""
    found = window.findChildren(kind, name) if name else window.findChildren(kind)
    return next((widget for widget in found if widget.isVisible()), None)


def derivation() -> float:
    """Seconds of one key derivation at the cost that the program uses."""
    cost = Cost()
    derive = Argon2id(
        salt=os.urandom(16),
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_mib * 1024,
    )
    return timed(lambda: derive.derive(b"otters read maps slowly"))


def unlock(window: Window) -> float:
    """From the press of the button to Today with its lines painted."""
    wait(
        lambda: (
            (field := window.findChild(QWidget, "unlockPassphrase")) is not None
            and field.isEnabled()
        )
    )
    window.findChild(QLineEdit, "unlockPassphrase").setText(PASSPHRASE)
    button = window.findChild(QAbstractButton, "unlockGo")
    began = perf_counter()
    button.click()
    wait(lambda: shown(window, DueLine) is not None)
    window.repaint()
    return perf_counter() - began


def open_cases(window: Window, numbers: list[CaseNumber]) -> list[float]:
    """From the click to the case painted, for each."""
    times = []
    for number in numbers:
        work = window.work
        if work is None:
            break
        began = perf_counter()
        work.open_case(number)
        wait(
            lambda number=number: (
                isinstance(page := shown(window, CasePage), CasePage)
                and page.number == number
                and page.seen is not None
            )
        )
        window.repaint()
        times.append(perf_counter() - began)
        rest(0.05)
    return times


def type_in_search(window: Window) -> list[float]:
    """From each key to the list painted with what it finds."""
    box = window.findChild(QLineEdit, "search")
    times = []
    for word in WORDS:
        box.setFocus()
        box.clear()
        for letter in word:
            QTest.keyClicks(box, letter)
            rest(0.08)
        began = perf_counter()
        wait(lambda: shown(window, QListView, "searchRows") is not None)
        times.append(perf_counter() - began)
    box.clear()
    rest(0.2)
    return times


def note_contacts(window: Window) -> None:
    """Write down a few contacts in the sheet."""
    for _ in range(3):
        page = shown(window, CasePage)
        if not isinstance(page, CasePage):
            return
        window.findChildren(QAbstractButton, "actions")[-1].click()
        rest(0.1)
        for action in page.findChildren(QWidget, "actionsMenu")[-1].findChildren(object):
            if getattr(action, "objectName", str)() == "act_contact_made":
                action.trigger()
                break
        wait(lambda: shown(window, QPlainTextEdit, "note") is not None)
        QTest.keyClicks(shown(window, QLineEdit, "person"), "Her grandmother")
        shown(window, QPlainTextEdit, "note").setPlainText("All is well.")
        how = shown(window, QWidget, "how")
        how.setCurrentIndex(1)
        shown(window, QAbstractButton, "entrySave").click()
        wait(lambda: shown(window, QPlainTextEdit, "note") is None)
        rest(0.3)


def main(store: Path) -> int:
    """Make the journey once and print what it took."""
    application = house.application()
    built = house.build(store)
    window = built.window
    window.resize(1440, 900)
    window.show()
    beat = Beat()
    derived = middle([derivation() for _ in range(3)])
    beat.leg("unlock")
    to_today = unlock(window)
    rest(1.0)
    rss_today = psutil.Process().memory_info().rss
    desk = window.desk
    found: list[list[CaseNumber]] = []
    if desk is not None:
        desk.store(window, lambda opened: _some(opened.office), found.append)
    wait(lambda: bool(found))
    beat.leg("cases")
    opened = open_cases(window, found[0])
    beat.leg("search")
    type_in_search(window)
    beat.leg("saving")
    note_contacts(window)
    beat.leg("places")
    for place in ("cases", "today", "cases", "today"):
        if window.work is not None:
            window.work.go_to(place)
        rest(0.6)
    beat.leg("lock")
    window.lock()
    wait(lambda: not built.records.is_busy and not built.papers.is_busy)
    print(
        json.dumps(
            {
                "derivation": derived,
                "unlock": to_today,
                "open_p95": p95(opened),
                "open_middle": middle(opened),
                "gap": beat.longest,
                "gaps": beat.longest_of,
                "rss_today": rss_today / MB,
                "rss_end": psutil.Process().memory_info().rss / MB,
                "rss_peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        ),
        flush=True,
    )
    rest(0.2)
    built.close()
    application.processEvents()
    return 0


def _some(office: Office) -> list[CaseNumber]:
    """Cases at every stage, as they come."""
    summaries = office.see(cases.register())
    chosen = Random(SEED).sample(summaries, min(CASES, len(summaries)))  # noqa: S311 - repeatable
    with_plan = [each for each in summaries if each.stage is Stage.PLAN_IN_FORCE][:5]
    return [each.number for each in (*chosen, *with_plan)]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
