"""The release of Qt: some of them can't live through an officer's day."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest

A_LONG_DAY = 20_000  # signals

# In a process of its own: a bad release ends it, and must not end the tests with it.
LONG_DAY = f"""
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rang = Signal(bool, int)

application = QCoreApplication([])
bell, heard = Bell(), []
bell.rang.connect(lambda loud, number: heard.append(number))
for number in range({A_LONG_DAY}):
    bell.rang.emit(True, number)
print(len(heard))
"""


def test_the_window_lives_through_a_long_day() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to True at every signal, and aborts."""
    day = subprocess.run(
        [sys.executable, "-c", LONG_DAY], capture_output=True, text=True, check=False
    )

    assert day.returncode == 0, day.stderr
    assert day.stdout.strip() == str(A_LONG_DAY)


def test_qt_is_the_release_that_was_tried() -> None:
    assert version("PySide6-Essentials") == "6.11.3"
    assert version("shiboken6") == "6.11.3"


@pytest.mark.parametrize("name", ["PySide6", "PySide6-Addons"])
def test_no_more_of_qt_is_installed_than_is_used(name: str) -> None:
    """The addons are 170 MB, a browser among them."""
    with pytest.raises(PackageNotFoundError):
        version(name)
