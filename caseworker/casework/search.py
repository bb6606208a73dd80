"""Find anything from one box: people, numbers, phrases, and the cases opened last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caseworker.casework.records import CaseSummary, Hit, Records
from caseworker.domain.case import OfficerId
from caseworker.domain.glossary import Term, words_for

MOST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What the box shows under what was typed. ``recent`` only while nothing is.

    ``terms`` are the words of the field that somebody may mean who types this.
    """

    typed: str
    hits: tuple[Hit, ...]
    recent: tuple[CaseSummary, ...]
    terms: tuple[Term, ...] = ()


def find(typed: str, officer: OfficerId) -> Callable[[Records, date], Found]:
    """A question: whatever matches ``typed``, best first."""
    wanted = typed.strip()

    def ask(records: Records, today: date) -> Found:
        del today
        if not wanted:
            return Found(typed, (), records.recent(officer, MOST))
        terms = words_for(wanted, records.office().kinds)
        return Found(typed, records.find(wanted, MOST), (), terms)

    return ask
