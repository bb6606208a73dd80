"""Open a case, find out whether there is one already, and keep the person's facts right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date

from caseworker.casework import entries
from caseworker.casework.known_here import Known, known_here
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import CaseSummary, Records
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.matching import Who
from caseworker.domain.people import Person, gaps_in
from caseworker.domain.settings import settings


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case as the quick form makes it: a person, where they are, and how it came to us."""

    person: Person
    setting: str
    opened_on: date
    how: str = ""


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """The person's facts as they should now stand."""

    case: CaseNumber
    person: Person


@dataclass(frozen=True, slots=True)
class Doubles:
    """Cases that may be about the same person, the likeliest first. They never block."""

    found: tuple[Known, ...]


def open_case(records: Records, command: OpenCase, sitting: Sitting) -> Done:
    """Open a case and give it its number.

    Raises:
        Incomplete: there is no name, or the date of birth is impossible.
    """
    gaps = list(gaps_in(command.person, today=sitting.today))
    if command.setting not in settings():
        gaps.append(Gap("setting", "Choose where the child or young person is."))
    if command.opened_on > sitting.today:
        gaps.append(Gap("opened_on", "The case can't be opened on a day to come."))
    if gaps:
        raise Incomplete(gaps)
    number = records.next_number(sitting.today.year)
    case = Case(number, command.person, command.setting, sitting.officer.id)
    records.open_case(case)
    happening = Happening("case_opened", command.opened_on, facts={"how": command.how})
    event = entries.add(records, case, happening, sitting)
    done = entries.said(
        records, case, event, frozenset({Touched.CASE, Touched.PERSON, Touched.DIARY})
    )
    return replace(done, made=number)


def change_person(records: Records, command: ChangePerson, sitting: Sitting) -> Done:
    """Keep the person's facts as they now stand; the history says which changed.

    Raises:
        Incomplete: a fact is impossible.
    """
    gaps = list(gaps_in(command.person, today=sitting.today))
    if gaps:
        raise Incomplete(gaps)
    before = records.case(command.case).person
    changed = [
        field.name.replace("_", " ")
        for field in fields(Person)
        if getattr(before, field.name) != getattr(command.person, field.name)
    ]
    records.save_person(command.case, command.person)
    what = ", ".join(changed) if changed else "nothing"
    return Done(
        case=command.case,
        touched=frozenset({Touched.PERSON, Touched.CASE}),
        sentence=f"Changed the person's facts: {what}.",
        act="person_changed",
    )


def doubles(given: str, family: str, born: date | None) -> Callable[[Records, date], Doubles]:
    """A question: who is already here under a name like this, or born on this day?"""

    def ask(records: Records, today: date) -> Doubles:
        del today
        return Doubles(known_here(records, Who(given, family, born)))

    return ask


def register(*, closed: bool = False) -> Callable[[Records, date], tuple[CaseSummary, ...]]:
    """A question: every case, as the list of cases shows it."""

    def ask(records: Records, today: date) -> tuple[CaseSummary, ...]:
        del today
        return records.summaries(closed=closed)

    return ask
