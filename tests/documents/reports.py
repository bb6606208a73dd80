"""An invented report on one limit, for the papers and the files of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caseworker.domain.case import CaseNumber
from caseworker.domain.law import the_law
from caseworker.domain.report import Report, report
from caseworker.domain.timeliness import Choice, Clock, Outcome
from tests.builders import OKAFOR, TODAY

LIMIT = "T-03"

#: How many clocks of each year and authority ended how.
COUNTS = (
    (2024, "Northmere", Outcome.IN_TIME, 41),
    (2024, "Northmere", Outcome.LATE, 12),
    (2025, "Northmere", Outcome.IN_TIME, 58),
    (2025, "Northmere", Outcome.LATE, 9),
    (2025, "Eastmoor", Outcome.EXCUSED, 14),
    (2026, "Eastmoor", Outcome.IN_TIME, 66),
    (2026, "Northmere", Outcome.OVERDUE, 7),
    (2026, "=HYPERLINK(1)", Outcome.NOT_OWED, 3),
    (2026, "", Outcome.NOT_DUE, 21),
)


def the_clocks() -> Iterator[Clock]:
    for year, home, outcome, count in COUNTS:
        for at in range(count):
            number = CaseNumber(f"{year}-{at + 1:04d}")
            by = date(year, 6, 1)
            yield Clock(number, LIMIT, "", by, None, outcome, "", home, OKAFOR)


def a_report(clocks: tuple[Clock, ...] | None = None, narrowed: tuple[str, ...] = ()) -> Report:
    """2024 to 2026, with every sort of outcome but one."""
    law = the_law()
    counted = tuple(the_clocks()) if clocks is None else clocks
    rows = (law.time_limit(LIMIT),)
    return report(Choice(LIMIT, 2024, 2026), counted, rows, law, TODAY, narrowed)
