"""Every re-assessment of a case: asked for, answered, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.law.bars import Bar
from caseworker.domain.law.kinds import EventKind

REQUESTED: Final = "reassessment_requested"
WITHDRAWN: Final = "reassessment_withdrawn"
AGREED: Final = "reassessment_agreed"
REFUSED: Final = "reassessment_refused"
SENT: Final = "reassessed_plan_sent"
KEPT: Final = "reassessed_plan_kept"
DRAFT: Final = "draft_sent"


@dataclass(frozen=True, slots=True)
class Reassessment:
    """One of them. It was asked for, or the authority decided on it by itself.

    ``answer`` is what was decided, or that the request was withdrawn; ``draft`` the draft that
    was sent last; ``ended`` the plan that came of it, or that it stays as it is.
    """

    request: Event | None = None
    answer: Event | None = None
    draft: Event | None = None
    ended: Event | None = None

    @property
    def goes_on(self) -> bool:
        """It was decided on, and nothing has come of it yet."""
        return self.answer is not None and self.answer.kind == AGREED and self.ended is None

    @property
    def waits(self) -> bool:
        """It was asked for, and nobody has answered."""
        return self.answer is None

    @property
    def is_over(self) -> bool:
        return not self.waits and not self.goes_on

    @property
    def entries(self) -> tuple[Event, ...]:
        """What there is of it, in order."""
        found = (self.request, self.answer, self.draft, self.ended)
        return tuple(event for event in found if event is not None)


def reassessments_of(case: Case) -> tuple[Reassessment, ...]:
    """All of them, oldest first."""
    found: list[Reassessment] = []
    for event in case.all_of(REQUESTED, WITHDRAWN, AGREED, REFUSED, DRAFT, SENT, KEPT):
        last = found[-1] if found else None
        match event.kind:
            case "reassessment_requested" if last is None or not last.waits:
                found.append(Reassessment(request=event))
            case "draft_sent" if last is not None and last.goes_on:
                found[-1] = replace(last, draft=event)
            case "reassessed_plan_sent" | "reassessed_plan_kept" if last and last.goes_on:
                found[-1] = replace(last, ended=event)
            case "reassessment_agreed" | "reassessment_refused" | "reassessment_withdrawn":
                if last is not None and last.waits:
                    found[-1] = replace(last, answer=event)
                elif event.kind == AGREED:
                    found.append(Reassessment(answer=event))
    return tuple(found)


def current(case: Case) -> Reassessment | None:
    """The one that waits for an answer, or goes on."""
    found = reassessments_of(case)
    return found[-1] if found and not found[-1].is_over else None


def barred(case: Case, kind: EventKind) -> tuple[Bar, ...]:
    """What forbids an entry of this kind now, whatever it says."""
    before = [(event.kind, event.day, event.facts) for event in case.live]
    return tuple(bar for bar in kind.bars if not bar.own and bar.stands({}, before))
