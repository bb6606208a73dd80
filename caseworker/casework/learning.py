"""The individual learning plan: begun from a screening, looked at with the learner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.plan_choices import kind_to_begin
from caseworker.casework.plans import PLAN as PLAN_TOUCHED
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.arrangements import given_on
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.days import day_words, plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.learning_goals import (
    MEETING,
    PLAN,
    REVIEWED,
    STARTED,
    Goal,
    goals_of,
    is_started,
)
from caseworker.domain.listed import one_a_line
from caseworker.domain.plan import Item, ItemId, Plan, Section, WorkingDraft, blank_plan, issued
from caseworker.domain.screened import Screening, latest
from caseworker.domain.screening.form import IntoPlan, ScreeningForm, form_for

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal to be written: the outcome that it serves, by its number, and what leads it."""

    words: str
    outcome: str = ""
    plan_target: str = ""


@dataclass(frozen=True, slots=True)
class BeginLearningPlan:
    """Begin to write the learning plan from what the screening found."""

    case: CaseNumber
    day: date
    goals: tuple[NewGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldMeeting:
    """A meeting about the learning plan: each goal by its mark, with how far and words."""

    case: CaseNumber
    day: date
    took_part: tuple[str, ...]
    learner: str = ""
    agreed: tuple[str, ...] = ()
    next: date | None = None
    results: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def begin_learning_plan(records: Records, command: BeginLearningPlan, sitting: Sitting) -> Done:
    """Begin the plan with the learner’s own words, the results, the goals and what helps.

    The entry that it was started (CU-34) is made with it, unless this learner has one here.

    Raises:
        NotAllowed: it is being written already, or is not offered on this case.
    """
    case = records.case(command.case)
    kind = kind_to_begin(case, PLAN, reckoning_of(records.office(), sitting.today))
    if records.working_draft(case.number, PLAN) is not None:
        raise NotAllowed("The learning plan is already being written.", instead="Go on with it.")
    out = issued(records.versions(case.number, PLAN))
    plan = out[-1].plan if out else blank_plan(kind)
    form = form_for(case.setting)
    if form is not None and form.into.kind == kind.id:
        plan = _filled(plan, form, case, command)
    if not is_started(case):
        entries.add(records, case, Happening(STARTED, command.day), sitting)
    records.keep_working_draft(
        WorkingDraft(case.number, plan, sitting.at, sitting.officer.id, uuid4().hex)
    )
    return Done(
        case=case.number,
        touched=PLAN_TOUCHED,
        sentence=f"Began to write the {kind.named} from the screening.",
        act="plan_begun",
    )


def hold_meeting(records: Records, command: HoldMeeting, sitting: Sitting) -> Done:
    """Write down a meeting with the learner, and how far each goal has come.

    Raises:
        Incomplete: nobody took part, nothing was said, or the next day is not a later one.
    """
    case = records.case(command.case)
    gaps = list(_gaps(command))
    if gaps:
        raise Incomplete(gaps)
    facts = {
        "took_part": one_a_line(command.took_part),
        "learner": command.learner.strip(),
        "agreed": one_a_line(command.agreed),
        "on": command.next.isoformat() if command.next else "",
    }
    event = entries.add(records, case, Happening(MEETING, command.day, facts=facts), sitting)
    for goal in learning_goals(records, case):
        result, words = command.results.get(goal.item, ("", ""))
        if result:
            of_it = {"meeting": str(event.id), "item": goal.item, "goal": goal.words}
            of_it |= {"result": result, "words": words.strip()}
            entries.add(records, case, Happening(REVIEWED, command.day, facts=of_it), sitting)
    return entries.said(records, case, event, CHANGED)


def learning_goals(records: Records, case: Case) -> tuple[Goal, ...]:
    """The goals of the plan as it is being written, or as it was issued last."""
    plan = learning_plan(records, case.number)
    return goals_of(plan, case) if plan is not None else ()


def learning_plan(records: Records, number: CaseNumber) -> Plan | None:
    """The one that is being written; else the one that was issued last."""
    draft = records.working_draft(number, PLAN)
    if draft is not None:
        return draft.plan
    out = issued(records.versions(number, PLAN))
    return out[-1].plan if out else None


def _gaps(command: HoldMeeting) -> Iterator[Gap]:
    if not one_a_line(command.took_part):
        yield Gap("took_part", "Say who took part.")
    said = (command.learner, *command.agreed, *(one for one, _ in command.results.values()))
    if not any(one.strip() for one in said):
        yield Gap("learner", "Nothing is written down of the meeting yet.")
    if command.next is not None and command.next <= command.day:
        yield Gap("on", f"The meeting is on {plain(command.day)}: give a later day.")


def _filled(plan: Plan, form: ScreeningForm, case: Case, command: BeginLearningPlan) -> Plan:
    """What is blank is filled; what was there before stays, and results are added to it."""
    into, screening = form.into, latest(case, form.name)
    if screening is not None:
        plan = _with_text(plan, into.own_words, _own_words(form, screening))
        plan = _with_items(plan, into.results, _results(form, screening))
    helps = "\n".join(
        " · ".join(filter(None, (one.what, one.fact("where"), one.fact("applied"))))
        for one in given_on(case, command.day)
    )
    plan = _with_text(plan, into.arrangements, helps)
    return _with_goals(plan, into, command.goals)


def _with_text(plan: Plan, letter: str, text: str) -> Plan:
    section = plan.section(letter)
    if not section.is_blank or not text.strip():
        return plan
    return plan.with_section(letter, replace(section, text=paragraphs(text)))


def _with_items(plan: Plan, letter: str, items: list[Item]) -> Plan:
    section = plan.section(letter)
    known = {(one.fields.get("area"), one.fields.get("day")) for one in section.items}
    new = [one for one in items if (one.fields.get("area"), one.fields.get("day")) not in known]
    return plan.with_section(letter, Section(section.text, (*section.items, *new)))


def _with_goals(plan: Plan, into: IntoPlan, goals: tuple[NewGoal, ...]) -> Plan:
    section = plan.section(into.goals)
    new = tuple(
        _item(goal.words, outcome=goal.outcome, plan_target=goal.plan_target) for goal in goals
    )
    return plan.with_section(into.goals, replace(section, items=(*section.items, *new)))


def _own_words(form: ScreeningForm, screening: Screening) -> str:
    own = [part for part in form.parts if part.own_words]
    done = [screening.part(part.name) for part in own]
    return "\n".join(answer for one in done if one is not None for _, answer in one.said)


def _results(form: ScreeningForm, screening: Screening) -> list[Item]:
    """A starting point for each part that is measured and was done."""
    found = []
    for part in form.parts:
        done = screening.part(part.name) if part.result else None
        if done is not None and (done.result or done.fact("words")):
            said = done.fact("words") or done.result
            of_it = {"area": part.area, "baseline": done.result, "tool": done.fact("tool")}
            found.append(_item(said, **of_it, day=day_words(done.day)))
    return found


def _item(words: str, **fields: str) -> Item:
    given = {name: value for name, value in fields.items() if value}
    return Item(ItemId(uuid4().hex[:12]), paragraphs(words), given)
