"""Small numbers are left out of whatever leaves, and every number that would tell them.

A count of fewer children than the office’s number may point to one of them. To leave it out
alone does not help where it can be worked out from a sum; so more is left out until nothing
that is left tells it. That is not guessed at but worked out: what is still shown is a system of
equations in the single counts, and a count that it settles is not yet hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from caseworker.domain.figures.rows import Sort
from caseworker.domain.figures.table import HIDDEN, Cell, Line, Table, without

Atom = tuple[int, str]
"""What one mark comes to on one line: what nobody shows by itself, and everything is made of."""
Place = tuple[int, int]
"""A cell: its line, and the figure; the line after the last is the sum of all."""
_ADDS: Final = frozenset({Sort.COUNT, Sort.SUM})


@dataclass(frozen=True, slots=True)
class Shared:
    """A table that may leave: nothing in it, and nothing worked out of it, is a small number.

    Made by ``for_sharing`` alone. ``left_out`` is how many numbers it doesn’t show.
    """

    table: Table
    below: int
    left_out: int


def for_sharing(table: Table, below: int) -> Shared:
    """The table with every count of fewer than ``below`` children left out, and what tells it."""
    hider = _Hider(table, below)
    gone = hider.hide() if below > 1 else set()
    lines = (*table.lines, table.whole)
    cut = [
        without(line, (at for row, at in gone if row == place)) for place, line in enumerate(lines)
    ]
    return Shared(
        replace(table, lines=tuple(cut[:-1]), whole=replace(cut[-1], counts={})), below, len(gone)
    )


def left_out_words(below: int, left_out: int) -> str:
    """What the star means, and why there is one."""
    if not left_out:
        return f"No number here is of fewer than {below} children."
    return (
        f"{HIDDEN} left out: a number of fewer than {below} children, or one from which "
        "such a number could be worked out."
    )


class _Span:
    """What a set of equations settles: sums of atoms, brought into steps."""

    def __init__(self) -> None:
        self._rows: dict[Atom, dict[Atom, Fraction]] = {}

    def add(self, sums: Iterable[Atom]) -> None:
        left = self._rest(sums)
        if left:
            lead = min(left)
            top = left[lead]
            self._rows[lead] = {atom: value / top for atom, value in left.items()}

    def with_these(self, sums: Iterable[Iterable[Atom]]) -> _Span:
        """Another that holds these, too."""
        wider = _Span()
        wider._rows = dict(self._rows)
        for one in sums:
            wider.add(one)
        return wider

    def holds(self, sums: Iterable[Atom]) -> bool:
        """Whether this sum follows from those that are known."""
        return not self._rest(sums)

    def _rest(self, sums: Iterable[Atom]) -> dict[Atom, Fraction]:
        left = dict.fromkeys(sums, Fraction(1))
        done: dict[Atom, Fraction] = {}
        while left:
            lead = min(left)
            row = self._rows.get(lead)
            if row is None:
                done[lead] = left.pop(lead)
                continue
            factor = left[lead]
            for atom, value in row.items():
                now = left.get(atom, Fraction(0)) - factor * value
                if now:
                    left[atom] = now
                else:
                    left.pop(atom, None)
        return done


class _Hider:
    """Works out what has to go from one table."""

    def __init__(self, table: Table, below: int) -> None:
        self._table, self._below = table, below
        self._figures = table.report.figures
        self._lines: tuple[Line, ...] = (*table.lines, table.whole)
        self._sum = len(table.lines)
        self._gone: set[Place] = set()
        self._small: set[Place] = set()

    def hide(self) -> set[Place]:
        for place in self._places(_ADDS):
            if self._is_small(self._cell(place)):
                self._small.add(place)
        for place in self._small:
            self._leave_out(place)
        while next_out := self._next():
            self._leave_out(next_out)
        self._gone |= set(self._shares_and_middles())
        return self._gone

    def _leave_out(self, place: Place) -> None:
        """And with a number whatever is counted of the very same: a weight tells how often."""
        line, at = place
        self._gone.add(place)
        marks = {mark for mark in self._figures[at].of if self._lines[line].counts.get(mark)}
        for other in self._places(_ADDS):
            figure = self._figures[other[1]]
            if other[0] == line and figure.sort is not self._figures[at].sort and marks & figure.of:
                self._gone.add(other)

    def _next(self) -> Place | None:
        """One more that has to go; None where nothing that is shown tells a small number."""
        for sort in (Sort.COUNT, Sort.SUM):
            shown = [place for place in self._places({sort}) if place not in self._gone]
            for whole in shown:
                if thin := self._thin(whole, sort):
                    return thin
            span = self._told(shown)
            for place in self._small & set(self._places({sort})):
                if span.holds(self._atoms(place)):
                    return self._beside(place, shown)
        return None

    def _thin(self, whole: Place, sort: Sort) -> Place | None:
        """Where a sum is shown, what is left out of it has to be two numbers, and no small sum."""
        for parts in self._parts(whole, sort):
            out = [part for part in parts if part in self._gone]
            if not out:
                continue
            hidden = sum(self._cell(part).cases for part in out)
            if len(out) > 1 and hidden >= self._below:
                continue
            left = [p for p in parts if p not in self._gone and self._cell(p).value]
            return min(left, key=self._size) if left else whole
        return None

    def _parts(self, whole: Place, sort: Sort) -> Iterator[list[Place]]:
        line, at = whole
        if line == self._sum:
            yield [(row, at) for row in range(self._sum)]
        of, parts = self._figures[at].of, []
        for other, figure in enumerate(self._figures):
            if figure.sort is sort and figure.of < of:
                parts.append((line, other))
        covered = [mark for _, other in parts for mark in self._figures[other].of]
        if parts and len(covered) == len(set(covered)) and set(covered) == set(of):
            yield parts

    def _beside(self, place: Place, shown: list[Place]) -> Place:
        """The smallest number of the same line or column that says something; a sum if need be."""
        line, at = place
        near = [one for one in shown if (one[0] == line or one[1] == at) and one != place]
        parts = [one for one in near if one[0] != self._sum and self._cell(one).value]
        return min(parts or near or shown, key=self._size)

    def _told(self, shown: Iterable[Place]) -> _Span:
        span = _Span()
        for place in shown:
            span.add(self._atoms(place))
        return span

    def _atoms(self, place: Place) -> list[Atom]:
        """What a cell is the sum of; what is nothing is known to be nothing, and is in no sum."""
        return self._of(place[0], self._figures[place[1]].of)

    def _of(self, line: int, marks: Iterable[str]) -> list[Atom]:
        rows = range(self._sum) if line == self._sum else (line,)
        return [(row, one) for row in rows for one in marks if self._lines[row].counts.get(one)]

    def _shares_and_middles(self) -> Iterator[Place]:
        """A middle of few tells of each; a share tells its parts where the whole is known."""
        for place in self._places({Sort.MEDIAN}):
            if self._is_small(self._cell(place)):
                yield place
        span = self._told(p for p in self._places({Sort.COUNT}) if p not in self._gone)
        shares = [p for p in self._places({Sort.SHARE}) if self._cell(p).value is not None]
        small = [self._atoms(p) for p in self._small if self._figures[p[1]].sort is Sort.COUNT]
        few = {
            place: [one for one in self._sides(place) if 0 < self._count(one) < self._below]
            for place in shares
        }
        small += [one for found in few.values() for one in found]
        for place in shares:
            if few[place]:
                yield place
                continue
            told = [atoms for atoms in self._sides(place) if not span.holds(atoms)]
            if told:
                wider = span.with_these(told)
                if any(wider.holds(one) for one in small):
                    yield place
                    continue
                span = wider

    def _sides(self, place: Place) -> list[list[Atom]]:
        """What a share is of, what it is out of, and what is left of that."""
        line, at = place
        figure = self._figures[at]
        rest = figure.out_of - figure.of
        return [self._of(line, marks) for marks in (figure.of, figure.out_of, rest)]

    def _count(self, atoms: Iterable[Atom]) -> int:
        return sum(self._lines[row].counts[mark] for row, mark in atoms)

    def _places(self, sorts: Iterable[Sort]) -> list[Place]:
        wanted = set(sorts)
        return [
            (line, at)
            for line in range(len(self._lines))
            for at, figure in enumerate(self._figures)
            if figure.sort in wanted
        ]

    def _cell(self, place: Place) -> Cell:
        return self._lines[place[0]].cells[place[1]]

    def _size(self, place: Place) -> tuple[float, Place]:
        return self._cell(place).value or 0, place

    def _is_small(self, cell: Cell) -> bool:
        return bool(cell.value) and 0 < cell.cases < self._below
