"""Starts an installer as somebody does who sits there, and reads what it says.

Whatever box comes up is read and answered with its OK, as often as one comes, until the installer
has ended. Done by a Python within Wine: it sees the boxes as Windows has them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from windows.wine import Said, Wine

_INSIDE: Final = r"""
import ctypes, subprocess, sys, time
user = ctypes.WinDLL("user32")
each = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_ssize_t)
TEXT, COMMAND, OK, BOX = 0x000D, 0x0111, 1, "#32770"
def words(window):
    held = ctypes.create_unicode_buffer(600)
    user.SendMessageW(ctypes.c_void_p(window), TEXT, 600, held)
    return held.value
def answered(window, _):
    name = ctypes.create_unicode_buffer(99)
    user.GetClassNameW(ctypes.c_void_p(window), name, 99)
    if name.value == BOX and user.IsWindowVisible(ctypes.c_void_p(window)):
        parts = []
        read = each(lambda part, _: parts.append(words(part)) or 1)
        user.EnumChildWindows(ctypes.c_void_p(window), read, 0)
        print(*filter(None, parts), sep="; ", flush=True)
        user.PostMessageW(ctypes.c_void_p(window), COMMAND, OK, 0)
    return 1
answer = each(answered)
begun = subprocess.Popen({command!r})
while begun.poll() is None:
    user.EnumWindows(answer, 0)
    time.sleep(0.3)
sys.exit(begun.returncode)
"""


def by_hand(wine: Wine, python: Path, *command: str | Path) -> Said:
    """Run ``command`` to its end; what its boxes said is among the words.

    ``python`` is one that the installer has nothing to do with.

    Raises:
        CannotBuild: it hung.
    """
    words = [wine.inside(each) if isinstance(each, Path) else each for each in command]
    return wine.run(python, "-c", _INSIDE.format(command=words))
