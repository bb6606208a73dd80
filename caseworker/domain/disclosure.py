"""May this leave, to whom, and why: the question and the answer of the one gate.

The rules are rows of ``disclosure_rules.toml``; the answer is a pure function of the case, the
request and the day, and serves the window, letters, bulk printing, transfers and the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from caseworker.domain.case import EventId
from caseworker.domain.consent import Pieces


class Answer(Enum):
    """What the gate says. The values are the words on screen."""

    BY_CONSENT = "Yes, by consent"
    BY_DUTY = "Yes, the law requires it"
    BY_GROUND = "Yes, on a legal ground"
    NOT_YET = "Not yet"
    NO = "No"

    @property
    def lets_go(self) -> bool:
        return self in {Answer.BY_CONSENT, Answer.BY_DUTY, Answer.BY_GROUND}


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
    where none was; ``facts`` what that row asks for, by its own names (``necessity``).
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


@dataclass(frozen=True, slots=True)
class Because:
    """One sentence of the answer, with where the law says so."""

    words: str
    source: str = ""
    checked: str = "read"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the part of the request that it covers, and the part that it does not.

    ``basis`` names what it rests on: a row's id (``R13``, ``17d``) or ``consent``; ``consents``
    the consents relied on; ``needs`` what would make a “not yet” a “yes”, in sentences.
    """

    answer: Answer
    covered: Pieces
    left_out: Pieces
    because: tuple[Because, ...]
    basis: str = ""
    consents: tuple[EventId, ...] = ()
    needs: tuple[Because, ...] = ()
