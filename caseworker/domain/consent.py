"""Consent to disclose a plan: whose it is, what it covers, until when (SEND Regs 2014 reg 17).

Not the lawful basis of data protection law: that is another record, never mixed with this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker.domain.case import EventId


class Giver(Enum):
    """In what capacity somebody consents. The values are the words on screen."""

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
    plan); ``others`` are whole things that have no letter: ``strategies``, ``report``, ``case``.
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

    def __bool__(self) -> bool:
        return bool(self.sections or self.documents or self.others)


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent, or one refusal, as it was recorded; a withdrawal is read into it.

    ``recipients`` and ``purposes`` are as the giver said them: names or organisations, and the
    purposes of ``disclosure_rules.toml`` by their code or in words. ``until`` is the last day,
    ``until_event`` the kind of event that ends it sooner; either may be missing.
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
    how: str = ""
    told: str = ""
    until: date | None = None
    until_event: str = ""
    withdrawn_on: date | None = None
    scan: str = ""


@dataclass(frozen=True, slots=True)
class WhoseConsent:
    """Whose consent the law asks for on a day, with the reason, and what must be asked anew.

    ``giver`` is None while it can't be told: a child's understanding is not judged yet.
    """

    giver: Giver | None
    who: str
    why: str
    source: str
    ask: str = ""
