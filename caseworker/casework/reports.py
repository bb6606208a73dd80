"""Reports over all the cases: the clocks counted once, and the lists behind each number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.restrictions import is_veiled
from caseworker.domain.case import CaseNumber
from caseworker.domain.diary import dues_of
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Law, TimeLimit
from caseworker.domain.timeliness import Clock, clocks_of, is_counted

AT_A_TIME: Final = 50  # cases between two words on how far it has come

Told = Callable[[int, int], bool]
"""Hears how many cases of how many have been read; answers whether to go on."""


class ReportStopped(CaseworkerError):
    """The officer stopped a report before it was counted."""

    def __init__(self) -> None:
        super().__init__("The report was stopped before it was counted.")


@dataclass(frozen=True, slots=True)
class Counted:
    """Every clock that can be counted, as all the cases stand ``on`` a day.

    ``names`` are for the lists behind a number; no figure and no copy holds one.
    """

    on: date
    cases: int
    clocks: tuple[Clock, ...]
    names: Mapping[CaseNumber, str] = field(repr=False)
    _by_limit: Mapping[str, tuple[Clock, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sorts: dict[str, list[Clock]] = {}
        for clock in self.clocks:
            sorts.setdefault(clock.limit, []).append(clock)
        found = {limit: tuple(clocks) for limit, clocks in sorts.items()}
        object.__setattr__(self, "_by_limit", found)

    def of(self, limit: str) -> tuple[Clock, ...]:
        """The clocks of one limit; sorted out once, since an officer goes from one to the next."""
        return self._by_limit.get(limit, ())

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from the first limit that fell due to the last, this one among them."""
        found = {clock.by.year for clock in self.clocks if clock.by} | {self.on.year}
        return tuple(range(min(found), max(found) + 1))

    @property
    def authorities(self) -> tuple[str, ...]:
        """The home authorities by name; the one of no words, if any case names none, is last."""
        found = {clock.authority for clock in self.clocks}
        return tuple(sorted(found, key=lambda name: (not name, name.casefold())))


def count_clocks(told: Told = lambda _done, _of: True) -> Callable[[Records, date], Counted]:
    """A question that reads every case, closed ones too. For the papers lane: it takes a while.

    Raises:
        ReportStopped: ``told`` said to stop.
    """

    def ask(records: Records, today: date) -> Counted:
        total = records.how_many_cases()
        reckoning = reckoning_of(records.office(), today)
        clocks: list[Clock] = []
        names: dict[CaseNumber, str] = {}
        for at, case in enumerate(records.every_case()):
            if at % AT_A_TIME == 0 and not told(at, total):
                raise ReportStopped
            found = clocks_of(case, dues_of(case, reckoning), today)
            # It counts like any other; what it is about may be somebody's name.
            clocks += (replace(one, about="") for one in found) if is_veiled(case) else found
            names[case.number] = case.person.name
        return Counted(today, total, tuple(clocks), names)

    return ask


def limits_by_instrument(law: Law | None = None) -> tuple[tuple[str, tuple[TimeLimit, ...]], ...]:
    """The limits that are counted, one row for each id, under the Act or regulations of each."""
    found = []
    seen: set[str] = set()
    for instrument in (law or the_law()).instruments.values():
        counted = (row for row in instrument.time_limits if is_counted(row))
        rows = {row.id: row for row in counted if row.id not in seen}
        seen |= rows.keys()
        if rows:
            found.append((instrument.title, tuple(rows.values())))
    return tuple(found)


def rows_of(limit: str, law: Law | None = None) -> tuple[TimeLimit, ...]:
    """Every counted row of the law with this id."""
    return tuple(
        row for row in (law or the_law()).time_limits if row.id == limit and is_counted(row)
    )


def behind(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """The clocks behind a number, the latest to fall due first; those without a day last."""
    return tuple(
        sorted(
            clocks,
            key=lambda clock: (clock.by is None, -(clock.by or date.min).toordinal(), clock.case),
        )
    )
