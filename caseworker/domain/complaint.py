"""A complaint: its own road beside every appeal, with days of its own. Neither moves the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.disagreement_rules import Route, disagreement_rules
from caseworker.domain.due import Due

MADE: Final = "complaint_made"
STAGES: Final = (
    "complaint_acknowledged",
    "complaint_answered",
    "complaint_taken_further",
    "complaint_answered_again",
    "ombudsman_asked",
    "ombudsman_decided",
)
LAST: Final = frozenset({"ombudsman_decided"})


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint, what was done about it, and what is still owed or open."""

    made: Event
    events: tuple[Event, ...]
    dues: tuple[Due, ...]

    @property
    def route(self) -> Route | None:
        """Whose procedure it goes by."""
        title = self.made.facts.get("route", "")
        return next((one for one in disagreement_rules().routes if one.title == title), None)

    @property
    def next_kinds(self) -> tuple[str, ...]:
        """What can be recorded next: whatever comes after the furthest that was reached."""
        reached = {one.kind for one in self.events}
        if reached & LAST:
            return ()
        furthest = max((STAGES.index(one) for one in reached), default=-1)
        ahead = STAGES[furthest + 1 :]
        if furthest < STAGES.index("complaint_answered_again"):
            return ahead[:2] if furthest < 1 else ahead[:1]
        return ahead[:1]


def complaints_of(case: Case, reckoning: Reckoning) -> tuple[Complaint, ...]:
    """Every complaint, latest first."""
    made = case.all_of(MADE)
    found: dict[EventId, list[Event]] = {one.id: [] for one in made}
    for event in case.all_of(*STAGES):
        named = event.facts.get("complaint", "")
        heir = case.heir(EventId(named)) if named else None
        before = [one for one in made if one.day <= event.day]
        about = heir if heir in made else (before[-1] if before else None)
        if about is not None:
            found[about.id].append(event)
    dues = dues_of(case, reckoning)
    return tuple(
        Complaint(
            one,
            tuple(found[one.id]),
            tuple(
                due
                for due in dues
                if due.started_by in {one.id, *(event.id for event in found[one.id])}
            ),
        )
        for one in reversed(made)
    )
