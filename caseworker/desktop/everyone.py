"""The list of who may use a folder, on Windows: every account of this computer is put on it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

USERS: Final = "*S-1-5-32-545"  # the group of everybody who may sign in, whatever it is called here
_SECONDS: Final = 30
_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW


def command(folder: Path, system: Path) -> list[str]:
    """Grants the group to change everything in ``folder``, and all that is made there later."""
    return [str(system / "System32" / "icacls.exe"), str(folder), "/grant", f"{USERS}:(OI)(CI)M"]


def let_in(folder: Path) -> bool:
    """Whether it could be done."""
    system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
    done = subprocess.run(  # noqa: S603 - a program of Windows itself, by its whole path
        command(folder, system),
        capture_output=True,
        check=False,
        timeout=_SECONDS,
        creationflags=_NO_WINDOW,
    )
    return not done.returncode
