"""A report on one time limit: its figures, what they count, and what to mind. No names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain import counted
from caseworker.domain.law.limits import Law, TimeLimit
from caseworker.domain.timeliness import (
    Choice,
    Clock,
    Figure,
    Line,
    by_authority,
    by_year,
    figure,
)

ALL: Final = "All together"


@dataclass(frozen=True, slots=True)
class Report:
    """What stands on the screen, on paper and in the file of numbers: one and the same.

    ``narrowed`` says in words which authority and officer it is about; empty is all.
    """

    choice: Choice
    on: date
    duty: str
    sources: tuple[str, ...]
    narrowed: tuple[str, ...]
    whole: Figure
    years: tuple[Line, ...]
    authorities: tuple[Line, ...]
    definition: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]

    @property
    def span(self) -> str:
        return self.choice.span

    @property
    def all_together(self) -> Line:
        return Line(ALL, self.whole)

    @property
    def sentence(self) -> str:
        """The figure in words, with what it is out of."""
        whole = self.whole
        if not whole.fell_due:
            return f"None fell due in {self.span}."
        were = "was" if whole.in_time == 1 else "were"
        said = (
            f"{whole.in_time:,} of {whole.fell_due:,} that fell due in {self.span} {were} in time."
        )
        if not whole.excused:
            return said
        return (
            f"{said} With the {whole.excused:,} excused counted in: {whole.per_cent_with_excused}."
        )


def report(  # noqa: PLR0913, PLR0917 - each is one thing that the report says
    choice: Choice,
    clocks: Iterable[Clock],
    rows: Sequence[TimeLimit],
    law: Law,
    on: date,
    narrowed: tuple[str, ...] = (),
) -> Report:
    """The report on ``choice``. ``clocks`` may be of any limits; ``rows`` are those of this one."""
    chosen = choice.within(clocks)
    whole = figure(chosen)
    years, homes = by_year(chosen, choice.first, choice.last), by_authority(chosen)
    return Report(
        choice=choice,
        on=on,
        duty=rows[0].duty,
        sources=tuple(dict.fromkeys(str(row.source) for row in rows)),
        narrowed=narrowed,
        whole=whole,
        years=years,
        authorities=homes,
        definition=counted.definition(rows, law),
        caveats=counted.caveats(rows, (line.figure for line in (*years, *homes)), on),
    )
