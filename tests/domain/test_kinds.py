"""Kinds of plan as data: where each is offered, and those that an office adds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.kinds import (
    BY_LAW,
    bring_in,
    kinds_offered,
    parse,
    plan_kinds,
    refuse_clash,
    series_of,
)

OWN = """
id = "sailing_plan"
title = "Sailing plan"
about = "What a young sailor is to learn."
source = "Own practice"
checked = "read"
[offer]
settings = ["community"]
[[section]]
letter = "A"
title = "Words"
guidance = "In plain words."
source = "Own practice"
none_words = "Nothing."
"""


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    bring_in({})


def offered(setting: str, *happened: str) -> set[str]:
    return {kind.id for kind in kinds_offered(setting, happened)}


def test_a_profile_is_offered_everywhere_and_the_others_where_they_belong() -> None:
    assert offered("community") == {"one_page_profile"}
    assert offered("custody") == {"one_page_profile", "learning_plan"}
    assert offered("service_children") == {"one_page_profile", "scan"}


def test_a_support_plan_is_offered_once_support_has_started() -> None:
    assert "sen_support_plan" in offered("community", "sen_support_started")


def test_the_plan_of_the_law_is_never_offered_beside_itself() -> None:
    for kind in plan_kinds().values():
        assert kind.is_by_law is (series_of(kind.id) == BY_LAW)
        if kind.is_by_law:
            assert kind.id not in offered("custody", "decided_to_issue")


def test_a_scan_has_the_letters_of_a_plan_and_says_that_it_is_none() -> None:
    """Custody and service research, section 3: a separate plan type, never merged with one."""
    scan = plan_kinds()["scan"]

    assert [section.letter for section in scan.sections] == list("ABCDEFGHIJK")
    assert scan.series != plan_kinds()["ehc_plan"].series
    assert "no appeal" in scan.about
    assert scan.checked == "memory"


def test_a_title_is_written_small_in_a_sentence_unless_it_begins_with_capitals() -> None:
    assert plan_kinds()["one_page_profile"].named == "one-page profile"
    assert plan_kinds()["sen_support_plan"].named == "SEN Support plan"
    assert plan_kinds()["ehc_plan"].named == "Education, Health and Care plan"


def test_what_an_office_brings_in_is_among_the_kinds_and_gone_with_the_next() -> None:
    assert bring_in({"sailing_plan": OWN}) == ()
    assert plan_kinds()["sailing_plan"].title == "Sailing plan"
    assert "sailing_plan" in offered("community")
    assert "sailing_plan" not in offered("custody")

    bring_in({})

    assert "sailing_plan" not in plan_kinds()


def test_one_that_can_not_be_read_is_left_out_and_said_and_the_others_stay() -> None:
    faults = bring_in({"broken": "id = 3", "sailing_plan": OWN})

    assert [type(fault) for fault in faults] == [BrokenLaw]
    assert "sailing_plan" in plan_kinds()


@pytest.mark.parametrize(
    ("there", "instead", "why"),
    [
        ('id = "sailing_plan"', 'id = "ehc_plan"', "comes with the program"),
        ('checked = "read"', 'checked = "read"\nseries = "plan"', "comes with the program"),
        ('checked = "read"', 'checked = "read"\nregimes = ["community"]', "no regimes"),
        ('id = "sailing_plan"', 'id = "../sailing"', "small letters"),
        ('[offer]\nsettings = ["community"]', "", "needs an offer"),
    ],
)
def test_a_kind_of_an_office_never_takes_the_place_of_the_law(
    there: str, instead: str, why: str
) -> None:
    with pytest.raises(BrokenLaw, match=why):
        refuse_clash(parse("own", OWN.replace(there, instead)))


def test_two_sections_of_one_letter_are_refused() -> None:
    section = OWN[OWN.index("[[section]]") :]

    with pytest.raises(BrokenLaw, match="a letter of its own"):
        refuse_clash(parse("own", OWN + section))


def test_a_link_to_a_section_without_items_is_refused() -> None:
    linked = (
        OWN
        + """
[[section]]
letter = "B"
title = "Help"
guidance = "Who helps."
source = "Own practice"
holds = "items"
none_words = "None."
[section.item]
name = "help"
add = "Add help"
serves = ["A"]
"""
    )

    with pytest.raises(BrokenLaw, match="without items"):
        refuse_clash(parse("own", linked))
