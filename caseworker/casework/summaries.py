"""The row that lists show of a case: worked out from its events, never kept as truth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from caseworker.casework.records import CaseSummary, OpenDue
from caseworker.domain.case import Case
from caseworker.domain.days import plain
from caseworker.domain.diary import actors_of, case_dues
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.mark import law_mark
from caseworker.domain.settings import settings


def summarise(case: Case, office_kinds: Iterable[str], today: date) -> CaseSummary:
    """The row beside ``case``, as an office of these kinds sees it."""
    found = case_dues(case, today, actors_of(office_kinds))
    return CaseSummary(
        number=case.number,
        name=case.person.name,
        known_as=case.person.known_as,
        born=case.person.born,
        setting=case.setting,
        stage=case.stage(event_kinds()),
        officer=case.officer,
        home_authority=case.person.home_authority,
        dues=tuple(_open(due) for due in found if due.is_to_do or _still_open(due)),
        place=case.facts.get(settings()[case.setting].place, ""),
        as_of=as_of(today),
    )


def as_of(today: date) -> str:
    """The day and the law by which a row is worked out: with another it may be another row."""
    return f"{today.isoformat()} {law_mark()}"


def _still_open(due: Due) -> bool:
    """A window that somebody may still use: shown while it lasts, never late."""
    return due.is_window and due.is_open


def _open(due: Due) -> OpenDue:
    return OpenDue(
        row=due.id,
        duty=due.duty,
        by=due.by,
        ours=due.ours and not due.is_window,
        whose=f"{due.whose}, chased on {plain(due.chased)}" if due.chased else due.whose,
        source=str(due.source),
        because="\n".join(f"{heading}: {words}" for heading, words in due.explained),
        about=due.about,
        checked=due.checked.value,
        weight=due.weight.value,
        window=due.is_window,
        event=due.started_by,
    )
