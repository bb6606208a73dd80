"""One run of the program, in a process of its own: somebody signs in, and then it has to forget.

``python -m tests.restart.run STORE HOW``. It is started by the tests beside it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from caseworker import app
from caseworker.storage.keys.slots import FLOOR
from caseworker.storage.strongroom import Arrangements
from caseworker.ui.window import Window
from tests.storage.stores import PASSPHRASE, SMALL_BALLAST
from tests.ui.hands import find, press

PATIENCE = 60.0
SAID = "said.json"


def main(folder: Path, how: str) -> int:
    """Sign in, see Today, lock; then wait, or choose somebody else. The end is the house's."""
    running = app.application()
    said: dict[str, object] = {"pid": os.getpid(), "seen": False}

    def begin(words: list[str]) -> None:
        """Note what was asked for, and begin the next run as the house does."""
        said["words"] = words
        (folder.parent / SAID).write_text(json.dumps(said), "utf-8")
        app._begin(words)  # noqa: SLF001 - what the house does when nobody stands in its way

    house = app.build(
        folder,
        arrangements=Arrangements(
            last_seen=folder.parent / "seen", cost=FLOOR, ballast=SMALL_BALLAST
        ),
        home=folder.parent / "home",
        begin=begin,
        forget_after=0.2 if how == "wait" else 3600,
    )
    window = house.window
    window.show()
    _sign_in(window)
    said["seen"] = window.work is not None
    window.lock()
    if how == "other":
        _wait(lambda: _ready_to_choose(window) is not None)
        who = _ready_to_choose(window)
        assert who is not None
        who.setCurrentIndex(1 - who.currentIndex())
        who.activated.emit(who.currentIndex())
    status = 0 if "words" in said else running.exec()
    house.records.finish()
    house.papers.finish()
    return status


def _sign_in(window: Window) -> None:
    passphrase = find(window, QLineEdit, "unlockPassphrase")
    _wait(passphrase.isEnabled)
    passphrase.setText(PASSPHRASE)
    press(window, "unlockGo")
    _wait(lambda: window.work is not None)


def _ready_to_choose(window: Window) -> QComboBox | None:
    """Who is signing in, on the page that is shown: one that was taken down may linger."""
    found = window.findChildren(QComboBox, "unlockOfficer")
    shown = [each for each in found if each.isVisible() and each.isEnabled() and each.count() > 1]
    return shown[-1] if shown else None


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come so far")
        QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
