"""A plan: linked items that number themselves, and versions that never change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.kinds import PlanKind, kind_under, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import (
    ItemId,
    Version,
    VersionKind,
    blank_plan,
    plan_from_data,
    plan_to_data,
)
from caseworker.domain.settings import Setting, settings
from tests.builders import a_plan, an_item

LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]


every_kind = pytest.mark.parametrize("kind", plan_kinds().values(), ids=lambda kind: kind.id)


@every_kind
def test_a_plan_of_the_law_has_the_letters_of_regulation_12(kind: PlanKind) -> None:
    """SEND Regs 2014 reg 12(1); Detained Persons Regs 2015 reg 12."""
    has_them = [section.letter for section in kind.sections] == LETTERS

    assert has_them is kind.is_by_law


@every_kind
def test_a_kind_of_plan_says_what_goes_where_and_why(kind: PlanKind) -> None:
    assert kind.about
    assert kind.source
    assert kind.checked in {"read", "summary", "memory"}
    for section in kind.sections:
        assert all((section.title, section.guidance, section.source, section.none_words))


@every_kind
def test_an_item_s_links_lead_to_sections_with_items(kind: PlanKind) -> None:
    with_items = {section.letter for section in kind.sections if section.item}

    for section in kind.sections:
        assert set(section.item.serves if section.item else ()) <= with_items - {section.letter}


@every_kind
def test_a_kind_is_of_the_law_or_offered_beside_it(kind: PlanKind) -> None:
    assert bool(kind.regimes) is kind.is_by_law
    assert (kind.offer is None) is kind.is_by_law
    if kind.offer is not None:
        assert set(kind.offer.settings) <= set(settings())
        assert set(kind.offer.after) <= set(event_kinds())


@pytest.mark.parametrize(
    ("kind", "letter"),
    [
        ("ehc_plan", "F"),
        ("detained_plan", "F"),
        ("scan", "F"),
        ("sen_support_plan", "D"),
        ("learning_plan", "D"),
    ],
)
def test_provision_can_say_all_that_makes_it_specific(kind: str, letter: str) -> None:
    """Code 9.69: what, who, how long, how often, group size, setting, start, reviewer."""
    item = plan_kinds()[kind].section(letter).item

    assert item is not None
    assert {field.name for field in item.fields} >= {
        "who",
        "how_long",
        "how_often",
        "group_size",
        "where",
        "start",
        "reviewer",
    }


@pytest.mark.parametrize(
    ("kind", "letter"),
    [
        ("ehc_plan", "E"),
        ("detained_plan", "E"),
        ("scan", "E"),
        ("sen_support_plan", "C"),
        ("learning_plan", "C"),
    ],
)
def test_an_outcome_can_say_all_that_makes_it_measurable(kind: str, letter: str) -> None:
    """Code 9.66: measure, baseline, target, by when, who checks."""
    item = plan_kinds()[kind].section(letter).item

    assert item is not None
    assert {field.name for field in item.fields} >= {
        "measure",
        "baseline",
        "target",
        "by_when",
        "checked_by",
    }


def test_a_blank_plan_has_every_section() -> None:
    assert list(blank_plan(plan_kinds()["ehc_plan"]).sections) == LETTERS


def test_items_are_numbered_by_where_they_stand() -> None:
    plan = a_plan().with_item("B", an_item("need-2", "Tom is often anxious."))

    moved = plan.moved(ItemId("need-2"), by=-1)

    assert plan.numbers()[ItemId("need-2")] == "B2"
    assert moved.numbers()[ItemId("need-2")] == "B1"
    assert moved.numbers()[ItemId("need-1")] == "B2"
    assert moved.item(ItemId("provision-1")).links == ("need-1", "outcome-1")


def test_a_need_that_goes_takes_every_link_to_it_along() -> None:
    plan = a_plan().without_item(ItemId("need-1"))

    assert plan.section("B").items == ()
    assert plan.item(ItemId("provision-1")).links == ("outcome-1",)


def test_an_item_put_again_stays_where_it_was() -> None:
    plan = a_plan().with_item("B", an_item("need-2", "Second."))

    changed = plan.with_item("B", an_item("need-1", "Said better."))

    assert [item.text for item in changed.section("B").items] == [
        paragraphs("Said better."),
        paragraphs("Second."),
    ]


def test_a_plan_comes_back_as_it_went() -> None:
    assert plan_from_data(plan_to_data(a_plan())) == a_plan()


def test_the_fingerprint_changes_with_any_word_and_not_with_the_signature() -> None:
    version = Version(CaseNumber("2026-0113"), 1, VersionKind.FINAL, a_plan(), date(2026, 11, 23))
    changed = replace(version, plan=a_plan().with_item("B", an_item("need-1", "Other.")))
    later = replace(version, issued_on=date(2026, 11, 24))

    prints = {version.fingerprint, changed.fingerprint, later.fingerprint}

    assert len(prints) == 3
    assert replace(version, signature=None).fingerprint == version.fingerprint


@pytest.mark.parametrize("setting", settings().values(), ids=lambda each: each.name)
def test_every_set_of_rules_has_its_kind_of_plan(setting: Setting) -> None:
    kind = kind_under(setting.regime)

    assert kind is not None
    assert setting.regime in kind.regimes


def test_a_detained_persons_plan_is_a_kind_of_its_own() -> None:
    """SI 2015/62 reg 12: every section says what is needed on release."""
    detained, community = kind_under("custody"), kind_under("community")

    assert detained is not None
    assert detained.frame == "on release from detention"
    assert community is not None
    assert not community.frame


def test_outside_england_no_plan_of_english_law_is_written() -> None:
    assert kind_under("outside England") is None
