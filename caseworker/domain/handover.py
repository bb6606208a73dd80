"""What is handed over when a case moves: its values, whole, or cut to what may go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Final

from caseworker.domain.arrangements import Standing, arrangements_of
from caseworker.domain.case import Case, Event, EventId, OfficerId
from caseworker.domain.filing import Filing
from caseworker.domain.plan import Version

PROVISION: Final = "provision_delivered"
ACCESS: Final = "access_arrangements_set"
NEWER: Final = "newer_entry"
"""The kind under which an entry is kept whose own kind is not known here: as it came."""
WITHHELD: Final = "Withheld"
"""What stands in a fact that must be given, where its words did not come along."""


class Sort(Enum):
    """What something that did not come along is. The values are the words on screen."""

    SECTION = "Section of a plan"
    VERSION = "Version of a plan"
    DOCUMENT = "Document"
    ENTRY = "Entry"
    WORDS = "Words of an entry"
    FACT = "Fact of the case"
    PERSON = "Something of a person"


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing that is not in the pack, called by its name, and why it is not."""

    sort: Sort
    what: str
    why: str
    source: str = ""

    @property
    def said(self) -> str:
        return f"{self.what}: {self.why}"


@dataclass(frozen=True, slots=True)
class OpenClock:
    """A duty that still runs, as whoever sent the pack reckoned it on the day they made it.

    ``id`` is the row of the law, ``began`` the entry that started it, ``starts`` its first day
    and ``day`` the last one in time: None where it has none. ``whose`` is the actor who owes it,
    ``state`` the word of ``DueState``. ``checked`` is how the source was checked.
    """

    id: str
    duty: str
    day: date | None
    source: str
    whose: str
    state: str
    began: EventId
    about: str = ""
    starts: date | None = None
    weight: str = "law"
    checked: str = "read"
    because: str = ""
    window: bool = False


@dataclass(frozen=True, slots=True)
class ConsentTold:
    """A consent or a refusal and its scope, in words, as it stood on the day of the pack.

    The entry ``event`` holds it whole; this is what anybody can read.
    """

    event: EventId
    refused: bool
    giver: str
    capacity: str
    covers: str
    recipients: tuple[str, ...]
    purposes: tuple[str, ...]
    given_on: date
    since: date | None = None
    until: date | None = None
    standing: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DocumentGiven:
    """A document that is in the pack; its bytes are a piece of their own, known by its hash.

    ``filing`` is how it is filed where it comes from, as far as that may go.
    """

    id: str
    name: str
    kind: str
    size: int
    sha256: str
    added_on: datetime
    added_by: OfficerId
    filing: Filing | None = None


@dataclass(frozen=True, slots=True)
class VersionGiven:
    """A version of a plan, without the sections that it says are left out.

    ``whole`` is the fingerprint, in hexadecimal, of the version as it was issued: with nothing
    left out it is that of ``version`` itself, and a signature over it still holds.
    """

    version: Version
    whole: str

    @property
    def left_out(self) -> tuple[str, ...]:
        """The letters of the sections that did not come along."""
        return self.version.left_out

    @property
    def series(self) -> str:
        return self.version.series

    @property
    def key(self) -> str:
        """Which version this is among all of its case."""
        return self.version.key

    @property
    def is_whole(self) -> bool:
        """It says to the letter what was issued."""
        return not self.left_out and self.version.fingerprint.hex() == self.whole


@dataclass(frozen=True, slots=True)
class Delivered:
    """How a piece of provision is delivered where the person is now (CFA 2014 s.74).

    ``step`` is one of the three of the law: as written, closest practicable, or otherwise
    appropriate. ``agreed`` is who agreed for the home authority, and when; empty while nobody has.
    Hours are by the week, as they were typed.
    """

    event: EventId
    day: date
    what: str
    step: str
    reason: str = ""
    agreed: str = ""
    agreed_on: str = ""
    offered: str = ""
    attended: str = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An access arrangement: what is needed in lessons and examinations."""

    event: EventId
    day: date
    what: str
    where: str = ""
    evidence: str = ""
    applied: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Everything of one case that goes with it.

    ``case`` holds the person, the entries and the facts, cut to what may go; its number is the
    one that it has where it comes from. ``officers`` names those who wrote something down.
    ``restricted``: only officers who are named may open it there. ``newer`` are the entries that
    are kept as they came (``NEWER``), with what each is called where it comes from. ``noticed``
    is what whoever takes it in should know, in sentences: nothing here was passed over in silence.
    """

    office: str
    made_on: date
    case: Case
    officers: Mapping[OfficerId, str] = field(default_factory=dict)
    clocks: tuple[OpenClock, ...] = ()
    consents: tuple[ConsentTold, ...] = ()
    versions: tuple[VersionGiven, ...] = ()
    documents: tuple[DocumentGiven, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    restricted: bool = False
    noticed: tuple[str, ...] = ()

    def of_series(self, series: str) -> tuple[VersionGiven, ...]:
        """Its versions of one series, oldest first."""
        return tuple(one for one in self.versions if one.series == series)

    @property
    def current(self) -> tuple[VersionGiven, ...]:
        """The last version of each series."""
        return tuple({one.series: one for one in self.versions}.values())

    @property
    def newer(self) -> tuple[Event, ...]:
        """The entries of kinds that this program does not know."""
        return self.case.all_of(NEWER)

    @property
    def delivered(self) -> tuple[Delivered, ...]:
        """Provision as it is delivered: the latest that was said of each piece of it."""
        latest = {one.facts.get("provision", ""): one for one in self.case.all_of(PROVISION)}
        return tuple(_delivered(event) for event in latest.values())

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """Every access arrangement that is given, or will be, on the day that the pack was made."""
        standing = arrangements_of(self.case)
        there = (one for one in standing if one.until is None or one.until >= self.made_on)
        return tuple(_arrangement(one) for one in there)


def _delivered(event: Event) -> Delivered:
    facts = event.facts
    return Delivered(
        event.id,
        event.day,
        facts.get("provision", ""),
        facts.get("step", ""),
        facts.get("reason", ""),
        facts.get("agreed_by", ""),
        facts.get("agreed_on", ""),
        facts.get("offered", ""),
        facts.get("attended", ""),
    )


def _arrangement(standing: Standing) -> Arrangement:
    event = standing.event
    return Arrangement(
        event.id,
        event.day,
        standing.what,
        standing.fact("where"),
        standing.fact("evidence"),
        standing.fact("applied"),
        standing.until.isoformat() if standing.until else "",
    )
