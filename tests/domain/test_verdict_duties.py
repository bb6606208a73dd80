"""Each duty to send, which needs no consent: to whom, for what, which pieces, at which stage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.domain.case import Stage
from caseworker.domain.consent import Giver, Pieces
from caseworker.domain.disclosure import Answer, Footing, Request
from caseworker.domain.disclosure_rules import the_rules
from tests.domain.gate_tables import DUTIES, LETTERS, OWN, REGIMES, Listed
from tests.domain.gates import PLAN, a_footing, a_refusal, a_request, asked, with_everything

ROLES = frozenset(the_rules().roles)

EVERYTHING = Pieces(
    frozenset(LETTERS.split()),
    PLAN | {"letter-9"},
    frozenset({"report", "evidence", "case"}),
)
every_duty = pytest.mark.parametrize("duty", DUTIES)


def place(listed: Listed) -> Footing:
    """The first set of rules and the first stage under which the duty holds."""
    regime, stage = listed.regimes.split("|")[0], Stage(listed.stages.split("|")[0])
    return replace(a_footing(), regime=regime, stage=stage)


def requested(duty: str, role: str = "") -> Request:
    """All that there is, wanted by the first of those to whom it is sent, or by ``role``."""
    listed = DUTIES[duty]
    first = listed.roles.split()[0] if listed.roles else "person"
    return with_everything(a_request(role or first, listed.purpose, wanted=EVERYTHING))


def test_every_duty_of_the_rules_is_looked_at_here() -> None:
    rows = {row.id for row in the_rules().of(Answer.BY_DUTY)}

    assert rows == {*DUTIES, "SAR"}


@every_duty
def test_a_duty_lets_go_what_the_law_has_sent_and_no_more(duty: str) -> None:
    listed = DUTIES[duty]

    for role in [*listed.roles.split(), *(["person"] if listed.own else [])]:
        verdict = asked(requested(duty, role), place(listed))

        assert (verdict.answer, verdict.basis) == (Answer.BY_DUTY, duty), role
        assert verdict.covered == listed.covers
        assert verdict.because[0].source


@every_duty
def test_a_duty_sends_to_nobody_else(duty: str) -> None:
    listed = DUTIES[duty]
    named = [each.roles for each in DUTIES.values() if each.purpose == listed.purpose]
    others = ROLES - set(" ".join(named).split()) - {"person"}

    for role in others:
        assert asked(requested(duty, role), place(listed)).answer is Answer.NOT_YET, role


@every_duty
def test_a_duty_sends_for_no_other_purpose(duty: str) -> None:
    request = replace(requested(duty), purpose="other")

    assert asked(request, place(DUTIES[duty])).answer is Answer.NOT_YET


@every_duty
def test_a_duty_holds_under_its_own_rules_alone(duty: str) -> None:
    listed = DUTIES[duty]

    for regime in REGIMES:
        verdict = asked(requested(duty), replace(place(listed), regime=regime))
        assert (verdict.basis == duty) is (regime in listed.regimes.split("|")), regime


@every_duty
def test_a_duty_holds_at_its_stages_and_says_at_which(duty: str) -> None:
    listed = DUTIES[duty]

    for stage in set(Stage) - {Stage.CLOSED}:
        verdict = asked(requested(duty), replace(place(listed), stage=stage))
        is_there = stage.value in listed.stages.split("|")
        assert (verdict.basis == duty) is is_there, stage
        if not is_there:
            assert "That is while the case is at" in verdict.needs[0].words


@every_duty
def test_a_duty_lacks_what_it_needs(duty: str) -> None:
    for need in DUTIES[duty].needs.split():
        verdict = asked(with_everything(requested(duty), but=need), place(DUTIES[duty]))

        assert verdict.answer is Answer.NOT_YET
        assert verdict.needs[0].words == the_rules().needs[need].missing


@every_duty
def test_a_duty_outweighs_a_refusal_and_says_that_there_is_one(duty: str) -> None:
    refusal = a_refusal(LETTERS, whole=True, recipients=(), purposes=())
    footing = replace(place(DUTIES[duty]), held=a_footing(refusal).held)

    verdict = asked(requested(duty), footing)

    assert verdict.basis == duty
    assert verdict.refused
    assert any("Tom Whitfield refused" in one.words for one in verdict.because)


@pytest.mark.parametrize("giver", list(OWN))
@pytest.mark.parametrize("duty", [name for name, listed in DUTIES.items() if listed.own])
def test_what_goes_to_the_parent_or_young_person_goes_to_the_one_of_them_who_decides(
    duty: str, giver: Giver
) -> None:
    listed = DUTIES[duty]
    footing = replace(place(listed), whose=a_footing(giver=giver).whose)

    for role in ("parent", "person", "alternative", "other_parent"):
        verdict = asked(requested(duty, role), footing)
        assert (verdict.basis == duty) is (role == OWN[giver]), role


@pytest.mark.parametrize("giver", [Giver.CHILD, Giver.PARENT, None])
def test_a_plan_of_a_child_is_sent_to_the_parent_whoever_consents(giver: Giver | None) -> None:
    """Understanding decides about consent; the Regulations send a child's plan to the parent."""
    request = a_request("parent", "final_plan")

    verdict = asked(request, a_footing(giver=giver))

    assert verdict.basis == "R13"


@pytest.mark.parametrize("giver", [giver for giver in Giver if giver is not Giver.YOUNG_PERSON])
def test_r47_is_for_the_young_person_who_asks_themselves(giver: Giver) -> None:
    verdict = asked(requested("R47"), a_footing(giver=giver))

    assert verdict.answer is Answer.NOT_YET


@pytest.mark.parametrize("day", ["", "soon", "2026-11-24", "2026-13-01"])
def test_r47_needs_a_day_on_which_they_asked_that_has_been(day: str) -> None:
    request = replace(requested("R47"), facts=(("asked_on", day),))

    assert asked(request).answer is Answer.NOT_YET


def test_r47_says_within_how_many_days() -> None:
    verdict = asked(requested("R47"))

    assert verdict.because[1].words == "Within 15 working days of being asked."


@pytest.mark.parametrize(
    ("closed_by", "duties"),
    [
        ("moved_away", {"R15", "D16"}),
        ("plan_ceased", set()),
        ("died", set()),
        ("opened_by_mistake", set()),
        ("case_closed", set()),
    ],
)
def test_after_a_case_is_closed_only_what_a_move_asks_for_is_still_sent(
    closed_by: str, duties: set[str]
) -> None:
    found = set()
    for duty, listed in DUTIES.items():
        footing = replace(place(listed), stage=Stage.CLOSED, closed_by=closed_by)
        verdict = asked(requested(duty), footing)
        found |= {verdict.basis} if verdict.answer is Answer.BY_DUTY else set()

    assert found == duties


# Their own copy: subject access


@pytest.mark.parametrize(
    ("role", "giver", "is_theirs"),
    [
        ("person", Giver.YOUNG_PERSON, True),
        ("person", Giver.CHILD, True),
        ("person", Giver.PARENT, False),
        ("person", None, False),
        ("parent", Giver.PARENT, True),
        ("parent", Giver.CHILD, False),
        ("parent", Giver.YOUNG_PERSON, False),
        ("parent", None, False),
        ("alternative", Giver.ALTERNATIVE, True),
        ("alternative", Giver.YOUNG_PERSON, False),
        ("other_parent", Giver.PARENT, False),
        ("solicitor", Giver.YOUNG_PERSON, False),
    ],
)
def test_their_own_copy_goes_to_whoever_decides_about_it(
    role: str, giver: Giver | None, *, is_theirs: bool
) -> None:
    request = with_everything(a_request(role, "own_copy", wanted=EVERYTHING))

    verdict = asked(request, a_footing(giver=giver))

    assert (verdict.basis == "SAR") is is_theirs
    if is_theirs:
        assert not verdict.left_out


@pytest.mark.parametrize("need", ["identity", "harm_looked_for", "others_looked_for"])
def test_their_own_copy_goes_when_identity_harm_and_others_were_looked_at(need: str) -> None:
    verdict = asked(with_everything(a_request("person", "own_copy"), but=need))

    assert verdict.answer is Answer.NOT_YET
    assert verdict.needs[0].words == the_rules().needs[need].missing


# The strategies sheet


@pytest.mark.parametrize("role", ["wing_staff", "chaplain", "professional"])
def test_a_strategies_sheet_needs_no_consent_because_nothing_of_the_plan_is_in_it(
    role: str,
) -> None:
    sheet = Pieces(others=frozenset({"strategies"}))

    verdict = asked(a_request(role, "day_to_day", wanted=sheet))

    assert verdict.answer is Answer.NOT_OF_THE_PLAN
    assert verdict.covered == sheet


def test_beside_a_strategies_sheet_nothing_of_the_plan_slips_out() -> None:
    both = Pieces(frozenset("B"), others=frozenset({"strategies"}))

    verdict = asked(a_request("wing_staff", "day_to_day", wanted=both))

    assert verdict.covered == Pieces(others=frozenset({"strategies"}))
    assert verdict.left_out == Pieces(frozenset("B"))


def test_a_strategies_sheet_is_not_for_everybody() -> None:
    sheet = Pieces(others=frozenset({"strategies"}))

    assert asked(a_request("employer", "employment", wanted=sheet)).answer is Answer.NOT_YET
