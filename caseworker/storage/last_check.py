"""When the records were last looked through in full, and whether they should be again.

It is the audit that remembers: there it can't be lost, copied apart or made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select

from caseworker.domain.days import plain
from caseworker.domain.moments import day_of
from caseworker.storage.schema import audit

MADE: Final = "store_made"  # what has just been made was proved as it was made
CHECKED: Final = "records_checked"
FAULTY: Final = "records_faulty"
UNCLOSED: Final = "not_closed_properly"
EACH: Final = timedelta(days=7)

_LAST: Final = select(audit).order_by(audit.c.sequence.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last full check, if any: what it found wrong, and if the store was left open since."""

    at: datetime | None
    faulty: str
    was_closed: bool

    def is_due(self, now: datetime) -> bool:
        """After a crash, and each week."""
        return not self.was_closed or self.at is None or now - self.at >= EACH

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an officer must know of it until a check finds all well."""
        found = []
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


def last_check(connection: Connection) -> LastCheck:
    """What the audit says of it."""
    check = connection.execute(_LAST.where(audit.c.act.in_([MADE, CHECKED, FAULTY]))).first()
    if check is None:
        return LastCheck(None, "", was_closed=True)
    crash = connection.execute(
        _LAST.where(audit.c.act == UNCLOSED, audit.c.sequence > check.sequence)
    ).first()
    faulty = check.ref if check.act == FAULTY else ""
    return LastCheck(datetime.fromisoformat(check.at), faulty, was_closed=crash is None)
