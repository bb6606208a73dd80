"""A computer that isn't a Windows one: what Linux has of the same, and nothing for the rest."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from caseworker.desktop.computer import Kind, Told

if sys.platform != "win32":
    import resource

FILES = 64  # that a process which looks at a file may have open
_SET_DUMPABLE = 4  # PR_SET_DUMPABLE, of prctl(2)


class Elsewhere:
    """See ``Computer`` for what each is. What can't be asked answers None."""

    tells = False

    def seconds_untouched(self) -> float | None:
        return None

    def caps_lock(self) -> bool | None:
        return None

    def high_contrast(self) -> bool | None:
        return None

    def is_remote(self) -> bool:
        return False

    def hear_session(self, window: int) -> bool:
        del window
        return False

    def unhear_session(self, window: int) -> None:
        """Nothing: nobody was told."""

    def told(self, kind: bytes, address: int) -> Told | None:
        del kind, address
        return None

    def hide_from_capture(self, window: int, *, hidden: bool) -> bool:
        del window, hidden
        return False

    def keep_no_dumps(self, program: str) -> None:
        """The core of a process holds whatever it had open.

        The limit alone is nothing to a program that is handed every core (``core_pattern``).
        """
        del program
        if sys.platform != "win32":
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, *map(ctypes.c_ulong, (0, 0, 0, 0)))

    def let_forward(self, process: int) -> None:
        """Nothing: nobody has to be let."""

    def drive(self, root: str) -> Kind:
        del root
        return Kind.UNKNOWN

    def stands_for(self, place: Path) -> Path:
        return place

    def is_synced(self, place: Path) -> bool:
        del place
        return False

    def open_to_everyone(self, folder: Path) -> bool | None:
        del folder
        return None

    def settle(self, folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def enclose(self, process: int, memory: int) -> int:
        """Nothing: the process encloses itself before it reads."""
        del process, memory
        return 0

    def release(self, job: int) -> None:
        """Nothing: there is no job here."""

    def enclose_self(self, seconds: float, memory: int) -> None:
        """Pipes are still open; files can't grow."""
        self.keep_no_dumps("")
        if sys.platform != "win32":
            whole = int(seconds) + 1
            for what, most in (
                (resource.RLIMIT_AS, memory),
                (resource.RLIMIT_CPU, whole),
                (resource.RLIMIT_FSIZE, 0),
                (resource.RLIMIT_NOFILE, FILES),
            ):
                resource.setrlimit(what, (most, most))
