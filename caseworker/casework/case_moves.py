"""The moves of a case, with what the ledger says has left for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Final

from caseworker.casework.letter_shelf import shelf
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.documents import documents
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.diary import actors_of
from caseworker.domain.due import Due
from caseworker.domain.ledger import LedgerAsked, LedgerLine, Went
from caseworker.domain.moments import day_of
from caseworker.domain.moves import Act, Told, the_moves
from caseworker.domain.moving import LetOut, Move, Us, moves_of

HANDED_OVER: Final = ("Hand-over pack", "Hand-over papers")
"""How the ledger calls a whole case that goes to another office, sealed or on paper."""


OfCase = Callable[[Case, tuple[Due, ...]], tuple[Move, ...]]


def moves_seen(records: Records, case: Case, today: date) -> tuple[Move, ...]:
    """Every move of the case as it stands today, for the side that this office is on."""
    office = records.office()
    us = Us(office.name, actors_of(office.kinds))
    return moves_of(
        case, reckoning_of(office, today), us, _let_out(records, case, _titles(records))
    )


def moves_by(records: Records, today: date, left: Collection[CaseNumber | None]) -> OfCase:
    """Answers with the moves of one case after the other, each given with what is owed on it.

    What is the same for all of them is asked of the records once. ``left`` are the cases of
    which anything may have left: the ledger isn’t asked about any other.
    """
    office, titles = records.office(), _titles(records)
    us, reckoning = Us(office.name, actors_of(office.kinds)), reckoning_of(office, today)

    def of(case: Case, dues: tuple[Due, ...]) -> tuple[Move, ...]:
        let_out = _let_out(records, case, titles) if case.number in left else ()
        return moves_of(case, reckoning, us, let_out, dues)

    return of


def worth_there(records: Records, case: Case, today: date) -> tuple[Told, ...]:
    """What the plan is worth where each move leads that is under way.

    ``case`` is what somebody may know of it: a move that they may not know of isn’t told.
    """
    office = records.office()
    us = Us(office.name, actors_of(office.kinds))
    moves = moves_of(case, reckoning_of(office, today), us)
    return tuple(move.kind.worth for move in moves if move.kind.worth and not move.over)


def _let_out(
    records: Records, case: Case, titles: Mapping[str, tuple[Act, str]]
) -> Iterator[LetOut]:
    """What has left, of all that a line of a checklist may ask for."""
    for line in records.ledger.lines(LedgerAsked(case=case.number)):
        release = line.release
        if line.stays or any(fate.went is Went.NOTHING for fate in line.fates):
            continue
        day = day_of(release.at)
        if release.what.title.startswith(HANDED_OVER):
            yield LetOut(Act.PACK, _purpose(line), day, line.number)
        elif found := titles.get(release.what.title):
            yield LetOut(*found, day, line.number)


def _purpose(line: LedgerLine) -> str:
    basis = line.release.basis
    return basis.request.purpose if basis is not None else ""


def _titles(records: Records) -> Mapping[str, tuple[Act, str]]:
    """What each letter and paper of a checklist is called where it leaves."""
    steps = {step for line in the_moves().lines for step in line.steps}
    wanted = {(step.act, step.what) for step in steps}
    found = {form.title: (Act.LETTER, form.id) for form in shelf(records).values()}
    found |= {document.title: (Act.PAPER, name) for name, document in documents().items()}
    return {title: each for title, each in found.items() if each in wanted}
