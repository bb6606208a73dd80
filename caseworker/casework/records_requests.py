"""Requests to see records: what is decided of each piece that is held, and kept until it is given.

The decisions are kept as one file of the store for each request, and every one of them is a line
of the history. What is given leaves through the tray like anything else (``records_pack``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.found_names import guard_for
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.ordinary import ordinary_words
from caseworker.casework.own_files import OwnFile
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.records_held import Held, everything_held
from caseworker.casework.tray import RECORDS
from caseworker.domain.case import Case, CaseNumber, Event, EventId
from caseworker.domain.diary import dues_of
from caseworker.domain.due import Due
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.ledger import LedgerAsked, LedgerLine, Went
from caseworker.domain.records_request import (
    EVERYWHERE,
    Decision,
    Give,
    Work,
    work_from_text,
    work_to_text,
)
from caseworker.domain.redaction import HELD_BACK, phrases_in, redacted, says
from caseworker.domain.third_parties import Marked, ThirdParties
from caseworker.domain.whose_records import cautions_of

KIND: Final = "records_request"
ASKED: Final = "records_requested"
CHANGED: Final = frozenset({Touched.CASE})


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as the case lists it: who asks, what is owed on it, what to think of.

    ``due`` is the answer that is still owed; none once it was given or is no longer wanted.
    ``left`` are the numbers under which the pack has left, oldest first.
    """

    event: Event
    due: Due | None
    cautions: tuple[str, ...]
    left: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.event.facts.get("asker", "")


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """A piece with what of others was found in it, and what becomes of it.

    ``phrases`` are what is taken out; ``decision`` is None while it is to be decided by hand.
    ``hidden`` are the names of documents that are held back: they go wherever they are told.
    """

    held: Held
    marked: tuple[Marked, ...]
    phrases: tuple[str, ...]
    decision: Decision | None
    hidden: tuple[str, ...] = ()

    @property
    def gives(self) -> bool:
        """It is given, whole or with words taken out."""
        return self.decision is not None and self.decision.give is not Give.WITHHELD

    def take_out(self, text: str) -> str:
        """``text`` of this piece as it is given."""
        return redacted(redacted(text, self.hidden, HELD_BACK), self.phrases)


@dataclass(frozen=True, slots=True)
class PiecesFound:
    """Everything that is held, for one request."""

    case: Case
    asked: Asked
    work: Work
    pieces: tuple[FoundPiece, ...]

    @property
    def undecided(self) -> tuple[FoundPiece, ...]:
        return tuple(one for one in self.pieces if one.decision is None)

    def of(self, give: Give) -> tuple[FoundPiece, ...]:
        return tuple(one for one in self.pieces if one.decision and one.decision.give is give)


@dataclass(frozen=True, slots=True)
class DecidePiece:
    """Give a piece, or hold it back on a ground."""

    case: CaseNumber
    request: EventId
    piece: str
    title: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class MarkWords:
    """Take words out, or let them stand; in one piece, or in all of them."""

    case: CaseNumber
    request: EventId
    words: str
    take_out: bool
    piece: str = EVERYWHERE


@dataclass(frozen=True, slots=True)
class LookedForHarm:
    """Somebody looked whether any of it could do serious harm: who, and on what day."""

    case: CaseNumber
    request: EventId
    by: str
    on: date


def requests_of(number: CaseNumber) -> Question[tuple[Asked, ...]]:
    """A question: every request of a case, newest first."""

    def ask(records: Records, today: date) -> tuple[Asked, ...]:
        case = records.case(number)
        return tuple(_asked(records, case, today))[::-1]

    return ask


def pieces_found(number: CaseNumber, request: EventId) -> Question[PiecesFound]:
    """A question for the papers lane: everything held, looked through, with what was decided.

    Raises:
        NotFound: there is no such request.
    """

    def ask(records: Records, today: date) -> PiecesFound:
        return look_through(records, number, request, today)

    return ask


def look_through(
    records: Records, number: CaseNumber, request: EventId, today: date
) -> PiecesFound:
    """The same. Raises as ``pieces_found``."""
    case = records.case(number)
    asked = next((one for one in _asked(records, case, today) if one.event.id == request), None)
    if asked is None:
        raise NotFound("There is no such request to see records on this case.")
    work = work_of(records, number, request)
    names = {line.officer_name for line in records.history(number)}
    guard = guard_for(records, [number], names)
    finder = ThirdParties(case.person, asked.name, guard, ordinary_words())
    pieces = tuple(
        _found(held, finder.marked(held.text), work)
        for held in everything_held(records, number, today, asked.event)
    )
    hidden = tuple(one.held.document.name for one in pieces if one.held.document and not one.gives)
    pieces = tuple(replace(one, hidden=hidden) for one in pieces)
    return PiecesFound(case, asked, work, pieces)


def work_of(records: Records, number: CaseNumber, request: EventId) -> Work:
    """What was decided so far."""
    name = _name(records.case(number), request)
    texts = (file.text for file in records.own_files.of(KIND) if file.name == name)
    return work_from_text(next(texts, ""))


def decide_piece(records: Records, command: DecidePiece, sitting: Sitting) -> Done:
    """Say what becomes of a piece.

    Raises:
        Incomplete: it is held back, and what the ground needs is missing.
    """
    work = work_of(records, command.case, command.request)
    work = work.with_decision(command.piece, command.decision)
    how = command.decision.give.value.lower()
    return _keep(records, command, sitting, work, f"“{command.title}”: {how}.")


def mark_words(records: Records, command: MarkWords, sitting: Sitting) -> Done:
    """Take words out, or let them stand. The words themselves are not told again in the history.

    Raises:
        Incomplete: there are no words in it.
    """
    if not phrases_in((command.words,)):
        raise Incomplete([Gap("words", "Choose the words first.")])
    work = work_of(records, command.case, command.request)
    turn = work.marking if command.take_out else work.unmarking
    where = "in every piece" if command.piece == EVERYWHERE else "in one piece"
    what = "taken out" if command.take_out else "let stand"
    said = f"words of others are {what} {where}."
    return _keep(records, command, sitting, turn(command.piece, command.words), said)


def looked_for_harm(records: Records, command: LookedForHarm, sitting: Sitting) -> Done:
    """Write down who looked whether it could do serious harm (Data Protection Act 2018 Sch 3).

    Raises:
        Incomplete: who looked is missing, or the day is still to come.
    """
    gaps = []
    if not command.by.strip():
        gaps.append(Gap("by", "Say who looked."))
    if command.on > sitting.today:
        gaps.append(Gap("on", "Give the day it was done."))
    if gaps:
        raise Incomplete(gaps)
    work = work_of(records, command.case, command.request)
    work = replace(work, harm_by=command.by.strip(), harm_on=command.on)
    said = f"{command.by.strip()} looked whether any of it could do serious harm."
    return _keep(records, command, sitting, work, said)


def _keep(
    records: Records,
    command: DecidePiece | MarkWords | LookedForHarm,
    sitting: Sitting,
    work: Work,
    said: str,
) -> Done:
    case = records.case(command.case)
    name = _name(case, command.request)
    file = OwnFile(KIND, name, work_to_text(work), sitting.at, sitting.officer.id)
    records.own_files.keep(file)
    who = case.event(command.request).facts.get("asker", "")
    return Done(
        case=command.case,
        touched=CHANGED,
        sentence=f"Request of {who} to see the records: {said}",
        act="records_decided",
        ref=command.request,
    )


def _found(held: Held, marked: tuple[Marked, ...], work: Work) -> FoundPiece:
    words = [one.words for one in marked]
    marked_here = work.phrases(held.id, words)
    phrases = tuple(one for one in marked_here if says(held.text, (one,)))
    decision = work.decided(held.id, phrases, is_read=not held.unread)
    return FoundPiece(held, marked, phrases, decision)


def _asked(records: Records, case: Case, today: date) -> Iterator[Asked]:
    requests = case.all_of(ASKED)
    if not requests:
        return
    owed = [due for due in dues_of(case, reckoning_of(records.office(), today)) if due.is_open]
    gone = records.ledger.lines(LedgerAsked(case=case.number))[::-1]
    for event in requests:
        named = event.known_as
        left = tuple(line.number for line in gone if _answers(line, named))
        mine = [due for due in owed if _is_of(case, due, named, event.facts.get("asker", ""))]
        yield Asked(event, mine[0] if mine else None, cautions_of(case, event, today), left)


def _answers(line: LedgerLine, named: frozenset[EventId]) -> bool:
    """Whether this copy was the pack of that request, and did leave."""
    basis = line.release.basis
    if basis is None or any(fate.went is Went.NOTHING for fate in line.fates):
        return False
    return basis.request.fact(RECORDS) in named


def _is_of(case: Case, due: Due, named: frozenset[EventId], who: str) -> bool:
    """Whether what is owed began with this request, or with what came of it."""
    if due.started_by in named:
        return True
    began = next((one for one in case.live if one.id == due.started_by), None)
    if began is None or not began.kind.startswith("records_") or began.kind == ASKED:
        return False
    return began.facts.get("request") in named or (
        "request" not in began.facts and began.facts.get("asker") == who
    )


def _name(case: Case, request: EventId) -> str:
    """Kept under the first entry of a request: one that was put right is the same request."""
    first = request
    while (before := case.event(first).replaces) is not None:
        first = before
    return f"{case.number}/{first}"
