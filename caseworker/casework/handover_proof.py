"""A pack is looked through before it leaves: nobody else is named, nothing withheld is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from caseworker.casework.file_words import read
from caseworker.casework.found_names import (
    Found,
    found_among,
    guard_for,
    let_standing,
    names_said,
    refuse,
    unseen_in,
)
from caseworker.casework.handing_over import Gathered
from caseworker.casework.records import Records
from caseworker.documents.paper import Paper
from caseworker.documents.passages import Passage
from caseworker.documents.reading_back import all_said, layers
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words, plain
from caseworker.domain.errors import NotAllowed
from caseworker.domain.handover import ACCESS, PROVISION
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.pieces_words import in_words
from caseworker.domain.release import Release
from caseworker.domain.withheld import escaped
from caseworker.exchange.pack import Piece

_PDF: Final = "application/pdf"
_JSON: Final = "application/json"
_DOCUMENT: Final = "document"


def refuse_others(
    records: Records,
    found: Gathered,
    release: Release,
    papers: Iterable[Paper],
    data: Iterable[Piece],
) -> None:
    """Look through every paper, every text of the data and every document for anybody else.

    Raises:
        NamesAnother: somebody of another case is named, or a file can’t be looked through.
    """
    case = found.handover.case
    guard = guard_for(records, [case.number], _known(records, found, release))
    texts = [
        *(passage for paper in papers for passage in paper.passages_for(release)),
        *(Passage(f"the data ({one.name})", said) for one in data for said in _texts(one.content)),
        Passage("who it is for", release.to),
    ]
    strays: list[Found] = []
    for at, document in enumerate(found.documents, start=1):
        file = read(records, document)
        texts += [Passage(f"attachment {at}, {where}", said) for where, said in file.said]
        if file.unseen:
            strays.append(unseen_in(case.number, at, document.name, document.sha256, file.unseen))
    strays += found_among(guard, texts, case.number)
    standing = let_standing(records, case.number) if strays else frozenset()
    left = [one for one in strays if one.print not in standing]
    refuse(sorted(left, key=lambda one: not one.stops))


def _known(records: Records, found: Gathered, release: Release) -> Iterator[str]:
    """Those who stand in it by right: who sends it and to whom, who wrote, advised and signed."""
    handover = found.handover
    yield release.officer
    yield from handover.officers.values()
    yield from names_said(found.request.recipient.name)
    yield found.request.recipient.organisation
    for given in handover.versions:
        yield from (name for entry in given.version.advice for name in names_said(entry.author))
        if given.version.signature is not None:
            yield given.version.signature.name
    for consent in handover.consents:
        yield from (name for said in consent.recipients for name in names_said(said))
    yield from (line.officer_name for line in records.history(handover.case.number))


def refuse_escaped(found: Gathered, pieces: Sequence[Piece]) -> None:
    """Read back what was made, and refuse it if words of a withheld section stand in it.

    Raises:
        NotAllowed: they do, or a paper could hide some.
    """
    left_out = {one.key: one.left_out for one in found.handover.versions}
    proofs = [
        (whole, tuple(letters))
        for whole in found.whole
        if whole.series == BY_LAW
        and (letters := left_out.get(whole.key, tuple(whole.plan.sections)))
    ]
    if not proofs:
        return
    said: list[str] = []
    for piece in pieces:
        if piece.media == _JSON:
            said += _texts(piece.content)
        elif piece.media == _PDF and piece.role != _DOCUMENT:
            if layers(piece.content):
                raise NotAllowed(
                    "This copy has layers that could hide something. Nothing has left."
                )
            said += all_said(piece.content, "pdf")
    by_right = (*_own_words(), *_by_right(found))
    for whole, letters in proofs:
        escapes = escaped(whole, letters, said, by_right)
        if escapes:
            which = in_words(Pieces(frozenset(one.section for one in escapes)))
            raise NotAllowed(
                f"Words of {which} stand in this pack, though that is left out. Nothing has left.",
                source="SEND Regs 2014 reg 17",
                instead="Look where else those words stand: in another section, or in an entry.",
            )


def _texts(content: bytes) -> list[str]:
    """Every text of a piece of data, once."""
    return list(dict.fromkeys(one for one in _strings(json.loads(content)) if " " in one or one))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (said for one in value.values() for said in _strings(one))
    elif isinstance(value, list):
        yield from (said for one in value for said in _strings(one))


@cache
def _own_words() -> tuple[str, ...]:
    """The words of the program itself, which stand in many plans, too."""
    kinds = event_kinds().values()
    facts = [spec for kind in kinds for spec in kind.facts]
    return (
        *(text for kind in kinds for text in (kind.title, kind.sentence, kind.source)),
        *(text for spec in facts for text in (spec.words, *spec.choices)),
        *(text for row in the_law().time_limits for text in (row.duty, str(row.source))),
        *(text for kind in plan_kinds().values() for text in (kind.title, kind.about)),
        *(section.title for kind in plan_kinds().values() for section in kind.sections),
    )


def _by_right(found: Gathered) -> Iterator[str]:
    """What is in the data by a right of its own: who is who, and what the gate let go of entries.

    What provision is delivered, and which arrangements there are, is looked through.
    """
    case = found.handover.case
    yield from _strings(_plain(case.person))
    yield from case.facts.values()
    for event in case.events:
        if event.kind not in {PROVISION, ACCESS}:
            yield from event.facts.values()
    yield from (one.what for one in found.handover.withheld)
    yield from (f"Made on {day_words(day)} on {plain(day)}" for day in _days(found))


def _days(found: Gathered) -> Iterator[date]:
    """Days stand in many plans: one that we say of our own is no word of theirs."""
    handover = found.handover
    yield handover.made_on
    yield handover.case.person.born
    yield from (given.version.issued_on for given in handover.versions)
    for event in handover.case.events:
        yield from filter(None, (event.day, event.sent, event.served))
    yield from (clock.day for clock in handover.clocks if clock.day is not None)


def _plain(person: Any) -> dict[str, Any]:
    around = [[one.name, one.role, one.organisation, one.note] for one in person.contacts]
    needs = [need.value for need in person.needs]
    said = [person.given, person.family, person.communication, person.interpreter]
    return {"around": around, "needs": needs, "said": said}
