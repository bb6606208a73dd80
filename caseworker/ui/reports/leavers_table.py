"""Those who leave as a table: what each column says, and how it is coloured."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.domain.leaving_list import Leaver
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts.typed_day import how_long, short_day
from caseworker.ui.registers.col import Col, Kind
from caseworker.ui.registers.register import Called, Register

SOON: Final = 7


def _day(one: Leaver, today: date) -> str:
    return f"{short_day(one.on, today)}, {how_long(one.on, today)}"


def _why(one: Leaver, today: date) -> str:
    del today
    return one.why if one.what in {"", one.why} else f"{one.why}: {one.what}"


def _education(one: Leaver, today: date) -> str:
    del today
    return f"{one.education[:1].upper()}{one.education[1:]}"


def _undone(one: Leaver, today: date) -> str:
    """How many before which: the end is what a narrow column loses."""
    del today
    if not one.undone:
        return "Nothing"
    first, *rest = one.undone
    return f"{len(one.undone)} things, first: {first}" if rest else first


def _of_day(one: Leaver, today: date) -> Tone:
    left = one.days_left(today)
    return Tone.RED if left < 0 else Tone.AMBER if left <= SOON else Tone.PLAIN


def _of_education(one: Leaver, today: date) -> Tone:
    del today
    return Tone.GREEN if one.settled else Tone.AMBER


def _of_undone(one: Leaver, today: date) -> Tone:
    del today
    return Tone.RED if one.late else Tone.PLAIN if one.undone else Tone.GREEN


COLS: Final = (
    Col("name", "Name", 140, lambda one, _: one.name, 0, strong=True),
    Col("day", "Day", 150, _day, 1, Kind.DAY, lambda one: one.on, tone=_of_day),
    Col("why", "Why", 170, _why, 4, Kind.CHOICE, values=lambda one: (one.why,)),
    Col(
        "education", "Education", 120, _education, 2, Kind.CHOICE,
        key=lambda one: (one.settled, one.on), tone=_of_education,
    ),
    Col("whereto", "Where to", 150, lambda one, _: one.whereto, 5, Kind.CHOICE),
    Col("authority", "Authority there", 140, lambda one, _: one.authority, 6, Kind.CHOICE),
    Col(
        "undone", "Still to be done", 200, _undone, 3, Kind.CHOICE,
        key=lambda one: (-one.late, -len(one.undone)), values=lambda one: one.undone,
        tone=_of_undone,
    ),
    Col("case", "Case", 100, lambda one, _: str(one.case), 7),
)  # fmt: skip


class LeaversTable(Register):
    """The rows that are shown, whoever leaves first on top."""

    def __init__(self, desk: Desk, nothing: QWidget) -> None:
        called = Called("leavers", "Those who leave", tall=True)
        super().__init__(desk, called, COLS, "day", lambda one: str(one.case), nothing=nothing)
