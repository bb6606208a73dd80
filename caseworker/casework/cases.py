"""Open a case, find out whether there is one already, and keep the person's facts right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Final, cast

from caseworker.casework import entries
from caseworker.casework.facts import gaps_in_facts
from caseworker.casework.known_here import Known, known_here
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import CaseSummary, HistoryLine, Records
from caseworker.casework.undo import PersonBack
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.matching import Who
from caseworker.domain.officer import OfficerId
from caseworker.domain.people import Identifier, Person, gaps_in
from caseworker.domain.settings import settings
from caseworker.domain.under_way import taken_over_words

_OPENED: Final = frozenset({Touched.CASE, Touched.PERSON, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case as the quick form makes it: a person, where they are, and how it came to us.

    ``first`` is the entry that a case of this setting begins with, a detention, say; ``facts``
    are those that its setting asks about; ``earlier`` are entries that earlier records have, and
    ``stands`` the stage that they lead to. ``officer`` is whose case it is, where that isn't
    whoever opens it. All of it is kept, or none.
    """

    person: Person
    setting: str
    opened_on: date
    how: str = ""
    first: Happening | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[Happening, ...] = ()
    stands: str = ""
    officer: OfficerId | None = None


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
    """Open a case and give it its number, with the entry and the facts that it begins with.

    Raises:
        Incomplete: there is no name, the date of birth is impossible, or so is something else
            that it begins with.
    """
    gaps = list(gaps_in(command.person, today=sitting.today))
    if command.setting not in settings():
        gaps.append(Gap("setting", "Choose where the child or young person is."))
    if command.opened_on > sitting.today:
        gaps.append(Gap("opened_on", "The case can't be opened on a day to come."))
    if gaps:
        raise Incomplete(gaps)
    number = records.next_number(sitting.today.year)
    case = Case(number, command.person, command.setting, command.officer or sitting.officer.id)
    if gaps := gaps_in_facts(case, command.facts):
        raise Incomplete(gaps)
    records.open_case(case)
    if command.facts:
        records.write_facts(number, command.facts, sitting.at, sitting.officer.id)
    return replace(_entered(records, case, command, sitting), act="case_opened", made=number)


def _entered(records: Records, case: Case, command: OpenCase, sitting: Sitting) -> Done:
    """Every entry that the case begins with; the last is what was done, as of any other duty."""
    about = {"how": command.how}
    if command.earlier or command.stands:
        about |= {"taken_over": taken_over_words(), "stands": command.stands}
    opened = Happening("case_opened", command.opened_on, facts=about)
    first = (command.first,) if command.first is not None else ()
    done: Done | None = None
    for happening in (opened, *first, *command.earlier):
        if done is not None:
            who = sitting.officer
            line = HistoryLine(case.number, sitting.at, who.id, who.name, done.sentence, done.event)
            records.write_history(line)
        event = entries.add(records, records.case(case.number), happening, sitting)
        done = entries.said(records, records.case(case.number), event, _OPENED)
    return cast("Done", done)


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
        each.name.replace("_", " ")
        for each in fields(Person)
        if getattr(before, each.name) != getattr(command.person, each.name)
    ]
    records.save_person(command.case, command.person)
    what = ", ".join(changed) if changed else "nothing"
    return Done(
        case=command.case,
        touched=frozenset({Touched.PERSON, Touched.CASE}),
        sentence=f"Changed the person's facts: {what}.",
        act="person_changed",
        undo=PersonBack(command.case, before, command.person) if changed else None,
    )


def doubles(
    given: str, family: str, born: date | None, numbers: tuple[Identifier, ...] = ()
) -> Callable[[Records, date], Doubles]:
    """A question: who is already here under a name like this, born on this day, or so numbered?"""

    def ask(records: Records, today: date) -> Doubles:
        del today
        return Doubles(known_here(records, Who(given, family, born, identifiers=numbers)))

    return ask


def register(
    *, closed: bool = False, of: Collection[CaseNumber] | None = None
) -> Callable[[Records, date], tuple[CaseSummary, ...]]:
    """A question: every case as the list of cases shows it, or these alone."""

    def ask(records: Records, today: date) -> tuple[CaseSummary, ...]:
        del today
        return records.summaries(closed=closed, of=of)

    return ask
