"""Every clock that runs, with who owes it and how long is left: the chase list of a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from caseworker.domain.case import Stage
from caseworker.domain.days import day_words
from caseworker.domain.due import Due, DueState
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.law import event_kinds
from caseworker.domain.settings import settings

WEEK: Final = timedelta(days=7)
OURS: Final = "This office"


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for each duty that somebody still has to do on an open case."""
    case = read.case
    if case.stage(event_kinds()) is Stage.CLOSED:
        return
    setting = settings()[case.setting]
    for due in read.dues():
        if not due.is_to_do or not due.row.is_noticed(_left(due, read)):
            continue
        whose = OURS if due.ours else setting.word(due.whose)
        yield Tick(
            _when(due, read),
            case.number,
            due.by,
            groups=(f"{whose[:1].upper()}{whose[1:]}", due.row.brief),
            words=_words(due, read),
            step=f"{due.id} {due.started_by}",
        )


def _left(due: Due, read: CaseRead) -> int:
    return (due.by - read.today).days if due.by else 0


def _when(due: Due, read: CaseRead) -> str:
    if due.state is DueState.LATE:
        return "overdue"
    if due.by is None:
        return "undated"
    return "this_week" if due.by <= read.today + WEEK else "later"


def _words(due: Due, read: CaseRead) -> str:
    """By when, and how many days are left; when whoever owes it was last reminded."""
    if due.by is None:
        said = "no day set"
    else:
        left = _left(due, read)
        days = "1 day left" if left == 1 else f"{left} days left"
        said = f"by {day_words(due.by)}, {due.late_words or (days if left else 'today')}"
    about = f"{due.about}: " if due.about else ""
    chased = f"; chased on {day_words(due.chased)}" if due.chased else ""
    return f"{about}{said}{chased}"
