"""What goes along with a case beside its plan: every fact, number and entry has a say."""

from __future__ import annotations

from dataclasses import fields
from importlib import resources

import pytest

from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.going_along import NEVER, going_along, parse
from caseworker.domain.identifiers import IDENTIFIERS
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.people import Person
from caseworker.domain.settings import settings

ROWS = going_along()
OF_PLACES = {"dfe", "urn", "ukprn", "postcode"}
FREELY = {
    "given", "family", "born", "born_is_estimated", "known_as", "pronouns", "home_authority",
    "interpreter", "communication", "print", "identifiers",
}  # fmt: skip


def test_every_fact_of_every_setting_has_a_row_and_no_row_is_for_nothing() -> None:
    facts = {(one.name, spec.name) for one in settings().values() for spec in one.facts}

    assert set(ROWS.facts) == facts


def test_every_number_and_every_field_of_a_person_is_decided_on() -> None:
    assert set(ROWS.identifiers) == {one.name for one in IDENTIFIERS.values()} - OF_PLACES
    decided = {name for name in ROWS.person if name not in {"contact_notes", "former_addresses"}}
    assert decided | FREELY == {field.name for field in fields(Person)}


def test_what_is_named_is_there() -> None:
    kinds = event_kinds().values()
    names = {spec.name for kind in kinds for spec in kind.facts}
    names |= {f"{kind.name}.{spec.name}" for kind in kinds for spec in kind.facts}

    assert set(ROWS.kinds) <= the_rules().roles.keys()
    assert set(ROWS.moves) - {"any"} <= the_rules().purposes.keys()
    assert ROWS.stays.keys() | ROWS.only.keys() | ROWS.evidence <= event_kinds().keys()
    assert not ROWS.stays.keys() & ROWS.only.keys()
    assert ROWS.words <= names
    series = {kind.series for kind in plan_kinds().values()}
    assert all(set(move.series) <= series for move in ROWS.moves.values())
    assert set(ROWS.series) == (series - {"plan"}) | {"any"}


def test_what_few_may_have_says_why_the_others_may_not() -> None:
    named = (ROWS.facts, ROWS.identifiers, ROWS.series, ROWS.only)
    for row in (one for rows in named for one in rows.values()):
        assert row.why or len(row.to) >= 4


def test_police_and_probation_numbers_and_our_own_evidence_never_go() -> None:
    for row in (
        ROWS.identifier("pnc"),
        ROWS.identifier("crn"),
        ROWS.fact("service_children", "unit_address"),
        ROWS.fact("custody", "offence"),
        ROWS.identifier("service_number"),
    ):
        assert not row.to
    assert ROWS.fact("custody", "offence") == NEVER


def test_the_words_of_the_file_go_to_whoever_takes_the_case_over() -> None:
    assert ROWS.has_file("new_authority", "transfer")
    assert not ROWS.has_file("new_authority", "consultation")
    assert not ROWS.has_file("person_in_charge", "custody_move")


def test_what_is_chosen_at_first_goes_by_the_purpose() -> None:
    assert "learning_plan" in ROWS.move("custody_move").series
    assert "learning_plan" not in ROWS.move("final_plan").series


@pytest.mark.parametrize(
    ("said", "instead", "words"),
    [
        ('to       = ["authority"]', 'to       = ["the press"]', "the press"),
        ('versions  = "current"', 'versions  = "some"', "not known"),
        ("[move.any]", "[move.none]", "any move"),
        ("any              = { to", "none             = { to", "any plan"),
    ],
)
def test_a_slip_in_the_file_is_found_as_it_is_read(said: str, instead: str, words: str) -> None:
    text = (resources.files("caseworker.domain") / "going_along.toml").read_text("utf-8")

    with pytest.raises(BrokenLaw, match=words):
        parse(text.replace(said, instead))
