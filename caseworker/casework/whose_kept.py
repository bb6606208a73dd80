"""Whose cases they are, and who covers for whom: what the records keep of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.officer import OfficerId


@dataclass(frozen=True, slots=True)
class Cover:
    """``by`` looks after what ``officer`` has from ``since`` to ``until``, both counted in.

    Nothing changes hands. Without ``until`` it lasts until somebody ends it.
    """

    id: str
    officer: OfficerId
    by: OfficerId
    since: date
    until: date | None
    why: str
    made_at: datetime
    made_by: OfficerId
    ended_at: datetime | None = None
    ended_by: OfficerId | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is under way on that day. One that was ended early holds no longer."""
        is_begun = self.since <= day and self.ended_at is None
        return is_begun and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class ByAnother:
    """What somebody else wrote in the history of an officer’s case."""

    case: CaseNumber
    at: datetime
    officer_name: str
    words: str


def covered_on(covers: Iterable[Cover], by: OfficerId, day: date) -> frozenset[OfficerId]:
    """For whom this officer covers on that day."""
    return frozenset(one.officer for one in covers if one.by == by and one.holds_on(day))


class Whose(Protocol):
    """The book of it, within one sitting."""

    def give(self, number: CaseNumber, officer: OfficerId) -> None:
        """The case is that officer’s from now on, in every list too. Raises NotFound."""
        ...

    def lines_by_others(
        self, officer: OfficerId, since: datetime, until: datetime, most: int
    ) -> tuple[ByAnother, ...]:
        """What others wrote in the history of this officer’s cases, newest first; not ``until``."""
        ...

    def keep_cover(self, cover: Cover) -> None:
        """Keep it, in the place of one with the same id."""
        ...

    def cover(self, key: str) -> Cover:
        """Raises NotFound."""
        ...

    def covers(self) -> tuple[Cover, ...]:
        """Every one there was, the latest beginning first."""
        ...
