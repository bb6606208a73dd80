"""Whether the clock on the wall can be right, judged by what was written down last.

The order of things never rests on it: the audit counts, and waiting is measured by a clock
that nobody can set. But days that are due are worked out from it, so an officer is told.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from caseworker.domain.days import plain
from caseworker.domain.moments import day_of
from caseworker.storage.audit import last_moment

CORRECTED: Final = timedelta(minutes=2)  # computers put their own clocks right by seconds
LONG: Final = timedelta(days=31)


def warning(connection: Connection, now: datetime) -> str:
    """What to tell the officer who comes in ``now``; nothing when all is as usual.

    Both moments are in UTC, so the change to summer time and back is no change at all.
    """
    last = last_moment(connection)
    if last is None:
        return ""
    if now < last - CORRECTED:
        return (
            f"This computer's clock says {_words(now)}, but these records were last used on "
            f"{_words(last)}. Put the clock right: what is due is worked out from it."
        )
    if now - last > LONG:
        return (
            f"These records were last used on {plain(day_of(last))}, {(now - last).days} days ago. "
            "If that can't be so, put this computer's clock right."
        )
    return ""


def _words(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{plain(local.date())}, {local:%H:%M}"
