"""What leaves tells no small number: neither by itself nor by what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.figures.rows import FigureRow, ReportRow, Sort
from caseworker.domain.figures.small import Shared, for_sharing
from caseworker.domain.figures.table import HIDDEN, Narrowed, Seen, Table, table
from caseworker.domain.figures.tick import Tick
from tests.builders import TODAY

BELOW = 5


def a_figure(name: str, *of: str, out_of: str = "", sort: Sort = Sort.COUNT) -> FigureRow:
    marks = frozenset(out_of.split())
    return FigureRow(name, "x", name, name, sort, frozenset(of), marks, "", "", "", "", "")


DUE = a_figure("Due", "held", "late", "not")
HELD, LATE, NOT = a_figure("Held", "held"), a_figure("Late", "late"), a_figure("Not", "not")
SHARE = a_figure("Share", "held", out_of="held late not", sort=Sort.SHARE)
HOURS = a_figure("Hours", "held", sort=Sort.SUM)
MIDDLE = a_figure("Middle", "held", sort=Sort.MEDIAN)
PLAIN = (DUE, HELD, LATE, NOT)


def counted(lines: dict[str, dict[str, int]], figures: Iterable[FigureRow] = PLAIN) -> Table:
    """A table of so many ticks, each of a child of its own."""
    report = ReportRow("x", "X", "", True, False, ("Line",), "Line", (), tuple(figures))
    ticks: list[Tick] = []
    for line, marks in lines.items():
        for mark, count in marks.items():
            for _ in range(count):
                case = CaseNumber(f"c{len(ticks)}")
                ticks.append(Tick(mark, case, TODAY, (line,), amount=2.0))
    seen = {one.case: Seen("", OfficerId("okafor"), "") for one in ticks}
    assert len(seen) == len(ticks)
    return table(report, date(2026, 11, 23), ticks, Narrowed("Line"), lambda tick: tick.groups[0])


def rows(shared: Shared) -> dict[str, list[str]]:
    found = shared.table
    lines = (*found.lines, found.whole)
    return {one.title: [found.words(one, at) for at in range(len(one.cells))] for one in lines}


def test_numbers_of_five_or_more_and_noughts_stay() -> None:
    shared = for_sharing(counted({"A": {"held": 9, "late": 5}, "B": {"held": 7, "late": 6}}), BELOW)

    assert rows(shared) == {
        "A": ["14", "9", "5", "0"],
        "B": ["13", "7", "6", "0"],
        "All together": ["27", "16", "11", "0"],
    }
    assert shared.left_out == 0


def test_a_small_number_goes_and_the_one_from_which_it_could_be_worked_out() -> None:
    """A: 12 due, 10 of them held; that 2 were late follows. So the 10 goes, too; and then B's."""
    shared = for_sharing(
        counted({"A": {"held": 10, "late": 2}, "B": {"held": 9, "late": 8}}), BELOW
    )

    found = rows(shared)
    assert found["A"][:3] == ["12", HIDDEN, HIDDEN]
    assert found["B"][:3] == ["17", HIDDEN, HIDDEN]
    assert found["All together"] == ["29", "19", "10", "0"]


def test_two_small_numbers_whose_sum_is_shown_and_small_do_not_hide_each_other() -> None:
    """Two ones hidden with their sum, two, in sight: each of them is one."""
    table_of = counted({"A": {"late": 1}, "B": {"late": 1}, "C": {"late": 20}}, (LATE,))

    found = rows(for_sharing(table_of, BELOW))

    assert found["A"] == found["B"] == [HIDDEN]
    assert HIDDEN in {found["C"][0], found["All together"][0]}


def test_a_share_of_which_one_part_is_small_goes_too() -> None:
    lines = {"A": {"held": 98, "late": 2}, "B": {"held": 50, "late": 50}}

    found = rows(for_sharing(counted(lines, (DUE, SHARE)), BELOW))

    assert found["A"] == ["100", HIDDEN]
    assert found["B"] == ["100", "50%"]


def test_hours_of_few_children_and_a_middle_of_few_go_too() -> None:
    lines = {"A": {"held": 3}, "B": {"held": 30}, "C": {"held": 40}}

    found = rows(for_sharing(counted(lines, (HELD, HOURS, MIDDLE)), BELOW))

    assert found["A"] == [HIDDEN, HIDDEN, HIDDEN]
    assert found["B"][:2] == [HIDDEN, HIDDEN]
    assert found["C"] == ["40", "80", "2"]


def test_six_times_of_one_child_are_one_child() -> None:
    one = Tick("held", CaseNumber("c1"), TODAY, ("A",))
    report = ReportRow("x", "X", "", True, False, ("Line",), "Line", (), (HELD,))
    of_one = table(report, TODAY, [one] * 6, Narrowed("Line"), lambda tick: tick.groups[0])

    assert rows(for_sharing(of_one, BELOW))["A"] == [HIDDEN]


def test_an_office_may_leave_out_more_or_nothing() -> None:
    six = counted({"A": {"held": 6}, "B": {"held": 60}, "C": {"held": 70}}, (HELD,))

    assert rows(for_sharing(six, 10))["A"] == [HIDDEN]
    assert rows(for_sharing(six, 1))["A"] == ["6"]


@pytest.mark.parametrize("seed", range(40))
def test_no_hidden_small_number_can_be_worked_out(seed: int) -> None:
    """By elimination over everything that is shown, written anew here, plain and slow."""
    dice = Random(seed)  # noqa: S311 - the same tables each time
    names = [f"L{at}" for at in range(dice.randint(2, 6))]
    lines = {
        name: {mark: dice.choice((0, 1, 2, 4, 6, 9, 30)) for mark in ("held", "late", "not")}
        for name in names
    }
    true = counted(lines, (*PLAIN, a_figure("Bad", "late", "not")))

    cut = for_sharing(true, BELOW).table

    titles = [one.title for one in true.lines]
    atoms = [(name, mark) for name in titles for mark in ("held", "late", "not")]
    shown, small = [], []
    for at, (was, now) in enumerate(
        zip((*true.lines, true.whole), (*cut.lines, cut.whole), strict=True)
    ):
        for place, figure in enumerate(true.report.figures):
            own = titles if at == len(titles) else [titles[at]]
            vector = [Fraction(int(name in own and mark in figure.of)) for name, mark in atoms]
            value = was.cells[place].value or 0
            if not now.cells[place].hidden:
                assert not 0 < value < BELOW
                shown.append(vector)
                if not value:  # a nought says that each part of it is nought
                    shown += [
                        [Fraction(int(at == one)) for at in range(len(atoms))]
                        for one, share in enumerate(vector)
                        if share
                    ]
            elif 0 < value < BELOW:
                small.append(vector)
    known = rank(shown)
    assert all(rank([*shown, vector]) > known for vector in small)


def rank(vectors: list[list[Fraction]]) -> int:
    left, found = [list(one) for one in vectors], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in range(found, len(left)) if left[row][column]), None)
        if pivot is None:
            continue
        left[found], left[pivot] = left[pivot], left[found]
        for row in range(len(left)):
            if row != found and left[row][column]:
                factor = left[row][column] / left[found][column]
                left[row] = [a - factor * b for a, b in zip(left[row], left[found], strict=True)]
        found += 1
    return found
