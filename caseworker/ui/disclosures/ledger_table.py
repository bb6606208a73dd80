"""The ledger as a table: what each column says of a copy that left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.casework.ledger_pages import SeenRows
from caseworker.domain.days import day_words
from caseworker.domain.ledger import LedgerRow
from caseworker.domain.moments import day_of
from caseworker.ui.desk import Desk
from caseworker.ui.registers.col import Col, Kind
from caseworker.ui.registers.register import Called
from caseworker.ui.registers.sheet import RegisterSheet

CALLED: Final = Called("ledgerTable", "The ledger", "Filter by anything that it says")


def cols_of(seen: SeenRows) -> Sequence[Col]:
    """The columns, for the names of the persons that were read with the lines."""
    return (
        Col("to", "For whom", 180, lambda one, _: one.to, 0, strong=True, grows=True),
        Col("day", "Day", 130, lambda one, _: day_words(_day(one)), 1, Kind.DAY, _day),
        Col("name", "Whose case", 160, lambda one, _: seen.name_of(one), 2),
        Col("what", "What left", 190, lambda one, _: one.contents, 3, Kind.CHOICE, grows=True),
        Col("state", "Where it is", 150, lambda one, _: one.state, 4, Kind.CHOICE),
        Col("officer", "Made by", 140, lambda one, _: one.officer, 5, Kind.CHOICE),
        Col("number", "Number", 100, lambda one, _: one.number, 6, key=_place),
        Col("case", "Case", 100, lambda one, _: one.case or "", 7),
        Col("reason", "Why", 180, lambda one, _: one.reason, 8, usual=False),
        Col(
            "destroy", "Destroy by", 130, _destroy_by, 9, Kind.DAY,
            lambda one: one.destroy_by, usual=False,
        ),
    )  # fmt: skip


def ledger_table(desk: Desk, seen: SeenRows, parent: QWidget) -> RegisterSheet:
    """Every line that is found, and not only those that the card has room for."""
    return RegisterSheet(
        desk,
        CALLED,
        cols_of(seen),
        "number",
        lambda one: one.number,
        lambda one: one.case,
        seen.rows,
        parent,
    )


def _place(row: LedgerRow) -> tuple[str, int, str]:
    """By its year, and then by its number in it: 2026-9999 comes before 2026-10000."""
    return row.number[:4], len(row.number), row.number


def _day(row: LedgerRow) -> date:
    return day_of(row.at)


def _destroy_by(row: LedgerRow, today: date) -> str:
    del today
    day = row.destroy_by
    return day_words(day) if day else ""
