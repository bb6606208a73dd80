"""Each of the grounds 17a to 17k: to whom, for what, and what it needs (ehc-process.md 7.2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.domain.consent import Giver, Pieces
from caseworker.domain.disclosure import Answer, Authority
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.verdict import grounds_for
from tests.domain.gate_tables import LISTED
from tests.domain.gates import (
    a_footing,
    a_refusal,
    a_request,
    asked,
    sections,
    with_everything,
)

ROLES = frozenset(the_rules().roles)
every_ground = pytest.mark.parametrize("ground", LISTED)
PERMITTED = [
    (ground, role, purpose)
    for ground, (roles, purposes, _) in LISTED.items()
    for role in roles.split()
    for purpose in purposes.split()
]
TOO_LITTLE = [(ground, need) for ground, (_, _, needs) in LISTED.items() for need in needs.split()]


@pytest.mark.parametrize(("ground", "role", "purpose"), PERMITTED)
def test_a_ground_lets_go_what_was_asked_to_whom_it_is_made_for(
    ground: str, role: str, purpose: str
) -> None:
    request = with_everything(a_request(role, purpose, ground=ground))

    verdict = asked(request)

    assert verdict.answer is Answer.BY_GROUND
    assert verdict.basis == ground
    assert verdict.covered == request.wanted
    assert verdict.because[0].source == f"SEND Regs 2014 reg 17(1)({ground[-1]})"


@pytest.mark.parametrize(("ground", "need"), TOO_LITTLE)
def test_a_ground_with_too_little_is_not_yet_and_says_what_it_needs(ground: str, need: str) -> None:
    roles, purposes, _ = LISTED[ground]
    request = a_request(roles.split()[0], purposes.split()[0], ground=ground)

    verdict = asked(with_everything(request, but=need))

    assert verdict.answer is Answer.NOT_YET
    assert verdict.needs[0].words == the_rules().needs[need].missing


@every_ground
def test_a_ground_is_for_nobody_else(ground: str) -> None:
    roles, purposes, _ = LISTED[ground]

    for role in ROLES - set(roles.split()):
        verdict = asked(with_everything(a_request(role, purposes.split()[0], ground=ground)))
        assert verdict.answer is Answer.NO, role
        assert verdict.because[0].words.startswith("It is for")


@every_ground
def test_a_ground_is_for_no_other_purpose(ground: str) -> None:
    roles, purposes, _ = LISTED[ground]
    others = the_rules().purposes.keys() - set(purposes.split()) - {"own_copy"}

    for purpose in others:
        request = with_everything(a_request(roles.split()[0], purpose, ground=ground))
        assert asked(request).basis != ground


@pytest.mark.parametrize("regime", ["community", "custody", "adult custody", "outside England"])
@every_ground
def test_a_ground_holds_where_its_rules_do(ground: str, regime: str) -> None:
    """17j and 17k are of the community's rules alone: the detained rules make them a duty."""
    roles, purposes, _ = LISTED[ground]
    request = with_everything(a_request(roles.split()[0], purposes.split()[0], ground=ground))

    verdict = asked(request, a_footing(regime=regime))

    is_there = ground not in {"17j", "17k"} or regime == "community"
    assert (verdict.basis == ground) is is_there
    if is_there and "custody" in regime:
        assert verdict.because[0].source.startswith("Detained Persons Regs 2015")


@pytest.mark.parametrize("role", ["person_in_charge", "youth_offending_team"])
def test_17j_and_17k_are_a_duty_of_the_detained_rules(role: str) -> None:
    request = a_request(role, "detained_education")

    verdict = asked(request, a_footing(regime="custody"))

    assert (verdict.answer, verdict.basis) == (Answer.BY_DUTY, "D17")


# 17a: anybody, for anything, if it is necessary and somebody else says so too


@pytest.mark.parametrize("role", sorted(ROLES))
def test_17a_lets_go_to_anybody_for_whom_it_is_necessary(role: str) -> None:
    verdict = asked(with_everything(a_request(role, "other", ground="17a")))

    assert (verdict.answer, verdict.basis) == (Answer.BY_GROUND, "17a")


@pytest.mark.parametrize("need", ["necessity", "authority"])
def test_17a_is_not_yet_without_necessity_or_a_second_person(need: str) -> None:
    verdict = asked(with_everything(a_request("police", "investigation", ground="17a"), but=need))

    assert verdict.answer is Answer.NOT_YET
    assert verdict.needs[0].words == the_rules().needs[need].missing


@pytest.mark.parametrize(
    ("authority", "is_good"),
    [
        (Authority("Priya Nair", officer="nair"), True),
        (Authority("Priya Nair", evidence="Letter of 20 November 2026"), True),
        (Authority("Priya Nair"), False),
        (Authority("", officer="nair"), False),
        (Authority("Joan Okafor", officer="okafor"), False),
        (Authority("Joan  okafor", evidence="A letter"), False),
        (Authority("Somebody Else", officer="OKAFOR"), False),
        (Authority(" ", evidence="A letter"), False),
    ],
)
def test_17a_is_authorised_by_somebody_else_in_their_sign_in_or_with_evidence(
    authority: Authority, *, is_good: bool
) -> None:
    request = with_everything(a_request("solicitor", "legal_advice", ground="17a"))

    verdict = asked(replace(request, authority=authority))

    assert verdict.answer is (Answer.BY_GROUND if is_good else Answer.NOT_YET)


def test_nobody_authorises_their_own_request() -> None:
    request = with_everything(a_request("solicitor", "legal_advice", ground="17a"))

    verdict = asked(replace(request, authority=Authority("Joan Okafor", officer="okafor")))

    assert verdict.needs[0].words.startswith("Nobody authorises their own request")


def test_17a_may_be_for_a_part() -> None:
    request = with_everything(a_request("police", "investigation", ground="17a"))

    verdict = asked(replace(request, wanted=sections("B")))

    assert verdict.covered == sections("B")


def test_17a_goes_against_a_refusal_only_with_the_reason_why_and_says_so() -> None:
    footing = a_footing(a_refusal("A B E F"))
    request = with_everything(a_request(ground="17a"))

    without = asked(with_everything(request, but="despite"), footing)
    with_it = asked(request, footing)

    assert without.answer is Answer.NOT_YET
    assert without.refused
    assert any("Tom Whitfield refused" in one.words for one in without.because)
    assert with_it.basis == "17a"
    assert with_it.refused
    said = " ".join(one.words for one in with_it.because)
    assert "Tom Whitfield refused sections A, B, E and F on 3 November 2026." in said
    assert "He would be taught nothing" in said


def test_another_ground_says_that_it_was_refused_and_goes_all_the_same() -> None:
    request = with_everything(a_request("court", "court_order", ground="17d"))
    refusal = a_refusal(recipients=("Court",), purposes=("court_order",))

    verdict = asked(with_everything(request, but="despite"), a_footing(refusal))

    assert verdict.basis == "17d"
    assert verdict.refused
    assert any("refused" in one.words for one in verdict.because)


def test_no_ground_is_chosen_silently() -> None:
    """All that 17b asks for is there, but nobody chose it."""
    verdict = asked(with_everything(a_request("tribunal", "appeal")))

    assert verdict.answer is Answer.NOT_YET
    assert verdict.needs[-1].words == "Or a legal ground: 2 could apply."


@pytest.mark.parametrize("ground", ["17z", "R13", "strategies", "consent"])
def test_what_is_no_ground_can_not_be_chosen(ground: str) -> None:
    assert asked(with_everything(a_request(ground=ground))).answer is Answer.NO


@pytest.mark.parametrize(
    ("role", "purpose", "offered"),
    [
        ("tribunal", "appeal", ["17b", "17a"]),
        ("police", "investigation", ["17a"]),
        ("police", "criminal_proceedings", ["17d", "17a"]),
        ("employer", "employment", ["17a"]),
        ("youth_offending_team", "detained_education", ["17k", "17a"]),
    ],
)
def test_the_grounds_that_could_apply_are_offered_the_nearest_first(
    role: str, purpose: str, offered: list[str]
) -> None:
    found = grounds_for(a_request(role, purpose), a_footing(), the_rules())

    assert [row.id for row in found] == offered


@pytest.mark.parametrize("giver", [Giver.CHILD, Giver.PARENT, Giver.ALTERNATIVE, None])
def test_a_ground_does_not_ask_whose_consent_it_would_be(giver: Giver | None) -> None:
    request = with_everything(a_request("court", "court_order", ground="17d"))

    assert asked(request, a_footing(giver=giver)).basis == "17d"


def test_nothing_asked_is_nothing_given() -> None:
    request = with_everything(a_request("court", "court_order", ground="17d"))

    verdict = asked(replace(request, wanted=Pieces()))

    assert verdict.answer is Answer.NOT_YET
