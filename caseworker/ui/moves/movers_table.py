"""Those who move on as a table: what each column says, and how it is coloured."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.domain.phase_list import Destination, Mover
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts.typed_day import short_day
from caseworker.ui.registers.col import Col, Kind
from caseworker.ui.registers.register import Called, Register

SOON: Final = 28


def _step(one: Mover, today: date) -> str:
    if one.step_by is None:
        return "The plan names it"
    when = "was due" if one.is_late(today) else "by"
    return f"{one.step}, {when} {short_day(one.step_by, today)}"


def _where_to(one: Mover, today: date) -> str:
    del today
    names = ", ".join(one.institutions)
    return f"{one.destination.value}, {names}" if names else one.destination.value


def _move(one: Mover, today: date) -> str:
    del today
    return one.phase if one.is_entered else f"{one.phase} (worked out)"


TONES: Final = {
    Destination.NAMED: Tone.GREEN,
    Destination.ASKED: Tone.BLUE,
    Destination.UNKNOWN: Tone.AMBER,
}


def _of_destination(one: Mover, today: date) -> Tone:
    del today
    return TONES[one.destination]


def _of_step(one: Mover, today: date) -> Tone:
    if one.is_done:
        return Tone.GREEN
    return Tone.RED if one.is_late(today) else Tone.PLAIN


def _of_day(one: Mover, today: date) -> Tone | None:
    if one.is_done:
        return None
    left = one.days_left(today)
    return Tone.RED if left < 0 else Tone.AMBER if left <= SOON else Tone.PLAIN


COLS: Final = (
    Col("name", "Name", 150, lambda one, _: one.name, 0, strong=True),
    Col(
        "year", "Year", 92, lambda one, _: one.year, 2, Kind.CHOICE,
        key=lambda one: (len(one.year), one.year),
    ),
    Col("move", "Move", 186, _move, 5, Kind.CHOICE),
    Col("place", "Where now", 160, lambda one, _: one.place, 7, Kind.CHOICE),
    Col(
        "destination", "Destination", 180, _where_to, 3, Kind.CHOICE,
        key=lambda one: (one.destination.name, one.institutions),
        values=lambda one: (one.destination.value, *one.institutions), tone=_of_destination,
    ),
    Col("step", "Next step", 180, _step, 4, Kind.DAY, lambda one: one.step_by, tone=_of_step),
    Col(
        "lawful", "Last day of the law", 150, lambda one, today: one.last_day_words(today), 1,
        Kind.DAY, lambda one: None if one.is_done else one.lawful, tone=_of_day,
    ),
    Col(
        "said", "As practice counts", 150, lambda one, today: one.said_words(today), 6,
        Kind.DAY, lambda one: None if one.is_done else one.said, tone=_of_day,
    ),
    Col("case", "Case", 104, lambda one, _: str(one.case), 8),
)  # fmt: skip


class MoversTable(Register):
    """The rows that are shown, whoever has the least time left first."""

    def __init__(self, desk: Desk, nothing: QWidget) -> None:
        called = Called("movers", "Those who move on", tall=True)
        super().__init__(desk, called, COLS, "lawful", lambda one: str(one.case), nothing=nothing)
