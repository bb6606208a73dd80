"""Reports on service families counted by plain loops, and what such a family’s case is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from caseworker.casework.reckoning import reckoning_of
from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.days import months_on
from caseworker.domain.diary import dues_of
from tests.builders import TODAY, a_case, an_event
from tests.casework.plainly.office import ManyCases
from tests.casework.plainly.reports import Counted, of, stage_of, standing

OURS: Final = "service_children"
ON_THE_WAY: Final = {Stage.DECIDING, Stage.ASSESSING, Stage.DRAFTING, Stage.DRAFT_SENT}
PLANS: Final = ("final_plan_sent", "amended_plan_sent", "existing_plan_recorded")
LEFT: Final = (
    ("abroad_for_a_time",),
    ("abroad_for_a_time", "plan_said_to_end", "authority_on_plan"),
    ("outside_england", "plan_said_to_end"),
    ("outside_england", "plan_said_to_end", "authority_on_plan"),
    ("outside_england", "plan_ceased"),
    ("outside_england",),
)
"""How they left, and what was written down of the plan before."""
ANSWERS: Final = (
    "Supportable", "Supportable with conditions", "Not supportable", "More information needed",
)  # fmt: skip


def of_a_family(case: Case) -> Case:
    """What families live through, by dice of the case’s own: the others fall as before."""
    if case.setting != OURS:
        return case
    dice = Random(f"{case.number}")  # noqa: S311 - the same each time is what is wanted
    return replace(case, events=(*case.events, *_asked(dice), *_out(dice), *_held(dice)))


def _asked(dice: Random) -> Iterator[Event]:
    for place in ("Episkopi", "Naples")[: dice.randint(0, 2)]:
        day = TODAY - timedelta(days=dice.randint(20, 300))
        yield an_event("supportability_asked", day, facts={"place": place})
        for at in range(dice.randint(0, 2)):
            facts = {"answer": dice.choice(ANSWERS), "place": dice.choice((place, ""))}
            yield an_event("supportability_answered", day + timedelta(days=5 + at), facts=facts)


def _out(dice: Random) -> Iterator[Event]:
    day = TODAY - timedelta(days=dice.randint(100, 300))
    for _ in range(dice.randint(0, 2)):
        yield an_event("school_left", day, facts={"school": "Hill School"})
        day += timedelta(days=dice.randint(1, 40))
        if dice.random() < 0.7:
            yield an_event("school_started", day, facts={"school": "King Richard School"})
        day += timedelta(days=1)


def _held(dice: Random) -> Iterator[Event]:
    for kind in ("scan_received", "scan_review_held"):
        if dice.random() < 0.5:
            yield an_event(kind, TODAY - timedelta(days=dice.randint(0, 500)))


def by_hand() -> Iterator[Case]:
    """Whoever left England with a plan: away for a time and open, or gone and closed."""
    for at, (gone, *more) in enumerate(LEFT, start=1):
        sent = TODAY - timedelta(days=20 * at)
        events = [an_event("final_plan_sent", sent, sent=sent), *(an_event(one) for one in more)]
        events.append(an_event(gone, facts={"nation": "Wales", "place": "Episkopi"}))
        if gone == "outside_england":
            events.append(an_event("moved_away", facts={"authority": "Cardiff"}))
        facts = {"country": "Cyprus"} if at % 2 else {}
        yield a_case(*events, number=f"2017-{at:04d}", setting=OURS, facts=facts)


def _families(many: ManyCases) -> Iterator[Case]:
    return (case for case in many.cases if case.setting == OURS)


def _country(case: Case) -> str:
    return case.facts.get("country") or "Country not recorded"


def _authority(case: Case) -> str:
    return case.person.home_authority.strip() or "Authority not recorded"


def family_places(many: ManyCases) -> Counted:
    """Away is whoever was last said to be abroad for a time."""
    for case in _families(many):
        stage = stage_of(case)
        if stage is Stage.CLOSED:
            continue
        figure = "places_towards" if stage in ON_THE_WAY else "places_other"
        if stage is Stage.PLAN_IN_FORCE:
            turns = of(case, "abroad_for_a_time", "outside_england", "back_in_england", "detained")
            away = bool(turns) and turns[-1].kind == "abroad_for_a_time"
            figure = "places_paused" if away else "places_plan"
        yield "places_open", stage.value, 1
        yield figure, stage.value, 1


def supportability(many: ManyCases) -> Counted:
    """An answer that names no place is one to whatever was asked before it."""
    for case in _families(many):
        for asked in of(case, "supportability_asked"):
            said, until = "No answer yet", many.today
            for one in of(case, "supportability_answered"):
                place = one.facts.get("place") or asked.facts["place"]
                if one.day >= asked.day and place == asked.facts["place"]:
                    said, until = one.facts["answer"], one.day
            figures = {
                "No answer yet": ("supportability_waiting", "supportability_age"),
                "Supportable": ("supportability_may", "supportability_took"),
            }
            counted, waited = figures.get(said, ("supportability_not", "supportability_took"))
            yield "supportability_asked", said, 1
            yield counted, said, 1
            yield waited, said, (until - asked.day).days


def out_of_school(many: ManyCases) -> Counted:
    for case in _families(many):
        line = _country(case)
        moves = of(case, "school_left", "school_started")
        for at, left in enumerate(moves):
            if left.kind == "school_started":
                continue
            back = [one.day for one in moves[at:] if one.kind == "school_started"]
            day, days = left.day + timedelta(days=1), 0
            while day < (back[0] if back else many.today):
                days += day.strftime("%A") not in {"Saturday", "Sunday"}
                day += timedelta(days=1)
            yield "out_moves", line, 1
            yield ("out_back" if back else "out_still"), line, 1
            yield "out_days", line, days
            yield "out_middle", line, days


def departures(many: ManyCases) -> Counted:
    for case in _families(many):
        line, left = _authority(case), of(case, "outside_england", "abroad_for_a_time")
        for at, gone in enumerate(left):
            if not [one for one in of(case, *PLANS) if one.day <= gone.day]:
                continue
            then = left[at + 1].day if at + 1 < len(left) else date.max
            since = gone.day - timedelta(days=366)
            kinds = [one.kind for one in standing(case) if since <= one.day < then]
            if "plan_ceased" in kinds:
                figure = "departures_ended"
            elif gone.kind == "abroad_for_a_time":
                figure = "departures_paused"
            elif "plan_said_to_end" in kinds and "authority_on_plan" not in kinds:
                figure = "departures_said"
            else:
                figure = "departures_unknown"
            yield "departures_all", line, 1
            yield figure, line, 1


def scan_reviews(many: ManyCases) -> Counted:
    """Twelve months, the day before the same date; a final plan since takes its place."""
    for case in _families(many):
        told = {"scan_issued", "scan_received", "scan_review_held"}
        days = [event.day for event in standing(case) if event.kind in told]
        said = case.facts.get("scan_reviewed", "")
        if said and date.fromisoformat(said) <= many.today:
            days.append(date.fromisoformat(said))
        ends = ("final_plan_sent", "review_held")
        if stage_of(case) is Stage.CLOSED:
            continue
        if not days or [one for one in of(case, *ends) if one.day >= max(days)]:
            continue
        by = months_on(max(days), 12)[0] - timedelta(days=1)
        figure = "scan_ahead" if by > many.today + timedelta(days=60) else "scan_soon"
        yield "scan_all", _country(case), 1
        yield ("scan_late" if by < many.today else figure), _country(case), 1


def not_replying(many: ManyCases) -> Counted:
    """What the diary of a case says that a local authority owes by a day."""
    reckoning = reckoning_of(many.office.see(lambda records, _: records.office()), many.today)
    for case in _families(many):
        line = _authority(case)
        if stage_of(case) is Stage.CLOSED:
            continue
        for due in dues_of(case, reckoning):
            is_asked = due.is_chased and not due.row.part_of
            if not is_asked or due.row.actor != "local authority" or due.ours:
                continue
            yield "awaited_all", line, 1
            if due.by is None or due.by >= many.today:
                yield "awaited_in_time", line, 1
                continue
            yield "awaited_overdue", line, 1
            waited = max((many.today - day).days for day in (due.starts, due.by) if day)
            yield "awaited_days", line, waited
            if due.chased is None:
                yield "awaited_not_chased", line, 1
