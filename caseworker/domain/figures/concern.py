"""How long it takes from a first concern until support begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from caseworker.domain.case import Stage
from caseworker.domain.days import day_words
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.law import event_kinds

CONCERN: Final = "concern_raised"
STARTED: Final = "sen_support_started"
ASKED: Final = ("request_received", "brought_to_attention")
NOT_YET: Final = "No support yet"


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for a case with a concern that came before any support."""
    case = read.case
    first = next(iter(case.all_of(CONCERN)), None)
    if first is None or any(event.day < first.day for event in case.all_of(STARTED)):
        return
    began = next((event for event in case.all_of(STARTED) if event.day >= first.day), None)
    if began is not None:
        days = (began.day - first.day).days
        band = next(row.title for row in figure_rows().waits if days <= row.to)
        yield _tick(read, "supported", first.day, days, band)
        return
    until = read.today
    mark = "waiting"
    if case.all_of(*ASKED):
        mark = "request_first"
    elif case.stage(event_kinds()) is Stage.CLOSED:
        mark = "closed"
    yield _tick(read, mark, first.day, (until - first.day).days, NOT_YET)


def _tick(read: CaseRead, mark: str, day: date, days: int, band: str) -> Tick:
    words = f"concern {day_words(day)}"
    if mark == "supported":
        words += f" · {days} days"
    return Tick(mark, read.case.number, day, (band,), amount=days, words=words)
