"""Between the grid and the records: a row for a week, and the weeks that were typed in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from caseworker.casework.hours import COLUMNS, WeekTyped
from caseworker.domain.errors import Gap
from caseworker.domain.hours import Norm, Week, hours_said
from caseworker.ui.hours.grid_model import GridRow


def week_cells(week: Week) -> tuple[str, ...]:
    """A week of the records, as the grid shows it."""
    hours = (hours_said(one) for one in (week.planned, week.offered, week.attended))
    place = week.event.facts.get("place", "")
    return (*hours, week.why_offered, week.why_attended, place, week.unit)


def begun_cells(before: Week | None, norm: Norm | None) -> tuple[str, ...]:
    """What is put in beforehand: the hours planned and the unit of the week before."""
    planned = hours_said(before.planned) if before else str(norm.hours) if norm else ""
    return (planned, *[""] * (len(COLUMNS) - 2), before.unit if before else "")


def typed_week(row: GridRow, monday: date) -> WeekTyped:
    """What was typed in a row."""
    return WeekTyped(monday, *row.cells)


def faults_of(gaps: Iterable[Gap], key: str = "") -> Iterator[tuple[tuple[str, str], str]]:
    """What is wrong in which cell. Rows go by their Monday, or all of it is of the row ``key``."""
    for gap in gaps:
        monday, _, column = gap.field.partition(" ")
        if column in COLUMNS:
            yield (key or monday, column), gap.words


def homeless(gaps: Iterable[Gap]) -> str:
    """What is wrong with no cell of its own."""
    return " ".join(gap.words for gap in gaps if gap.field.partition(" ")[2] not in COLUMNS)
