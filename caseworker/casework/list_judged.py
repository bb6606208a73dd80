"""A question: what every line of a list would become, against the records as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework.export_all import Watch
from caseworker.casework.list_lines import Found, ListLine, lines_of, who_is_here
from caseworker.casework.list_typed import ListTyped
from caseworker.casework.office import Question
from caseworker.casework.records import Records
from caseworker.domain.brought.lines import Around
from caseworker.domain.officer import OfficerId
from caseworker.domain.under_way import COMMON


@dataclass(frozen=True, slots=True)
class Judged:
    """The lines as they would be, and what they were read against."""

    around: Around
    lines: tuple[ListLine, ...]


def judged(typed: ListTyped, officers: Mapping[OfficerId, str], watch: Watch) -> Question[Judged]:
    """A question for the papers lane: reads every line and looks for each among those here.

    Raises:
        Stopped: somebody stopped it.
    """

    def ask(records: Records, today: date) -> Judged:
        office = records.office()
        around = Around(
            today,
            typed.setting,
            officers,
            office.name if COMMON in office.kinds else "",
            records.narrowings().authorities,
            typed.read_orders(),
            typed.counts_from,
        )
        cells = [typed.cells(at) for at in range(len(typed.rows))]
        lines = lines_of(cells, around, {})
        sought = {at: line.read for at, line in enumerate(lines) if line.read.who is not None}
        found: dict[int, Found] = who_is_here(sought, watch)(records, today)
        return Judged(
            around, tuple(replace(line, found=found.get(at)) for at, line in enumerate(lines))
        )

    return ask
