"""Meetings that were planned: moved to another day, with what moves with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting
from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import Records
from caseworker.casework.supposing import what_if
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Nature
from caseworker.domain.what_if import Change


@dataclass(frozen=True, slots=True)
class MoveMeeting:
    """Move a planned meeting, known by the entry that planned it, to another day."""

    case: CaseNumber
    event: EventId
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned meeting, in the words of the entry that planned it.

    ``calendar`` has the bank holidays of this office, for the day that it is moved to.
    """

    case: CaseNumber
    event: EventId
    what: str
    name: str
    on: date
    time: str
    where: str
    calendar: Calendar = field(default_factory=england)


def meeting(number: CaseNumber, event: EventId) -> Callable[[Records, date], Meeting]:
    """A question: one planned meeting.

    Raises:
        NotFound: there is no such entry.
        NotAllowed: it plans no meeting, or was corrected since.
    """

    def ask(records: Records, today: date) -> Meeting:
        del today
        case = records.case(number)
        planned = _planned(case, event)
        return Meeting(
            case=number,
            event=event,
            what=planned.facts.get("what", ""),
            name=case.person.name,
            on=_day_of(planned),
            time=planned.facts.get("time", ""),
            where=planned.facts.get("where", ""),
            calendar=calendar_of(records.office()),
        )

    return ask


def what_moves(
    number: CaseNumber, event: EventId, on: date
) -> Callable[[Records, date], tuple[Change, ...]]:
    """A question: the duties that would be others if the meeting were on that day."""

    def ask(records: Records, today: date) -> tuple[Change, ...]:
        case = records.case(number)
        planned = _planned(case, event)
        moved = Happening(
            planned.kind,
            planned.day,
            planned.sent,
            planned.served,
            _facts_on(planned, on),
            replaces=planned.id,
        )
        return what_if(records, case, moved, today)

    return ask


def move_meeting(records: Records, command: MoveMeeting, sitting: Sitting) -> Done:
    """Correct the entry that planned the meeting. Both stay in the history.

    Raises:
        Incomplete: it is on that day already, or the day has gone.
        NotAllowed: the entry plans no meeting, or was corrected since.
    """
    case = records.case(command.case)
    planned = _planned(case, command.event)
    before = _day_of(planned)
    if command.on == before:
        raise Incomplete([Gap("on", f"It is planned for {plain(before)} already.")])
    if command.on < sitting.today:
        words = f"{plain(command.on)} has gone. Record that it was held, or choose a day to come."
        raise Incomplete([Gap("on", words)])
    happening = Happening(
        kind=planned.kind,
        day=planned.day,
        sent=planned.sent,
        served=planned.served,
        facts=_facts_on(planned, command.on),
        replaces=planned.id,
    )
    event = entries.add(records, case, happening, sitting)
    what = planned.facts.get("what", "")
    why = command.why.strip()
    sentence = f"Moved a meeting ({what}) from {plain(before)} to {plain(command.on)}."
    return Done(
        case=case.number,
        touched=entries.CHANGED,
        sentence=f"{sentence} Reason: {why}" if why else sentence,
        act=f"corrected:{planned.kind}",
        event=event.id,
    )


def day_facts() -> dict[str, str]:
    """The kinds of entry that plan something for a day, and the fact in which the day stands."""
    return {
        kind: row.from_fact
        for row in the_law().time_limits
        if row.from_fact and row.nature is Nature.APPOINTMENT
        for kind in row.triggers
    }


def _planned(case: Case, event: EventId) -> Event:
    found = case.event(event)
    if found.kind not in day_facts():
        raise NotAllowed("That entry plans no meeting.")
    if found not in case.live:
        raise NotAllowed("That meeting has been moved already.", instead="Look at the diary again.")
    return found


def _day_of(planned: Event) -> date:
    return date.fromisoformat(planned.facts[day_facts()[planned.kind]])


def _facts_on(planned: Event, on: date) -> dict[str, str]:
    return {**planned.facts, day_facts()[planned.kind]: on.isoformat()}
