"""Meetings that were planned: moved to another day, with what moves with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening
from caseworker.domain.days import plain
from caseworker.domain.diary import actors_of, case_dues
from caseworker.domain.due import Due
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Nature

_Key = tuple[str, str, EventId, str]  # one clock of a case: two rows may share an id


@dataclass(frozen=True, slots=True)
class MoveMeeting:
    """Move a planned meeting, known by the entry that planned it, to another day."""

    case: CaseNumber
    event: EventId
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned meeting, in the words of the entry that planned it."""

    case: CaseNumber
    event: EventId
    what: str
    name: str
    on: date
    time: str
    where: str


@dataclass(frozen=True, slots=True)
class Moved:
    """One duty whose day another meeting day would change. None is no day, or no duty."""

    duty: str
    before: date | None
    after: date | None


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
        )

    return ask


def what_moves(
    number: CaseNumber, event: EventId, on: date
) -> Callable[[Records, date], tuple[Moved, ...]]:
    """A question: the duties whose days would be others if the meeting were on that day."""

    def ask(records: Records, today: date) -> tuple[Moved, ...]:
        case = records.case(number)
        planned = _planned(case, event)
        moved = replace(planned, facts=_facts_on(planned, on))
        events = tuple(moved if each.id == event else each for each in case.events)
        ours = actors_of(records.office().kinds)
        before = _by_row(case_dues(case, today, ours))
        after = _by_row(case_dues(replace(case, events=events), today, ours))
        return tuple(_differences(before, after))

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


def _by_row(dues: Iterable[Due]) -> dict[_Key, Due]:
    return {_key(due): due for due in dues if due.is_open}


def _key(due: Due) -> _Key:
    return due.row.name, due.row.regime, due.started_by, due.about


def _differences(before: dict[_Key, Due], after: dict[_Key, Due]) -> Iterable[Moved]:
    for key in dict.fromkeys((*before, *after)):
        was, will = before.get(key), after.get(key)
        days = (was.by if was else None, will.by if will else None)
        one = was or will
        if one is not None and days[0] != days[1]:
            duty = f"{one.duty}: {one.about}" if one.about else one.duty
            yield Moved(duty, *days)
