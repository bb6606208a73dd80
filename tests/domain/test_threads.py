"""The thread of a plan: every need, its provision, its outcomes, and what is loose."""

from __future__ import annotations

import pytest

from caseworker.domain.kinds import PlanKind, plan_kinds
from caseworker.domain.plan import ItemId, Plan, Section
from caseworker.domain.threads import Threads, has_threads, threads_of
from tests.builders import a_plan, an_item

EHC = plan_kinds()["ehc_plan"]


def threads(plan: Plan, kind: PlanKind = EHC) -> Threads:
    return threads_of(plan, kind)


def said(plan: Plan) -> list[str]:
    return [one.said for one in threads(plan).loose]


def test_a_need_leads_to_its_provision_and_from_there_to_its_outcome() -> None:
    (thread,) = threads(a_plan()).threads

    assert thread.begins.number == "B1"
    assert thread.begins.words == "Tom finds it hard to follow long instructions."
    assert [(one.knot.number, [end.number for end in one.ends]) for one in thread.means] == [
        ("F1", ["E1"])
    ]
    assert not thread.is_broken
    assert said(a_plan()) == []


def test_a_need_without_provision_is_broken_and_loose() -> None:
    plan = a_plan().with_item("B", an_item("need-2", "He is often anxious."))

    threads_there = threads(plan).threads

    assert [thread.is_broken for thread in threads_there] == [False, True]
    assert said(plan) == ["B2 has no provision"]


def test_provision_for_nothing_lacks_both() -> None:
    plan = a_plan().with_item("F", an_item("provision-2", "A laptop."))

    assert said(plan) == ["F2 has no need and no outcome"]


def test_provision_for_a_need_alone_lacks_an_outcome() -> None:
    plan = a_plan().with_item("F", an_item("provision-2", "A laptop.", "need-1"))

    assert said(plan) == ["F2 has no outcome"]


def test_an_outcome_that_no_provision_reaches_still_hangs_on_its_need() -> None:
    plan = a_plan().with_item("E", an_item("outcome-2", "Tom reads a menu.", "need-1"))

    (thread,) = threads(plan).threads

    assert [end.number for end in thread.unreached] == ["E2"]
    assert thread.is_broken
    assert said(plan) == ["E2 has no provision"]


def test_an_outcome_for_nobody_s_need_lacks_one() -> None:
    plan = a_plan().with_item("E", an_item("outcome-2", "Tom reads a menu."))

    assert said(plan) == ["E2 has no need and no provision"]


def test_provision_for_two_needs_stands_on_both_threads() -> None:
    second = an_item("need-2", "He is often anxious.")
    plan = a_plan().with_item("B", second)
    shared = plan.item(ItemId("provision-1"))
    both = an_item("provision-1", "Small group.", *shared.links, "need-2")

    first, other = threads(plan.with_item("F", both)).threads

    assert first.means[0].knot.number == other.means[0].knot.number == "F1"


def test_numbers_follow_an_item_that_moves() -> None:
    plan = a_plan().with_item("B", an_item("need-2", "He is often anxious."))

    moved = plan.moved(ItemId("need-2"), by=-1)

    assert [thread.begins.number for thread in threads(moved).threads] == ["B1", "B2"]
    assert said(moved) == ["B1 has no provision"]


def test_an_empty_plan_has_no_threads_and_nothing_loose() -> None:
    empty = a_plan(B=Section(), E=Section(), F=Section())

    assert threads(empty) == Threads((), ())


@pytest.mark.parametrize("kind", plan_kinds().values(), ids=lambda kind: kind.id)
def test_a_kind_has_threads_where_its_items_serve_one_another(kind: PlanKind) -> None:
    serves = any(section.item.serves for section in kind.sections if section.item is not None)

    assert has_threads(kind) is serves
