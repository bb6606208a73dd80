"""One program at a time: a lock that the operating system drops when its holder dies."""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from caseworker.domain.errors import StoreInUse
from caseworker.storage.disk import disk_errors

NAME: Final = "lock"
HOLDER: Final = "lock.holder"


class StoreLock:
    """The lock on one store, held from here until ``release``.

    Who holds it is written beside it, since on Windows the locked file itself can't be read.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        """Raises StoreInUse, ReadOnlyStore."""
        # No fallback to a lock that outlives its holder; and any thread may let go.
        self._lock = FileLock(folder / NAME, thread_local=False, fallback_to_soft=False)
        self._holder = folder / HOLDER
        with disk_errors():
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise StoreInUse(_holder(self._holder)) from error
        with suppress(OSError):  # on a full disk the lock holds all the same
            self._holder.write_text(json.dumps(_me(now)), encoding="utf-8")

    def release(self) -> None:
        """May be called twice."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink()
            self._lock.release()


def _me(now: datetime) -> dict[str, str]:
    return {
        "account": getpass.getuser(),
        "computer": socket.gethostname(),
        "process": str(os.getpid()),
        "since": now.isoformat(timespec="minutes"),
    }


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        account, computer, since = told["account"], told["computer"], told["since"]
        began = f"{datetime.fromisoformat(since):%d/%m/%Y %H:%M} UTC"
    except (OSError, ValueError, KeyError, TypeError):
        return "in another window or on another computer"
    return f"by {account} on {computer} (since {began})"
