"""The ledger: every copy that left, and what became of it. Only ever added to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final, NamedTuple

from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.consent import Pieces
from caseworker.domain.ledger_data import basis_to_data, pieces_to_data
from caseworker.domain.moments import day_of
from caseworker.domain.pieces_words import in_words
from caseworker.domain.release import STAYS, Release

NOT_OF_A_PLAN: Final = "Nothing of a plan"


class Went(Enum):
    """What became of a copy. The values are the words on screen; the names are kept."""

    POSTED = "Sent by post"
    HANDED = "Handed over"
    SENT = "Sent as a file"
    RECEIVED = "Receipt came back"
    NOTHING = "Never left"
    RECALLED = "Asked back"
    RETURNED = "Came back"
    DESTROYED = "Destroyed by whoever had it"

    @property
    def ends(self) -> bool:
        """Nobody holds the copy any more."""
        return self in {Went.NOTHING, Went.RETURNED, Went.DESTROYED}


BY_HAND: Final = tuple(each for each in Went if each is not Went.NOTHING)
"""Those that an officer records."""


@dataclass(frozen=True, slots=True)
class Fate:
    """One thing that became of the copy ``number``, on a day, as an officer recorded it."""

    number: str
    went: Went
    day: date
    officer: str
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One copy that left: of which case, and what became of it since, oldest first."""

    release: Release
    case: CaseNumber | None = None
    fates: tuple[Fate, ...] = ()

    @property
    def number(self) -> str:
        return self.release.number

    @property
    def stays(self) -> bool:
        """It is a copy of our own, and was disclosed to nobody."""
        return self.release.kind in STAYS

    @property
    def is_held(self) -> bool:
        """Somebody has this copy, as far as is known."""
        return not any(fate.went.ends for fate in self.fates)

    @property
    def contents(self) -> str:
        """What of a plan was in it; the title of the paper where that is nothing."""
        return contents_of(self.release.what.carries, self.release.what.title)

    @property
    def state(self) -> str:
        """The last that is known, in words."""
        return state_of([fate.went for fate in self.fates], stays=self.stays)

    @property
    def organisation(self) -> str:
        """The recipient’s; empty where none was named."""
        basis = self.release.basis
        return basis.request.recipient.organisation if basis is not None else ""

    @property
    def row(self) -> LedgerRow:
        """The same as a list shows it."""
        release = self.release
        return LedgerRow(
            number=release.number,
            case=self.case,
            to=release.to,
            officer=release.officer,
            at=release.at,
            title=release.what.title,
            contents=self.contents,
            state=self.state,
            is_held=self.is_held,
            stays=self.stays,
            reason=release.reason,
            medium_number=release.handling.medium_number,
            destroy_by=release.handling.destroy_by,
        )

    @property
    def consents(self) -> tuple[EventId, ...]:
        """The consents that it rests on."""
        basis = self.release.basis
        return basis.verdict.consents if basis is not None else ()


class LedgerRow(NamedTuple):  # made in a quarter of the time of a dataclass, by the thousand
    """One copy that left, as a list of thousands shows it: not what was asked and answered first.

    ``contents`` and ``state`` are words, as of a whole line.
    """

    number: str
    case: CaseNumber | None
    to: str
    officer: str
    at: datetime
    title: str
    contents: str
    state: str
    is_held: bool
    stays: bool
    reason: str
    medium_number: str
    destroy_by: date | None


def contents_of(carries: Pieces, title: str) -> str:
    """What of a plan was in a copy; the title of the paper where that is nothing."""
    return in_words(carries) if carries else title or NOT_OF_A_PLAN


def state_of(went: Sequence[Went], *, stays: bool) -> str:
    """The last that became of a copy, in words; ``went`` is all that did, oldest first."""
    if went:
        return went[-1].value
    return "In our own office" if stays else "Out, no receipt yet"


@dataclass(frozen=True, slots=True)
class LedgerAsked:
    """Which lines of the ledger are wanted; what is empty narrows nothing.

    ``to`` is looked for in the recipient’s name and organisation, in any letters.
    """

    case: CaseNumber | None = None
    to: str = ""
    officer: str = ""
    first: date | None = None
    last: date | None = None
    held_only: bool = False
    number: str = ""

    def wants(self, row: LedgerRow, organisation: str = "") -> bool:
        """Whether this line is one of them. ``organisation`` matters only to whom it is ``to``."""
        return (
            (self.case is None or row.case == self.case)
            and self.number in {"", row.number}
            and (not self.to or _holds(self.to, f"{row.to} {organisation}"))
            and (not self.officer or _holds(self.officer, row.officer))
            and (self.first is None or day_of(row.at) >= self.first)
            and (self.last is None or day_of(row.at) <= self.last)
            and (row.is_held or not self.held_only)
        )


def _holds(typed: str, said: str) -> bool:
    return typed.strip().casefold() in said.casefold()


def line_hash(case: CaseNumber | None, release: Release) -> str:
    """SHA-256 over one line of the ledger: the audit keeps it, so that no line can be changed."""
    what, handling = release.what, release.handling
    said = [
        release.number,
        case or "",
        release.kind,
        release.to,
        release.officer,
        release.at.isoformat(),
        release.reason,
        release.copy_number,
        release.practice,
        [what.title, what.version, what.fingerprint],
        [pieces_to_data(what.carries), pieces_to_data(what.left_out)],
        [handling.medium, handling.medium_number, handling.marking, _day(handling.destroy_by)],
        basis_to_data(release.basis),
    ]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
