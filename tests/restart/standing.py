"""One run of the program that stands at its door, and says line by line who called it up.

``python -m tests.restart.standing HOME STORE``. It is started by the tests beside it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from caseworker import app
from caseworker.desktop.front_door import FrontDoor
from caseworker.desktop.here import this_computer
from caseworker.ui.brought import ENDINGS


def main(home: Path, folder: Path) -> int:
    """Hand over and end, or be the first: a window that says what it hears."""
    door = FrontDoor(home, folder, ENDINGS)
    if app.was_handed_over(door, None, this_computer()):
        return 0
    running = app.application()
    house = app.build(folder, home=home, begin=lambda _: None)
    house.window.show()
    house.stand_at(door)
    called_up = house.called_up
    assert called_up is not None
    called_up.called.connect(lambda: say("called"))
    called_up.brought.connect(lambda path: say(f"brought {path.name}"))
    QTimer.singleShot(0, lambda: say("standing"))
    return running.exec()


def say(words: str) -> None:
    """One write, so that a line is said whole or not at all."""
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
