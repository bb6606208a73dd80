"""How a consent stands, day by day: in force, or since when and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.consent import Standing, State
from caseworker.domain.consent_record import consents_of
from caseworker.domain.consent_standing import standing
from tests.builders import an_event
from tests.domain.consents import (
    by_child,
    by_parent,
    capacity,
    given,
    kuba,
    understanding,
    withdrawn,
)

IN_FORCE, LAPSED, ENDED = State.IN_FORCE, State.LAPSED, State.ENDED
TRANSFER = {"until_event": "Transfer to another establishment"}


def _of(case: Case, on: str, at: int = 0) -> Standing:
    return standing(consents_of(case)[at], case, date.fromisoformat(on))


def _released(day: str) -> Event:
    return an_event("released", date.fromisoformat(day))


def _received(day: str) -> Event:
    return an_event("received_at_establishment", date.fromisoformat(day))


@pytest.mark.parametrize(
    ("facts", "more", "on", "state"),
    [
        ({}, [], "2026-11-11", State.NOT_BEGUN),
        ({}, [], "2026-11-12", IN_FORCE),
        ({"since": "2026-12-01"}, [], "2026-11-30", State.NOT_BEGUN),
        ({"since": "2026-12-01"}, [], "2026-12-01", IN_FORCE),
        ({"until": "2026-12-31"}, [], "2026-12-31", IN_FORCE),
        ({"until": "2026-12-31"}, [], "2027-01-01", LAPSED),
        ({"until_event": "Release"}, [], "2027-01-01", IN_FORCE),
        ({"until_event": "Release"}, [_released("2027-01-15")], "2027-01-15", IN_FORCE),
        ({"until_event": "Release"}, [_released("2027-01-15")], "2027-01-16", ENDED),
        ({}, [_released("2027-01-15")], "2027-01-16", IN_FORCE),
        # What came before the consent doesn't end it, nor does the arrival of that very day.
        (TRANSFER, [_received("2026-11-12")], "2027-01-01", IN_FORCE),
        (TRANSFER, [_received("2026-12-12")], "2026-12-13", ENDED),
        # The end of compulsory school age asks another person, whatever was agreed.
        ({}, [], "2027-06-25", IN_FORCE),
        ({}, [], "2027-06-26", State.ASK_AFRESH),
        ({"until_event": "End of compulsory school age"}, [], "2027-06-25", IN_FORCE),
        ({"until_event": "End of compulsory school age"}, [], "2027-06-26", ENDED),
        ({}, [understanding("2026-12-01", "Does not understand")], "2026-11-30", IN_FORCE),
        ({}, [understanding("2026-12-01", "Does not understand")], "2026-12-01", State.ASK_AFRESH),
        ({}, [understanding("2026-12-01", "Not yet clear")], "2026-12-01", State.ASK_AFRESH),
        ({}, [capacity("2026-12-01", "Can't decide", "Where to live")], "2026-12-01", IN_FORCE),
    ],
)
def test_the_consent_of_a_child(
    facts: dict[str, str], more: list[Event], on: str, state: State
) -> None:
    assert _of(kuba(by_child("2026-11-12", **facts), *more), on).state is state


@pytest.mark.parametrize(
    ("facts", "more", "on", "state"),
    [
        ({}, [], "2027-12-01", IN_FORCE),
        ({"until_event": "18th birthday"}, [], "2028-11-19", IN_FORCE),
        ({"until_event": "18th birthday"}, [], "2028-11-20", ENDED),
        ({}, [], "2028-11-20", IN_FORCE),
        ({}, [capacity("2027-12-01", "Can't decide")], "2027-12-01", State.ASK_AFRESH),
        ({}, [capacity("2027-12-01", "Can't decide", "Which college")], "2027-12-01", IN_FORCE),
        (
            {"until_event": "Plan ceased"},
            [an_event("plan_ceased", date(2028, 1, 31))],
            "2028-02-01",
            ENDED,
        ),
    ],
)
def test_the_consent_of_a_young_person(
    facts: dict[str, str], more: list[Event], on: str, state: State
) -> None:
    assert _of(kuba(given("2027-07-01", **facts), *more), on).state is state


def test_a_leap_day_birthday_is_on_the_first_of_march() -> None:
    consent = given("2025-01-10", until_event="18th birthday")
    case = kuba(consent, born=date(2008, 2, 29))

    assert _of(case, "2026-02-28").state is IN_FORCE
    assert _of(case, "2026-03-01").state is ENDED


def test_it_says_the_day_and_the_reason() -> None:
    consent = by_child("2026-11-12", until="2027-03-31", until_event="18th birthday")
    case = kuba(consent, withdrawn("2026-12-03", consent))

    assert _of(case, "2026-12-02").words == (
        "In force since 12 November 2026, until 31 March 2027; "
        "ends with “18th birthday” (20 November 2028)."
    )
    assert _of(case, "2026-12-03").words == "Withdrawn by Jakub Wójcik on 3 December 2026."
    assert _of(kuba(consent), "2027-04-01").words == "Lapsed: it was given until 31 March 2027."
    assert _of(kuba(consent), "2027-04-01").since == date(2027, 4, 1)


def test_nobody_is_put_in_anothers_place_silently() -> None:
    """Decision 20: the law of the day asks him; the record says to ask afresh."""
    case = kuba(by_parent("2026-11-12"))

    found = _of(case, "2027-06-26")

    assert not found.holds
    assert found.ask == "Ask Jakub Wójcik afresh."
    assert found.words == (
        "Given by Agnieszka Wójcik as parent, for a child who does not; now the law asks Jakub "
        "Wójcik. Compulsory school age ended on 25 June 2027; capacity is presumed."
    )


def test_a_withdrawal_weighs_more_than_that_it_lapsed() -> None:
    consent = by_child("2026-11-12", until="2026-11-30")
    case = kuba(consent, withdrawn("2026-11-20", consent))

    assert _of(case, "2026-12-10").state is State.WITHDRAWN
    assert _of(case, "2026-11-19").state is IN_FORCE


def test_in_custody_it_is_asked_about_anew_though_it_goes_on() -> None:
    review = "Transfer to another establishment\nRelease"
    case = kuba(by_child("2026-11-12", review_at=review), _received("2026-12-12"))

    before, after = _of(case, "2026-12-11"), _of(case, "2026-12-12")

    assert (before.ask, after.state) == ("", IN_FORCE)
    assert after.ask == (
        "“Transfer to another establishment” came on 12 December 2026: "
        "ask Jakub Wójcik whether it still holds."
    )


def test_a_refusal_is_a_refusal_on_every_day() -> None:
    found = _of(kuba(by_child("2026-11-12", "consent_refused")), "2027-12-01")

    assert (found.state, found.holds) == (State.REFUSED, False)
    assert found.words == "Refused by Jakub Wójcik on 12 November 2026."


@pytest.mark.parametrize(
    ("facts", "state", "touches"),
    [
        ({}, State.REFUSED, False),
        ({"recipients": "riverside  COLLEGE"}, State.REFUSED, False),
        ({"recipients": "Hillside College"}, IN_FORCE, False),
        ({"purposes": "Photographs"}, IN_FORCE, False),
        ({"what": "Named sections", "sections": "H1"}, IN_FORCE, True),
    ],
)
def test_what_was_refused_since_is_taken_away(
    facts: dict[str, str], state: State, *, touches: bool
) -> None:
    case = kuba(by_child("2026-11-12"), by_child("2026-11-20", "consent_refused", **facts))

    found = _of(case, "2026-12-01")

    assert found.state is state
    assert bool(found.refusals) is touches
    assert _of(case, "2026-11-19").state is IN_FORCE


def test_a_consent_that_is_put_right_is_no_later_than_it_was() -> None:
    """Of one day: consent, then refusal; a slip in the consent is corrected after both."""
    wrong = by_child("2026-11-12", how="Spoken and witnessed", witness="Mr Brand")
    refusal = by_child("2026-11-12", "consent_refused")
    right = replace(by_child("2026-11-12"), replaces=wrong.id)

    case = kuba(wrong, refusal, right)

    assert [one.refused for one in consents_of(case)] == [False, True]
    assert _of(case, "2026-12-01").state is State.REFUSED


def test_the_no_of_a_parent_does_not_undo_the_yes_of_a_child_who_understands() -> None:
    yes = by_child("2026-11-12")
    no = by_parent("2026-11-20", "consent_refused", judged_on="")
    case = kuba(understanding("2026-11-10", "Understands"), yes, no)

    found = _of(case, "2026-11-23")

    assert found.holds
    assert found.refusals == ()


def test_a_consent_after_a_refusal_stands() -> None:
    case = kuba(by_child("2026-11-12", "consent_refused"), by_child("2026-11-12"))

    assert _of(case, "2026-12-01", 1).state is IN_FORCE


def test_a_refusal_for_one_recipient_leaves_the_other() -> None:
    both = by_child("2026-11-12", recipients="Riverside College\nPriya Shah")
    case = kuba(both, by_child("2026-11-20", "consent_refused"))

    found = _of(case, "2026-12-01")

    assert found.words == "In force since 12 November 2026; a part was refused on 20 November 2026."
    assert [one.recipients for one in found.refusals] == [("Riverside College",)]


def test_under_the_stricter_option_both_count_and_without_it_the_childs_alone() -> None:
    child, mother = by_child("2026-11-12"), by_parent("2026-11-12", judged_on="2026-11-01")
    case, day = kuba(child, mother), date(2026, 12, 1)

    stricter, law = (
        [standing(one, case, day, stricter=both).holds for one in consents_of(case)]
        for both in (True, False)
    )

    assert (stricter, law) == ([True, True], [True, False])


def test_in_custody_the_same() -> None:
    case = replace(kuba(by_child("2026-11-12")), setting="custody")

    assert _of(case, "2027-06-25").holds
    assert not _of(case, "2027-06-26").holds
