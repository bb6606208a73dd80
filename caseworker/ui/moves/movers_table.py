"""Those who move on as a table: what each column says, and how it is coloured."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.domain.phase_list import Destination, Mover
from caseworker.ui.palette import Tone
from caseworker.ui.parts.typed_day import short_day
from caseworker.ui.people_table import Col, PeopleTable

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
    Col("Name", 150, lambda one, _: one.name, lambda one: one.name.casefold(), 0),
    Col("Year", 92, lambda one, _: one.year, lambda one: (len(one.year), one.year), 2),
    Col("Move", 186, _move, lambda one: (one.phase, one.name), 5),
    Col("Where now", 160, lambda one, _: one.place, lambda one: (one.place, one.name), 7),
    Col(
        "Destination",
        180,
        _where_to,
        lambda one: (one.destination.name, one.institutions),
        3,
        _of_destination,
    ),
    Col("Next step", 180, _step, lambda one: (one.step_by or date.max, one.name), 4, _of_step),
    Col(
        "Last day of the law",
        150,
        lambda one, today: one.last_day_words(today),
        lambda one: (one.is_done, one.lawful, one.name),
        1,
        _of_day,
    ),
    Col(
        "As practice counts",
        150,
        lambda one, today: one.said_words(today),
        lambda one: (one.is_done, one.said or date.max, one.name),
        6,
        _of_day,
    ),
    Col("Case", 104, lambda one, _: str(one.case), lambda one: str(one.case), 8),
)


class MoversTable(PeopleTable):
    """The rows that are shown, whoever has the least time left first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLS, 6, "moversTable", "Those who move on", parent)
