"""The entries of a case that is handed over: that it went, what duty is met, what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.office import Sitting
from caseworker.casework.records import HistoryLine, Records
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening, OfficerId
from caseworker.domain.disclosure import Request
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.moments import day_of
from caseworker.domain.packs import SentPack
from caseworker.domain.sending import ANSWERED, HANDED_OVER, WrittenDown, sendings

UNDONE: Final = "hand_over_undone"
AS_A_PACK: Final = "as a pack"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """That a case went: ``whose`` is to answer, and as what they have it.

    ``whose`` ends in what the hand-over is called, in brackets: two of them to one office are
    answered each by itself.
    """

    whose: str
    medium: str
    purpose: str
    again_of: str = ""


def label_of(pack: str) -> str:
    """What people call a pack: “TP-3f9a1c07”, as its file is called."""
    return f"TP-{pack[:8]}"


def write_down(records: Records, case: Case, what: HandedOver, sitting: Sitting) -> Event:
    """That it went. A receipt is awaited from now on."""
    purpose = the_rules().purposes.get(what.purpose)
    facts = {
        "receipt_from": what.whose,
        "medium": what.medium,
        "purpose": purpose.words if purpose is not None else "",
        "again_of": label_of(what.again_of) if what.again_of else "",
    }
    return entries.add(records, case, Happening(HANDED_OVER, sitting.today, facts=facts), sitting)


def goes_with_it(row: str, request: Request, officer: OfficerId, at: datetime) -> Event | None:
    """The entry that says a duty is done, as whoever receives the case is told of it.

    It is written down here as the pack leaves, under the same id: at both ends the same thing
    happened, and what the law counts from that day runs at both.

    Raises:
        NotFound: there is no such row for what it is handed over for.
    """
    if not row:
        return None
    told = _told(row, request, day_of(at))
    return Event(
        id=EventId(uuid4().hex),
        kind=told.kind,
        day=told.day,
        sent=told.sent,
        facts=told.facts,
        recorded_by=officer,
        recorded_at=at,
    )


def write_down_with_it(  # noqa: PLR0913, PLR0917 - the entry, and under which id it went
    records: Records,
    number: CaseNumber,
    row: str,
    request: Request,
    sitting: Sitting,
    as_: str = "",
) -> None:
    """That entry; its own line of history and link of the audit. ``as_`` is the id it went under.

    Raises:
        NotFound: there is no such row for what it is handed over for.
    """
    if not row:
        return
    case = records.case(number)
    happening = _told(row, request, sitting.today)
    event = entries.add(records, case, happening, sitting, as_=as_)
    who, said = sitting.officer, entries.sentence(records, case, event)
    records.write_history(HistoryLine(number, sitting.at, who.id, who.name, said, event.id))
    records.write_audit(sitting.at, who.id, event.kind, number, event.id)


def _told(row: str, request: Request, on: date) -> Happening:
    found = _row(row, request.purpose)
    sent = on if event_kinds()[found.entry].sent_words else None
    return Happening(found.entry, on, sent=sent, facts=found.facts(request.recipient.name))


def answer(
    records: Records, pack: SentPack, words: str, more: str, sitting: Sitting
) -> Event | None:
    """The entry that says what became of a pack, so that no receipt is awaited any more."""
    if pack.case is None:
        return None
    return answer_called(records, pack.case, label_of(pack.pack), (words, more), sitting)


def answer_called(
    records: Records, number: CaseNumber, called: str, said: tuple[str, str], sitting: Sitting
) -> Event | None:
    """The same for whatever is called so: “disclosure 2026-0003”. None where nothing is."""
    case = records.case(number)
    for handed in _handed_as(case, called):
        facts = {"receipt_from": _whose(handed), "answer": said[0], "words": said[1]}
        happening = Happening(ANSWERED, sitting.today, facts=facts)
        return entries.add(records, case, happening, sitting)
    return None


def undo(records: Records, case: Case, pack: SentPack, sitting: Sitting) -> None:
    """Replace the entries that were made in the same moment, as the pack was to leave."""
    for handed in _handed_as(case, label_of(pack.pack)):
        _undo(records, case, handed, f"the pack {label_of(pack.pack)}", sitting)


def undo_papers(records: Records, number: CaseNumber, called: str, sitting: Sitting) -> None:
    """The same for papers: “disclosure 2026-0003”."""
    case = records.case(number)
    for handed in _handed_as(case, called):
        _undo(records, case, handed, f"the papers of {called}", sitting)


def _undo(records: Records, case: Case, handed: Event, what: str, sitting: Sitting) -> None:
    kinds = {HANDED_OVER, ANSWERED, *(row.entry for each in sendings() for row in each.records)}
    for made in case.live:
        if made.recorded_at == handed.recorded_at and made.kind in kinds:
            facts = {"what": what}
            happening = Happening(UNDONE, made.day, facts=facts, replaces=made.id)
            entries.add(records, records.case(case.number), happening, sitting)


def _row(name: str, purpose: str) -> WrittenDown:
    for sending in sendings():
        for row in sending.records:
            if sending.purpose == purpose and row.name == name:
                return row
    raise NotFound("There is no such entry to write down with it.")


def _whose(event: Event) -> str:
    return event.facts.get("receipt_from", "")


def _handed_as(case: Case, called: str) -> Iterator[Event]:
    yield from (one for one in case.all_of(HANDED_OVER) if _whose(one).endswith(f"({called})"))
