"""The statutory timeline of a case: its steps, and why each has the day it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.assessment import ANSWERS, advice_asked
from caseworker.domain.case import Event
from caseworker.domain.due import Due, DueState
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Nature
from caseworker.ui.case.seen import REQUEST, CaseSeen
from caseworker.ui.parts.timeline import Reached, Step
from caseworker.ui.parts.typed_day import day_in_words

MOST: Final = 6

#: The road from a request to a plan: what each step is called, and the entries that take it.
ROAD: Final = (
    ("Request", REQUEST),
    ("Decide whether to assess", ("decided_to_assess", "refused_to_assess")),
    ("Advice", ANSWERS),
    ("Decide whether to issue", ("decided_to_issue", "refused_to_issue")),
    ("Draft plan and views", ("draft_sent",)),
    ("Final plan", ("final_plan_sent",)),
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A step, and the reckoning that its popover shows."""

    step: Step
    because: tuple[str, ...]
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """Every step of a timeline, and the note under the one that is reached now."""

    steps: tuple[Explained, ...]
    note: str = ""


def road_of(seen: CaseSeen) -> Road:
    """The road to a plan while one is walked; else what happened last and what comes next."""
    walking = seen.since_request(*REQUEST) is not None
    arrived = seen.case.last("final_plan_sent", "existing_plan_recorded") is not None
    if walking and not (arrived and seen.since_request("final_plan_sent")):
        return _road_to_a_plan(seen)
    return Road(tuple(_lately(seen))[-MOST:])


def short(day: date, today: date) -> str:
    """``7 Sep``, with the year where it isn't this one."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    words = f"{day.day} {months[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def because_of(due: Due) -> tuple[str, ...]:
    """The card of a due, part by part: a heading and what it says."""
    return tuple(f"{heading}: {words}" for heading, words in due.explained)


def _road_to_a_plan(seen: CaseSeen) -> Road:
    steps = []
    is_first_open = True
    for words, kinds in ROAD:
        explained = _step(seen, words, kinds, is_now=is_first_open)
        if explained.step.reached is not Reached.DONE:
            is_first_open = False
        steps.append(explained)
    coloured = [one for one in steps if one.step.reached in {Reached.NOW, Reached.LATE}]
    return Road(tuple(steps), _week(seen) if len(coloured) == 1 else "")


def _step(seen: CaseSeen, words: str, kinds: tuple[str, ...], *, is_now: bool) -> Explained:
    due = _due_for(seen.dues, kinds)
    event = seen.request if kinds == REQUEST else seen.since_request(*kinds)
    if kinds == ANSWERS:
        return _advice(seen, words, is_now=is_now)
    if event is not None:
        return _done(seen, words, event, due)
    lines = because_of(due) if due else ("The law gives no day of its own for this step.",)
    caution = due.caution if due else ""
    return Explained(Step(words, _when(due, seen.today), _reached(due, is_now)), lines, caution)


def _done(seen: CaseSeen, words: str, event: Event, due: Due | None) -> Explained:
    on = event.sent or event.day
    day = short(on, seen.today)
    if due is not None and due.by is not None:
        day = f"{short(due.by, seen.today)} · done {day}"
    window = next(
        (one for one in seen.dues if one.is_window and one.started_by == event.id and one.by), None
    )
    if window is not None and window.by is not None:
        day = f"{short(on, seen.today)} · views to {short(window.by, seen.today)}"
    kind = event_kinds()[event.kind]
    lines = [f"{kind.title}, {day_in_words(on)}.", f"{kind.source}."]
    for one in (due, window):
        if one is not None:
            lines += because_of(one)
    caution = due.caution if due else ""
    return Explained(Step(words, day, Reached.DONE), tuple(dict.fromkeys(lines)), caution)


def _advice(seen: CaseSeen, words: str, *, is_now: bool) -> Explained:
    asked = [one for one in advice_asked(seen.case) if _is_of_this_road(seen, one.request)]
    owed = [
        due
        for due in seen.dues
        if due.row.match and due.row.met_by.intersection(ANSWERS) and due.is_open
    ]
    came = sum(1 for one in asked if one.answer)
    if asked and came == len(asked):
        step = Step(words, f"all {came} in", Reached.DONE)
        return Explained(step, (f"All {came} who were asked have answered.",))
    if not asked:
        passed = seen.since_request("decided_to_issue", "refused_to_issue", "draft_sent")
        reached = Reached.DONE if passed else (Reached.NOW if is_now else Reached.AHEAD)
        return Explained(Step(words, "not asked yet", reached), ("Nobody has been asked yet.",))
    soonest = min((due for due in owed if due.by), key=lambda due: due.by or date.max, default=None)
    day = f"{_when(soonest, seen.today)} · " if soonest else ""
    lines = [f"{came} of {len(asked)} have answered."]
    if soonest is not None:
        lines += [f"Next to answer: {soonest.about}.", *because_of(soonest)]
    step = Step(words, f"{day}{came} of {len(asked)} in", _reached(soonest, is_now))
    return Explained(step, tuple(lines), soonest.caution if soonest else "")


def _is_of_this_road(seen: CaseSeen, event: Event) -> bool:
    request = seen.request
    return request is None or event.day >= request.day


def _due_for(dues: Iterable[Due], kinds: tuple[str, ...]) -> Due | None:
    """The line of the diary that these entries answer: the latest clock, deadlines only.

    One that is no longer owed counts only where there is no other.
    """
    found = [
        due
        for due in dues
        if due.row.met_by.intersection(kinds)
        and due.row.nature is Nature.DEADLINE
        and not due.row.part_of
    ]
    return max(
        found,
        key=lambda due: (due.state is not DueState.NONE, due.starts or date.min),
        default=None,
    )


def _reached(due: Due | None, is_now: bool) -> Reached:  # noqa: FBT001 - said once, here
    if due is not None and due.state is DueState.LATE:
        return Reached.LATE
    if due is not None and due.state is DueState.NONE:
        return Reached.AHEAD
    return Reached.NOW if is_now else Reached.AHEAD


def _when(due: Due | None, today: date) -> str:
    if due is not None and due.state is DueState.NONE:
        return "no longer owed"
    if due is None or due.by is None:
        return "no day set"
    if due.state is DueState.EXCUSED:
        return "excused"
    late = f" · {due.late_words}" if due.state is DueState.LATE else ""
    return f"{short(due.by, today)}{late}"


def _week(seen: CaseSeen) -> str:
    """``Week 11 of 20``: how far the clock of the whole road has run."""
    final = _due_for(seen.dues, ROAD[-1][1])
    if final is None or final.starts is None or final.by is None or not final.is_open:
        return ""
    week = (seen.today - final.starts).days // 7 + 1
    weeks = (final.by - final.starts).days // 7
    return f"Week {week} of {weeks}" if week <= weeks else ""


def _lately(seen: CaseSeen) -> Iterable[Explained]:
    kinds = event_kinds()
    on_it = [event for event in seen.case.live if not kinds[event.kind].beside_road]
    telling = [event for event in on_it if kinds[event.kind].turns] or on_it
    # A day before which nobody need act is not a stage of anything: Overview has it.
    open_ = [due for due in seen.open_dues if due.by and due.row.nature is not Nature.NOT_BEFORE]
    # What several others owe alike is one step, by the first of them: Overview has each.
    first: dict[tuple[str, str], Due] = {}
    for due in open_:
        first.setdefault((due.row.name, str(due.started_by) if due.ours else ""), due)
    dated = list(first.values())
    for event in telling[-max(2, MOST - len(dated)) :]:
        kind = kinds[event.kind]
        step = Step(kind.title, short(event.day, seen.today), Reached.DONE)
        lines = (f"{kind.title}, {day_in_words(event.day)}.", kind.meaning, f"{kind.source}.")
        yield Explained(step, lines)
    for at, due in enumerate(dated[: MOST - 2]):
        when, reached = _when(due, seen.today), _reached(due, at == 0)
        step = Step(due.row.brief, when, reached, due.duty)
        yield Explained(step, because_of(due), due.caution)
