"""What the page of health finds in a case, row by row of ``health.toml``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.diary import Reckoning
from caseworker.domain.figures.tick import CaseRead
from caseworker.domain.health import Found, HealthRead, health_rows
from caseworker.domain.health_rules import RULES, TWICE, found_in, twice
from caseworker.domain.law import event_kinds
from tests.builders import OKAFOR, TODAY, a_case, a_person, an_event
from tests.documents.examples import a_version

OPENED = an_event("case_opened", TODAY - timedelta(days=70))


def names(
    *events: Event, heard: date | None = TODAY, papers: tuple[str, ...] = (), **changes: object
) -> set[str]:
    case = replace(a_case(OPENED, *events), **changes)  # type: ignore[arg-type]
    return {one.finding for one in found(case, heard, papers)}


def found(case: Case, heard: date | None, papers: tuple[str, ...]) -> list[Found]:
    read = CaseRead(case, Reckoning(TODAY), tuple, tuple)
    return list(found_in(HealthRead(read, heard, frozenset({OKAFOR}), lambda: papers)))


@pytest.mark.parametrize(
    ("heard", "is_found"),
    [
        (TODAY - timedelta(weeks=6), False),
        (TODAY - timedelta(weeks=6, days=1), True),
        (None, True),  # opened ten weeks ago, and never since
    ],
)
def test_a_family_is_silent_after_six_weeks(heard: date | None, *, is_found: bool) -> None:
    assert ("silent" in names(heard=heard)) is is_found


def test_a_case_whose_officer_has_left_is_nobodys() -> None:
    assert "no_officer" not in names()
    assert "no_officer" in names(officer="somebody-who-left")


def test_an_entry_that_should_have_its_paper_and_has_not() -> None:
    bare = an_event("advice_received", TODAY, facts={"advice": "health"})
    kept = replace(bare, facts={**bare.facts, "document": "d1"})

    assert "no_paper" in names(bare)
    assert "no_paper" not in names(kept)


@pytest.mark.parametrize(
    ("paper", "is_found"),
    [
        ("Plan_SIGNED.pdf", False),
        ("Countersigned plan.pdf", False),
        ("Plan, unsigned.pdf", True),
        ("Plan to be signed.docx", True),
        ("Plan (not yet signed).docx", True),
        ("Plan.pdf", True),
    ],
)
def test_a_paper_that_is_still_to_be_signed_is_no_signed_copy(
    paper: str, *, is_found: bool
) -> None:
    case = a_case(OPENED, an_event("final_plan_sent", TODAY))
    read = CaseRead(case, Reckoning(TODAY), tuple, lambda: (a_version(),))
    (row,) = [one for one in health_rows() if one.when == "no_signed_copy"]

    told = list(
        RULES[row.when](HealthRead(read, TODAY, frozenset({OKAFOR}), lambda: (paper,)), row)
    )

    assert bool(told) is is_found


def test_an_entry_without_its_paper_is_mended_in_the_entry() -> None:
    """Another file among the papers of the case gives it none."""
    bare = an_event("advice_received", TODAY, facts={"advice": "health"})
    (one,) = [each for each in found(a_case(bare), TODAY, ()) if each.finding == "no_paper"]

    assert one.step == f"correct={bare.id}"


def test_each_paper_that_is_damaged_is_named() -> None:
    read = CaseRead(a_case(OPENED), Reckoning(TODAY), tuple, tuple)
    health = HealthRead(read, TODAY, frozenset({OKAFOR}), tuple, damaged=("A.pdf", "B.txt"))

    told = [one.words for one in found_in(health) if one.finding == "damaged_paper"]

    assert told == ["“A.pdf”", "“B.txt”"]


def test_a_plan_that_was_sent_stands_on_advice() -> None:
    sent = an_event("draft_sent", TODAY)

    assert "no_advice" in names(sent)
    assert "no_advice" not in names(an_event("advice_received", TODAY), sent)


@pytest.mark.parametrize(
    ("born", "is_found"),
    [
        (TODAY + timedelta(days=1), True),
        (TODAY.replace(year=TODAY.year - 27), True),
        (TODAY.replace(year=TODAY.year - 26), False),
        (TODAY, False),
    ],
)
def test_an_age_that_can_not_be_right(born: date, *, is_found: bool) -> None:
    assert ("age" in names(person=a_person(born=born))) is is_found


def test_days_in_the_wrong_order_are_found() -> None:
    day = TODAY - timedelta(days=3)
    crossed = an_event("draft_sent", day, sent=day, served=day - timedelta(days=1))
    right = an_event("draft_sent", day, sent=day, served=day + timedelta(days=1))

    assert "days_crossed" in names(crossed)
    assert "days_crossed" not in names(right)


def test_a_place_that_is_doubtful_is_found() -> None:
    case = replace(a_case(OPENED), facts={"attends": "Alder House"})
    read = CaseRead(case, Reckoning(TODAY), tuple, tuple)

    def findings(doubt: str) -> list[str]:
        whole = HealthRead(read, TODAY, frozenset({OKAFOR}), tuple, lambda name: name + doubt)
        return [one.words for one in found_in(whole) if one.finding == "place"]

    assert findings(" isn’t known") == ["Alder House isn’t known"]
    assert "place" not in {one.finding for one in found(case, TODAY, ())}


def test_what_fix_next_finds_is_shown_too() -> None:
    assert "Nothing recorded for a year" not in names()
    assert "No home authority" in names(person=a_person(home_authority=""))


def test_the_same_child_twice_is_offered_once() -> None:
    one = a_case(number="2026-0001")
    swapped = replace(a_case(number="2026-0002"), person=replace(a_person()))
    twin = replace(
        a_case(number="2026-0003"),
        person=replace(a_person(), given="Bethan", known_as="", identifiers=()),
    )

    pairs = [(one.case, one.other, one.step) for one in twice((one, swapped, twin))]

    assert pairs == [("2026-0001", "2026-0002", "join=2026-0002")]


def test_the_search_for_pairs_does_not_grow_with_the_square() -> None:
    """Of 10,000 different people only those are compared that share a sign."""
    cases = [
        replace(
            a_case(number=f"2026-{at:05d}"),
            person=a_person(
                given=f"Given{at}",
                family=f"Family{at}",
                born=date(2005, 1, 1) + timedelta(days=at % 4000),
                identifiers=(),
            ),
        )
        for at in range(2000)
    ]

    assert not list(twice(cases))


def test_every_row_has_a_rule_a_source_and_kinds_that_there_are() -> None:
    for row in health_rows():
        assert row.when in {*RULES, TWICE}, row.name
        assert row.source
        assert row.checked in {"read", "summary", "memory", "practice"}
        assert row.has | row.lacks <= event_kinds().keys()
        if row.step.startswith("record="):
            assert row.step.removeprefix("record=") in event_kinds()


def test_what_was_put_aside_comes_back_when_it_changes() -> None:
    one = Found("silent", CaseNumber("2026-0001"), "since Monday 2 November 2026")

    assert one.mark == replace(one, step="another").mark
    assert one.mark != replace(one, words="since Tuesday 3 November 2026").mark
