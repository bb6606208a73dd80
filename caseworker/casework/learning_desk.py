"""What the page of screening and learning asks of the records, and what education brings of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.casework.learning import learning_plan
from caseworker.casework.plan_choices import plans_of_law
from caseworker.casework.records import Records
from caseworker.casework.strategies import SheetSeen, sheet_seen
from caseworker.domain.arrangements import Standing, arrangements_of, given_on
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.learning_goals import (
    CONTRIBUTION,
    MEETING,
    PLAN,
    Goal,
    goals_of,
    is_started,
    next_meeting,
    outcomes_of,
)
from caseworker.domain.screened import Screening, screenings_of
from caseworker.domain.screening.form import ScreeningForm, form_for


@dataclass(frozen=True, slots=True)
class LearningDesk:
    """Everything that the page shows. ``outcomes`` are those of the plan of the law, by number."""

    form: ScreeningForm | None
    screenings: tuple[Screening, ...]
    arrangements: tuple[Standing, ...]
    is_started: bool
    is_writing: bool
    has_plan: bool
    goals: tuple[Goal, ...]
    outcomes: tuple[tuple[str, str], ...]
    meetings: tuple[Event, ...]
    next_meeting: date | None
    contributions: tuple[Event, ...]
    contribution: dict[str, str]
    sheet: SheetSeen | None

    @property
    def screening(self) -> Screening | None:
        """The one under way, or the last that was ended."""
        open_now = [one for one in self.screenings if one.ended is None]
        return next(iter([*open_now, *reversed(self.screenings)]), None)


def learning_desk(number: CaseNumber) -> Callable[[Records, date], LearningDesk]:
    """A question: screenings, access arrangements, learning plan, meetings, strategies sheet."""

    def ask(records: Records, today: date) -> LearningDesk:
        case = records.case(number)
        form = form_for(case.setting)
        plan = learning_plan(records, number)
        held = case.all_of(MEETING)
        return LearningDesk(
            form=form,
            screenings=screenings_of(case, form.name) if form else (),
            arrangements=arrangements_of(case),
            is_started=is_started(case),
            is_writing=records.working_draft(number, PLAN) is not None,
            has_plan=plan is not None,
            goals=goals_of(plan, case) if plan else (),
            outcomes=outcomes_now(records, number),
            meetings=held,
            next_meeting=next_meeting(case),
            contributions=case.all_of(CONTRIBUTION),
            contribution=contribution(records, case, today),
            sheet=sheet_seen(records, number, today),
        )

    return ask


def outcomes_now(records: Records, number: CaseNumber) -> tuple[tuple[str, str], ...]:
    """Those of the plan of the law that went out last, else of the one being written."""
    found = [outcomes for plan in plans_of_law(records, number) if (outcomes := outcomes_of(plan))]
    return found[0] if found else ()


def contribution(records: Records, case: Case, today: date) -> dict[str, str]:
    """What is known for a planning meeting: how learning goes, what helps, and which targets.

    Nothing of the plan of the law is in it: a goal names its outcome by the number alone, and
    nothing is taken from the words of a screening.
    """
    plan = learning_plan(records, case.number)
    goals = goals_of(plan, case) if plan else ()
    facts = {
        "progress": "\n".join((*_levels(case), *map(_progress, goals))),
        "helps": "\n".join(one.what for one in given_on(case, today)),
        "targets": "\n".join(dict.fromkeys(one.plan_target for one in goals if one.plan_target)),
    }
    return {name: said for name, said in facts.items() if said}


def _levels(case: Case) -> Iterator[str]:
    """Where the learner stood when they were screened last, subject by subject."""
    form = form_for(case.setting)
    screened = screenings_of(case, form.name) if form else ()
    for part in screened[-1].parts if screened else ():
        if part.fact("area") and part.result:
            yield f"{part.fact('area')}: {part.result} on entry."


def _progress(goal: Goal) -> str:
    came = f": {goal.result.lower()}" if goal.result else ""
    return f"{goal.number} {goal.words.removesuffix('.')}{came}."
