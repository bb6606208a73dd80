"""Chasing what somebody else owes: the entry that says so, and the letter that goes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from caseworker.casework.addressees import likely_to_answer
from caseworker.casework.letters import ToWrite, letter_to_write, letters_of
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.letter import LetterToWrite
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening, OfficerId
from caseworker.domain.diary import dues_of
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.law.limits import TimeLimit

BY_LETTER: Final = "Letter"


@dataclass(frozen=True, slots=True)
class Chase:
    """The entry by which something that is owed is chased: its kind, and what it says."""

    kind: EventKind
    facts: Mapping[str, str]

    def happening(self, today: date) -> Happening:
        """The entry, of today; sent today where it asks on what day that was."""
        sent = today if self.kind.sent_words else None
        return Happening(self.kind.name, today, sent=sent, facts=self.facts)


def chase_of(case: Case, due: Due) -> Chase | None:
    """How whoever owes this is reminded; None where that is nobody else, or not at this stage.

    What was asked of one by name is chased by the entry that names the request; any other by
    the entry that names the duty.
    """
    kinds = event_kinds()
    if not due.is_chased:
        return None
    may = [kind for kind in kinds.values() if kind.chases and case.may(kind, kinds)]
    if due.row.only_named:
        named = ((kind, named_in(kind, due.row)) for kind in may)
        return next((_by_name(kind, name, due) for kind, name in named if name), None)
    apart = [kind for kind in may if due.row.match and kind.fact(due.row.match) is not None]
    if apart:
        return Chase(apart[0], {due.row.match: due.about, "request": str(due.started_by)})
    whom = due.about or likely_to_answer(case.person, due.whose)
    given = {"limit": due.id, "chased": whom, "how": BY_LETTER}
    return next((Chase(kind, given) for kind in may if kind.fact("limit") is not None), None)


def named_in(kind: EventKind, row: TimeLimit) -> str:
    """The fact by which such an entry names what it chases, as its answer does; or empty."""
    kinds = event_kinds()
    answers = {
        spec.name for one in row.met_by for spec in kinds[one].facts if spec.kind is FactKind.EVENT
    }
    ours = (spec.name for spec in kind.facts if spec.kind is FactKind.EVENT)
    return next((name for name in ours if name in answers), "")


def letter_to_chase(number: CaseNumber, key: str) -> Callable[[Records, date], ToWrite | None]:
    """A question: the letter that chases the duty with this key, filled in; None if there is none.

    The entry that says so is written down once the letter has left (``ToWrite.then``).
    """

    def ask(records: Records, today: date) -> ToWrite | None:
        case = records.case(number)
        supposed = _supposed(records, case, key, today)
        if supposed is None:
            return None
        chased, event = supposed
        found = (one for one in letters_of(records, chased, today) if one.event == event.id)
        happening = Happening(event.kind, event.day, sent=event.sent, facts=event.facts)
        return next((replace(one, then=happening, chases=key) for one in found), None)

    return ask


def chase_to_write(records: Records, wanted: Wanted, today: date) -> LetterToWrite:
    """The letter that chases the duty ``wanted.chases``, as if that had been written down."""
    supposed = _supposed(records, records.case(case_of(wanted)), wanted.chases, today)
    return letter_to_write(records, wanted, today, supposed[0] if supposed else None)


def _supposed(records: Records, case: Case, key: str, today: date) -> tuple[Case, Event] | None:
    dues = dues_of(case, reckoning_of(records.office(), today))
    chases = (chase_of(case, due) for due in dues if due.is_open and due.is_meant(key))
    chase = next((one for one in chases if one is not None), None)
    if chase is None:
        return None
    entry = chase.happening(today)
    moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
    event = Event(
        EventId(f"chase {key}"), entry.kind, today, OfficerId(""), moment, entry.sent,
        facts=entry.facts,
    )  # fmt: skip
    return replace(case, events=(*case.events, event)), event


def _by_name(kind: EventKind, name: str, due: Due) -> Chase:
    by = due.by.isoformat() if due.by else ""
    told = {
        name: str(due.started_by), "what": due.about, "chased": due.owed_by, "by": by,
        "how": BY_LETTER,
    }  # fmt: skip
    return Chase(kind, {fact: said for fact, said in told.items() if said and kind.fact(fact)})
