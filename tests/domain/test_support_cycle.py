"""Support without a plan as its dated events: cycles, their effect, their cost, what is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.due import DueState
from caseworker.domain.support_cycle import (
    Cycle,
    current_cycle,
    cycle_called,
    cycles_of,
    judged,
    number,
    poor_in_a_row,
    referrals_of,
    wants_specialist,
)
from caseworker.domain.support_rules import support_rules
from tests.builders import a_case
from tests.domain.happenings import named, on

STARTED = on("sen_support_started", "2026-01-12", provision="Reading in a group")


def cycle(mark: str, starts: str, by: str, **facts: str) -> Event:
    found = on(
        "support_cycle_planned",
        starts,
        assessed_on=starts,
        assessed="Reads slowly",
        baseline="14 words a minute",
        areas="Cognition and learning",
        starts_on=starts,
        on=by,
        teacher="Ms Reed",
        took_part="Ms Reed",
        **facts,
    )
    return replace(found, id=EventId(mark))


def target(mark: str, item: str = "t1") -> Event:
    return on(
        "support_target_set",
        "2026-01-12",
        cycle=mark,
        item=item,
        outcome="Reads 30 words a minute",
        baseline="14 words",
        measure="Timed reading",
        aim="30 words",
    )


def provision(mark: str, **facts: str) -> Event:
    given = {"minutes": "20", "times": "4", "weeks": "10", "group": "4", "hourly": "£18.60"}
    said = {"what": "Phonics", "tier": "Targeted", "staff": "Mr Ode", "teacher": "Ms Reed"}
    found = on(
        "support_intervention_planned", "2026-01-12", cycle=mark, **{**given, **said, **facts}
    )
    return replace(found, id=EventId(f"provision-{mark}"))


def result(mark: str, day: str, met: str, item: str = "t1") -> Event:
    return on("support_target_reviewed", day, cycle=mark, item=item, outcome="Reads", result=met)


def review(mark: str, day: str, decision: str = "Go on as it is") -> Event:
    return on(
        "support_cycle_reviewed",
        day,
        cycle=mark,
        effect="Some",
        decision=decision,
        reasons="It helps.",
        took_part="Ms Reed",
    )


def of(*events: Event) -> tuple[Cycle, ...]:
    return cycles_of(a_case(STARTED, *events))


FIRST, SECOND = cycle("c1", "2026-01-12", "2026-03-27"), cycle("c2", "2026-04-13", "2026-07-10")


def test_a_cycle_is_known_by_the_entry_that_planned_it_and_those_that_name_it() -> None:
    events = (FIRST, target("c1"), provision("c1"), SECOND, target("c2"))
    first, second = of(*events, result("c1", "2026-03-25", "Met"), review("c1", "2026-03-25"))

    assert (first.at, second.at) == (1, 2)
    assert [one.met for one in first.targets] == ["Met"]
    assert [one.what for one in first.provision] == ["Phonics"]
    assert first.is_over
    assert not second.provision
    assert second.review_by == date(2026, 7, 10)


def test_a_corrected_cycle_keeps_what_names_it() -> None:
    mended = replace(cycle("c1b", "2026-01-12", "2026-04-01"), replaces=EventId("c1"))
    case = a_case(STARTED, FIRST, target("c1"), mended)

    (found,) = cycles_of(case)

    assert found.review_by == date(2026, 4, 1)
    assert len(found.targets) == 1
    assert cycle_called(case, EventId("c1")) == found


def test_the_last_cycle_is_under_way_until_it_is_reviewed_or_the_support_ends() -> None:
    open_one = a_case(STARTED, FIRST)
    ended = on("support_ended", "2026-02-20", reasons="Moved on")

    assert current_cycle(open_one) is not None
    assert current_cycle(a_case(STARTED, FIRST, review("c1", "2026-03-25"))) is None
    assert current_cycle(a_case(STARTED, FIRST, ended)) is None


@pytest.mark.parametrize(
    ("reviewed", "today", "late"),
    [("", "2026-03-27", 0), ("", "2026-03-30", 3), ("2026-04-02", "2026-06-01", 6)],
)
def test_a_review_is_late_after_the_day_that_was_agreed(
    reviewed: str, today: str, late: int
) -> None:
    """C-02: SEND Code of Practice 2015, 6.53."""
    (found,) = of(FIRST, *([review("c1", reviewed)] if reviewed else []))

    assert found.days_late(date.fromisoformat(today)) == late


def test_hours_and_the_share_of_the_cost_follow_from_the_dose() -> None:
    """20 minutes, 4 times, 10 weeks: 13 hours 20 minutes; at 18.60 an hour among 4: 62.00."""
    (found,) = of(FIRST, provision("c1"))

    assert found.hours == Decimal("13.33")
    assert found.cost == Decimal("62.00")


def test_a_cost_that_nobody_knows_is_no_nought() -> None:
    (found,) = of(FIRST, provision("c1", hourly=""))

    assert found.cost is None


def test_hours_given_are_counted_from_the_notes_of_that_provision() -> None:
    def note(day: str, **facts: str) -> Event:
        return on("support_noted", day, cycle="c1", **facts)

    (found,) = of(
        FIRST,
        provision("c1"),
        note("2026-02-02", provision="provision-c1", sessions="9", delivered="In part"),
        note("2026-02-20", provision="provision-c1", sessions="6", delivered="In part"),
        note("2026-02-24", words="He asks for the book himself."),
    )

    assert found.provision[0].hours_given == Decimal("5.00")
    assert len(found.notes) == 3


@pytest.mark.parametrize(
    ("results", "effect", "poor"),
    [
        (["Met", "Met"], 100, False),
        (["Met", "Not met"], 50, False),
        (["Partly met", "Partly met"], 50, False),
        (["Partly met", "Not met"], 25, True),
        (["Not met"], 0, True),
        ([], None, False),
    ],
)
def test_the_effect_of_a_cycle_is_what_was_met_of_its_targets(
    results: list[str],
    effect: int | None,
    poor: bool,  # noqa: FBT001 - a column of the table
) -> None:
    items = [f"t{at}" for at in range(len(results))]
    (found,) = of(
        FIRST,
        *(target("c1", item) for item in items),
        *(result("c1", "2026-03-25", met, item) for item, met in zip(items, results, strict=True)),
        review("c1", "2026-03-25"),
    )

    assert found.effect == effect
    assert found.is_poor is poor


def poor_case(*more: Event) -> Case:
    """Two cycles in a row that brought nothing."""
    return a_case(
        STARTED,
        FIRST,
        target("c1"),
        result("c1", "2026-03-25", "Not met"),
        review("c1", "2026-03-25"),
        SECOND,
        target("c2"),
        result("c2", "2026-07-08", "Not met"),
        review("c2", "2026-07-08"),
        *more,
    )


def test_after_two_poor_cycles_in_a_row_a_specialist_is_thought_of() -> None:
    """SEND Code of Practice 2015, 6.58; the number is our own, and a row."""
    asked = on("specialist_asked", "2026-07-09", adviser="Dr Ames", question="What holds reading?")

    assert poor_in_a_row(cycles_of(poor_case())) == support_rules().specialist.cycles
    assert wants_specialist(poor_case())
    assert not wants_specialist(poor_case(asked))
    assert not wants_specialist(a_case(STARTED, FIRST, review("c1", "2026-03-25")))


def test_a_target_that_goes_on_is_followed_over_the_cycles() -> None:
    found = judged(poor_case(), "t1")

    assert [(one.day, one.score) for one in found] == [
        (date(2026, 3, 25), 0),
        (date(2026, 7, 8), 0),
    ]


def test_an_answer_goes_to_the_referral_of_whoever_answers() -> None:
    ames = on("specialist_asked", "2026-07-09", adviser="Dr Ames", question="Reading?")
    holt = on("specialist_asked", "2026-07-10", adviser="Ms Holt", question="Hearing?")
    answer = on("specialist_answered", "2026-09-01", adviser="ms holt", words="Hears well.")

    found = referrals_of(a_case(STARTED, ames, holt, answer))

    assert [one.answer is not None for one in found] == [False, True]


def test_views_belong_to_the_cycle_in_whose_time_they_were_gathered() -> None:
    early = on("views_gathered", "2026-01-12", person="Sam", views="I like maps.", how="Talk")
    later = on("views_gathered", "2026-04-20", person="Sam", views="It is easier.", how="Talk")
    first, second = of(FIRST, SECOND, early, later, review("c1", "2026-03-25"))

    assert [one.facts["views"] for one in first.voices] == ["I like maps."]
    assert [one.facts["views"] for one in second.voices] == ["It is easier."]


def test_the_review_of_a_cycle_is_due_on_the_day_that_was_agreed_and_met_by_it() -> None:
    """C-02. A meeting with the parents in between is no review of the cycle."""
    met = on("support_meeting_held", "2026-02-10")
    before = named(a_case(STARTED, FIRST, met), "2026-03-01")["review_of_support"]
    after = named(a_case(STARTED, FIRST, met, review("c1", "2026-03-25")), "2026-04-01")[
        "review_of_support"
    ]

    assert before.by == date(2026, 3, 27)
    assert before.is_open
    assert after.state is DueState.DONE


def test_ended_support_asks_for_no_more_meetings() -> None:
    """C-03: the support has to be running."""
    ended = on("support_ended", "2026-02-20", reasons="Caught up")

    assert named(a_case(STARTED), "2026-03-01")["support_meetings"].is_open
    assert not named(a_case(STARTED, ended), "2026-03-01")["support_meetings"].is_open


@pytest.mark.parametrize(
    ("typed", "found"),
    [("20", "20"), ("£1,200.50", "1200.50"), ("12.5", "12.5"), ("", None), ("often", None),
     ("-3", None), ("NaN", None)],
)  # fmt: skip
def test_a_number_is_read_as_it_is_typed(typed: str, found: str | None) -> None:
    assert number(typed) == (Decimal(found) if found else None)
