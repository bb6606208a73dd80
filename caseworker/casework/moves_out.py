"""What went out, as the page of moves shows it: to whom, when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from caseworker.casework.hand_over_entries import label_of
from caseworker.casework.list_facts import Named
from caseworker.casework.records import DueLine, Owed, Records
from caseworker.casework.tray import InTray, in_tray
from caseworker.domain.case import CaseNumber
from caseworker.domain.law import the_law
from caseworker.domain.ledger import LedgerAsked, LedgerRow
from caseworker.domain.packs import PackAnswer, SentPack, SentState
from caseworker.domain.sending import HANDED_OVER

EVERY: Final = 10_000
PAPERS: Final = "Hand-over papers"
"""The title of a case that went as locked papers or on numbered paper."""
WAITING: Final = frozenset({SentState.SENT, SentState.RECEIVED})
ANSWERED: Final = frozenset({SentState.ACCEPTED, SentState.IN_PART})


@dataclass(frozen=True, slots=True)
class WentOut:
    """One hand-over.

    Attributes:
        label: what people call it: “TP-3f9a1c07”, or the number of the disclosure.
        pack: its id; empty for what went as papers.
        state: how the pack stands; None for papers.
        words: the same in words.
        answer: what was answered last, in the words of the receipt.
        due: by when an answer is looked for; None where none is awaited.
        key: of the duty to answer, so that it can be chased.
        sha256: of the file, where it is a pack.
        by_hand: an answer is awaited, and nobody there can sign one.
    """

    label: str
    to: str
    case: CaseNumber
    name: str
    at: datetime
    by: str
    number: str
    words: str
    pack: str = ""
    state: SentState | None = None
    answer: str = ""
    due: date | None = None
    key: str = ""
    medium: str = ""
    sha256: str = ""
    by_hand: bool = False

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class MovesOut:
    """Everything that went out, newest first, and what is being prepared in the tray."""

    went: tuple[WentOut, ...]
    prepared: tuple[InTray, ...]
    today: date


def moves_out(records: Records, today: date) -> MovesOut:
    """A question: what went out. Of cases that this officer may open, and no others."""
    lines = {line.number: line for line in records.ledger.rows(LedgerAsked())}
    dues, sent = _receipts(records), records.exchange.sent.packs()
    went_as_papers = [one for one in lines.values() if one.title == PAPERS and not one.stays]
    cases = {one.case for one in sent} | {one.case for one in went_as_papers}
    whose = records.named({number for number in cases if number is not None})
    packs = [_pack(records, one, lines, dues, whose) for one in sent]
    papers = _papers(went_as_papers, dues, whose)
    went = sorted((*filter(None, packs), *papers), key=lambda one: one.at, reverse=True)
    prepared = tuple(one for one in in_tray(records, today) if one.hands_over)
    return MovesOut(tuple(went), prepared, today)


def _receipts(records: Records) -> dict[tuple[CaseNumber, str], DueLine]:
    """The receipts that are awaited, by the case and by what the hand-over is called."""
    rows = frozenset(row.id for row in the_law().time_limits if HANDED_OVER in row.triggers)
    found = records.due_lines(Owed(undated=True, rows=rows), EVERY)
    return {(line.case, _called(line.due.about)): line for line in found}


def _called(whose: str) -> str:
    """What the hand-over is called: “TP-3f9a1c07”, of “HMYOI Ashdown (TP-3f9a1c07)”."""
    return whose.rpartition("(")[2].rstrip(")")


def _pack(
    records: Records,
    pack: SentPack,
    lines: Mapping[str, LedgerRow],
    dues: Mapping[tuple[CaseNumber, str], DueLine],
    whose: Mapping[CaseNumber, Named],
) -> WentOut | None:
    if pack.case is None:
        return None
    receiver = records.exchange.book.receiver(pack.receiver)
    label = label_of(pack.pack)
    line = lines.get(pack.number)
    due = dues.get((pack.case, label))
    answers = records.exchange.sent.answers(pack.pack)
    return WentOut(
        label=label,
        to=receiver.name,
        case=pack.case,
        name=whose[pack.case].name,
        at=pack.at,
        by=line.officer if line is not None else str(pack.officer),
        number=pack.number,
        words=pack.state.value,
        pack=pack.pack,
        state=pack.state,
        answer=_said(answers),
        due=due.due.by if due is not None else None,
        key=due.due.key if due is not None else "",
        medium=line.medium_number if line is not None else "",
        sha256=pack.sha256,
        by_hand=due is not None and not pack.verify,
    )


def _said(answers: tuple[PackAnswer, ...]) -> str:
    return answers[-1].words if answers else ""


def _papers(
    lines: Iterable[LedgerRow],
    dues: Mapping[tuple[CaseNumber, str], DueLine],
    whose: Mapping[CaseNumber, Named],
) -> Iterator[WentOut]:
    for line in lines:
        if line.case is None:
            continue
        label = f"disclosure {line.number}"
        due = dues.get((line.case, label))
        yield WentOut(
            label=label[:1].upper() + label[1:],
            to=line.to,
            case=line.case,
            name=whose[line.case].name,
            at=line.at,
            by=line.officer,
            number=line.number,
            words=line.state,
            due=due.due.by if due is not None else None,
            key=due.due.key if due is not None else "",
            medium=line.medium_number,
            by_hand=due is not None,
        )
