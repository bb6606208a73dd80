"""Whether the clock can be believed, before anything goes because time has passed.

A clock that jumped ahead and stays there looks right a day later. So a doubt stays until an
officer says the date in words: nothing else, and no passing of days, takes it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.days import day_words, plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.moments import day_of

CONFIRMED: Final = "date_confirmed"
_SILENCE: Final = timedelta(days=60)
_MOMENT: Final = timedelta(seconds=1)
_KEPT: Final = "Nothing was destroyed."
_INSTEAD: Final = (
    "Put the clock right first. If it is right, say so under Records, “Keeping and destroying”."
)


@dataclass(frozen=True, slots=True)
class ConfirmDate:
    """What day it is, as an officer typed it in words: ``29 November 2026``."""

    typed: str


def clock_doubt(at: datetime) -> _Asked:
    """A question: why the date can’t be believed at this moment; empty where it can."""
    return _Asked(at)


@dataclass(frozen=True, slots=True)
class _Asked:
    at: datetime

    def __call__(self, records: Records, today: date) -> str:
        del today
        return _doubt(records, self.at)


def refuse_doubtful_clock(records: Records, at: datetime) -> None:
    """Nothing goes by a clock that was set back, or that has jumped ahead at any time.

    Raises:
        NotAllowed: since the date was last confirmed the records were used later than now, or
            not at all for more than sixty days.
    """
    if doubt := _doubt(records, at):
        raise NotAllowed(f"{doubt} {_KEPT}", instead=_INSTEAD)


def confirm_date(records: Records, command: ConfirmDate, sitting: Sitting) -> Done:
    """Take an officer’s word for it that today is today. The audit keeps it.

    Raises:
        Incomplete: what they typed is another day than that of this computer.
    """
    del records
    if command.typed.split() != day_words(sitting.today).split():
        words = "This is not the day of this computer. Type it in words, or put its clock right."
        raise Incomplete([Gap("date", words)])
    words = f"Confirmed that today is {plain(sitting.today)}."
    return Done(None, frozenset({Touched.CASE}), words, CONFIRMED)


def _doubt(records: Records, at: datetime) -> str:
    if records.office().practice:  # its clock stands still, and is moved by hand
        return ""
    moments = records.audit_read.moments_since(CONFIRMED)
    if not moments:
        return ""
    if (latest := max(moments)) > at + _MOMENT:
        return (
            f"By this computer’s clock it is {plain(day_of(at))}, and these records were used on "
            f"{plain(day_of(latest))}."
        )
    for before, after in pairwise((*moments, at)):
        if after - before > _SILENCE:
            return (
                f"These records were last used on {plain(day_of(before))} before it was "
                f"{plain(day_of(after))}, by this computer’s clock."
            )
    return ""
