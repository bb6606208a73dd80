"""A plan: linked items that number themselves, and versions that never change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.kinds import kind_under, plan_kinds
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


def test_every_kind_of_plan_here_has_the_letters_of_regulation_12() -> None:
    """SEND Regs 2014 reg 12(1); Detained Persons Regs 2015 reg 12."""
    for kind in plan_kinds().values():
        assert [section.letter for section in kind.sections] == LETTERS
        assert all(section.source and section.guidance for section in kind.sections)


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

    assert setting.regime in kind.regimes


def test_a_detained_persons_plan_is_a_kind_of_its_own() -> None:
    """SI 2015/62 reg 12: every section says what is needed on release."""
    assert kind_under("custody").frame == "on release from detention"
    assert not kind_under("community").frame


def test_rules_without_a_kind_of_plan_are_said_so() -> None:
    with pytest.raises(BrokenLaw, match="0 kinds of plan are for the moon"):
        kind_under("the moon")
