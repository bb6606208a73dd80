"""Every report equals a plain loop over the events of a practice office.

The loops below know nothing of how reports count: each goes over all the cases and their entries
once, with rules of its own. 300 cases in each run; the 10,000 of the promise with ``--full``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from caseworker.casework.figures import FiguresCounted, count_figures
from caseworker.casework.practice.generator import generated
from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import VersionKind
from tests.casebook_on_paper import PracticeOnPaper
from tests.conftest import Often

SEED = 2014
SCORES = ("No progress", "A little progress", "Some progress", "Nearly there", "Achieved")
MARKS = ("none", "little", "some", "nearly", "achieved")


@pytest.fixture(scope="module")
def practice() -> PracticeOnPaper:
    return PracticeOnPaper()


@pytest.fixture(scope="module")
def cases(practice: PracticeOnPaper, often: Often) -> list[Case]:
    return practice.tell(generated(often(300, 10_000), SEED))


def counted(practice: PracticeOnPaper, name: str) -> FiguresCounted:
    return practice.office.see(count_figures(name))


def marks(found: FiguresCounted) -> Counter[str]:
    return Counter(tick.mark for tick in found.ticks)


def standing(case: Case) -> list[Event]:
    dead = {event.replaces for event in case.events}
    return sorted((one for one in case.events if one.id not in dead), key=lambda one: one.day)


def of(case: Case, *kinds: str) -> list[Event]:
    return [event for event in standing(case) if event.kind in kinds]


def stage_of(case: Case) -> Stage:
    return case.stage(event_kinds())


def test_reviews(practice: PracticeOnPaper, cases: list[Case]) -> None:
    """Twelve months from the plan, the day before the same date; the next from the review."""
    today = practice.office.today
    plain: Counter[str] = Counter()
    for case in cases:
        if case.setting == "custody" or stage_of(case) is not Stage.PLAN_IN_FORCE:
            continue
        reviews = of(case, "review_held")
        begins = [*of(case, "final_plan_sent"), *reviews]
        for begun, met in zip(begins, [*reviews, None], strict=True):
            by = _a_year_on(begun.day)
            plain[_became(case, by, met.day if met else None, begun.day, today)] += 1

    del plain["done_ahead"]  # it counts once its day is over
    assert marks(counted(practice, "reviews")) == plain
    assert plain["held_in_time"]
    assert plain["held_late"]
    assert plain["not_held"]


def _a_year_on(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28)) + timedelta(
        days=day.day - min(day.day, 28) - 1
    )


def _became(case: Case, by: date, met: date | None, begun: date, today: date) -> str:
    if by < today:
        if met is None:
            return "not_held"
        return "held_in_time" if met <= by else "held_late"
    if met is not None:
        return "done_ahead"
    off = {event.facts["meeting"] for event in of(case, "meeting_called_off")}
    planned = [one for one in of(case, "meeting_planned") if one.id not in off and one.day >= begun]
    return "ahead_planned" if planned else "ahead"


def test_outcomes(practice: PracticeOnPaper, cases: list[Case]) -> None:
    last: dict[tuple[str, str, int], str] = {}
    for case in cases:
        for event in of(case, "outcome_progress_noted"):
            last[case.number, event.facts["item"], event.day.year] = event.facts["score"]
    plain = Counter(MARKS[SCORES.index(score)] for score in last.values())

    found = marks(counted(practice, "outcomes"))

    assert {mark: found[mark] for mark in MARKS} == {mark: plain[mark] for mark in MARKS}
    assert sum(plain.values())


def test_provision(practice: PracticeOnPaper, cases: list[Case]) -> None:
    said = {"In full": "in_full", "In part": "in_part", "Not delivered": "not_delivered"}
    plain: Counter[str] = Counter()
    for case in cases:
        if stage_of(case) is Stage.CLOSED:
            continue
        for item in _promised(practice, case):
            told = [
                event.facts["delivered"]
                for event in of(case, "provision_delivery_noted")
                if event.facts["item"] == item
            ]
            plain[said[told[-1]] if told else "not_known"] += 1

    found = marks(counted(practice, "provision"))

    assert {mark: found[mark] for mark in plain} == dict(plain)
    assert plain["in_full"]
    assert plain["not_known"]


def _promised(practice: PracticeOnPaper, case: Case) -> Iterator[str]:
    """Every piece of section F of the last plan that was made final."""
    versions = practice.office.see(lambda records, _: records.versions(case.number))
    final = [one for one in versions if one.kind in {VersionKind.FINAL, VersionKind.AMENDED}]
    for version in final[-1:]:
        yield from (str(item.id) for item in version.plan.section("F").items)


def test_moves(practice: PracticeOnPaper, cases: list[Case]) -> None:
    """Nobody in the practice office moves twice within three months."""
    marked = {"moved_away": "to_authority", "detained": "to_custody"}
    plain = Counter(
        marked[event.kind] for case in cases for event in of(case, "moved_away", "detained")
    )

    assert marks(counted(practice, "moves")) == plain


def test_from_concern_to_support(practice: PracticeOnPaper, cases: list[Case]) -> None:
    plain: Counter[str] = Counter()
    days = 0
    for case in cases:
        concerns, begun = of(case, "concern_raised"), of(case, "sen_support_started")
        if not concerns:
            continue
        if begun:
            plain["supported"] += 1
            days += (begun[0].day - concerns[0].day).days
        elif of(case, "request_received"):
            plain["request_first"] += 1
        else:
            plain["closed" if stage_of(case) is Stage.CLOSED else "waiting"] += 1

    found = counted(practice, "concern")

    assert marks(found) == plain
    assert sum(tick.amount for tick in found.ticks if tick.mark == "supported") == days


def test_caseload(practice: PracticeOnPaper, cases: list[Case]) -> None:
    stages = Counter(stage_of(case).value for case in cases if stage_of(case) is not Stage.CLOSED)
    needs = Counter(
        case.person.needs[0].value if case.person.needs else "No need recorded"
        for case in cases
        if stage_of(case) is not Stage.CLOSED
    )

    ticks = counted(practice, "caseload").ticks

    assert Counter(tick.groups[0] for tick in ticks) == stages
    assert Counter(tick.groups[1] for tick in ticks) == needs


def test_fix_next(practice: PracticeOnPaper, cases: list[Case]) -> None:
    """Of its rules those that a plain loop can ask."""
    today = practice.office.today
    plain: Counter[str] = Counter()
    for case in cases:
        if stage_of(case) is Stage.CLOSED:
            continue
        plain["No home authority"] += not case.person.home_authority
        plain["Date of birth is only estimated"] += case.person.born_is_estimated
        plain["Nothing recorded for a year"] += standing(case)[-1].day + timedelta(360) < today

    found = Counter(tick.groups[0] for tick in counted(practice, "fix_next").ticks)

    assert {title: found[title] for title in plain} == dict(plain)
