"""Finding words in a whole plan, and putting others in their place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.blocks import Block, Blocks, Run, paragraphs, words
from caseworker.domain.finding import Hit, Place, Sought, find, following, replaced, texts
from caseworker.domain.plan import Item, ItemId, Plan, Section
from tests.builders import a_plan, an_item

BOLD = frozenset("b")


def a_text(*runs: Run) -> Plan:
    return Plan("ehc_plan", {"A": Section((Block(runs=runs),))})


def a_table(*cells: str) -> Blocks:
    return (Block("table", rows=(tuple(paragraphs(cell) for cell in cells),)),)


def found_words(plan: Plan, sought: Sought) -> list[str]:
    said = dict(texts(plan))
    return [said[hit.place][hit.start : hit.end] for hit in find(plan, sought)]


def test_every_section_item_field_and_cell_is_looked_through_in_reading_order() -> None:
    item = Item(ItemId("i"), paragraphs("One\nA lamp"), {"how_often": "With the lamp"})
    plan = Plan(
        "ehc_plan",
        {
            "A": Section((*paragraphs("His lamp"), *a_table("x", "lamp"), *paragraphs("a lamp"))),
            "F": Section(items=(item,)),
        },
    )

    hits = find(plan, Sought("lamp"))

    assert hits == (
        Hit(Place("A", leaf=0), 4, 8),
        Hit(Place("A", leaf=2), 0, 4),
        Hit(Place("A", leaf=3), 2, 6),
        Hit(Place("F", "i", leaf=1), 2, 6),
        Hit(Place("F", "i", "how_often"), 9, 13),
    )


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought("tom"), ["Tom", "tom", "tom", "TOM"]),
        (Sought("Tom", match_case=True), ["Tom"]),
        (Sought("tom", whole_words=True), ["Tom", "TOM"]),
        (Sought("tom's"), ["TOM’s"]),
        (Sought("a.b"), []),
        (Sought(""), []),
    ],
)
def test_what_is_found(sought: Sought, found: list[str]) -> None:
    plan = a_text(Run("Tom at the bottom, tomorrow, TOM’s, axb"))

    assert found_words(plan, sought) == found


def test_words_that_are_bold_in_part_are_found_and_replaced_as_they_began() -> None:
    plan = a_text(Run("Read "), Run("dai", BOLD), Run("ly to her"))

    changed = replaced(plan, find(plan, Sought("daily")), "weekly")

    assert changed.section("A").text[0].runs == (Run("Read "), Run("weekly", BOLD), Run(" to her"))


def test_every_hit_is_replaced_wherever_it_stands() -> None:
    item = Item(ItemId("i"), paragraphs("Tom reads"), {"how_often": "when Tom asks"})
    plan = Plan("ehc_plan", {"A": Section(a_table("Tom", "Tom, Tom")), "F": Section(items=(item,))})

    changed = replaced(plan, find(plan, Sought("Tom")), "Thomas")

    assert words(changed.section("A").text) == "Thomas\nThomas, Thomas"
    assert words(changed.item(ItemId("i")).text) == "Thomas reads"
    assert changed.item(ItemId("i")).fields == {"how_often": "when Thomas asks"}


def test_only_the_hits_that_are_given_are_replaced() -> None:
    plan = a_text(Run("Tom and Tom"))

    changed = replaced(plan, find(plan, Sought("Tom"))[1:], "Sam")

    assert words(changed.section("A").text) == "Tom and Sam"


def test_a_field_that_is_left_without_words_is_left_out() -> None:
    plan = Plan("ehc_plan", {"F": Section(items=(Item(ItemId("i"), (), {"how_often": "Tom"}),))})

    changed = replaced(plan, find(plan, Sought("Tom")), "")

    assert changed.item(ItemId("i")).fields == {}


def test_links_and_ids_stay_as_they_are() -> None:
    plan = a_plan()

    changed = replaced(plan, find(plan, Sought("e")), "é")

    assert changed != plan
    for (number, item), (same, before) in zip(changed.numbered(), plan.numbered(), strict=True):
        assert (number, item.id, item.links) == (same, before.id, before.links)


def test_the_next_hit_is_after_the_cursor_and_begins_again_at_the_end() -> None:
    plan = Plan(
        "ehc_plan",
        {"A": Section(paragraphs("Tom, Tom")), "B": Section(), "C": Section(paragraphs("Tom"))},
    )
    hits = find(plan, Sought("Tom"))

    assert following(hits, plan, Place("A"), 0) == hits[0]
    assert following(hits, plan, Place("A"), 1) == hits[1]
    assert following(hits, plan, Place("A"), 6) == hits[2]
    assert following(hits, plan, Place("B"), 0) == hits[2]
    assert following(hits, plan, Place("C"), 1) == hits[0]
    assert following((), plan, Place("A"), 0) is None


def test_a_place_without_words_is_where_its_section_is() -> None:
    plan = Plan(
        "ehc_plan",
        {"A": Section(paragraphs("Tom")), "C": Section(paragraphs("Tom"))},
    )
    hits = find(plan, Sought("Tom"))

    assert following(hits, plan, Place("C", "i", "how_often"), 0) == hits[1]


@given(st.lists(st.text("ab’ ", max_size=6), max_size=4), st.text("ab'", min_size=1, max_size=2))
def test_what_was_replaced_reads_as_if_the_text_had_been_one(parts: list[str], sought: str) -> None:
    """However a text is cut into runs."""
    runs = tuple(
        Run(part, BOLD if at % 2 else frozenset()) for at, part in enumerate(parts) if part
    )
    plan = a_text(*runs)
    whole = replace(plan, sections={"A": Section((Block(runs=(Run("".join(parts)),)),))})
    hits = find(plan, Sought(sought))

    cut, one = replaced(plan, hits, "X-"), replaced(whole, hits, "X-")

    assert words(cut.section("A").text) == words(one.section("A").text)


@pytest.mark.parametrize(
    ("said", "sought", "becomes"),
    [
        ("Ame\u0301lie goes to the old school", "old", "Ame\u0301lie goes to the new school"),
        ("Ame\u0301lie Ame\u0301", "am\u00e9", "newlie new"),
        ("\u0627\u0653\u0645\u0627\u0644 old", "old", "\u0627\u0653\u0645\u0627\u0644 new"),
        ("\ufb2a old ways", "old", "\ufb2a new ways"),  # NFC makes two signs of that one
    ],
)
def test_letters_with_marks_of_their_own_move_nothing_that_is_replaced(
    said: str, sought: str, becomes: str
) -> None:
    """As they come from a PDF or a Mac into a field, where an accent is a sign of its own."""
    plan = a_plan().with_section("I", Section(items=(an_item("x", "", name=said),)))
    hits = [hit for hit in find(plan, Sought(sought)) if hit.place.letter == "I"]

    (place,) = replaced(plan, hits, "new").section("I").items

    assert place.fields["name"] == becomes
