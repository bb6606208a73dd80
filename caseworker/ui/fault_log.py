"""``faults.log``: where in the program faults were, for whoever looks after this computer.

It holds what the report of a fault holds, and that is nothing of the records.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FILE: Final = "faults.log"
BEFORE: Final = "faults.before.log"
LONGEST: Final = 512 * 1024  # bytes; then it is begun anew, and the one before it is kept


def _now() -> datetime:
    return datetime.now(UTC)


class FaultLog:
    """One file in ``folder``; with None nothing is written."""

    def __init__(self, folder: Path | None, now: Callable[[], datetime] = _now) -> None:
        self._folder, self._now = folder, now

    def note(self, report: str) -> None:
        """Add one report. A disk that is full must not stop the fault from being said."""
        if self._folder is None:
            return
        file = self._folder / FILE
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if file.is_file() and file.stat().st_size > LONGEST:
                file.replace(self._folder / BEFORE)
            at = self._now().isoformat(timespec="seconds")
            with file.open("a", encoding="utf-8") as log:
                log.write(f"{at}\n{report}\n\n")
