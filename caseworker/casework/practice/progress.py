"""How far an officer has come with the guided practice, kept in the practice store."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting
from caseworker.casework.practice.exercises import exercise
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed
from caseworker.domain.officer import OfficerId

FORM: Final = "guided-practice"


@dataclass(frozen=True, slots=True)
class Begun:
    """Where an exercise began: the case, and how many entries it had. ``done``: on which day."""

    case: str = ""
    events: int = 0
    done: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin the exercise of that name on that case; empty where the case is to be opened."""

    exercise: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """All of the exercise was found done."""

    exercise: str


def progress_of(officer: OfficerId) -> Callable[[Records, date], Mapping[str, Begun]]:
    """A question: each exercise that this officer has begun, by its name."""

    def ask(records: Records, today: date) -> Mapping[str, Begun]:
        del today
        return _kept(records, officer)

    return ask


def begin_exercise(records: Records, command: Begin, sitting: Sitting) -> Done:
    """Count from now on what is done on the case.

    Raises:
        NotAllowed: these are real records.
        LookupError: there is no such exercise.
    """
    _refuse_real(records)
    title = exercise(command.exercise).title
    before = len(records.case(CaseNumber(command.case)).events) if command.case else 0
    _keep(records, sitting, command.exercise, Begun(command.case, before))
    return _done(f"Began the exercise “{title}”.", "practice_exercise_begun", command.exercise)


def finish_exercise(records: Records, command: Finish, sitting: Sitting) -> Done:
    """Keep that it is done, and when. Raises as ``begin_exercise`` does."""
    _refuse_real(records)
    title = exercise(command.exercise).title
    begun = _kept(records, sitting.officer.id).get(command.exercise, Begun())
    done = replace(begun, done=sitting.today.isoformat())
    _keep(records, sitting, command.exercise, done)
    return _done(f"Did the exercise “{title}”.", "practice_exercise_done", command.exercise)


def _refuse_real(records: Records) -> None:
    if not records.office().practice:
        raise NotAllowed("The guided practice is for the practice casebook only.")


def _kept(records: Records, officer: OfficerId) -> Mapping[str, Begun]:
    text = records.draft(FORM, officer)
    return {name: Begun(**row) for name, row in json.loads(text).items()} if text else {}


def _keep(records: Records, sitting: Sitting, name: str, begun: Begun) -> None:
    all_of_it = {**_kept(records, sitting.officer.id), name: begun}
    text = json.dumps({each: asdict(row) for each, row in all_of_it.items()})
    records.keep_draft(FORM, sitting.officer.id, text, sitting.at)


def _done(sentence: str, act: str, name: str) -> Done:
    return Done(case=None, touched=frozenset(), sentence=sentence, act=act, made=name)
