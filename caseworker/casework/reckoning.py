"""How this office works out what is due: by its kinds, its one-off days, the schools it keeps.

Everything that shows or keeps a date asks here, so that no list, card or paper counts by
other days than the rest.
"""

from __future__ import annotations

import hashlib
from datetime import date

from caseworker.casework.records import OfficeFacts
from caseworker.domain.bank_holidays import Calendar, with_one_offs
from caseworker.domain.diary import Reckoning, actors_of
from caseworker.domain.establishments import with_own
from caseworker.domain.law import law_chosen
from caseworker.domain.law.mark import law_mark

HOME = "England"
"""The nation by whose days every limit is counted; the others are kept for moves."""


def calendar_of(office: OfficeFacts) -> Calendar:
    """The working days of this office: England's, without its one-off days."""
    return with_one_offs(HOME, office.one_offs)


def reckoning_of(office: OfficeFacts, today: date) -> Reckoning:
    """What this office works out its diary with on ``today``."""
    return Reckoning(
        today,
        actors_of(office.kinds),
        law_chosen(frozenset(office.options), frozenset(office.targets)),
        calendar=calendar_of(office),
        school_days=office.school_days,
        places=with_own(office.establishments),
    )


def as_of(office: OfficeFacts, today: date) -> str:
    """The day, the law, and what the office keeps, by which a row of a list is worked out.

    What it keeps are its days, its establishments and what it chose. With any other of them it
    may be another row.
    """
    own_days = (office.kinds, office.one_offs, office.school_days, office.establishments)
    chosen = (office.options, office.targets) if office.targets else (office.options,)
    told = repr((own_days, *chosen) if any(chosen) else own_days).encode()
    own = hashlib.sha256(told).hexdigest()[:8]
    return f"{today.isoformat()} {law_mark()} {own}"
