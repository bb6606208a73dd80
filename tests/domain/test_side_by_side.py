"""Two states of one plan, and one put together of both."""

from __future__ import annotations

from caseworker.domain.blocks import paragraphs
from caseworker.domain.plan import ItemId, Section
from caseworker.domain.side_by_side import Changed, differing, put_together, who_changed
from tests.builders import a_plan, an_item

THEIRS = a_plan(C=Section(paragraphs("Asthma.")))
MINE = a_plan(D=Section(paragraphs("A social worker.")))


def test_only_what_differs_is_told() -> None:
    assert differing(THEIRS, MINE) == ("C", "D")
    assert differing(THEIRS, THEIRS) == ()


def test_it_is_told_who_changed_what() -> None:
    base = a_plan()
    both = a_plan(C=Section(paragraphs("Asthma.")), D=Section(paragraphs("Nobody.")))

    assert who_changed(THEIRS, MINE, base, "C") is Changed.THEY
    assert who_changed(THEIRS, MINE, base, "D") is Changed.I
    assert who_changed(both, MINE, base, "D") is Changed.BOTH


def test_each_section_is_taken_from_where_it_was_chosen() -> None:
    both = put_together(THEIRS, MINE, {"D"})

    assert both.section("C") == THEIRS.section("C")
    assert both.section("D") == MINE.section("D")
    assert put_together(THEIRS, MINE, {"C", "D"}) == MINE
    assert put_together(THEIRS, MINE, ()) == THEIRS


def test_a_link_to_an_item_that_was_not_chosen_is_let_go() -> None:
    mine = a_plan().with_item("B", an_item("need-2", "Anxious."))
    mine = mine.with_item("F", an_item("provision-2", "A quiet room.", "need-2"))

    both = put_together(a_plan(), mine, {"F"})

    assert both.item(ItemId("provision-2")).links == ()
    assert both.item(ItemId("provision-1")).links == ("need-1", "outcome-1")
