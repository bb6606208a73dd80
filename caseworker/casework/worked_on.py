"""Whether anybody has worked on a case since: all of it that somebody may change, as one mark."""

from __future__ import annotations

import hashlib

from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber


def held_of(records: Records, number: CaseNumber) -> tuple[object, ...]:
    """What a case holds, without its history.

    Raises:
        NotFound, RestrictedCase.
    """
    case = records.case(number)
    return (
        case.person,
        case.setting,
        case.officer,
        case.events,
        sorted(case.facts.items()),
        [one.id for one in records.documents(number)],
        [one.title for one in records.every_version(number)],
        [one.edition for one in records.working_drafts(number)],
        len(records.releases(number)),
    )


def mark_of_held(records: Records, number: CaseNumber) -> str:
    """The same until somebody changes it; what the office itself writes down changes nothing."""
    return hashlib.sha256(repr(held_of(records, number)).encode()).hexdigest()
