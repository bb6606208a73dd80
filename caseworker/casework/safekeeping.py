"""What is known of the backups of a store, what can be done with them, and what is overdue."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from caseworker.domain.moments import ago, counted, day_of

if TYPE_CHECKING:  # the passphrase prompt names what is here, and should not wait for these
    from caseworker.casework.records import Records
    from caseworker.domain.case import CaseNumber

Progress = Callable[[str], None]
"""Hears what is being done, in words."""

COPIED: Final = "copied_away"
"""What the audit calls a copy that is taken away."""
STALE: Final = timedelta(days=2)
DRILL_EACH: Final = timedelta(days=31)
AWAY_EACH: Final = timedelta(days=8)
LONGEST: Final = timedelta(days=93)
"""How long a backup lives that nobody marked; what was destroyed is gone from all of them then."""


class WhyMade(Enum):
    """Why a backup was made. The names stand in the backup, the values on the screen."""

    DAILY = "Each day"
    HAND = "By hand"
    UPDATE = "Before an update"
    GOING_BACK = "Before going back"
    AWAY = "To be taken away"
    UNKNOWN = "Not said"


@dataclass(frozen=True, slots=True)
class BackupProof:
    """A backup that was opened again and found whole."""

    path: Path
    at: datetime
    cases: int
    audit_entries: int


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """One backup as a list shows it. ``is_kept``: it is never thinned out."""

    path: Path
    at: datetime
    cases: int
    why: WhyMade
    size: int
    is_kept: bool = False

    def told(self, now: datetime) -> str:
        """“2 hours ago, 312 cases, proved”: it was opened again before it had its name."""
        return backup_words(self.at, self.cases, now)


@dataclass(frozen=True, slots=True)
class Lost:
    """What going back to a backup would take out of the records of today.

    ``entries`` are counted by the officer who wrote them, most first. What is typed and not yet
    saved isn't counted.
    """

    backup: BackupProof
    entries: tuple[tuple[str, int], ...] = ()
    cases: tuple[CaseNumber, ...] = ()
    documents: int = 0
    versions: int = 0
    cases_back: tuple[CaseNumber, ...] = ()
    """Cases of the backup that are no longer here: they would be here again."""
    destroyed_again: tuple[CaseNumber, ...] = ()
    """Cases of it that were destroyed under the retention rules since: they go at once, too."""
    destroyed_back: tuple[CaseNumber, ...] = ()
    """Those that can’t, since they stand in a case there that stays."""

    @property
    def is_nothing(self) -> bool:
        return not (self.entries or self.cases or self.documents or self.versions)


@dataclass(frozen=True, slots=True)
class Drilled:
    """A drill: the backups that were opened, and the documents whose bytes were compared."""

    at: datetime
    officer: str
    backups: int
    documents: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class TakenAway:
    """A copy that was put on a medium to be taken elsewhere."""

    at: datetime
    officer: str
    medium: str


@dataclass(frozen=True, slots=True)
class SafeState:
    """All that the page of backups shows. ``since`` is when the store was made."""

    backups: tuple[BackupSeen, ...]
    since: datetime
    drill: Drilled | None = None
    away: TakenAway | None = None
    is_full: bool = False
    set_aside: int = 0
    """How many damaged stores were set aside when somebody went back to a backup."""


class Safekeeping(Protocol):
    """The backups of an open store. Every call may take seconds."""

    def state(self) -> SafeState: ...

    def on_medium(self, folder: Path) -> tuple[BackupSeen, ...]:
        """The backups of these records in another folder, newest first."""
        ...

    def prove(self, backup: Path) -> BackupProof:
        """Open it again, and compare it with what it says of itself.

        Raises:
            NotAllowed: it is a backup of other records.
            WrongPassphrase, DamagedStore, NewerStore.
        """
        ...

    def mark(self, backup: Path, *, is_kept: bool) -> None:
        """Say that a backup is never to be thinned out, or may be again."""
        ...

    def would_lose(self, backup: Path) -> Lost:
        """Raises as ``prove``."""
        ...

    def go_back(self, backup: Path, progress: Progress) -> BackupProof:
        """Put a backup in the place of the records; answers with the backup of what they were.

        Raises:
            NotAllowed: only an administrator may; or it is a backup of other records.
            NoRoom, DamagedStore, NewerStore, WrongPassphrase: the records are as they were.
            Unfinished: they are those of the backup, and put in place at the next start.
        """
        ...

    def drill(self, progress: Progress) -> Drilled:
        """Open the newest and the oldest backup and prove them; that it was done is kept."""
        ...

    def copy_away(self, folder: Path) -> BackupProof:
        """A backup in ``folder``, read back; older ones of these records there are thinned out."""
        ...

    def destroyed(self) -> frozenset[CaseNumber]:
        """The cases that were destroyed under the retention rules."""
        ...

    def looking_into(self, backup: Path) -> AbstractContextManager[Records]:
        """The records as the backup has them, to be read."""
        ...


def backup_words(at: datetime, cases: int, now: datetime) -> str:
    """“2 hours ago, 312 cases, proved”."""
    return f"{ago(at, now)}, {counted(cases, 'case')}, proved"


def overdue(state: SafeState, now: datetime) -> tuple[str, ...]:
    """What should be done about the backups, each with how; nothing when all is well."""
    found = []
    newest = state.backups[0].at if state.backups else None
    if now - (newest or state.since) >= STALE:
        last = f"The last backup is of {_day(newest)}." if newest else "There is no backup yet."
        found.append(f"{last} Press “Back up now” under Records.")
    if state.is_full:
        found.append(
            "The disk is nearly full, so the next backup may not fit. Free some space, or ask "
            "whoever looks after this computer."
        )
    drilled = state.drill.at if state.drill else None
    if now - (drilled or state.since) >= DRILL_EACH:
        last = f"was {ago(drilled, now)}" if drilled else "was never held"
        found.append(f"The monthly drill {last}. Press “Hold the drill…” under Records.")
    if state.drill and state.drill.fault:
        found.append(f"The last drill failed: {state.drill.fault} Make a new backup and try again.")
    taken = state.away.at if state.away else None
    if now - (taken or state.since) >= AWAY_EACH:
        last = f"was {ago(taken, now)}" if taken else "was never made"
        found.append(
            f"The weekly copy that is taken away {last}. Press “Copy to take away…” under Records."
        )
    old = [one for one in state.backups if one.is_kept and now - one.at > LONGEST]
    if old:
        found.append(
            f"{counted(len(old), 'backup')} older than three months "
            f"{'is' if len(old) == 1 else 'are'} kept by a mark: what was destroyed since may "
            "still lie there. Take the mark away once it has served."
        )
    return tuple(found)


def _day(at: datetime) -> str:
    from caseworker.domain.days import day_words  # noqa: PLC0415 - not before the prompt is painted

    return day_words(day_of(at))
