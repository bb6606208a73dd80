"""What if: the duties that an entry would change, asked before anything is written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.what_if import Change, changes, supposing


def what_if(records: Records, case: Case, happening: Happening, today: date) -> tuple[Change, ...]:
    """Every duty that appears, moves or falls away with this entry. Nothing is written."""
    reckoning = reckoning_of(records.office(), today)
    return changes(case, supposing(case, happening), reckoning)


def if_recorded(
    number: CaseNumber, happening: Happening
) -> Callable[[Records, date], tuple[Change, ...]]:
    """A question: what this entry would change on the case."""

    def ask(records: Records, today: date) -> tuple[Change, ...]:
        return what_if(records, records.case(number), happening, today)

    return ask


def if_facts_were(
    number: CaseNumber, facts: Mapping[str, str]
) -> Callable[[Records, date], tuple[Change, ...]]:
    """A question: what other facts of the case (a day of release, of a posting) would change."""

    def ask(records: Records, today: date) -> tuple[Change, ...]:
        case = records.case(number)
        reckoning = reckoning_of(records.office(), today)
        return changes(case, replace(case, facts={**case.facts, **facts}), reckoning)

    return ask
