"""Which move from one phase of education to the next comes for a person, and when.

It is worked out from the year group and the schools that there are, until an officer enters it;
what stays as it is worked out needs no entry to be seen, but only an entry begins its clocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.ages import SEPTEMBER, school_year_of, year_group
from caseworker.domain.case import Case, Event
from caseworker.domain.diary import place_of
from caseworker.domain.phase_rules import Phase, Schools, phase_rules

EXPECTED: Final = "phase_transfer_expected"
NOTED: Final = "schooling_noted"


@dataclass(frozen=True, slots=True)
class NextMove:
    """A move that lies ahead: which, when, and out of which school year.

    ``year`` is the year group in the school year before it; None where the phase is tied to
    none. ``expected`` is the entry that says so; without one it is only worked out. ``noted``
    is what an officer put right about it, ``schools`` how the schools are taken to be.
    """

    phase: Phase
    moves_on: date
    year: int | None
    schools: Schools
    expected: Event | None = None
    noted: Event | None = None

    @property
    def school_year(self) -> int:
        """The year in which the school year begins that the move ends."""
        return school_year_of(self.moves_on) - 1

    @property
    def facts(self) -> dict[str, str]:
        """What the entry says that expects it."""
        return {"phase": self.phase.words, "moves_on": self.moves_on.isoformat()}


def next_move(case: Case, today: date) -> NextMove | None:
    """The first move that has not come ``today``; None where none is known.

    An entry wins over what is worked out, unless something was put right after it.
    """
    noted = case.last(NOTED)
    schools = schools_of(case)
    expected = _expected(case, noted, today)
    if expected is not None:
        phase = phase_rules().phase(expected.facts["phase"])
        day = date.fromisoformat(expected.facts["moves_on"])
        year = None if phase.after is None else effective_year(case, before(day))
        return NextMove(phase, day, year, schools, expected, noted)
    return _worked_out(case, schools, noted, today)


def schools_of(case: Case) -> Schools:
    """Which schools follow each other: as an officer noted, or as the present one is called."""
    noted = case.last(NOTED)
    said = noted.facts.get("schools", "") if noted else ""
    if said:
        return phase_rules().schools_called(said)
    return phase_rules().schools_by_place(place_of(case))


def effective_year(case: Case, on: date) -> int:
    """The year group that the person is in, which may be another than that of their age."""
    noted = case.last(NOTED)
    behind = phase_rules().behind(noted.facts.get("group", "")) if noted else 0
    return year_group(case.person.born, on) - behind


def year_words(year: int | None) -> str:
    """“Year 6”, “Reception”; empty for None."""
    if year is None:
        return ""
    if year < 0:
        return "Before Reception"
    return f"Year {year}" if year else "Reception"


def before(day: date) -> date:
    """A day of the school year that ends with a move on ``day``."""
    return date(school_year_of(day) - 1, SEPTEMBER, 1)


def _expected(case: Case, noted: Event | None, today: date) -> Event | None:
    """The last entry that expects a move which has not come, if nothing was put right since."""
    found = case.last(EXPECTED)
    if found is None or date.fromisoformat(found.facts["moves_on"]) < today:
        return None
    order = list(case.live)
    is_overtaken = noted is not None and order.index(noted) > order.index(found)
    return None if is_overtaken else found


def _worked_out(case: Case, schools: Schools, noted: Event | None, today: date) -> NextMove | None:
    year = effective_year(case, today)
    for name in schools.phases:
        phase = phase_rules().phase(name)
        if phase.after is not None and phase.after >= year:
            began = school_year_of(today) + phase.after - year
            moves_on = date(began + 1, SEPTEMBER, 1)
            return NextMove(phase, moves_on, phase.after, schools, None, noted)
    return None
