"""Two cycles of support, as their entries: the first brought a little, the second nothing."""

from __future__ import annotations

from caseworker.domain.case import Event
from tests.domain.happenings import on

TEACHER = "Ms Hart"


def two_cycles() -> tuple[Event, ...]:
    """From 2 March to 20 October 2026: 10 and 16 weeks, 15 and 24 hours, £63 and £100.80."""
    first = a_cycle("2026-03-02", "2026-05-22", baseline="Follows one step of two, once in five.")
    second = a_cycle("2026-06-01", "2026-10-16", baseline="Follows one step of two, twice in five.")
    return (
        on("sen_support_started", "2026-03-02", setting="Harrow Hill School", provision="A group."),
        on("parent_told_of_support", "2026-03-02", told="Alice Whitfield"),
        first,
        *within(first, "2026-03-02", weeks="10", result="Partly met", given="24"),
        reviewed(first, "2026-05-20", "Change the support", "A little: twice in five now."),
        second,
        *within(second, "2026-06-01", weeks="16", result="Not met", given="30"),
        reviewed(second, "2026-10-20", "Request an assessment", "Nothing that lasts."),
        on(
            "specialist_asked",
            "2026-05-21",
            adviser="Dr Lindqvist",
            service="Speech and language therapy",
            question="Which programme fits?",
        ),
    )


def a_cycle(day: str, by: str, *, baseline: str) -> Event:
    return on(
        "support_cycle_planned",
        day,
        assessed_on=day,
        assessed="Understands words two years behind his age.",
        baseline=baseline,
        areas="Communication and interaction",
        starts_on=day,
        on=by,
        teacher=TEACHER,
        took_part="Ms Hart\nAlice Whitfield",
        setting="Harrow Hill School",
    )


def within(cycle: Event, day: str, *, weeks: str, result: str, given: str) -> tuple[Event, ...]:
    aim = {"cycle": str(cycle.id), "item": f"target-{cycle.id}"}
    provision = on(
        "support_intervention_planned",
        day,
        cycle=str(cycle.id),
        what="Oral language group",
        tier="Targeted",
        minutes="30",
        times="3",
        weeks=weeks,
        group="5",
        staff="Mr Shah",
        teacher=TEACHER,
        hourly="21",
        serves=aim["item"],
    )
    return (
        on(
            "support_target_set",
            day,
            **aim,
            outcome="Follows two steps, said once.",
            baseline="Once in five",
            measure="Five tries a week",
            aim="Four in five",
        ),
        provision,
        on(
            "support_noted",
            day,
            cycle=str(cycle.id),
            provision=str(provision.id),
            what="Oral language group",
            delivered="In part",
            sessions=given,
        ),
        on(
            "support_target_reviewed",
            cycle.facts["on"],
            **aim,
            outcome="Follows two steps, said once.",
            result=result,
        ),
    )


def reviewed(cycle: Event, day: str, decision: str, effect: str) -> Event:
    return on(
        "support_cycle_reviewed",
        day,
        cycle=str(cycle.id),
        effect=effect,
        decision=decision,
        reasons="What was seen in class and in the group.",
        took_part="Ms Hart\nAlice Whitfield",
    )
