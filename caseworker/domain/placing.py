"""The institutions that may come to be named: who was asked what, who answered, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Final

from caseworker.domain.case import Event
from caseworker.domain.law import the_law
from caseworker.domain.placing_rules import Category, Ground, placing_rules
from caseworker.domain.schools import is_same

REQUESTED: Final = "institution_requested"
CONSULTED: Final = "institution_consulted"
REPLIED: Final = "institution_replied"
GONE_ON: Final = "went_on_without_reply"
ANSWERED: Final = "objection_answered"
REFUSED: Final = "requested_institution_refused"
CHOSEN: Final = "institution_chosen"
ASKED_FAMILY: Final = "preference_asked"
PLAN_NAMES: Final = ("final_plan_sent", "amended_plan_sent")
_OF_ONE: Final = (REQUESTED, CONSULTED, REPLIED, GONE_ON, ANSWERED, REFUSED, CHOSEN, *PLAN_NAMES)


class Standing(Enum):
    """How it stands with one institution. The values are the words on screen."""

    NAMED = "Named in the plan"
    CHOSEN = "To be named"
    REFUSED = "Not to be named"
    OBJECTS = "Objects"
    WILLING = "Can meet the needs"
    ANSWERED = "Answered"
    GONE_ON = "Gone on without a reply"
    LATE = "Reply is late"
    AWAITED = "Reply awaited"
    WISHED = "Asked for, not consulted"


@dataclass(slots=True)
class Institution:
    """One institution, with the last entry of each kind that is about it."""

    name: str
    entries: dict[str, Event] = field(default_factory=dict)

    @property
    def requested(self) -> Event | None:
        """The family asked for it."""
        return self.entries.get(REQUESTED)

    @property
    def consulted(self) -> Event | None:
        return self.entries.get(CONSULTED)

    @property
    def replied(self) -> Event | None:
        return self._since_consulted(REPLIED)

    @property
    def gone_on(self) -> Event | None:
        return self._since_consulted(GONE_ON)

    @property
    def answered(self) -> Event | None:
        return self.entries.get(ANSWERED)

    @property
    def refused(self) -> Event | None:
        return self.entries.get(REFUSED)

    @property
    def chosen(self) -> Event | None:
        return self.entries.get(CHOSEN)

    @property
    def named(self) -> Event | None:
        return next((one for kind in PLAN_NAMES if (one := self.entries.get(kind))), None)

    @property
    def category(self) -> Category | None:
        return placing_rules().category(_fact(self.requested, "category"))

    @property
    def objection(self) -> Ground | None:
        """The ground of the law that its answer raises."""
        return placing_rules().ground_of(_fact(self.replied, "reply"))

    @property
    def reply_by(self) -> date | None:
        """The last day for its answer (Code 9.83); None where it wasn’t consulted."""
        return self.consulted.day + reply_window() if self.consulted else None

    @property
    def is_awaited(self) -> bool:
        waits = self.consulted is not None and self.replied is None and self.gone_on is None
        return waits and not (self.refused or self.named)

    def standing(self, today: date) -> Standing:  # noqa: PLR0911 - one for each
        """The furthest that it has come."""
        if self.named:
            return Standing.NAMED
        if self.chosen:
            return Standing.CHOSEN
        if self.refused:
            return Standing.REFUSED
        if self.replied:
            if self.objection:
                return Standing.OBJECTS
            is_willing = _fact(self.replied, "reply") == Standing.WILLING.value
            return Standing.WILLING if is_willing else Standing.ANSWERED
        if self.gone_on:
            return Standing.GONE_ON
        if self.reply_by is None:
            return Standing.WISHED
        return Standing.LATE if self.reply_by < today else Standing.AWAITED

    def _since_consulted(self, kind: str) -> Event | None:
        """An answer to an earlier question is none to this one."""
        found = self.entries.get(kind)
        if found is None or self.consulted is None:
            return found
        return found if found.day >= self.consulted.day else None


def institutions(entries: Iterable[Event]) -> tuple[Institution, ...]:
    """Every institution that these entries speak of, in the order in which they came up."""
    found: list[Institution] = []
    for event in entries:
        name = " ".join(event.facts.get("institution", "").split())
        if event.kind not in _OF_ONE or not name:
            continue
        one = next((each for each in found if is_same(each.name, name)), None)
        if one is None:
            found.append(one := Institution(name))
        if event.kind == CHOSEN:  # a later choice takes the place of an earlier one
            for each in found:
                each.entries.pop(CHOSEN, None)
        one.entries[event.kind] = event
    return tuple(found)


def wished(found: Sequence[Institution]) -> Institution | None:
    """The one that the family asked for last."""
    asked = [one for one in found if one.requested]
    return max(
        asked, key=lambda one: one.requested.day if one.requested else date.min, default=None
    )


@cache
def reply_window() -> timedelta:
    """How long an institution has: the days of the row of the law."""
    row = next(
        row for row in the_law().time_limits if CONSULTED in row.triggers and REPLIED in row.met_by
    )
    return timedelta(days=row.length)


def _fact(event: Event | None, name: str) -> str:
    return event.facts.get(name, "") if event else ""
