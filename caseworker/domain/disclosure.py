"""May this leave, to whom, and why: the question and the answer of the one gate.

The rules are rows of ``disclosure_rules.toml``; the answer is a pure function of the case, the
request and the day, and serves the window, letters, bulk printing, transfers and the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker.domain.case import EventId, Stage
from caseworker.domain.consent import Consent, Giver, Pieces, Standing, State, WhoseConsent


class Answer(Enum):
    """What the gate says. The values are the words on screen."""

    BY_CONSENT = "Yes, by consent"
    BY_DUTY = "Yes, the law requires it"
    BY_GROUND = "Yes, on a legal ground"
    NOT_OF_THE_PLAN = "Yes, nothing of the plan is in it"
    NOT_YET = "Not yet"
    NO = "No"

    @property
    def lets_go(self) -> bool:
        return self not in {Answer.NOT_YET, Answer.NO}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is to have it. ``role`` is a code of ``disclosure_rules.toml`` (parent, court, …)."""

    name: str
    role: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """A second person's authority: given in their own sign-in; outside the office, with evidence.

    Never the authority of the one who asks.
    """

    name: str
    officer: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for, and what the officer relies on.

    ``purpose`` is a code of ``disclosure_rules.toml``; ``ground`` the row chosen (``17a``…), empty
    where none was; ``facts`` what that row asks for, by its own names (``necessity``); a tick is
    “yes”, a day as 2026-11-23. ``by`` is
    the officer who asks, and ``by_name`` what they are called: neither can be the authority.
    """

    recipient: Recipient
    wanted: Pieces
    purpose: str
    why: str
    by: str
    identity: str = ""
    ground: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    authority: Authority | None = None
    by_name: str = ""

    def fact(self, name: str) -> str:
        """What was given for a row's need; empty where nothing was."""
        return dict(self.facts).get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Because:
    """One sentence of the answer, with where the law says so.

    ``checked`` is how the source was checked (read, summary, memory); empty for a fact.
    """

    words: str
    source: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the part of the request that it covers, and the part that it does not.

    ``basis`` names what it rests on: a row's id (``R13``, ``17d``) or ``consent``, empty where
    nothing goes; ``consents`` the consents relied on; ``needs`` what would make a “not yet” a
    “yes”, in sentences. ``headline`` is the answer in one sentence; ``refused`` says that
    whoever consents has refused something of what was asked, whatever the answer rests on.
    """

    answer: Answer
    covered: Pieces
    left_out: Pieces
    because: tuple[Because, ...]
    basis: str = ""
    consents: tuple[EventId, ...] = ()
    needs: tuple[Because, ...] = ()
    headline: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A consent or a refusal, and how it stands on the day of the question."""

    consent: Consent
    standing: Standing

    @property
    def counts(self) -> bool:
        """Whether it has a say at all; whose word is asked for today is another matter."""
        if self.consent.refused:
            return self.standing.state is State.REFUSED
        return self.standing.holds


@dataclass(frozen=True, slots=True)
class Footing:
    """What a case stands on, on the day of the question: all that the gate knows of it.

    ``asked_of`` are the capacities in which somebody must consent: one of each. ``held`` are the
    consents and refusals, in the order in which they were given. ``appendices`` are the documents
    that are part of the plan. ``goes_on`` is what goes on beside the stage. ``closed_by`` is the
    kind of the entry that closed the case, empty while it is open.
    """

    on: date
    regime: str
    stage: Stage
    whose: WhoseConsent
    asked_of: tuple[frozenset[Giver], ...] = ()
    held: tuple[Held, ...] = ()
    appendices: frozenset[str] = frozenset()
    closed_by: str = ""
    goes_on: frozenset[str] = frozenset()
