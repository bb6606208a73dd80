"""Reports counted by plain loops: each goes over all the cases and their entries once.

A loop yields the figure that something counts for, the line that it stands on, and how much it is:
1 for a count; for a share 1 or 0; else what is added up or lies in the middle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Version, VersionKind
from tests.casework.plainly.office import SCORES, ManyCases

Counted = Iterator[tuple[str, str, float]]

HOURS: Final = {
    ("20 minutes", "Every school day"): 100 / 60,
    ("30 minutes", "4 times a week"): 2,
    ("15 minutes", "Twice every school day"): 2.5,
    ("45 minutes", "Once a week"): 0.75,
    ("30 minutes", "Every school day"): 2.5,
    ("40 minutes", "3 times a week"): 2,
    ("50 minutes", "Once a week"): 50 / 60,
    ("40 minutes", "Every school day"): 200 / 60,
    ("1 hour", "4 times a week"): 4,
    ("1 hour", "Once a week"): 1,
    ("10 minutes", "Every school day"): 50 / 60,
    ("15 minutes", "3 times a day"): 3.75,
    ("45 minutes", "Once a fortnight"): None,
}
"""Hours a week, read by hand, for every dose that a practice plan promises."""
SAID: Final = {
    "In full": "provision_full",
    "In part": "provision_part",
    "Not delivered": "provision_not",
}
MOVED: Final = {
    "moved_away": "moves_authority",
    "plan_transferred": "moves_authority",
    "outside_england": "moves_nation",
    "abroad_for_a_time": "moves_nation",
    "detained": "moves_custody",
    "released": "moves_released",
}


def standing(case: Case) -> list[Event]:
    """The entries that no later one corrected, by their days."""
    dead = {event.replaces for event in case.events}
    return sorted((one for one in case.events if one.id not in dead), key=lambda one: one.day)


def of(case: Case, *kinds: str) -> list[Event]:
    return [event for event in standing(case) if event.kind in kinds]


def stage_of(case: Case) -> Stage:
    return case.stage(event_kinds())


def term_of(day: date) -> str:
    """Spring to 15 April, summer to 31 August, autumn to the end of the year."""
    at = (day.month, day.day)
    name = "Spring" if at <= (4, 15) else "Summer" if at <= (8, 31) else "Autumn"
    return f"{name} term {day.year}"


def in_force(many: ManyCases, case: Case) -> Version | None:
    """The last plan that was made final."""
    made = {VersionKind.FINAL, VersionKind.AMENDED}
    return ([None] + [one for one in many.plans[case.number] if one.kind in made])[-1]


def reviews(many: ManyCases) -> Counted:
    """Twelve months from the plan, the day before the same date; the next from the review."""
    for case in many.cases:
        if case.setting == "custody" or stage_of(case) is not Stage.PLAN_IN_FORCE:
            continue
        if of(case, "abroad_for_a_time"):
            continue  # none is asked for while a plan’s provision is paused
        held = of(case, "review_held")
        begins = [*of(case, "final_plan_sent"), *held]
        for begun, met in zip(begins, [*held, None], strict=True):
            by = _a_year_on(begun.day)
            yield from _review(case, begun, met, by, many.today)


def _a_year_on(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28)) + timedelta(
        days=day.day - min(day.day, 28) - 1
    )


def _review(case: Case, begun: Event, met: Event | None, by: date, today: date) -> Counted:
    line = term_of(by)
    if by < today:
        yield "reviews_due", line, 1
        in_time = met is not None and met.day <= by
        yield "reviews_share", line, in_time
        became = "not_held" if met is None else "in_time" if in_time else "late"
        yield f"reviews_{became}", line, 1
    elif met is None:
        off = {event.facts["meeting"] for event in of(case, "meeting_called_off")}
        planned = [
            one
            for one in of(case, "meeting_planned")
            if one.id not in off and one.day >= begun.day and one.facts["what"] == "Annual review"
        ]
        yield "reviews_ahead_planned" if planned else "reviews_ahead", line, 1


def outcomes(many: ManyCases) -> Counted:
    """The last word of each year on each outcome."""
    figures = ("none", "some", "some", "nearly", "achieved")
    for case in many.cases:
        last: dict[str, dict[int, int]] = defaultdict(dict)
        for event in of(case, "outcome_progress_noted"):
            last[event.facts["item"]][event.day.year] = SCORES.index(event.facts["score"])
        for years in last.values():
            before = None
            for year in sorted(years):
                score = years[year]
                yield "outcomes_looked_at", str(year), 1
                yield f"outcomes_{figures[score]}", str(year), 1
                yield "outcomes_share", str(year), score == len(SCORES) - 1
                if before is not None:
                    yield "outcomes_further", str(year), score > before
                before = score


def provision(many: ManyCases) -> Counted:
    """Every piece of section F of the last plan that was made final."""
    for case in many.cases:
        plan = in_force(many, case)
        if plan is None or stage_of(case) is Stage.CLOSED:
            continue
        areas = {one.id: one.fields["area"] for one in plan.plan.section("B").items}
        for item in plan.plan.section("F").items:
            line = next(areas[link] for link in item.links if link in areas)
            told = [
                event.facts["delivered"]
                for event in of(case, "provision_delivery_noted")
                if event.facts["item"] == item.id
            ]
            became = SAID[told[-1]] if told else "provision_unknown"
            yield "provision_promised", line, 1
            yield became, line, 1
            hours = HOURS[item.fields["how_long"], item.fields["how_often"]]
            if hours is not None:
                yield "provision_hours", line, hours
                if became == "provision_full":
                    yield "provision_hours_full", line, hours


def moves(many: ManyCases) -> Counted:
    """The same move told twice within ninety days counts once."""
    for case in many.cases:
        counted: dict[str, date] = {}
        for event in of(case, *MOVED):
            figure = MOVED[event.kind]
            if figure in counted and (event.day - counted[figure]).days <= 90:
                continue
            counted[figure] = event.day
            line = str(event.day)[:7]
            yield "moves_all", line, 1
            yield figure, line, 1


def concern(many: ManyCases) -> Counted:
    """From the first concern to the first support, which never comes before it here."""
    for case in many.cases:
        concerns, begun = of(case, "concern_raised"), of(case, "sen_support_started")
        if not concerns:
            continue
        line = "No support yet"
        if begun:
            days = (begun[0].day - concerns[0].day).days
            bands = {14: "Within 2 weeks", 42: "2 to 6 weeks", 84: "6 to 12 weeks"}
            held = [title for most, title in bands.items() if days <= most]
            line = held[0] if held else "Longer than 12 weeks"
            yield "concern_median", line, days
            yield "concern_supported", line, 1
        elif of(case, "request_received"):
            yield "concern_request", line, 1
        elif stage_of(case) is Stage.CLOSED:
            yield "concern_closed", line, 1
        else:
            yield "concern_waiting", line, 1
        yield "concerns", line, 1


def caseload(many: ManyCases) -> Counted:
    """Each open case, by its stage."""
    towards = {Stage.DECIDING, Stage.ASSESSING, Stage.DRAFTING, Stage.DRAFT_SENT}
    for case in many.cases:
        stage = stage_of(case)
        if stage is Stage.CLOSED:
            continue
        yield "caseload_open", stage.value, 1
        if stage is Stage.PLAN_IN_FORCE:
            yield "caseload_plan", stage.value, 1
        elif stage in towards:
            yield "caseload_towards", stage.value, 1
        elif stage is Stage.SEN_SUPPORT:
            yield "caseload_support", stage.value, 1
        else:
            yield "caseload_other", stage.value, 1
