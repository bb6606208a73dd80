"""Children who moved: to another authority or nation, into custody and out of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from caseworker.domain.days import day_words
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.tick import CaseRead, Tick

SAME: Final = timedelta(days=90)
"""Two entries of one sort so near each other tell of one move."""


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for each move, on its day."""
    rows = {kind: row for row in figure_rows().moves for kind in row.kinds}
    last: dict[str, date] = {}
    for event in read.case.all_of(*rows):
        row = rows[event.kind]
        before = last.get(row.figure)
        if before is not None and event.day - before <= SAME:
            continue
        last[row.figure] = event.day
        where = (event.facts.get(row.where, "") if row.where else "").strip() or row.otherwise
        words = f"{day_words(event.day)}"
        yield Tick(row.figure, read.case.number, event.day, (where,), words=words)
