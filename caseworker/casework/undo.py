"""What takes back something that was just done, as the answer to a duty carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.packs import MergeId
from caseworker.domain.people import Person


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The entry that was recorded, or that corrected another."""

    case: CaseNumber
    event: EventId


@dataclass(frozen=True, slots=True)
class PersonBack:
    """The person as they were, and as they were changed to."""

    case: CaseNumber
    before: Person = field(repr=False)
    now: Person = field(repr=False)


@dataclass(frozen=True, slots=True)
class FactsBack:
    """Facts of the setting as they were, and as they were noted; empty is none."""

    case: CaseNumber
    before: Mapping[str, str] = field(repr=False)
    now: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What was taken out of a backup; ``mark`` is of the case right after, history and all."""

    case: CaseNumber
    merge: MergeId
    mark: str


Undo = TakeBack | PersonBack | FactsBack | BroughtBack
