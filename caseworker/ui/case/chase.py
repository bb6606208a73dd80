"""Chasing what somebody else owes: the step, and the letter that goes with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caseworker.casework.chasing import chase_of, letter_to_chase
from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.papers.letter_sheet import LetterSheet


def chase_step(seen: CaseSeen, due: Due) -> NextStep | None:
    """The step by which whoever owes this is reminded; None where there is none (``chase_of``)."""
    chase = chase_of(seen.case, due)
    if chase is None:
        return None
    return NextStep("Chase…", Way.RECORD, (chase.kind.name,), due.duty, chase.facts)


def chase_by_letter(
    desk: Desk, number: CaseNumber, key: str, owner: QWidget, otherwise: Callable[[], None]
) -> None:
    """Open the letter that chases the duty with this key; ``otherwise`` where there is none."""

    def write(letter: ToWrite | None) -> None:
        if letter is None:
            otherwise()
        else:
            LetterSheet(desk, number, letter, owner.window()).open()

    desk.see(owner, letter_to_chase(number, key), write)


def delay_step(due: Due) -> NextStep | None:
    """Claiming an exception for what we owe, which its letter tells; None where none is listed."""
    kinds = [kind for kind in event_kinds().values() if kind.excuses]
    if not (due.ours and due.is_open and due.row.unless and kinds):
        return None
    return NextStep("Letter…", Way.RECORD, (kinds[0].name,), due.duty, {"limit": due.id})


def write_letter_of(desk: Desk, number: CaseNumber, done: Done, owner: QWidget) -> None:
    """Open the letter that goes with what was just recorded, if there is one."""

    def write(letters: tuple[ToWrite, ...]) -> None:
        letter = next((one for one in letters if one.event == done.event), None)
        if letter is not None:
            LetterSheet(desk, number, letter, owner.window()).open()

    desk.see(owner, letters_for(number), write)
