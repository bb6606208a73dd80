"""What the sheet asks that hands a case over: to whom, what for, what goes, and why it may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.addressees import same_name
from caseworker.casework.handing_over import (
    Chosen,
    Gathered,
    Offered,
    ToHandOver,
    choices,
    gathered,
)
from caseworker.casework.office import Officer, Question
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.authorities import is_same_authority
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.diary import dues_of
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.due import Due
from caseworker.domain.handover import Sort, VersionGiven, Withheld
from caseworker.domain.pieces_words import in_words
from caseworker.domain.receivers import Receiver
from caseworker.domain.sending import Sending, WrittenDown, sendings, sendings_for

PLANS: Final = "Plans"
DOCUMENTS: Final = "Documents"
_CASE: Final = (
    "The person and those around them, what happened, what is still owed and when, consents and "
    "their scope, provision as it is delivered, access arrangements"
)
_CUT: Final = "Cut to what they may have of it; what is cut is listed in the pack, by name."
_PLAN: Final = "As data, as a paper, and with its table of provision."
_BESIDE: Final = "As data and as a paper."
_DOCUMENT: Final = "As it is kept here."


@dataclass(frozen=True, slots=True)
class Start:
    """A case that may be handed over, and those whom we know.

    ``named`` is whom an entry of the case names as the receiver, if anybody.
    """

    case: Case
    today: date
    receivers: tuple[Receiver, ...]
    dues: tuple[Due, ...]
    named: Receiver | None
    practice: bool
    has_key: bool

    def proposed(self, receiver: Receiver) -> Sending | None:
        """What it is likeliest for: a duty that is open, else an entry that names them."""
        offered = sendings_for(receiver.kind)
        owed = [one for one in offered if self.would_record(one, receiver)[1] is not None]
        named = [one for one in offered if any(_is(receiver, n) for n in one.names(self.case))]
        return next(iter((*owed, *named, *offered)), None)

    def would_record(
        self, sending: Sending, receiver: Receiver
    ) -> tuple[tuple[WrittenDown, ...], WrittenDown | None]:
        """What can be written down with it, and which of that meets an open duty."""
        return sending.would_record(self.case, receiver.kind, self.dues, self.today)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that could go along.

    ``goes`` is how it would, ``why_not`` why it is withheld; ``proposed``: it is chosen at first.
    ``key`` is empty for what always goes.
    """

    key: str
    group: str
    words: str
    goes: str = ""
    why_not: str = ""
    proposed: bool = True


@dataclass(frozen=True, slots=True)
class Weighed:
    """What may go to that receiver for that purpose, as the gate answers today.

    ``withheld`` is what is cut from the case itself, whatever is chosen; ``wanted`` all that
    there is of the plan.
    """

    offers: tuple[Offer, ...]
    withheld: tuple[Withheld, ...]
    wanted: Pieces
    lets_go: bool
    headline: str
    because: str

    @property
    def usual(self) -> frozenset[str]:
        """The keys of what is chosen at first."""
        return frozenset(one.key for one in self.offers if one.proposed and one.key)

    def chosen(self, keys: frozenset[str]) -> Chosen:
        """What an officer ticked, of what may go."""
        going = [one for one in self.offers if one.key in keys and not one.why_not]
        return Chosen(
            frozenset(one.key for one in going if one.group == PLANS),
            frozenset(one.key for one in going if one.group == DOCUMENTS),
        )


def start_of(number: CaseNumber) -> Question[Start]:
    """Asks for what the sheet begins with."""

    def ask(records: Records, today: date) -> Start:
        case, office = records.case(number), records.office()
        receivers = records.exchange.book.receivers()
        return Start(
            case=case,
            today=today,
            receivers=receivers,
            dues=tuple(dues_of(case, reckoning_of(office, today))),
            named=next(_named(case, receivers, today), None),
            practice=office.practice,
            has_key=records.exchange.keys.now() is not None,
        )

    return ask


def weigh(number: CaseNumber, request: Request) -> Question[Weighed]:
    """Asks the gate about all that there is, so that each thing can say whether it may go."""

    def ask(records: Records, today: date) -> Weighed:
        offered = choices(records, number, request.purpose, today)
        every = Chosen(
            frozenset(one.key for one in offered.versions),
            frozenset(one.key for one in offered.documents),
        )
        found = gathered(records, ToHandOver(number, request, every), today)
        verdict = found.verdict
        practice = records.office().practice
        lets = verdict is None or verdict.answer.lets_go or practice
        needs = () if verdict is None or verdict.answer.lets_go else verdict.needs
        because = () if verdict is None else (*verdict.because[:2], *needs)
        return Weighed(
            (
                Offer("", "The case", _CASE, _CUT),
                *_plans(offered.versions, offered.usual, found),
                *_documents(offered.documents, offered.usual, found),
            ),
            tuple(one for one in found.handover.withheld if one.sort not in _BY_ITSELF),
            found.request.wanted,
            lets,
            verdict.headline if verdict is not None else "Nothing of a plan is in it.",
            " ".join(one.words for one in because),
        )

    return ask


def asked_of_the_gate(receiver: Receiver, sending: Sending, why: str, officer: Officer) -> Request:
    """What the gate is asked; what is wanted follows from what is chosen."""
    to = Recipient(receiver.name, sending.roles[receiver.kind])
    return Request(to, Pieces(), sending.purpose, why, officer.id, by_name=officer.name)


_BY_ITSELF: Final = frozenset({Sort.VERSION, Sort.SECTION, Sort.DOCUMENT})
"""What is said beside the thing itself."""


def _plans(offered: Sequence[Offered], usual: Chosen, found: Gathered) -> Iterator[Offer]:
    going = {one.key: one for one in found.handover.versions}
    withheld = {one.what: one for one in found.handover.withheld if one.sort is Sort.VERSION}
    for one in reversed(offered):
        words = f"{one.title}, {day_words(one.day)}"
        goes = going.get(one.key)
        if goes is not None:
            proposed = one.key in usual.versions
            yield Offer(
                one.key, PLANS, words, _how(goes, of_law=one.of_the_plan), proposed=proposed
            )
        else:
            why = withheld.get(one.title)
            said = f"Withheld. {why.why if why is not None else ''}".strip()
            yield Offer(one.key, PLANS, words, why_not=said, proposed=False)


def _how(goes: VersionGiven, *, of_law: bool) -> str:
    if not goes.left_out:
        return _PLAN if of_law else _BESIDE
    return f"Without {in_words(Pieces(frozenset(goes.left_out)))}, which nothing lets go. {_PLAN}"


def _documents(offered: Sequence[Offered], usual: Chosen, found: Gathered) -> Iterator[Offer]:
    going = {one.id for one in found.handover.documents}
    withheld = {one.what: one for one in found.handover.withheld if one.sort is Sort.DOCUMENT}
    for one in offered:
        if one.key in going:
            proposed = one.key in usual.documents
            goes = f"Part of the plan. {_DOCUMENT}" if one.of_the_plan else _DOCUMENT
            yield Offer(one.key, DOCUMENTS, one.title, goes, proposed=proposed)
        else:
            why = withheld.get(one.title)
            said = f"Withheld. {why.why if why is not None else ''}".strip()
            yield Offer(one.key, DOCUMENTS, one.title, why_not=said, proposed=False)


def _named(case: Case, receivers: tuple[Receiver, ...], today: date) -> Iterator[Receiver]:
    """Whom the entries of the case name, those that are open first."""
    found = [
        receiver
        for sending in sendings()
        for name in sending.names(case)
        for receiver in receivers
        if receiver.kind in sending.roles and _is(receiver, name)
    ]
    yield from sorted(found, key=lambda one: not one.is_open(today))


def _is(receiver: Receiver, name: str) -> bool:
    called = (receiver.name, *receiver.former)
    return any(same_name(one, name) or is_same_authority(one, name) for one in called)
