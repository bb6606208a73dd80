"""Phrases ask for what is only true of one child; what nobody filled in is found."""

from __future__ import annotations

import pytest

from caseworker.domain.blocks import paragraphs
from caseworker.domain.finding import Hit, Place
from caseworker.domain.gaps import gaps_by_number, gaps_in, open_gaps
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Item, ItemId, Plan, Section
from caseworker.domain.snippets import Snippet, UnfitSnippets, parse, snippets
from tests.builders import a_plan

ONE = '[[snippet]]\nid="a_b"\ntitle="T"\nsections=["F"]\ntext="For [how long]."\n'

every_snippet = pytest.mark.parametrize("one", snippets(), ids=lambda one: str(one.id))


@every_snippet
def test_a_phrase_of_the_program_asks_for_something_and_is_offered_somewhere(one: Snippet) -> None:
    kinds = plan_kinds()

    assert list(gaps_in(one.text))
    for kind in one.kinds:
        letters = {section.letter for section in kinds[kind].sections}
        assert set(one.sections) & letters


def test_the_ids_of_the_phrases_are_unlike() -> None:
    ids = [one.id for one in snippets()]

    assert len(ids) == len(set(ids))


def test_a_phrase_is_offered_in_its_sections_and_kinds_alone() -> None:
    one = Snippet("a", "A", "[x]", ("F",), ("ehc_plan",))
    kinds = plan_kinds()

    assert one.is_for(kinds["ehc_plan"], "F")
    assert not one.is_for(kinds["ehc_plan"], "B")
    assert not one.is_for(kinds["scan"], "F")
    assert Snippet("a", "A", "[x]", ("F",)).is_for(kinds["scan"], "F")


def test_the_name_is_filled_in_and_nothing_else() -> None:
    one = Snippet("a", "A", "[Name] reads [what]. [Name] rests.", ("F",))

    assert one.about("Tom") == "Tom reads [what]. Tom rests."
    assert one.about("") == one.text


def test_a_gap_that_is_left_open_is_found_wherever_it_stands() -> None:
    item = Item(ItemId("i"), paragraphs("For [how long]\nand [where]"), {"who": "A [which] nurse"})
    plan = Plan(
        "ehc_plan",
        {
            "A": Section(paragraphs("He said “[sic]” and […] [...] [].")),
            "F": Section(items=(item,)),
        },
    )

    assert open_gaps(plan) == (
        Hit(Place("F", "i", leaf=0), 4, 14),
        Hit(Place("F", "i", leaf=1), 4, 11),
        Hit(Place("F", "i", "who"), 2, 9),
    )
    assert gaps_by_number(plan) == {"F1": ("how long", "where", "which")}


def test_a_plan_in_which_all_is_filled_in_has_no_gap() -> None:
    assert open_gaps(a_plan()) == ()


def test_a_file_gives_its_phrases_with_the_kinds_of_the_file() -> None:
    (one,) = parse('kinds = ["scan"]\n' + ONE)

    assert one == Snippet("a_b", "T", "For [how long].", ("F",), ("scan",))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("no = toml = at all", "no file of phrases"),
        ("", "no phrase in this file"),
        ("snippet = 3", "no phrase in this file"),
        (ONE.replace('title="T"\n', ""), "Phrase 1 has no title"),
        (ONE.replace('["F"]', "[]"), "Phrase 1 has no sections"),
        (ONE.replace("a_b", "A B"), "small letters"),
        (ONE.replace("[how long]", "an hour"), "asks for nothing"),
        (ONE + ONE, "“a_b” stands there twice"),
        (ONE.replace("For", "For" * 1000), "too long"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(text: str, fault: str) -> None:
    with pytest.raises(UnfitSnippets) as refused:
        parse(text)

    assert fault in " ".join(refused.value.faults)
