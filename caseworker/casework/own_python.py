"""The Python that begins a child of this program: the one it runs on, or the one packed with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

_PACKED: Final = ("runtime", "pythonw.exe")


def own_python(running: str | None = None) -> str:
    """The path of it. ``running`` is what this process was begun as: else, ``sys.executable``.

    The packed program runs Python within its own launcher, and the launcher takes every word for
    one of ours; a child is begun by the plain Python beside it, which sees the same files.
    """
    launcher = Path(running or sys.executable)
    packed = launcher.parent.joinpath(*_PACKED)
    return str(packed) if packed.is_file() else str(launcher)


def this_program(running: str | None = None) -> list[str]:
    """The command that begins this program anew; what it is told comes after."""
    begun = running or sys.executable
    return [begun] if own_python(begun) != begun else [begun, "-m", "caseworker"]
