"""Consent to disclose a plan: whose it is, what it covers, until when (SEND Regs 2014 reg 17).

Not the lawful basis of data protection law: that is another record, never mixed with this one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from caseworker.domain.case import EventId

STRATEGIES: Final = "strategies"
EVIDENCE: Final = "evidence"
"""The views, evidence and information that were given for a plan, told in a letter (reg 17(5))."""


class Giver(Enum):
    """In what capacity somebody consents. The values are the words on screen.

    A representative stands in for a parent who lacks capacity (SEND Regs 2014 reg 63), or is
    the alternative person of a young person who does (reg 64).
    """

    CHILD = "Child who understands"
    PARENT = "Parent, for a child who does not"
    YOUNG_PERSON = "Young person"
    ALTERNATIVE = "Alternative person"
    REPRESENTATIVE = "Representative"


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is asked for, covered, or left out: parts of a plan, and documents beside it.

    ``sections`` are letters of the plan of law, K included; ``documents`` are ids of documents
    of the case (reg 17(5): representations, evidence, advice and information are part of the
    plan); ``others`` are whole things that have no letter: ``strategies``, ``report``,
    ``evidence``, ``case``.
    """

    sections: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def __and__(self, other: Pieces) -> Pieces:
        return Pieces(
            self.sections & other.sections,
            self.documents & other.documents,
            self.others & other.others,
        )

    def __or__(self, other: Pieces) -> Pieces:
        return Pieces(
            self.sections | other.sections,
            self.documents | other.documents,
            self.others | other.others,
        )

    def __sub__(self, other: Pieces) -> Pieces:
        return Pieces(
            self.sections - other.sections,
            self.documents - other.documents,
            self.others - other.others,
        )

    def __le__(self, other: Pieces) -> bool:
        return not self - other

    def __bool__(self) -> bool:
        return bool(self.sections or self.documents or self.others)


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent, or one refusal, as it was recorded; a withdrawal is read into it.

    ``recipients`` and ``purposes`` are as the giver said them: names or organisations, and the
    purposes of ``disclosure_rules.toml`` by their code or in words. ``whole`` is the plan of law
    with its appendices, whatever they are; ``covers`` is then empty. ``since`` is its first day
    where that is later than the day it was given, ``until`` its last day. ``until_event`` and
    ``review_at`` are the words of rows of ``consent.toml``: what ends it sooner, and at what
    it is asked about anew although it goes on. ``withdrawn_on`` is no longer a day of it.
    ``no_effect`` is what a refusal says of itself.
    """

    event: EventId
    given_on: date
    giver: Giver
    giver_name: str
    refused: bool
    covers: Pieces
    whole: bool
    recipients: tuple[str, ...]
    purposes: tuple[str, ...]
    relationship: str = ""
    authority: str = ""
    judged_how: str = ""
    judged_by: str = ""
    judged_on: date | None = None
    other_view: str = ""
    how: str = ""
    witness: str = ""
    support: tuple[str, ...] = ()
    told: str = ""
    no_effect: str = ""
    since: date | None = None
    until: date | None = None
    until_event: str = ""
    review_at: tuple[str, ...] = ()
    withdrawn_on: date | None = None
    withdrawn_by: str = ""
    withdrawn_how: str = ""
    scan: str = ""

    @property
    def begins(self) -> date:
        """Its first day."""
        return max(self.given_on, self.since or self.given_on)

    def is_for(self, *names: str) -> bool:
        """Whether it names one of these as a recipient: a person, an organisation."""
        return not folded(self.recipients).isdisjoint(folded(names))

    def covering(self, wanted: Pieces, appendices: frozenset[str]) -> Pieces:
        """What it covers of ``wanted``. ``appendices`` are the documents that belong to the plan.

        What somebody may have of the plan as a whole includes the sheet of strategies drawn from
        it, but never the rest of the case.
        """
        if not self.whole:
            return wanted & self.covers
        return wanted & Pieces(wanted.sections, appendices, frozenset({STRATEGIES, EVIDENCE}))


@dataclass(frozen=True, slots=True)
class WhoseConsent:
    """Whose consent the law asks for on a day, with the reason, and what must be asked anew.

    ``giver`` is None while it can't be told: a child's understanding is not judged yet.
    ``also`` is who must consent beside them where the office asks for more than the law.
    ``changes`` is the day from which it is somebody else, ``then`` what is to be done that day.
    """

    giver: Giver | None
    who: str
    why: str
    source: str
    ask: str = ""
    also: Giver | None = None
    also_who: str = ""
    changes: date | None = None
    then: str = ""

    @property
    def givers(self) -> frozenset[Giver]:
        """In which capacities a consent counts on that day."""
        one = {self.giver, self.also} - {None}
        stands_in = {Giver.REPRESENTATIVE} if one & {Giver.PARENT, Giver.ALTERNATIVE} else set()
        return frozenset(giver for giver in one | stands_in if giver is not None)


class State(Enum):
    """How a consent stands on a day. The values are the words on screen."""

    IN_FORCE = "In force"
    NOT_BEGUN = "Not begun"
    LAPSED = "Lapsed"
    ENDED = "Ended"
    WITHDRAWN = "Withdrawn"
    REFUSED = "Refused"
    ASK_AFRESH = "Ask afresh"
    """The one who gave it is no longer the one whom the law asks."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a consent stands on a day, since when, and why, in a sentence.

    ``since`` is the first day of that state, where it is known. ``ask`` is what to do about it.
    ``refusals`` are those since that take a part of it away: some pieces, or some recipients.
    """

    state: State
    words: str
    since: date | None = None
    ask: str = ""
    refusals: tuple[Consent, ...] = ()

    @property
    def holds(self) -> bool:
        """Something may be disclosed on the strength of it."""
        return self.state is State.IN_FORCE


def folded(values: Iterable[str]) -> frozenset[str]:
    """Names as they are compared: letters large or small, spaces one or many."""
    return frozenset(" ".join(value.casefold().split()) for value in values if value.strip())
