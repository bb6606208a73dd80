"""Consent at the gate: the right giver today, this recipient, this purpose, these pieces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caseworker.domain.case import EventId
from caseworker.domain.consent import Consent, Giver, Pieces, Standing, State
from caseworker.domain.disclosure import Answer, Held, Recipient
from tests.domain.gates import (
    PLAN,
    WHO,
    a_consent,
    a_footing,
    a_refusal,
    a_request,
    asked,
    sections,
)

NOVEMBER_10 = date(2026, 11, 10)
NOVEMBER_12 = date(2026, 11, 12)


def test_a_consent_that_covers_all_lets_all_go() -> None:
    verdict = asked(a_request(), a_footing(a_consent()))

    assert verdict.answer is Answer.BY_CONSENT
    assert verdict.basis == "consent"
    assert verdict.consents == (EventId("consent-1"),)
    assert not verdict.left_out
    assert verdict.headline == "Yes, by consent."


def test_without_any_consent_it_is_not_yet_and_says_whose_would_do() -> None:
    verdict = asked(a_request())

    assert verdict.answer is Answer.NOT_YET
    assert verdict.headline == "Not yet. There is no consent that covers this."
    assert verdict.needs[0].words == (
        "The consent of Tom Whitfield for Harrow Hill House, for “To arrange or give provision”: "
        "sections A, B, E and F."
    )


@pytest.mark.parametrize(
    ("given", "wanted", "covered"),
    [
        ("A B", "A B E F", "A B"),
        ("A B E F", "A B", "A B"),
        ("C D", "A B", ""),
        ("H1", "H1 H2", "H1"),
        ("A B C D E F G H1 H2 I J K", "A F K", "A F K"),
    ],
)
def test_only_the_sections_agreed_to_go(given: str, wanted: str, covered: str) -> None:
    request = a_request(wanted=sections(wanted))

    verdict = asked(request, a_footing(a_consent(given)))

    assert verdict.covered == sections(covered)
    assert verdict.left_out == sections(wanted) - sections(covered)


def test_a_part_is_said_in_the_headline_and_what_is_left_out_in_a_sentence() -> None:
    verdict = asked(a_request(), a_footing(a_consent("A B")))

    assert verdict.headline == "Yes, by consent, for sections A and B only."
    assert verdict.because[-1].words == "Nothing covers sections E and F: left out."


@pytest.mark.parametrize(
    ("wanted", "covered"),
    [
        (Pieces(frozenset("AK"), PLAN), Pieces(frozenset("AK"), PLAN)),
        (Pieces(documents=frozenset({"letter-9"})), Pieces()),
        (Pieces(others=frozenset({"strategies"})), Pieces(others=frozenset({"strategies"}))),
        (Pieces(others=frozenset({"evidence"})), Pieces(others=frozenset({"evidence"}))),
        (Pieces(frozenset("A"), others=frozenset({"case"})), Pieces(frozenset("A"))),
        (Pieces(frozenset("A"), others=frozenset({"report"})), Pieces(frozenset("A"))),
    ],
)
def test_consent_to_the_whole_plan_is_for_the_plan_with_its_appendices(
    wanted: Pieces, covered: Pieces
) -> None:
    consent = a_consent(whole=True, covers=Pieces())

    assert asked(a_request(wanted=wanted), a_footing(consent)).covered == covered


def test_consent_to_sections_is_for_no_appendix() -> None:
    wanted = Pieces(frozenset("AB"), PLAN)

    assert asked(a_request(wanted=wanted), a_footing(a_consent("A B"))).covered == sections("A B")


def test_consents_add_up() -> None:
    two = a_consent("E", event=EventId("consent-2"), given_on=NOVEMBER_10)

    verdict = asked(a_request(), a_footing(a_consent("A B"), two))

    assert verdict.covered == sections("A B E")
    assert verdict.consents == (EventId("consent-1"), EventId("consent-2"))


# Wrong recipient, wrong purpose


@pytest.mark.parametrize(
    "recipients",
    [
        ("Harrow Hill House",),
        ("harrow  hill house",),
        ("Lena Brandt",),
        ("Harrow Hill House, Lena Brandt",),
        ("Lena Brandt, Harrow Hill House",),
        ("Another school, college or provider",),
        ("Northmere Council", "Harrow Hill House"),
    ],
)
def test_a_consent_is_for_whom_it_names_or_for_their_kind(recipients: tuple[str, ...]) -> None:
    verdict = asked(a_request(), a_footing(a_consent(recipients=recipients)))

    assert verdict.answer is Answer.BY_CONSENT


@pytest.mark.parametrize(
    "recipients", [("Northmere Council",), ("Harrow Hill",), ("House",), ("Police",), (), ("",)]
)
def test_a_consent_is_for_nobody_else(recipients: tuple[str, ...]) -> None:
    verdict = asked(a_request(), a_footing(a_consent(recipients=recipients)))

    assert verdict.answer is Answer.NOT_YET


def test_why_a_consent_does_not_cover_is_said() -> None:
    verdict = asked(a_request(), a_footing(a_consent(recipients=("Northmere Council",))))

    assert verdict.because[1].words == (
        "The consent of Tom Whitfield of 3 November 2026 is for Northmere Council, "
        "not for Harrow Hill House."
    )


def test_somebody_without_a_name_is_nobody() -> None:
    nobody = Recipient("", "institution")

    verdict = asked(a_request(recipient=nobody), a_footing(a_consent(recipients=("",))))

    assert verdict.answer is Answer.NOT_YET


@pytest.mark.parametrize(
    ("purposes", "is_for_it"),
    [
        (("provision",), True),
        (("to arrange or give PROVISION",), True),
        (("placement", "provision"), True),
        (("placement",), False),
        (("prov",), False),
        ((), False),
    ],
)
def test_a_consent_is_for_the_purpose_that_it_names(
    purposes: tuple[str, ...], *, is_for_it: bool
) -> None:
    verdict = asked(a_request(), a_footing(a_consent(purposes=purposes)))

    assert verdict.answer.lets_go is is_for_it


# The right giver today

CAPACITIES = {
    Giver.CHILD: {Giver.CHILD},
    Giver.PARENT: {Giver.PARENT, Giver.REPRESENTATIVE},
    Giver.YOUNG_PERSON: {Giver.YOUNG_PERSON},
    Giver.ALTERNATIVE: {Giver.ALTERNATIVE, Giver.REPRESENTATIVE},
    None: set(),
}


@pytest.mark.parametrize("today", list(CAPACITIES))
@pytest.mark.parametrize("then", list(Giver))
def test_only_the_consent_of_whoever_decides_today_counts(then: Giver, today: Giver | None) -> None:
    """ehc-process.md 7.1, and 64 and 63 for those who stand in."""
    verdict = asked(a_request(), a_footing(a_consent(giver=then), giver=today))

    assert verdict.answer.lets_go is (then in CAPACITIES[today])


@pytest.mark.parametrize("today", list(CAPACITIES))
@pytest.mark.parametrize("then", list(Giver))
def test_only_the_refusal_of_whoever_decides_today_stands(then: Giver, today: Giver | None) -> None:
    verdict = asked(a_request(), a_footing(a_refusal(giver=then), giver=today))

    expected = Answer.NO if then in CAPACITIES[today] else Answer.NOT_YET
    assert verdict.answer is expected


def test_while_a_child_is_not_judged_nobody_is_asked_for_consent_yet() -> None:
    verdict = asked(a_request(), a_footing(giver=None))

    assert not any("consent of" in one.words for one in verdict.needs)


def two_must_agree(*consents: Consent) -> Any:
    """The stricter option of an office: a parent is asked beside a child who understands."""
    footing = a_footing(*consents, giver=Giver.CHILD)
    return replace(footing, asked_of=(frozenset({Giver.CHILD}), frozenset({Giver.PARENT})))


def test_where_two_must_agree_only_what_both_agreed_to_goes() -> None:
    hers = a_consent("A B E", giver=Giver.CHILD)
    theirs = a_consent("B E F", giver=Giver.PARENT, event=EventId("consent-2"))

    assert asked(a_request(), two_must_agree(hers)).answer is Answer.NOT_YET
    assert asked(a_request(), two_must_agree(theirs)).answer is Answer.NOT_YET
    assert asked(a_request(), two_must_agree(hers, theirs)).covered == sections("B E")


def test_where_two_must_agree_the_later_yes_of_one_is_no_answer_to_the_no_of_the_other() -> None:
    no = a_refusal(giver=Giver.PARENT)
    hers = a_consent(giver=Giver.CHILD, given_on=NOVEMBER_10)

    assert asked(a_request(), two_must_agree(no, hers)).answer is Answer.NO


# What no longer counts, and refusals


@pytest.mark.parametrize("state", [state for state in State if state is not State.IN_FORCE])
def test_what_is_not_in_force_lets_nothing_go_and_says_why(state: State) -> None:
    held = Held(a_consent(), Standing(state, "Withdrawn by Tom on 10 November 2026."))

    verdict = asked(a_request(), replace(a_footing(), held=(held,)))

    assert verdict.answer is Answer.NOT_YET
    assert verdict.because[1].words == (
        "The consent of Tom Whitfield of 3 November 2026: Withdrawn by Tom on 10 November 2026."
    )


def test_what_is_given_later_says_nothing_yet() -> None:
    later = date(2026, 11, 24)

    assert asked(a_request(), a_footing(a_consent(given_on=later))).answer is Answer.NOT_YET
    assert asked(a_request(), a_footing(a_consent(), a_refusal(given_on=later))).answer.lets_go


def test_a_refusal_of_all_that_is_asked_is_a_no() -> None:
    verdict = asked(a_request(), a_footing(a_refusal()))

    assert verdict.answer is Answer.NO
    assert verdict.headline == "No. Tom Whitfield refused this."
    assert verdict.refused


def test_a_refusal_of_a_part_leaves_the_rest_to_be_asked_for() -> None:
    verdict = asked(a_request(), a_footing(a_refusal("E")))

    assert verdict.answer is Answer.NOT_YET
    assert verdict.refused
    assert any("refused section E" in one.words for one in verdict.because)


def test_the_latest_word_on_a_piece_holds() -> None:
    later_no = a_refusal("E F", given_on=NOVEMBER_10)
    later_yes = a_consent("F", event=EventId("consent-2"), given_on=NOVEMBER_12)

    assert asked(a_request(), a_footing(a_consent(), later_no)).covered == sections("A B")
    assert asked(a_request(), a_footing(a_consent(), later_no, later_yes)).covered == sections(
        "A B F"
    )


def test_a_refusal_that_names_nobody_refuses_everybody() -> None:
    refusal = a_refusal(recipients=(), purposes=(), covers=Pieces())

    assert asked(a_request(), a_footing(a_consent(), refusal)).answer is Answer.NO


def test_a_refusal_for_somebody_else_is_none_of_this_request() -> None:
    refusal = a_refusal(recipients=("Northmere Council",))

    assert asked(a_request(), a_footing(a_consent(), refusal)).answer is Answer.BY_CONSENT


def test_it_is_the_giver_who_is_named() -> None:
    verdict = asked(a_request(), a_footing(giver=Giver.PARENT))

    assert f"The consent of {WHO[Giver.PARENT]}" in verdict.needs[0].words
