"""Restricted cases: who may open one, why it is restricted, and what others see of it.

It is kept as an own file of the office, so that every list can know of it without reading the
cases; what was done stands in the history of the case and in the audit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.casework.restrictions import KIND, Restriction, restrictions
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.officer import OfficerId

_CHANGED: Final = frozenset({Touched.CASE, Touched.OFFICE})


@dataclass(frozen=True, slots=True)
class RestrictCase:
    """Who alone may open it from now on, and why."""

    case: CaseNumber
    named: frozenset[OfficerId]
    reason: str


@dataclass(frozen=True, slots=True)
class LiftRestriction:
    """Anybody with the right to open cases may open it again, and why."""

    case: CaseNumber
    reason: str


def restrict_case(records: Records, command: RestrictCase, sitting: Sitting) -> Done:
    """Restrict a case, or say anew who may open it.

    Raises:
        Incomplete: every gap at once.
        NotFound: there is no such case.
    """
    known = {one.id: one.name for one in sitting.here.colleagues}
    names = sorted(known[one] for one in command.named if one in known)
    gaps = [] if names else [Gap("named", "Name at least one officer who may open it.")]
    gaps += _gap_of(command.reason)
    if gaps:
        raise Incomplete(gaps)
    if command.case not in restrictions(records):
        records.case(command.case)
    data = {
        "named": sorted(command.named & known.keys()),
        "reason": command.reason.strip(),
        "by": sitting.officer.name,
        "on": sitting.today.isoformat(),
    }
    text = json.dumps(data, ensure_ascii=False)
    records.own_files.keep(OwnFile(KIND, command.case, text, sitting.at, sitting.officer.id))
    return Done(
        case=command.case,
        touched=_CHANGED,
        sentence=f"Restricted this case to {', '.join(names)}: {command.reason.strip()}",
        act="case_restricted",
    )


def lift_restriction(records: Records, command: LiftRestriction, sitting: Sitting) -> Done:
    """Let everybody open it again who may open cases.

    Raises:
        Incomplete: no reason is given.
        NotFound: it is not restricted.
    """
    del sitting
    if gaps := _gap_of(command.reason):
        raise Incomplete(gaps)
    if command.case not in restrictions(records):
        raise NotFound("This case is not restricted.")
    records.own_files.drop(KIND, command.case)
    return Done(
        case=command.case,
        touched=_CHANGED,
        sentence=f"This case is no longer restricted: {command.reason.strip()}",
        act="restriction_lifted",
    )


def restricted_cases(records: Records, today: date) -> Mapping[CaseNumber, Restriction]:
    """A question: every case that is restricted."""
    del today
    return restrictions(records)


def _gap_of(reason: str) -> list[Gap]:
    return [] if reason.strip() else [Gap("reason", "Say why.")]
