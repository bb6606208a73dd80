"""What if something had happened, or were on another day: which duties would be others?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from typing import Final

from caseworker.domain.case import Case, Event, EventId, Happening, OfficerId
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due

SUPPOSED: Final = EventId("supposed")
_NOBODY: Final = OfficerId("supposed")
_NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)


class Effect(Enum):
    """What becomes of a duty. The values are the words on screen."""

    APPEARS = "Appears"
    MOVES = "Moves"
    FALLS_AWAY = "Falls away"


@dataclass(frozen=True, slots=True)
class Change:
    """One duty that would be another: as it is, and as it would be. None is none at all."""

    effect: Effect
    before: Due | None
    after: Due | None

    @property
    def due(self) -> Due:
        """The duty that is spoken of: as it would be, if it would be."""
        due = self.after or self.before
        if due is None:
            raise ValueError("a change is of something")
        return due

    @property
    def words(self) -> str:
        """The duty, and whom it is about where there are several."""
        return f"{self.due.duty}: {self.due.about}" if self.due.about else self.due.duty

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Its day now and then; None where it has none."""
        return (self.before.by if self.before else None, self.after.by if self.after else None)


def supposing(case: Case, happening: Happening) -> Case:
    """The case as it would be with this entry: a new one, or one that replaces another."""
    return replace(case, events=(*case.events, as_event(happening)))


def as_event(happening: Happening) -> Event:
    """It as an entry that nobody wrote down."""
    return Event(
        SUPPOSED,
        happening.kind,
        happening.day,
        _NOBODY,
        _NEVER,
        sent=happening.sent,
        served=happening.served,
        facts=happening.facts,
        replaces=happening.replaces,
    )


def changes(before: Case, after: Case, reckoning: Reckoning) -> tuple[Change, ...]:
    """Every duty that appears, moves or falls away between two states of one case.

    Only duties that are open in one of them count: what was done stays done.
    """
    was, would_be = (_open(case, reckoning) for case in (before, after))
    found = []
    for key in dict.fromkeys((*was, *would_be)):
        one, other = was.get(key), would_be.get(key)
        if one is None:
            found.append(Change(Effect.APPEARS, None, other))
        elif other is None:
            found.append(Change(Effect.FALLS_AWAY, one, None))
        elif one.by != other.by:
            found.append(Change(Effect.MOVES, one, other))
    return tuple(sorted(found, key=lambda change: change.due.by or date.max))


def _open(case: Case, reckoning: Reckoning) -> dict[tuple[str, str, int], Due]:
    """Open duties, told apart by row, by whom they are about, and by which of several.

    Not by the entry that began them: a correction is another entry, and the duty the same. Nor
    by the rules: a duty that goes on under those of the community has neither gone nor come.
    """
    found: dict[tuple[str, str, int], Due] = {}
    seen: dict[tuple[str, str], int] = {}
    for due in _asked(dues_of(case, reckoning)):
        name = (due.row.name, due.about)
        seen[name] = seen.get(name, 0) + 1
        found[(*name, seen[name])] = due
    return found


def _asked(dues: Iterable[Due]) -> Iterable[Due]:
    return (due for due in dues if due.is_open and not due.row.part_of)
