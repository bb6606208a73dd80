"""Packs that went out and came in, what was answered, where each piece came from, and media."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, NewType

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.receivers import ReceiverId

PackId = NewType("PackId", str)
"""32 hexadecimal digits by chance; the neutral file name has the first 8: “TP-3f9a1c07.pack”."""
MergeId = NewType("MergeId", str)


class Reply(Enum):
    """What a receiver answers about a pack. The values are the words on screen."""

    RECEIVED = "Received"
    ACCEPTED = "Accepted"
    IN_PART = "Accepted in part"
    REFUSED = "Refused"
    MORE = "Asked for more"


class SentState(Enum):
    """How a pack that we made stands. The values are the words on screen."""

    MADE = "Made, not sent yet"
    SENT = "Sent, no answer yet"
    RECEIVED = "Received"
    ACCEPTED = "Accepted"
    IN_PART = "Accepted in part"
    REFUSED = "Refused"
    MORE = "More was asked for"
    NOTHING = "Never left"


class ReceivedState(Enum):
    """How a pack that came in stands. The values are the words on screen."""

    HELD = "In quarantine"
    ACCEPTED = "Accepted"
    IN_PART = "Accepted in part"
    REFUSED = "Refused"
    MORE = "More was asked for"


@dataclass(frozen=True, slots=True)
class SentPack:
    """One pack that was made here.

    Attributes:
        sequence: counts the packs from us to this receiver, from 1.
        number: of its line in the ledger.
        own_key: the number of our key pair that signed it (``OwnKeys.sequence``).
        verify: the receiver’s signing key of that moment: only it may sign an answer.
        sha256: over the whole file, 64 hexadecimal digits; ``size`` in bytes.
    """

    pack: PackId
    sequence: int
    receiver: ReceiverId
    case: CaseNumber | None
    number: str
    at: datetime
    officer: OfficerId
    own_key: int
    verify: str
    sha256: str
    size: int
    manifest: Mapping[str, Any] = field(repr=False)
    state: SentState = SentState.MADE


@dataclass(frozen=True, slots=True)
class PackAnswer:
    """One answer to a pack that was sent: what, in words, and the receipt that says so, if any."""

    pack: PackId
    at: datetime
    officer: OfficerId
    answer: Reply
    words: str = ""
    receipt: bytes = field(default=b"", repr=False)


CASE: Final = "case"
"""What a pack says of itself between two programs: the number that the sender’s case has."""
AGAIN_OF: Final = "again_of"
"""The pack in whose place it is sent."""
PRACTICE: Final = "practice"
"""Nobody in it is real."""


@dataclass(frozen=True, slots=True)
class ReceivedPack:
    """One pack that came in.

    Attributes:
        verify: the key that signed it.
        sender: the office that this key belongs to; None while nobody knows it.
        sequence: what the sender counted, from 1.
        case: the case that it was taken into.
        words: why it was refused, or what is missing.
        answered_with: the receipt that was made last.
    """

    pack: PackId
    verify: str
    sender: ReceiverId | None
    sequence: int
    at: datetime
    officer: OfficerId
    sha256: str
    size: int
    manifest: Mapping[str, Any] = field(repr=False)
    state: ReceivedState = ReceivedState.HELD
    case: CaseNumber | None = None
    words: str = ""
    answered_with: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Where one piece of a case came from.

    Attributes:
        what: what sort of thing it is: “document”, “event”, “person”, “version”, “fact”…
        ref: which one of them, by its id or its name.
        pack: of which pack; empty if it came otherwise (a Common Transfer File).
        whose: the office that it came from, by name as it was then.
        merge: the merge that brought it; what is undone by that merge’s name.
    """

    case: CaseNumber
    what: str
    ref: str
    pack: str
    whose: str
    day: date
    officer: OfficerId
    merge: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """That something was taken into a case, and what that case said before.

    ``from_case`` is the other case, where two of ours were joined; ``pack`` the pack otherwise.
    ``before`` is what is needed to undo it.
    """

    id: MergeId
    into: CaseNumber
    from_case: CaseNumber | None
    pack: str
    at: datetime
    officer: OfficerId
    before: Mapping[str, Any] = field(repr=False)
    undone_at: datetime | None = None
    undone_by: OfficerId | None = None


class Moved(Enum):
    """What became of a numbered medium. The values are the words on screen."""

    WRITTEN = "Written to"
    TAKEN = "Taken out"
    BACK = "Came back"
    WIPED = "Wiped"
    LOST = "Lost"


@dataclass(frozen=True, slots=True)
class MediumMove:
    """One thing that happened to a numbered medium.

    ``who`` took it or brought it; ``pack`` and ``number`` (of the ledger) are what was written.
    """

    medium: str
    what: Moved
    at: datetime
    officer: OfficerId
    who: str = ""
    pack: str = ""
    number: str = ""
    words: str = ""
