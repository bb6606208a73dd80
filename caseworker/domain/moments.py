"""Moments, kept in UTC, and the days that they fall on."""

from __future__ import annotations

from datetime import date, datetime


def day_of(moment: datetime) -> date:
    """The day that it is at ``moment`` where this computer stands.

    In summer the last hour of a day in UTC is the first of the next one in England.
    """
    return moment.astimezone().date()
