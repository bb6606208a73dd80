"""A list on its way in, as far as it has been put right: what was read, chosen and typed over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from caseworker.casework.list_file import ListSheet
from caseworker.domain.brought.columns import (
    Kind,
    guessed,
    heading_line,
    headings_of,
    is_total,
    list_columns,
)
from caseworker.domain.brought.days import FIRST_SERIAL, Order, order_of
from caseworker.domain.minimising import LeftOut, MinimiseRule, table_without


@dataclass(slots=True)
class ListTyped:
    """Lines of a sheet without its titles, totals, and the columns that aren’t kept here.

    ``numbers`` are the lines of the file that the rows stand on. ``columns`` say what each heading
    is; empty leaves it out. ``forced`` are rows that are opened though they seem to be known,
    ``dropped`` those that are left out, by their numbers. ``counts_from`` is the day 0 of plain
    numbers that are days.
    """

    name: str = ""
    sha256: str = ""
    headings: tuple[str, ...] = ()
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    orders: dict[str, Order] = field(default_factory=dict)
    setting: str = ""
    not_kept: tuple[str, ...] = ()
    totals: tuple[int, ...] = ()
    forced: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    counts_from: date = FIRST_SERIAL

    @property
    def is_empty(self) -> bool:
        return not self.headings

    @property
    def used(self) -> tuple[tuple[int, str], ...]:
        """The places of the columns that are brought in, and what each is."""
        return tuple((at, name) for at, name in enumerate(self.columns) if name)

    def cells(self, row: int) -> dict[str, str]:
        """A row by the names of its columns."""
        return {name: self.rows[row][at] for at, name in self.used}

    def examples(self, column: int, most: int = 3) -> tuple[str, ...]:
        """The first different things that stand in a column."""
        found = dict.fromkeys(row[column].strip() for row in self.rows if row[column].strip())
        return tuple(found)[:most]

    def unclear(self) -> tuple[str, ...]:
        """Columns of days of which nobody knows yet whether the day or the month stands first."""
        return tuple(name for name in self.in_figures() if self.read_orders()[name] is None)

    def in_figures(self) -> tuple[str, ...]:
        """Columns of days in which the order matters and isn’t shown by the days themselves."""
        return tuple(
            name
            for at, name in self.used
            if list_columns()[name].kind is Kind.DAY
            and order_of(row[at] for row in self.rows) is None
        )

    def read_orders(self) -> Mapping[str, Order | None]:
        """How the days of each column are read: as was said, or as they show themselves."""
        return {
            name: self.orders.get(name) or order_of(row[at] for row in self.rows)
            for at, name in self.used
            if list_columns()[name].kind is Kind.DAY
        }

    def choose(self, at: int, name: str) -> None:
        """This heading is that column; whatever was said to be it before is left out."""
        if name and name in self.columns:
            self.columns[self.columns.index(name)] = ""
        self.columns[at] = name

    def without(self, numbers: Iterable[int]) -> ListTyped:
        """The same without these lines: they have become cases."""
        gone = set(numbers)
        kept = [at for at, number in enumerate(self.numbers) if number not in gone]
        return replace(
            self,
            rows=[list(self.rows[at]) for at in kept],
            numbers=[self.numbers[at] for at in kept],
            forced=self.forced - gone,
            dropped=self.dropped - gone,
        )

    def as_text(self) -> str:
        """All of it as one text, to be kept while it is worked on."""
        if self.is_empty:
            return ""
        return json.dumps(
            {
                "name": self.name,
                "sha256": self.sha256,
                "headings": self.headings,
                "rows": self.rows,
                "numbers": self.numbers,
                "columns": self.columns,
                "orders": {name: order.value for name, order in self.orders.items()},
                "setting": self.setting,
                "not_kept": self.not_kept,
                "totals": self.totals,
                "forced": sorted(self.forced),
                "dropped": sorted(self.dropped),
                "counts_from": self.counts_from.isoformat(),
            },
            ensure_ascii=False,
        )


def from_text(text: str) -> ListTyped:
    """What ``as_text`` gave; an empty list where the text is none of ours."""
    try:
        data = json.loads(text) if text else {}
        return ListTyped(
            data["name"],
            data["sha256"],
            tuple(data["headings"]),
            [list(row) for row in data["rows"]],
            list(data["numbers"]),
            list(data["columns"]),
            {name: Order(order) for name, order in data["orders"].items()},
            data["setting"],
            tuple(data["not_kept"]),
            tuple(data["totals"]),
            set(data["forced"]),
            set(data["dropped"]),
            # A list that was typed before this was kept counts as most do.
            date.fromisoformat(data.get("counts_from", FIRST_SERIAL.isoformat())),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return ListTyped()


def taken_up(
    name: str, sha256: str, sheet: ListSheet, rules: Sequence[MinimiseRule], setting: str
) -> ListTyped:
    """A sheet, with its headings found, its columns guessed, and what isn’t kept here left out.

    What is left out by a rule is nowhere from here on: neither shown, nor kept while it is typed.
    """
    first = heading_line(sheet.rows)
    headings = headings_of(sheet.rows[first], sheet.wide) if sheet.rows else ()
    numbers, rows, totals = [], [], []
    for number, row in enumerate(sheet.rows[first + 1 :], start=first + 2):
        cells = [row[at] if at < len(row) else "" for at in range(sheet.wide)]
        if not any(cell.strip() for cell in cells):
            continue
        if is_total(cells):
            totals.append(number)
            continue
        numbers.append(number)
        rows.append(cells)
    kept, cut, said = table_without(headings, rows, rules)
    return ListTyped(
        name,
        sha256,
        kept,
        [list(row) for row in cut],
        numbers,
        list(guessed(kept)),
        setting=setting,
        not_kept=(*sheet.left_out, *_said(said)),
        totals=tuple(totals),
        counts_from=sheet.counts_from,
    )


def _said(left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    return tuple(one.said for one in left_out)
