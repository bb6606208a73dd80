"""Two plans compared: items by what they are, in the order of the sections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.comparison import Change, compare, compare_versions
from caseworker.domain.plan import (
    Advice,
    Item,
    ItemId,
    Plan,
    Section,
    Version,
    VersionKind,
    plan_from_data,
    plan_to_data,
)
from tests.builders import a_plan, an_item

NEED = ItemId("need-1")
PROVISION = ItemId("provision-1")


def with_field(plan: Plan, name: str, value: str) -> Plan:
    item = plan.item(PROVISION)
    return plan.with_item("F", replace(item, fields={**item.fields, name: value}))


def three_needs() -> Plan:
    needs = (an_item(f"n{at}", f"The need called {at}.") for at in (1, 2, 3))
    return a_plan(B=Section(items=tuple(needs)), E=Section(), F=Section())


def told(was: Plan, now: Plan) -> list[tuple[str, str, str]]:
    return [(one.place, one.what, one.kind.value) for one in compare(was, now).changes]


def one_change(was: Plan, now: Plan) -> Change:
    (change,) = compare(was, now).changes
    return change


def test_a_plan_compared_with_itself_shows_every_word_and_no_change() -> None:
    plan = a_plan()

    found = compare(plan, plan_from_data(plan_to_data(plan)))

    assert not found.changes
    assert [section.letter for section in found.sections] == list(plan.sections)
    (entry,) = found.sections[1].entries
    assert (entry.was, entry.now, entry.kind) == ("B1", "B1", None)
    assert entry.parts[0].lines[0].now == "Tom finds it hard to follow long instructions."


def test_a_field_that_changed_says_what_it_was_and_what_it_is() -> None:
    change = one_change(a_plan(), with_field(a_plan(), "how_often", "4 times a week"))

    assert (change.section, change.place, change.what) == ("F", "F1", "How often")
    assert (change.was, change.now) == ("3 times a week", "4 times a week")


def test_words_of_a_section_are_compared_paragraph_by_paragraph() -> None:
    was = a_plan(A=Section(paragraphs("Tom wants to be a mechanic.")))
    now = a_plan(A=Section(paragraphs("Tom wants to be a joiner.\nHe draws every day.")))

    assert told(was, now) == [
        ("A", "what it says", "changed"),
        ("A", "what it says", "added"),
    ]


def test_an_item_that_is_new_is_one_change_with_all_that_it_says() -> None:
    now = a_plan().with_item("B", an_item("need-2", "Noise upsets Tom.", area="Sensory"))

    change = one_change(a_plan(), now)

    assert (change.place, change.kind.value) == ("B2", "added")
    assert change.now == "Noise upsets Tom.\nArea of need: Sensory"
    assert change.was == ""


def test_an_item_that_goes_takes_its_links_along_and_they_need_no_reason() -> None:
    plan = three_needs()
    outcome = an_item("e1", "He follows three steps.", "n1", "n2")
    was = plan.with_section("E", Section(items=(outcome,)))

    changes = compare(was, was.without_item(ItemId("n2"))).changes

    assert [(one.place, one.kind.value, one.follows) for one in changes] == [
        ("B2", "removed", False),
        ("B2", "renumbered", True),
        ("E1", "changed", True),
    ]
    assert changes[1].was == "B3"
    assert changes[1].now == "B2"


def test_a_link_that_was_taken_away_by_itself_is_a_change_of_its_own() -> None:
    item = a_plan().item(PROVISION)
    now = a_plan().with_item("F", replace(item, links=(NEED,)))

    change = one_change(a_plan(), now)

    assert (change.what, change.was, change.now) == ("serves", "B1, E1", "B1")
    assert not change.follows


def test_an_item_that_is_moved_is_told_from_those_that_only_get_another_number() -> None:
    was = three_needs()

    changes = compare(was, was.moved(ItemId("n3"), by=-2)).changes

    assert [(one.was, one.now, one.kind.value, one.follows) for one in changes] == [
        ("B3", "B1", "moved", False),
        ("B1", "B2", "renumbered", True),
        ("B2", "B3", "renumbered", True),
    ]


def test_an_item_that_is_gone_stands_where_it_stood() -> None:
    was = three_needs()

    section = compare(was, was.without_item(ItemId("n2"))).sections[1]

    assert [(entry.was, entry.now) for entry in section.entries] == [
        ("B1", "B1"),
        ("B2", ""),
        ("B3", "B2"),
    ]


def test_a_section_that_only_one_plan_has_is_there() -> None:
    was = a_plan()
    sections = {name: one for name, one in was.sections.items() if name != "A"}

    assert told(was, replace(was, sections=sections)) == [("A", "what it says", "removed")]


def test_a_change_of_looks_alone_needs_no_reason() -> None:
    heading = replace(paragraphs("Tom likes quiet.")[0], kind="h")

    change = one_change(
        a_plan(A=Section(paragraphs("Tom likes quiet."))), a_plan(A=Section((heading,)))
    )

    assert change.what == "what it says (from a paragraph to a heading)"
    assert change.follows


def test_a_change_has_a_key_of_its_own_that_any_other_word_makes_another() -> None:
    four = one_change(a_plan(), with_field(a_plan(), "how_often", "4 times a week"))
    again = one_change(a_plan(), with_field(a_plan(), "how_often", "4 times a week"))
    five = one_change(a_plan(), with_field(a_plan(), "how_often", "5 times a week"))

    assert four.key == again.key
    assert four.key != five.key


def test_a_new_number_of_what_an_item_serves_makes_no_other_change_of_it() -> None:
    """Else the reason for a new provision would lapse whenever a need is moved."""
    was = three_needs()
    more = was.with_item("F", an_item("p1", "Help.", "n2", who="SENCO"))

    def key(plan: Plan) -> str:
        (change,) = (one for one in compare(was, plan).changes if one.section == "F")
        return change.key

    renumbered = more.moved(ItemId("n2"), by=-1)
    served_otherwise = more.with_item("F", an_item("p1", "Help.", "n3", who="SENCO"))
    assert key(renumbered) == key(more)
    assert key(served_otherwise) != key(more)


def test_the_same_words_put_into_two_items_are_two_changes() -> None:
    items = tuple(an_item(f"p{at}", f"Help {at}.", how_often="weekly") for at in (1, 2))
    more = tuple(replace(one, fields={"how_often": "daily"}) for one in items)

    changes = compare(a_plan(F=Section(items=items)), a_plan(F=Section(items=more))).changes

    assert len({one.key for one in changes}) == len(changes) == 2


def test_the_placement_is_told_from_everything_else() -> None:
    place = Item(ItemId("place"), (), {"name": "Ashdown College"})

    change = one_change(a_plan(), a_plan(I=Section(items=(place,))))

    assert change.is_place
    assert "Ashdown College" in change.now


def test_advice_that_came_in_between_two_versions_is_shown_in_its_section() -> None:
    first = Advice("Health", "Dr Hale", "Doctor", date(2026, 11, 2), "Report")
    second = replace(first, author="Dr Lim")
    was = Version(
        CaseNumber("2026-0113"), 1, VersionKind.DRAFT, a_plan(), date(2026, 11, 9), (first,)
    )
    now = replace(was, number=2, advice=(first, second))

    (change,) = compare_versions(was, now).changes

    assert (change.section, change.kind.value) == ("K", "added")
    assert change.now == "Health: Dr Lim, 2 November 2026, Report"
