"""The pack that answers a request to see records: put together, put in the tray, proved.

Words are taken out before anything is handed to whoever draws it. What was drawn is read back,
and anything of what was taken out or held back stops it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.appendix import BINDER, VIEWING
from caseworker.casework.binding import TAKEN
from caseworker.casework.office import Done, Sitting
from caseworker.casework.records import Records
from caseworker.casework.records_requests import FoundPiece, PiecesFound, look_through
from caseworker.casework.tray import RECORDS, PutInTray, put_in_tray
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.pieces import Text, lines
from caseworker.documents.records_pack import GivenPiece, RecordsToGive
from caseworker.documents.redacting import redacted_pieces
from caseworker.documents.words import all_text
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.records_request import Give, the_grounds
from caseworker.domain.redaction import escaped_words, runs_of
from caseworker.domain.whose_records import role_of

PACK: Final = "records_pack"
PURPOSE: Final = "own_copy"
REDACTED_PICTURES: Final = (
    "Pages of it are pictures, in which nothing can be taken out: they are held back."
)


@dataclass(frozen=True, slots=True)
class GiveRecords:
    """Put the answer to a request in the tray."""

    case: CaseNumber
    request: EventId


def pack_to_give(records: Records, wanted: Wanted, today: date) -> RecordsToGive:
    """The answer to the request ``which``, as it stands now.

    Raises:
        Incomplete: a piece is still to be decided on.
    """
    found = look_through(records, case_of(wanted), EventId(wanted.which), today)
    _refuse_open(found)
    going = [one for one in found.pieces if one.gives]
    withheld = found.of(Give.WITHHELD)
    grounds, rules = the_grounds().grounds, the_grounds().rules
    told = dict.fromkeys(one.decision.ground for one in withheld if one.decision)
    event = found.asked.event
    return RecordsToGive(
        case=found.case.number,
        person=found.case.person,
        to=found.asked.name,
        own=role_of(event) == "person",
        on=today,
        received=event.day,
        wants=event.facts.get("wants", ""),
        given=tuple(_given(records, one) for one in going),
        held_back=len(withheld),
        withheld=tuple((grounds[one].told, grounds[one].source) for one in told),
        redacting=(rules["others"].words, rules["others"].source),
        rights=rules["complain"].words,
        lay=BINDER.lay,
        carries=_carried(going),
    )


def give_records(records: Records, command: GiveRecords, sitting: Sitting) -> Done:
    """Ask the gate, and put the pack in the tray.

    Raises:
        Incomplete: a piece is still to be decided on, or it was not looked for serious harm.
        NotAllowed: nothing lets it go to whoever asked.
    """
    found = look_through(records, command.case, command.request, sitting.today)
    _refuse_open(found)
    if not found.work.harm_by:
        words = "Say who looked whether any of it could do serious harm, and when."
        raise Incomplete([Gap("by", words)])
    request = _request(found, sitting)
    return put_in_tray(records, PutInTray(command.case, request), sitting)


def refuse_redacted(records: Records, wanted: Wanted, today: date, made: Iterable[str]) -> None:
    """Look through what was read out of a pack, and refuse it if anything kept out is in it.

    Raises:
        NotAllowed: words that were taken out, or of a piece that is held back, stand in it.
    """
    found = look_through(records, case_of(wanted), EventId(wanted.which), today)
    going = [one for one in found.pieces if one.gives]
    kept_out = [phrase for one in going for phrase in (*one.phrases, *one.hidden)]
    kept_out += [run for one in found.of(Give.WITHHELD) for run in runs_of(_said(one))]
    given = [one.take_out(said) for one in going for said in _said(one)]
    given += [found.asked.event.facts.get("wants", ""), found.asked.name, found.case.person.name]
    if escaped := escaped_words(kept_out, given, made):
        count = len(escaped)
        places = "1 place" if count == 1 else f"{count} places"
        raise NotAllowed(
            f"Words that were taken out or held back stand in this copy, in {places}. "
            "Nothing has left.",
            source="UK GDPR Art 15(4)",
            instead="Look where else they stand: mark them in every piece.",
        )


def _request(found: PiecesFound, sitting: Sitting) -> Request:
    event, facts = found.asked.event, found.asked.event.facts
    named = event.known_as
    confirmed = [
        one.facts.get("identity", "")
        for one in found.case.all_of("records_identity_confirmed")
        if one.facts.get("request") in named
    ]
    return Request(
        recipient=Recipient(found.asked.name, role_of(event)),
        wanted=_carried(one for one in found.pieces if one.gives),
        purpose=PURPOSE,
        why=facts.get("wants", ""),
        by=sitting.officer.id,
        by_name=sitting.officer.name,
        identity=next(iter((*confirmed[-1:], facts.get("identity", ""))), ""),
        facts=(
            ("harm_looked_for", "yes"),
            ("others_looked_for", "yes"),
            (RECORDS, event.id),
        ),
    )


def _refuse_open(found: PiecesFound) -> None:
    if open_ones := found.undecided:
        titles = ", ".join(f"“{one.held.title}”" for one in open_ones[:3])
        more = f" and {len(open_ones) - 3} more" if len(open_ones) > 3 else ""  # noqa: PLR2004
        raise Incomplete([Gap("pieces", f"Decide first what becomes of {titles}{more}.")])


def _carried(going: Iterable[FoundPiece]) -> Pieces:
    whole = Pieces()
    for one in going:
        whole |= one.held.carries
    return whole


def _given(records: Records, one: FoundPiece) -> GivenPiece:
    held, take_out = one.held, one.take_out
    piece = GivenPiece(
        title=take_out(held.title),
        sort=held.sort.value,
        day=held.day,
        author=take_out(held.author),
        redacted=bool(one.phrases),
    )
    if held.document is None or one.phrases:
        note = REDACTED_PICTURES if held.unread else ""
        return replace(piece, says=redacted_pieces(held.says, take_out), note=note)
    content = records.document_content(held.document.id)
    if held.document.kind in TAKEN:
        taken = BINDER.take(held.document.kind, content)
        return replace(piece, pdf=taken.pdf, said=taken.said)
    words = VIEWING.look(held.document.kind, content).text
    return replace(piece, says=(Text(lines(words)),))


def _said(one: FoundPiece) -> Iterator[str]:
    yield one.held.title
    yield from all_text(one.held.says)
