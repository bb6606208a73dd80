"""Whether records are kept in a folder, asked without opening them and with little to load.

Records whose key files are lost are records still: their keys lie in every backup. Only
what the making of a store left when it was cut off is none, and says so by a mark of its own.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from caseworker.storage.disk import settle, write_whole

KEYS: Final = "keys.json"
KEYS_BEFORE: Final = "keys.prev.json"
DATABASE: Final = "records.db"
LOG: Final = "records.db-wal"
SHARED: Final = "records.db-shm"
UNMADE: Final = "being-made"
_LEAVINGS: Final = (DATABASE, LOG, SHARED, f"{DATABASE}-journal", "lock", "lock.holder", UNMADE)


def are_there(folder: Path) -> bool:
    """Whether there are records, whole or not. A folder that may not be looked into has some."""
    try:
        if any((folder / name).is_file() for name in (KEYS, KEYS_BEFORE)):
            return True
        return (folder / DATABASE).is_file() and not (folder / UNMADE).exists()
    except PermissionError:
        return True


def hindrance(folder: Path) -> str | None:
    """Why new records can't be made in ``folder`` besides the disk that it is on; None if nothing.

    Raises:
        OSError: it can't be looked into.
    """
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    if not nearest.is_dir():
        return f"“{nearest.name}” is a file, and no folder. Choose another place."
    if are_there(folder):
        return "There are records in that folder already. Choose another."
    if not os.access(nearest, os.W_OK):
        return "This account may not write there. Choose another folder."
    if nearest == folder and any(each.name not in _LEAVINGS for each in folder.iterdir()):
        return "There are other files in that folder. Choose one that is empty, or a new one."
    return None


def begin(folder: Path) -> None:
    """Mark that records are being made here, and clear away an attempt that was cut off.

    Raises:
        OSError: the folder can't be written to.
    """
    write_whole(folder / UNMADE, b"")
    clear(folder)


def clear(folder: Path) -> None:
    """Take away what an attempt has left; the mark stays. Raises OSError."""
    for name in _LEAVINGS[:4]:
        (folder / name).unlink(missing_ok=True)


def give_up(folder: Path) -> None:
    """An attempt has failed: leave nothing of it that can be taken away."""
    with suppress(OSError):
        clear(folder)
        (folder / UNMADE).unlink(missing_ok=True)


def made(folder: Path) -> None:
    """The records are made: from now on nothing may clear them away. Raises OSError."""
    (folder / UNMADE).unlink(missing_ok=True)
    settle(folder)
