"""The numbers of a bundle: across all its papers, and what becomes of them when one comes in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.bundle import (
    Numbering,
    Part,
    from_data,
    in_order,
    numbered,
    sections,
    spans,
    to_data,
)
from caseworker.domain.law import event_kinds

FIRST = {"plan": ("1", "2", "3"), "report": ("4", "5")}


def test_pages_are_numbered_across_all_papers() -> None:
    assert numbered([("plan", 3), ("report", 2)], {}, Numbering.ANEW) == FIRST


def test_a_paper_that_comes_in_later_may_number_all_anew() -> None:
    order = [("plan", 3), ("letter", 1), ("report", 2)]

    assert numbered(order, FIRST, Numbering.ANEW)["report"] == ("5", "6")


@pytest.mark.parametrize(
    ("order", "new"),
    [
        ([("plan", 3), ("new", 2), ("report", 2)], ("3a", "3b")),
        ([("new", 1), ("plan", 3), ("report", 2)], ("0a",)),
        ([("plan", 3), ("report", 2), ("new", 2)], ("6", "7")),  # at the end nothing is between
    ],
)
def test_or_keep_the_numbers_and_stand_between_them(
    order: list[tuple[str, int]], new: tuple[str, ...]
) -> None:
    found = numbered(order, FIRST, Numbering.KEPT)

    assert found["new"] == new
    assert {key: found[key] for key in FIRST} == FIRST


def test_what_is_taken_out_leaves_its_numbers_unused() -> None:
    assert numbered([("report", 2)], FIRST, Numbering.KEPT) == {"report": ("4", "5")}


def test_a_third_paper_between_two_finds_a_number_of_its_own() -> None:
    second = numbered([("plan", 3), ("b", 1), ("report", 2)], FIRST, Numbering.KEPT)
    third = numbered([("plan", 3), ("a", 1), ("b", 1), ("report", 2)], second, Numbering.KEPT)
    fourth = numbered(
        [("plan", 3), ("a", 1), ("b", 1), ("c", 1), ("report", 2)], third, Numbering.KEPT
    )

    assert second["b"] == ("3a",)
    assert third["a"] == ("3/1",)
    assert fourth["c"] == ("3b",)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_number_is_ever_given_twice(data: st.DataObject) -> None:
    keys = [f"p{at}" for at in range(8)]
    before: dict[str, tuple[str, ...]] = {}
    order: list[tuple[str, int]] = []
    for key in keys:
        at = data.draw(st.integers(0, len(order)))
        order.insert(at, (key, data.draw(st.integers(1, 30))))
        before = numbered(order, before, Numbering.KEPT)
        labels = [label for pages in before.values() for label in pages]
        assert len(labels) == len(set(labels)) == sum(many for _, many in order)


def test_what_is_kept_of_a_bundle_is_read_again_as_it_was() -> None:
    parts = (Part("A", "document/1", ("1", "2")), Part("B", "plan/ehc/Final", ("2a",)))

    assert from_data(to_data(parts)) == parts


def test_a_bundle_stands_in_the_order_of_its_sections() -> None:
    parts = (Part("C", "x"), Part("A", "y"), Part("C", "w"), Part("B", "z"))

    assert [one.key for one in in_order(parts)] == ["y", "z", "x", "w"]
    assert {one for row in sections() for one in row.events} <= set(event_kinds())


def test_an_index_says_from_which_page_to_which() -> None:
    assert spans(("12", "13", "14")) == "12 to 14"
    assert spans(("12a",)) == "12a"
