"""The list with names behind a report, as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.casework.figures import FiguresCounted
from caseworker.domain.figures.table import Narrowed
from caseworker.domain.figures.tick import Tick
from caseworker.ui.desk import Desk
from caseworker.ui.registers.col import Col, Kind
from caseworker.ui.registers.register import Called
from caseworker.ui.registers.sheet import RegisterSheet

HINT: Final = "Filter by anything that it says"


def named_table(
    desk: Desk, found: FiguresCounted, narrowed: Narrowed, parent: QWidget
) -> RegisterSheet:
    """Each thing that the report counts, narrowed as it is; its groups are columns to choose."""
    ticks = found.chosen(narrowed)
    numbers = {id(tick): str(at) for at, tick in enumerate(ticks)}
    groups = tuple(
        Col(f"group_{at}", title, 150, _group(at), at + 3, Kind.CHOICE)
        for at, title in enumerate(found.report.groups)
    )

    def name(tick: Tick) -> str:
        return found.seen[tick.case].name

    cols = (
        Col("name", "Who", 170, lambda one, _: name(one), 0, strong=True),
        Col(
            "words", "When", 220, lambda one, _: one.words, 1, Kind.DAY, lambda one: one.day,
            grows=True,
        ),
        Col("case", "Case", 100, lambda one, _: one.case, 2),
        *groups,
    )  # fmt: skip
    called = Called(f"named_{found.report.name}", found.report.title, HINT)
    return RegisterSheet(
        desk, called, cols, "words", lambda one: numbers[id(one)], lambda one: one.case, ticks,
        parent,
    )  # fmt: skip


def _group(at: int) -> Callable[[Tick, date], str]:
    """What a tick says of the group with this place in its report; empty where it has none."""
    return lambda one, _: one.groups[at] if at < len(one.groups) else ""
