"""Access arrangements: which are given now, which are over, and which are to be looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.case import Case, Event

SET: Final = "access_arrangements_set"
ENDED: Final = "access_arrangement_ended"
AGREED: Final = frozenset({"", "Not needed", "Agreed"})
"""What was said of the application where nothing more is awaited."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An access arrangement, from its day, until its last day if there is one (that day counts)."""

    event: Event
    until: date | None
    why_ended: str = ""

    @property
    def what(self) -> str:
        return self.event.facts["arrangement"]

    @property
    def since(self) -> date:
        return self.event.day

    def fact(self, name: str) -> str:
        return self.event.facts.get(name, "")

    def stands_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def is_awaited(self) -> bool:
        """It was applied for, or is to be: lessons have it, an examination may not."""
        return self.fact("applied") not in AGREED


def arrangements_of(case: Case) -> tuple[Standing, ...]:
    """The latest that was said of each arrangement, oldest first.

    One is the same as another with the same words for what is needed and where.
    """
    latest: dict[tuple[str, str], Standing] = {}
    for event in case.all_of(SET, ENDED):
        what = event.facts["arrangement"].casefold()
        if event.kind == SET:
            until = event.facts.get("until", "")
            day = date.fromisoformat(until) if until else None
            latest[what, event.facts.get("where", "").casefold()] = Standing(event, day)
            continue
        for key, one in latest.items():
            if key[0] == what and (one.until is None or event.day < one.until):
                latest[key] = Standing(one.event, event.day, event.facts.get("why", ""))
    return tuple(sorted(latest.values(), key=lambda one: one.since))


def given_on(case: Case, day: date) -> tuple[Standing, ...]:
    """Those that are given on that day."""
    return tuple(one for one in arrangements_of(case) if one.stands_on(day))
