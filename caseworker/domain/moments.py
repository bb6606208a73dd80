"""Moments, kept in UTC, and the days that they fall on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

_HOUR: Final = 60  # minutes
_DAY: Final = 24 * _HOUR


def day_of(moment: datetime) -> date:
    """The day that it is at ``moment`` where this computer stands.

    In summer the last hour of a day in UTC is the first of the next one in England.
    """
    return moment.astimezone().date()


def ago(moment: datetime, now: datetime) -> str:
    """“just now”, “2 hours ago”, “3 days ago”: how long it is since, as one would say it."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes == 0:
        return "just now"
    if minutes < _HOUR:
        return f"{counted(minutes, 'minute')} ago"
    if minutes < _DAY:
        return f"{counted(minutes // _HOUR, 'hour')} ago"
    return f"{counted((day_of(now) - day_of(moment)).days, 'day')} ago"


def counted(count: int, what: str, many: str = "") -> str:
    """“1 case”, “1,204 cases”. ``many`` is the word for several, where an s isn't enough."""
    return f"{count:,} {what if count == 1 else many or f'{what}s'}"
