"""The clocks of a case laid out in time: to one scale, each as it stands, under which rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from caseworker.domain.case import Event
from caseworker.domain.chronology import (
    MOST_TICKS,
    Chronology,
    Lane,
    Standing,
    chronology,
    rules_words,
)
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.regime import spells_of_case
from tests.builders import TODAY, a_case, an_event

MONDAY = date(2026, 9, 7)
LAST = date(2026, 10, 19)


def laid_out(*then: Event, start: date = MONDAY, today: date = TODAY) -> Chronology:
    case = a_case(an_event("request_received", start), *then)
    spells = spells_of_case(case, today)
    return chronology(dues_of(case, Reckoning(today)), spells, today)


def lane(found: Chronology, limit: str) -> Lane:
    return next(each for each in found.lanes if each.due.id == limit)


def excused() -> Event:
    facts = {"limit": "T-03", "exception": "EX-C", "reasons": "A death in the family"}
    return an_event("exception_claimed", date(2026, 10, 5), facts=facts)


@pytest.mark.parametrize(
    ("events", "standing", "until"),
    [
        ((an_event("decided_to_assess", date(2026, 10, 12)),), Standing.KEPT, date(2026, 10, 12)),
        (
            (an_event("decided_to_assess", date(2026, 10, 26)),),
            Standing.DONE_LATE,
            date(2026, 10, 26),
        ),
        ((), Standing.OVERDUE, TODAY),
        ((excused(),), Standing.EXCUSED, LAST),
        ((an_event("request_withdrawn", date(2026, 10, 1)),), Standing.DROPPED, LAST),
    ],
)
def test_how_a_clock_stands_and_until_when(
    events: tuple[Event, ...], standing: Standing, until: date
) -> None:
    found = lane(laid_out(*events), "T-03")

    assert (found.standing, found.first, found.by) == (standing, MONDAY, LAST)
    assert found.until == until


def test_a_clock_that_still_runs_and_a_time_that_passes() -> None:
    sent = an_event("draft_sent", date(2026, 11, 16), served=date(2026, 11, 16))
    found = laid_out(an_event("decided_to_assess", date(2026, 10, 12)), sent)

    assert lane(found, "T-09").standing is Standing.RUNNING
    assert lane(found, "T-07").standing is Standing.PASSING


def test_it_says_how_late_in_words() -> None:
    found = laid_out(an_event("decided_to_assess", date(2026, 10, 20)))

    assert lane(found, "T-03").stands == "Done late: 20 October 2026, 1 day late"


def test_an_excuse_is_said_in_words() -> None:
    found = lane(laid_out(excused()), "T-03")

    assert found.stands.startswith("Excused: Exceptional personal circumstances")


def test_places_are_to_scale() -> None:
    found = laid_out()
    week = timedelta(weeks=1)

    steps = [found.share(MONDAY + week * at) for at in range(4)]

    gaps = [later - earlier for earlier, later in pairwise(steps)]
    assert gaps == pytest.approx([gaps[0]] * 3)
    assert found.share(found.first) == 0
    assert found.share(found.last) == 1


def test_clocks_are_numbered_in_the_order_in_which_they_began() -> None:
    found = laid_out(an_event("decided_to_assess", date(2026, 10, 12)))

    assert [each.number for each in found.lanes] == list(range(1, len(found.lanes) + 1))
    assert [each.first for each in found.lanes] == sorted(each.first for each in found.lanes)


def test_everything_lies_between_the_two_ends() -> None:
    found = laid_out(excused())

    days = [day for each in found.lanes for day in (each.first, each.by, each.until)]
    assert found.first < min(days)
    assert max(*days, TODAY) < found.last


def test_past_rules_are_kept_with_their_days() -> None:
    detained, released = date(2026, 9, 21), date(2026, 11, 2)

    found = laid_out(an_event("detained", detained), an_event("released", released))

    assert [(band.words, band.since) for band in found.bands] == [
        ("At home in England", None),
        ("In custody", detained),
        ("At home in England", released),
    ]
    assert [band.last for band in found.bands] == [detained, released, found.last]


def test_a_duty_without_a_day_is_kept_apart() -> None:
    found = laid_out()

    assert "T-01" in {due.id for due in found.undated}
    assert "T-01" not in {each.due.id for each in found.lanes}


@pytest.mark.parametrize("weeks", [9, 30, 60, 150, 500, 1200])
def test_ticks_are_firsts_of_months_and_never_too_many(weeks: int) -> None:
    found = replace(laid_out(), first=TODAY - timedelta(weeks=weeks), last=TODAY)

    assert 2 <= len(found.ticks) <= MOST_TICKS + 2
    assert all(tick.day.day == 1 for tick in found.ticks)
    assert found.ticks[0].words.endswith(str(found.ticks[0].day.year))


def test_a_case_on_which_nothing_runs_has_a_day_and_no_lane() -> None:
    found = chronology((), (), TODAY)

    assert not found.lanes
    assert found.first < TODAY < found.last
    assert found.ticks == () or found.ticks[0].day.day == 1


def test_rules_without_a_setting_of_their_own_have_words_too() -> None:
    assert rules_words("custody") == "In custody"
    assert rules_words("outside_england") == "Outside england"
