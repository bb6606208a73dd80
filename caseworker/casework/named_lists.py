"""The list behind a report, as it was on the screen, on its way to paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from caseworker.casework.figures import FiguresCounted
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.named_list import NamedLine, NamedListToPrint
from caseworker.domain.case import OfficerId
from caseworker.domain.errors import NotFound
from caseworker.domain.figures.table import Narrowed
from caseworker.domain.figures.tick import Tick


def named_list(
    found: FiguresCounted,
    narrowed: Narrowed,
    officers: Mapping[OfficerId, str],
    officer: str,
    words: tuple[str, ...] = (),
) -> Wanted:
    """The paper of everything that the report counts, as it is narrowed and laid out now."""
    line_of = found.line_of(narrowed.by, officers)
    at = {one.title: n for n, one in enumerate(found.table(narrowed, officers).lines)}
    ticks = sorted(found.chosen(narrowed), key=lambda tick: (at[line_of(tick)], _order(tick)))
    entries = tuple(
        NamedLine(
            line_of(tick),
            tick.case,
            found.seen[tick.case].name,
            " · ".join(_others(found, narrowed.by, tick)),
            tick.words,
        )
        for tick in ticks
    )
    listed = NamedListToPrint(found.report.title, officer, found.on, narrowed.by, entries, words)
    return Wanted("named_list", officer=officer, listed=listed)


def named_list_to_print(records: Records, wanted: Wanted, today: date) -> NamedListToPrint:
    """What was on the screen: nothing is counted anew.

    Raises:
        NotFound: nothing was counted.
    """
    del records, today
    if wanted.listed is None:
        raise NotFound("No report was counted.")
    return wanted.listed


def _others(found: FiguresCounted, by: str, tick: Tick) -> tuple[str, ...]:
    """What the tick is grouped by, but for what its line says already."""
    pairs = zip(found.report.groups, tick.groups, strict=False)
    return tuple(said for of, said in pairs if of != by)


def _order(tick: Tick) -> tuple[date, str]:
    """Soonest first; what has no day comes last."""
    return tick.day or date.max, tick.case
