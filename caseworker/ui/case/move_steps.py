"""What a line of a checklist opens: a letter, a paper, an entry to put right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, EventId
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import CorrectSheet
from caseworker.ui.papers import show_paper
from caseworker.ui.papers.letter_sheet import LetterSheet

NOT_YET = "This letter isn’t offered on the case as it stands now."


def write_letter(desk: Desk, number: CaseNumber, letter: str, owner: QWidget) -> None:
    """Open the form of that letter; say so where nothing has happened yet that it goes with."""

    def write(letters: tuple[ToWrite, ...]) -> None:
        found = next((one for one in letters if one.letter == letter), None)
        if found is None:
            desk.refused.emit(NOT_YET, "Record on the case what it tells of.")
        else:
            LetterSheet(desk, number, found, owner.window()).open()

    desk.see(owner, letters_for(number), write)


def show_own_paper(desk: Desk, number: CaseNumber, paper: str, owner: QWidget) -> None:
    """Look at a paper that is drawn of the case itself."""
    show_paper(owner, desk, Wanted(paper, number))


def correct_entry(desk: Desk, seen: CaseSeen, event: str, owner: QWidget) -> None:
    """Put an entry right, if it still stands."""
    heir = seen.case.heir(EventId(event))
    if heir is not None:
        CorrectSheet(desk, heir, seen.around, owner.window()).open()
