"""Those who leave as a table: what each column says, and how it is coloured."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.domain.leaving_list import Leaver
from caseworker.ui.palette import Tone
from caseworker.ui.parts.typed_day import how_long, short_day
from caseworker.ui.people_table import Col, PeopleTable

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
    del today
    if not one.undone:
        return "Nothing"
    rest = f", and {len(one.undone) - 1} more" if len(one.undone) > 1 else ""
    return f"{one.undone[0]}{rest}"


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
    Col("Name", 140, lambda one, _: one.name, lambda one: one.name.casefold(), 0),
    Col("Day", 150, _day, lambda one: (one.on, one.name), 1, _of_day),
    Col("Why", 170, _why, lambda one: (one.why, one.on), 4),
    Col("Education", 120, _education, lambda one: (one.settled, one.on), 2, _of_education),
    Col("Where to", 150, lambda one, _: one.whereto, lambda one: (one.whereto, one.on), 5),
    Col("Authority there", 140, lambda one, _: one.authority, lambda one: one.authority, 6),
    Col(
        "Still to be done", 200, _undone, lambda one: (-one.late, -len(one.undone)), 3, _of_undone
    ),
    Col("Case", 100, lambda one, _: str(one.case), lambda one: str(one.case), 7),
)  # fmt: skip


class LeaversTable(PeopleTable):
    """The rows that are shown, whoever leaves first on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLS, 1, "leaversTable", "Those who leave", parent)
