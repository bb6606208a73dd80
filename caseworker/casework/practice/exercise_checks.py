"""What of an exercise is to be seen in the practice store: each check, asked of the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.practice.exercises import Check, Exercise
from caseworker.casework.practice.progress import Begun
from caseworker.casework.records import Records
from caseworker.casework.summaries import summarise
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.states import state_of


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and whether it is there."""

    words: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class _At:
    """The case as it stands, what was entered since the exercise was begun, what is owed on it."""

    case: Case
    since: tuple[Event, ...]
    owed: frozenset[str]
    today: date


def looked_over(exercise: Exercise, begun: Begun) -> Callable[[Records, date], tuple[Found, ...]]:
    """A question: what of the exercise has been done since it was begun."""

    def ask(records: Records, today: date) -> tuple[Found, ...]:
        number = CaseNumber(begun.case) if begun.case else case_of(records, exercise)
        if number is None:
            return tuple(Found(check.words, is_there=False) for check in exercise.checks)
        case = records.case(number)
        owed = frozenset(due.row for due in summarise(case, records.office(), today).dues)
        at = _At(case, case.events[begun.events :], owed, today)
        return tuple(Found(check.words, _LOOKS[check.look](at, check)) for check in exercise.checks)

    return ask


def case_of(records: Records, exercise: Exercise) -> CaseNumber | None:
    """The case that the exercise is about: the newest open one of that person; None if none is."""
    name, born = _whose(exercise)
    found = [one.number for one in records.summaries() if (one.name, one.born) == (name, born)]
    return max(found, key=_as_counted, default=None)


def _whose(exercise: Exercise) -> tuple[str, date]:
    from caseworker.casework.practice.casebook import child  # noqa: PLC0415 - it reads every paper

    if exercise.somebody is not None:
        one = exercise.somebody
        return f"{one.given} {one.family}", one.born
    person = child(exercise.child).story.opening.person
    return person.name, person.born


def _as_counted(number: CaseNumber) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("-"))


def _has_entry(at: _At, check: Check) -> bool:
    return any(
        event.kind == check.of
        and all(_says(event, name, said) for name, said in check.facts.items())
        and all(event.facts.get(name, "").strip() for name in check.given)
        for event in at.since
        if event in at.case.live
    )


def _says(event: Event, name: str, said: str) -> bool:
    return said.casefold() in event.facts.get(name, "").casefold()


def _has_correction(at: _At, check: Check) -> bool:
    return any(event.kind == check.of and event.replaces for event in at.since)


def _stands_in(at: _At, check: Check) -> bool:
    there = state_of(at.case, at.today)
    return check.of in {there.state.id, there.inner.id}


def _is_not_owed(at: _At, check: Check) -> bool:
    return str(check.of) not in at.owed


def _is_noted(at: _At, check: Check) -> bool:
    wanted: Mapping[str, str] = check.of
    return all(
        said.casefold() in at.case.facts.get(name, "").casefold() for name, said in wanted.items()
    )


def _is_opened(at: _At, check: Check) -> bool:
    return at.case.setting == str(check.of)


_LOOKS: Final[Mapping[str, Callable[[_At, Check], bool]]] = {
    "entry": _has_entry,
    "corrects": _has_correction,
    "state": _stands_in,
    "not_owed": _is_not_owed,
    "noted": _is_noted,
    "opened": _is_opened,
}
"""Each of ``exercises.LOOKS``."""
