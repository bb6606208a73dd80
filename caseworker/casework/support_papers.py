"""What the paper about a cycle of support is drawn from, and which of them are offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.support_cycle import CycleToPrint
from caseworker.domain.case import Case, EventId
from caseworker.domain.days import plain
from caseworker.domain.errors import NotFound
from caseworker.domain.regime import regime_on
from caseworker.domain.support_cycle import cycle_called, cycles_of, judged
from caseworker.domain.support_rules import support_rules

PAPER: Final = "support_cycle"
ASKS: Final = "community"
"""Where the parents may ask for an assessment by s.36; in custody it is s.71(2)."""


def cycle_to_print(records: Records, wanted: Wanted, today: date) -> CycleToPrint:
    """The cycle that the entry ``which`` planned. Raises NotFound: there is none."""
    case = records.case(case_of(wanted))
    cycle = cycle_called(case, EventId(wanted.which))
    if cycle is None:
        raise NotFound("There is no such cycle of support.")
    places = reckoning_of(records.office(), today).places
    last = cycle.review.day if cycle.review else today
    return CycleToPrint(
        case=case.number,
        person=case.person,
        on=today,
        cycle=cycle,
        wording=support_rules().wording_for(case, cycle.starts_on),
        progress={
            one.item: tuple(each for each in judged(case, one.item) if each.day <= last)
            for one in cycle.targets
        },
        ask=regime_on(case, today, places) == ASKS,
    )


def cycle_papers(case: Case) -> Iterator[tuple[Wanted, str, str]]:
    """Each cycle on paper, latest first."""
    for cycle in reversed(cycles_of(case)):
        called = f"Support: cycle {cycle.at}, from {plain(cycle.starts_on)}"
        words = "For the parents: what was found, what it aims at, what is provided, the review."
        yield Wanted(PAPER, case.number, str(cycle.id)), called, words
