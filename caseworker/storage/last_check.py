"""When the records were last looked through in full, and whether they should be again.

It is the audit that remembers: there it can't be lost, copied apart or made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from caseworker.domain.days import plain
from caseworker.domain.moments import day_of
from caseworker.storage.schema import audit

MADE: Final = "store_made"  # what has just been made was proved as it was made
CHECKED: Final = "records_checked"
FAULTY: Final = "records_faulty"
UNCLOSED: Final = "not_closed_properly"
RESTORED: Final = "older_copy_taken"  # gone on with, though what came after was missing
WENT_BACK: Final = "went_back_to_backup"
EACH: Final = timedelta(days=7)

_LAST: Final = select(audit).order_by(audit.c.sequence.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last full check, if any: what it found wrong, and what has happened since.

    ``restored`` is when newer work was given up, if that was within a week, ``went_back`` whether
    for a backup that was chosen, and ``is_proved`` whether a full check came after it.
    """

    at: datetime | None
    faulty: str
    was_closed: bool
    restored: datetime | None = None
    went_back: bool = False
    is_proved: bool = True

    def is_due(self, now: datetime) -> bool:
        """After a crash, once newer work was given up, and each week."""
        if not self.was_closed or not self.is_proved or self.at is None:
            return True
        return now - self.at >= EACH

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an officer must know: of a fault until all is well, of lost work for a week."""
        found = []
        if self.restored is not None:
            how = (
                "put these records back to a backup; what came after it is in the backup that "
                "was made just before"
                if self.went_back
                else "went on with these records although newer work in them was missing"
            )
            found.append(
                f"On {plain(day_of(self.restored))} an administrator {how}. Look whether yours "
                "is there."
            )
        if not self.was_closed:
            found.append(
                "The records were not closed properly last time, "
                "and have not been looked through in full since."
            )
        if self.faulty and self.at:
            found.append(
                f"The full check of {plain(day_of(self.at))} found something wrong: "
                f"{self.faulty.replace(',', ', ')}. Ask for help before going on."
            )
        return tuple(found)


def last_check(connection: Connection, now: datetime) -> LastCheck:
    """What the audit says of it."""
    check = connection.execute(_LAST.where(audit.c.act.in_([MADE, CHECKED, FAULTY]))).first()
    given_up = _given_up(connection, now)
    restored = None if given_up is None else datetime.fromisoformat(given_up.at)
    went_back = given_up is not None and given_up.act == WENT_BACK
    if check is None:
        return LastCheck(None, "", was_closed=True, restored=restored, went_back=went_back)
    crash = connection.execute(
        _LAST.where(audit.c.act == UNCLOSED, audit.c.sequence > check.sequence)
    ).first()
    faulty = check.ref if check.act == FAULTY else ""
    is_proved = given_up is None or given_up.sequence < check.sequence
    return LastCheck(
        datetime.fromisoformat(check.at), faulty, crash is None, restored, went_back, is_proved
    )


def _given_up(connection: Connection, now: datetime) -> Row[Any] | None:
    """Both questions stop at the first entry that answers: the audit may be long."""
    week_ago = (now - EACH).astimezone(UTC).isoformat(timespec="microseconds")
    before = connection.execute(_LAST.where(audit.c.at < week_ago)).first()
    since = 0 if before is None else before.sequence
    return connection.execute(
        _LAST.where(audit.c.act.in_([RESTORED, WENT_BACK]), audit.c.sequence > since)
    ).first()
