"""The grounds on which a plan may end, what comes first, and from which day it may end.

``ehc-process.md`` section 9; CFA 2014 s.45 and 46; SEND Regs 2014 reg 29 to 31.
"""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.ceasing import (
    TESTS,
    Ending,
    against_decision,
    age_limit,
    ending_of,
    ground_now,
    grounds_for,
)
from caseworker.domain.ceasing_rules import ceasing_rules
from caseworker.domain.diary import Reckoning, dues_of, too_soon
from caseworker.domain.law import event_kinds
from tests.builders import TODAY, a_case, a_person
from tests.domain.happenings import on

RULES = ceasing_rules()
PLAN = on("existing_plan_recorded", "2025-03-10")
SIX, SIXTEEN, SEVENTEEN, NINETEEN, TWENTY_SIX = (
    date(2020, 3, 2),
    date(2010, 3, 2),
    date(2009, 3, 2),
    date(2007, 3, 2),
    date(2000, 3, 2),
)
REVIEWED = on("review_held", "2026-09-14")
LEFT = on("education_left", "2026-07-01")


def of(born: date, *events: Event) -> Case:
    return a_case(PLAN, *events, person=a_person(born=born))


def open_on(case: Case) -> set[str]:
    return {one.ground.name for one in grounds_for(case, TODAY) if one.is_open}


ALWAYS = {"not_necessary", "died"}


@pytest.mark.parametrize(
    ("born", "events", "found"),
    [
        (SIX, (), ALWAYS),
        (SIXTEEN, (), {*ALWAYS, "higher_education"}),
        (SEVENTEEN, (), {*ALWAYS, "higher_education"}),
        (
            NINETEEN,
            (),
            {
                *ALWAYS,
                "higher_education",
                "paid_work",
                "no_wish_to_learn",
                "no_longer_responsible",
            },
        ),
        (
            NINETEEN,
            (on("move_known", "2026-10-01", authority="Wiltshire", moves_on="2026-12-01"),),
            {*ALWAYS, "higher_education", "paid_work", "no_wish_to_learn"},
        ),
        (SIX, (on("outside_england", "2026-10-01", nation="Wales"),), {*ALWAYS, "left_england"}),
        (
            TWENTY_SIX,
            (),
            {
                *ALWAYS,
                "higher_education",
                "paid_work",
                "no_wish_to_learn",
                "no_longer_responsible",
                "age_limit",
            },
        ),
    ],
)
def test_which_grounds_are_open(born: date, events: tuple[Event, ...], found: set[str]) -> None:
    assert open_on(of(born, *events)) == found


@pytest.mark.parametrize(
    ("ground", "born", "words", "source"),
    [
        ("no_wish_to_learn", SEVENTEEN, "Under 18, a plan may not end because", "reg 29"),
        ("paid_work", SEVENTEEN, "only if it is no longer necessary", "reg 29"),
        ("age_limit", NINETEEN, "Age alone is no ground", "s.46"),
        ("left_england", NINETEEN, "Nothing here says", "s.24"),
    ],
)
def test_a_ground_that_is_not_open_says_why_and_by_what_source(
    ground: str, born: date, words: str, source: str
) -> None:
    against = ground_now(of(born), RULES.ground(ground), TODAY).against

    assert words in against[0].why
    assert source in against[0].source


def test_a_move_within_england_leads_to_the_move_and_no_ending() -> None:
    """SEND Regs 2014 reg 15: the plan is transferred."""
    case = of(NINETEEN, on("move_known", "2026-10-01", authority="W", moves_on="2026-12-01"))

    against = ground_now(case, RULES.ground("no_longer_responsible"), TODAY).against

    assert [(need.part, "reg 15" in need.source) for need in against] == [("Move", True)]


def missing(case: Case, ground: str) -> list[str]:
    now = ground_now(case, RULES.ground(ground), TODAY)
    return [one.row.name for one in now.first if one.stands_in_the_way]


CONSULTED = on("consulted_on_ceasing", "2026-10-01", "2026-10-01", institution="Northmere College")
TOLD = ["family_told", "institution_told"]


def test_somebody_who_left_at_eighteen_is_reviewed_first() -> None:
    """Reg 30: only after a review that found so; if they wish to return, the plan is changed."""
    found = on("return_found", "2026-09-14", finding="Does not wish to return")
    wishes = on("return_found", "2026-09-14", finding="Wishes to return, and that is appropriate")
    ground = "no_wish_to_learn"

    assert missing(of(NINETEEN), ground) == ["left", "review_since", "found", *TOLD]
    assert missing(of(NINETEEN, LEFT), ground) == ["review_since", "found", *TOLD]
    assert missing(of(NINETEEN, LEFT, REVIEWED), ground) == ["found", *TOLD]
    assert missing(of(NINETEEN, LEFT, REVIEWED, found, CONSULTED), ground) == []
    assert ground not in open_on(of(NINETEEN, LEFT, REVIEWED, wishes))


def test_a_review_from_before_they_left_is_none() -> None:
    before = on("review_held", "2026-06-01")

    assert "review_since" in missing(of(NINETEEN, before, LEFT), "no_wish_to_learn")


def test_over_eighteen_the_outcomes_are_looked_at() -> None:
    """CFA 2014 s.45(3)."""
    assert "outcomes" in missing(of(NINETEEN), "not_necessary")
    assert "outcomes" not in missing(of(NINETEEN, REVIEWED), "not_necessary")
    assert "outcomes" not in missing(of(SIX), "not_necessary")


def test_before_higher_education_they_are_asked_where_the_plan_is_to_go() -> None:
    """SEND Regs 2014 reg 47, T-45."""
    asked = on("higher_education_copy_asked", "2026-09-21")
    sent = on("plan_copy_sent", "2026-09-28", "2026-09-28")
    no = on("higher_education_copy_not_wanted", "2026-09-21")

    assert missing(of(NINETEEN), "higher_education") == ["asked_about_copy", *TOLD]
    assert missing(of(NINETEEN, asked), "higher_education") == ["copy_sent", *TOLD]
    assert missing(of(NINETEEN, asked, sent), "higher_education") == TOLD
    assert missing(of(NINETEEN, no), "higher_education") == TOLD


def test_a_consultation_of_an_earlier_round_counts_for_nothing() -> None:
    kept = on("decided_to_keep_plan", "2026-10-20", "2026-10-20", reasons="Needed.")

    assert missing(of(SIX, CONSULTED), "not_necessary") == []
    assert missing(of(SIX, CONSULTED, kept), "not_necessary") == TOLD


def test_the_decision_is_refused_with_everything_that_is_missing() -> None:
    ground = RULES.ground("no_wish_to_learn").title
    consulted = on("consulted_on_ceasing", "2026-10-01", "2026-10-01", ground=ground)
    decided = Happening("decided_to_cease", TODAY, sent=TODAY, facts={"reasons": "-"})

    against = against_decision(of(NINETEEN, LEFT, consulted), decided, TODAY)

    assert against is not None
    assert "the plan was reviewed after they left" in str(against)
    assert "head or principal" in str(against)
    assert "reg 30(1)" in against.source


def test_what_another_body_decided_is_only_written_down() -> None:
    consulted = on("consulted_on_ceasing", "2026-10-01", "2026-10-01")
    decided = Happening("decided_to_cease", TODAY, sent=TODAY, facts={"reasons": "-"})

    assert against_decision(of(SEVENTEEN, consulted), decided, TODAY) is None


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2001, 3, 2), date(2026, 7, 31)),
        (date(2001, 7, 31), date(2026, 7, 31)),
        (date(2001, 8, 1), date(2027, 7, 31)),
        (date(2001, 12, 24), date(2027, 7, 31)),
    ],
)
def test_the_age_limit_is_the_end_of_the_academic_year_of_the_25th_birthday(
    born: date, ends: date
) -> None:
    """CFA 2014 s.46; reg 46: in further education the year ends on 31 July."""
    assert age_limit(born) == ends


def decided(sent: str) -> Event:
    return on("decided_to_cease", sent, sent, reasons="-")


def ending(today: str, *events: Event) -> Ending:
    case = of(NINETEEN, CONSULTED, *events)
    day = date.fromisoformat(today)
    return ending_of(case, dues_of(case, Reckoning(day)), day)


APPEAL = on("appeal_registered", "2026-11-16")
CERTIFICATE = on("mediation_certificate_issued", "2026-12-01")


@pytest.mark.parametrize(
    ("today", "events", "earliest"),
    [
        ("2026-10-12", (decided("2026-10-05"),), "2026-12-08"),  # 5 December is a Saturday
        ("2026-12-02", (decided("2026-10-12"), CERTIFICATE), "2027-01-05"),  # in the recess
        ("2026-11-23", (decided("2026-10-05"), APPEAL), None),
    ],
)
def test_the_plan_stays_in_force_until_the_time_for_an_appeal_is_over(
    today: str, events: tuple[Event, ...], earliest: str | None
) -> None:
    """T-29: the day after two months from the notice, or one from a certificate if later.

    The time for an appeal ends on the next working day (rule 12), and so does what waits for it.
    """
    found = ending(today, *events)

    assert found.holds
    assert (str(found.earliest) if found.earliest else None) == earliest


def test_a_notice_whose_time_for_an_appeal_would_end_in_august_holds_into_september() -> None:
    """Rule 12(3): the first working day after 31 August is the last for an appeal."""
    told = on("consulted_on_ceasing", "2026-05-11", "2026-05-11")
    case = of(NINETEEN, told, decided("2026-06-15"))
    day = date(2026, 7, 1)

    found = ending_of(case, dues_of(case, Reckoning(day)), day)

    assert found.earliest == date(2026, 9, 2)


def test_when_the_time_is_over_nothing_holds() -> None:
    found = ending("2026-12-08", decided("2026-10-05"))

    assert (found.holds, found.earliest) == ((), None)
    assert found.decided is not None


def test_an_appeal_that_is_dismissed_ends_the_plan_at_once() -> None:
    """T-42: reg 44(2)(a); the end is neither the day of the decision nor that of the order."""
    order = on("tribunal_ordered", "2026-11-20", order="Appeal about ceasing dismissed")

    found = ending("2026-11-23", decided("2026-10-05"), APPEAL, order)

    assert found.dismissed is not None
    assert found.holds == ()


def test_the_plan_does_not_end_while_an_appeal_is_open() -> None:
    case = of(NINETEEN, CONSULTED, decided("2026-08-03"), APPEAL)

    assert too_soon(dues_of(case, Reckoning(TODAY)), "plan_ceased", TODAY) is not None


def test_a_decision_that_was_given_up_is_no_ending() -> None:
    kept = on("decided_to_keep_plan", "2026-11-02", "2026-11-02", reasons="Needed.")

    assert ending("2026-11-23", decided("2026-10-05"), kept) == Ending()


def test_every_row_asks_for_a_test_and_entries_that_there_are() -> None:
    kinds = set(event_kinds())
    first = [*RULES.first, *(row for ground in RULES.grounds for row in ground.first)]
    needs = [need for ground in RULES.grounds for need in ground.needs]

    assert {need.test for need in needs} | {row.when for row in first} <= TESTS | {""}
    assert {kind for row in first for kind in (*row.by, *row.since, *row.asked)} <= kinds
    assert {kind for need in needs for kind in need.without} <= kinds
    assert {ground.record for ground in RULES.grounds} - {""} <= kinds
    assert sorted(ground.sen2 for ground in RULES.grounds) == [1, 2, 3, 4, 6, 7, 8, 9]
