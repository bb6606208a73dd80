"""One line of the list of those who move to another phase, and what it may be narrowed to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.days import months_on
from caseworker.domain.diary import place_of
from caseworker.domain.phase_line import last_days, now_at, round_of, steps_to
from caseworker.domain.phase_rules import phase_rules
from caseworker.domain.phases import next_move, year_words
from caseworker.domain.placing import Institution, Standing, institutions


class Destination(Enum):
    """How far it is known where somebody goes. The values are the words on screen."""

    NAMED = "Named"
    ASKED = "Asked"
    UNKNOWN = "Not known yet"


@dataclass(frozen=True, slots=True)
class Mover:
    """Somebody who moves to another phase, and how far it has come.

    ``is_entered``: an entry says so, and its clocks run; else it is only worked out. ``step``
    is what comes next, by ``step_by``; empty once the plan names where they go. ``lawful`` is
    the last day of the law for that plan, ``said`` the day by which practice counts.
    """

    case: CaseNumber
    name: str
    officer: OfficerId
    place: str
    year: str
    phase: str
    moves_on: date
    is_entered: bool
    destination: Destination
    institutions: tuple[str, ...]
    awaited: int
    step: str
    step_by: date | None
    lawful: date
    said: date | None

    @property
    def is_done(self) -> bool:
        return self.step_by is None

    @property
    def transfer_year(self) -> int:
        return self.moves_on.year

    def is_to_enter(self, today: date) -> bool:
        """Only worked out, and near enough that its clocks are wanted."""
        begins, _ = months_on(self.moves_on, -phase_rules().months)
        return not self.is_entered and begins <= today

    def is_late(self, today: date) -> bool:
        """Its next step is behind its day."""
        return self.step_by is not None and self.step_by < today

    def days_left(self, today: date) -> int:
        """Days to the last day of the law; below 0 once it has gone."""
        return (self.lawful - today).days

    def last_day_words(self, today: date) -> str:
        """“14 Feb 2027, 77 days left”, or how many days ago it was."""
        return "Done" if self.is_done else _left(self.lawful, today)

    def said_words(self, today: date) -> str:
        """The same for the day by which practice counts; empty where the law names none."""
        return "" if self.is_done or self.said is None else _left(self.said, today)


@dataclass(frozen=True, slots=True)
class MovingOn:
    """Everybody who moves, as all the cases stand ``on`` a day.

    ``cases`` is how many were read, ``hidden`` how many of them are restricted and left out.
    """

    on: date
    cases: int
    movers: tuple[Mover, ...]
    hidden: int = 0

    def with_these(self, of: Collection[CaseNumber], these: MovingOn) -> MovingOn:
        """The same, with these cases as they were read later on the same day."""
        rest = (one for one in self.movers if one.case not in of)
        return replace(these, movers=in_order((*rest, *these.movers)), hidden=self.hidden)

    @property
    def transfer_years(self) -> tuple[int, ...]:
        return tuple(sorted({one.transfer_year for one in self.movers}))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list is narrowed to; None narrows nothing."""

    transfer_year: int | None = None
    phase: str | None = None
    year: str | None = None
    destination: Destination | None = None
    officer: OfficerId | None = None
    typed: str = ""

    def of(self, movers: Iterable[Mover]) -> tuple[Mover, ...]:
        return tuple(one for one in movers if self._holds(one))

    def _holds(self, one: Mover) -> bool:
        said = f"{one.name} {one.case} {one.place} {' '.join(one.institutions)}".casefold()
        return (
            self.transfer_year in {None, one.transfer_year}
            and self.phase in {None, one.phase}
            and self.year in {None, one.year}
            and self.destination in {None, one.destination}
            and self.officer in {None, one.officer}
            and all(word in said for word in self.typed.casefold().split())
        )


def in_order(movers: Iterable[Mover]) -> tuple[Mover, ...]:
    """Whoever has the least time left first."""
    return tuple(sorted(movers, key=lambda one: (one.lawful, one.name, one.case)))


def mover_of(case: Case, today: date) -> Mover | None:
    """The line of a case whose plan is in force; None where no move is known."""
    move = next_move(case, today)
    if move is None:
        return None
    steps = steps_to(case, move)
    now = now_at(steps)
    days = last_days(move)
    asked = institutions(round_of(case, move))
    named = [one for one in asked if one.standing(today) in {Standing.NAMED, Standing.CHOSEN}]
    return Mover(
        case=case.number,
        name=case.person.name,
        officer=case.officer,
        place=place_of(case),
        year=year_words(move.year),
        phase=move.phase.words,
        moves_on=move.moves_on,
        is_entered=move.expected is not None,
        destination=_destination(asked, named),
        institutions=tuple(one.name for one in named or asked),
        awaited=sum(one.is_awaited for one in asked),
        step=now.row.title if now else "",
        step_by=now.by if now else None,
        lawful=days.lawful,
        said=days.said,
    )


def _destination(asked: tuple[Institution, ...], named: list[Institution]) -> Destination:
    if named:
        return Destination.NAMED
    return Destination.ASKED if asked else Destination.UNKNOWN


def _left(day: date, today: date) -> str:
    days = (day - today).days
    count = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}"
    said = f"{day.day} {day:%b %Y}"
    if days == 0:
        return f"{said}, today"
    return f"{said}, {count} left" if days > 0 else f"{said}, {count} ago"
