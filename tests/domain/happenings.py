"""Events and duties in few words, for tables."""

from __future__ import annotations

from datetime import date

from caseworker.domain.case import Case, Event
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due
from tests.builders import an_event


def on(kind: str, day: str, sent: str = "", served: str = "", **facts: str) -> Event:
    happened = date.fromisoformat(day)
    return an_event(
        kind,
        happened,
        sent=date.fromisoformat(sent) if sent else None,
        served=date.fromisoformat(served) if served else None,
        facts=facts,
    )


def named(case: Case, today: str) -> dict[str, Due]:
    return {due.row.name: due for due in dues_of(case, Reckoning(date.fromisoformat(today)))}
