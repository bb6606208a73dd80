"""An exercise from its beginning: the case it was done on is put away, the child is told anew."""

from __future__ import annotations

from caseworker.casework.entries import Record, record
from caseworker.casework.practice.casebook import child
from caseworker.casework.practice.clock import movable
from caseworker.casework.practice.exercise_checks import case_of
from caseworker.casework.practice.exercises import Exercise
from caseworker.casework.practice.story import tell
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import NotAllowed

WHY = "The exercise was begun again"


def case_to_begin(store: OpenStore, exercise: Exercise) -> CaseNumber | None:
    """The case to do it on; None where it is to be opened. A child that is gone is told anew."""
    if exercise.somebody is not None:
        return None
    found = store.office.see(lambda records, _: case_of(records, exercise))
    return found or told_anew(store, exercise)


def told_anew(store: OpenStore, exercise: Exercise) -> CaseNumber | None:
    """Close the case as one that was opened by mistake, and tell the child's story once more.

    What was done before stays where it is, in the closed case. Answers with the new case;
    None where the exercise itself opens it.

    Raises:
        NotAllowed: these are real records.
    """
    if not store.practice:
        raise NotAllowed("The guided practice is for the practice casebook only.")
    office = store.office
    before = office.see(lambda records, _: case_of(records, exercise))
    if before is not None:
        closing = Happening("opened_by_mistake", office.today, facts={"reasons": WHY})
        office.do(record, Record(before, closing))
    if exercise.somebody is not None:
        return None
    (number,) = tell(office, movable(store.clock), (child(exercise.child).story,))
    return number
