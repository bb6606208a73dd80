"""A folder that every account of this computer may work in: the list of who may, on Windows.

The records in it are encrypted, and open only to who has a passphrase of theirs. Without the
list, a file that one officer's account makes can't be changed by another's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from caseworker.domain.errors import UnfitPlace

USERS: Final = "*S-1-5-32-545"  # the group of everybody who may sign in, whatever it is called here
_SECONDS: Final = 30


def command(folder: Path, system: Path) -> list[str]:
    """Grants the group to change everything in ``folder``, and all that is made there later."""
    return [str(system / "System32" / "icacls.exe"), str(folder), "/grant", f"{USERS}:(OI)(CI)M"]


def let_everyone_in(folder: Path) -> None:
    """Raises UnfitPlace: the folder could not be opened to the other accounts."""
    if sys.platform != "win32":
        raise UnfitPlace("Records for every account are kept on Windows computers only.")
    system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
    done = subprocess.run(  # noqa: S603 - a program of Windows itself, by its whole path
        command(folder, system),
        capture_output=True,
        check=False,
        timeout=_SECONDS,
        creationflags=subprocess.CREATE_NO_WINDOW,
    )
    if done.returncode:
        raise UnfitPlace(
            "This folder could not be opened to the other accounts of this computer.",
            "Ask whoever looks after the computer, or keep the records in this account.",
        )
