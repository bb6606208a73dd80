"""Chasing what somebody else owes: the step, and the letter that goes with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.casework.addressees import likely_to_answer
from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.papers.letter_sheet import LetterSheet


def chase_step(seen: CaseSeen, due: Due) -> NextStep | None:
    """How whoever owes this is reminded; None where that is nobody else, or not at this stage.

    An adviser who was asked is reminded by the entry that names the request; any other by the
    entry that names the duty.
    """
    kinds = event_kinds()
    if not due.is_chased:
        return None
    may = [kind for kind in kinds.values() if kind.chases and seen.case.may(kind, kinds)]
    may.sort(key=lambda kind: not _tells_apart(kind, due))
    if not may:
        return None
    if _tells_apart(may[0], due):
        given = {due.row.match: due.about, "request": str(due.started_by)}
    else:
        whom = due.about or likely_to_answer(seen.case.person, due.whose)
        given = {"limit": due.id, "chased": whom, "how": "Letter"}
    return NextStep("Chase…", Way.RECORD, (may[0].name,), due.duty, given)


def write_letter_of(desk: Desk, number: CaseNumber, done: Done, owner: QWidget) -> None:
    """Open the letter that goes with what was just recorded, if there is one."""

    def write(letters: tuple[ToWrite, ...]) -> None:
        letter = next((one for one in letters if one.event == done.event), None)
        if letter is not None:
            LetterSheet(desk, number, letter, owner.window()).open()

    desk.see(owner, letters_for(number), write)


def _tells_apart(kind: EventKind, due: Due) -> bool:
    return bool(due.row.match) and kind.fact(due.row.match) is not None
