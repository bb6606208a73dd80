"""Grounds for which an office wants a second person's authority, beside 17a, which needs it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.domain.disclosure import Answer, Authority, Request, Verdict
from caseworker.domain.disclosure_rules import Asked, the_rules
from caseworker.domain.verdict import asks, verdict_on
from tests.domain.gate_tables import LISTED
from tests.domain.gates import SECOND, a_footing, a_request, with_everything

FREE = [row.id for row in the_rules().not_authorised]
every_one = pytest.mark.parametrize("ground", FREE)


def of_ground(ground: str, authority: Authority | None = None) -> Request:
    """Everything that the ground needs by law, and this authority."""
    roles, purposes, _ = LISTED[ground]
    request = a_request(roles.split()[0], purposes.split()[0], ground=ground)
    return replace(with_everything(request, but="authority"), authority=authority)


def in_office(request: Request, *grounds: str) -> Verdict:
    return verdict_on(request, a_footing(), the_rules().also_authorised(frozenset(grounds)))


def test_every_ground_but_the_one_that_always_needs_it_can_be_chosen() -> None:
    assert "".join(ground.removeprefix("17") for ground in FREE) == "bcdefghijk"


@every_one
def test_it_is_off_until_the_office_says_so(ground: str) -> None:
    assert in_office(of_ground(ground)).answer is Answer.BY_GROUND


@every_one
def test_chosen_it_is_not_yet_and_says_what_it_needs(ground: str) -> None:
    verdict = in_office(of_ground(ground), ground)

    (asked,) = (need for need in the_rules().needs.values() if need.kind is Asked.AUTHORITY)
    assert (verdict.answer, verdict.headline) == (
        Answer.NOT_YET,
        "Not yet. This ground needs more.",
    )
    assert verdict.needs[0].words == asked.missing
    rules = the_rules().also_authorised(frozenset({ground}))
    assert asked in asks(of_ground(ground), a_footing(), rules)


@every_one
def test_with_a_second_person_it_goes_and_never_with_ones_own_word(ground: str) -> None:
    assert in_office(of_ground(ground, SECOND), ground).basis == ground

    own = Authority("Joan Okafor", officer="okafor")
    verdict = in_office(of_ground(ground, own), ground)
    assert verdict.answer is Answer.NOT_YET
    assert "Nobody authorises their own request" in verdict.needs[0].words


@every_one
def test_one_ground_changes_no_other(ground: str) -> None:
    others = [each for each in FREE if each != ground]

    assert {in_office(of_ground(each), ground).answer for each in others} == {Answer.BY_GROUND}


def test_nothing_chosen_or_nothing_known_leaves_the_rules_as_they_are() -> None:
    rules = the_rules()

    assert rules.also_authorised(frozenset()) is rules
    assert rules.also_authorised(frozenset({"17a", "S38", "17z"})) is rules
