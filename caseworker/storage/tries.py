"""How often somebody has got the passphrase wrong, and how long they must wait for the next try.

Kept beside the key file, and by nature unprotected: whoever can change it can copy the
whole folder and try elsewhere. It slows down a person at the keyboard, and it makes
every failed try show up in the audit at the next unlock.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Final

from caseworker.domain.errors import TryLater
from caseworker.storage.disk import write_whole

FREE: Final = 4
LONGEST: Final = timedelta(seconds=60)
MOST_KEPT: Final = 500
NAME: Final = "tries.json"


@dataclass(frozen=True, slots=True)
class Try:
    """One try that failed: when, and for whom (an id that may be anybody's)."""

    at: datetime
    officer: str


def delay_after(failed: int) -> timedelta:
    """Nothing for the first four; two seconds after the fifth, doubling, a minute at most."""
    if failed <= FREE:
        return timedelta()
    return min(LONGEST, timedelta(seconds=2 ** min(failed - FREE, 6)))


class Tries:
    """The failed tries at one store since it was last opened."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def failed(self) -> tuple[Try, ...]:
        """Oldest first. A file that can't be read counts as none."""
        try:
            entries = json.loads(self._path.read_bytes())
            return tuple(Try(datetime.fromisoformat(at), str(officer)) for at, officer in entries)
        except (OSError, ValueError, TypeError):
            return ()

    def refuse_if_too_soon(self, now: datetime, waited: float | None = None) -> None:
        """Raises TryLater. Setting the clock doesn't shorten the wait.

        ``waited``: the seconds since the last try, where this very program saw it fail.
        """
        failed = self.failed()
        if not failed:
            return
        wait = delay_after(len(failed))
        passed = now - failed[-1].at
        if waited is not None:
            passed = min(passed, timedelta(seconds=waited))
        passed = max(passed, timedelta())
        if passed < wait:
            raise TryLater(ceil((wait - passed).total_seconds()))

    def note(self, at: datetime, officer: str) -> None:
        """Raises OSError."""
        kept = (*self.failed(), Try(at, officer))[-MOST_KEPT:]
        entries = [[each.at.isoformat(), each.officer] for each in kept]
        write_whole(self._path, json.dumps(entries).encode())

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)
