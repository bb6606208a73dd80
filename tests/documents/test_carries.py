"""Each paper says what of a plan it carries, and nothing makes it bytes but a release of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from caseworker.documents import Matter, documents
from caseworker.documents.letter_carries import SORTS, letters_carry
from caseworker.documents.letter_files import letters
from caseworker.documents.paper import Paper
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import NotAllowed
from caseworker.domain.release import Release, What
from tests.documents.every_paper import every_paper, examples
from tests.documents.examples import AT, MOTHER, PRINT

BARE = Release("print", MOTHER, "J. Okafor", AT, copy_number=2)
MAKERS: dict[str, Callable[[Paper, Release], object]] = {
    "pdf": Paper.bytes_for,
    "csv": Paper.csv_for,
    "xlsx": Paper.xlsx_for,
    "docx": Paper.docx_for,
    "record": Paper.record_for,
    "words": Paper.words_for,
}
"""Everything of a paper that gives away what it says, by what it makes."""


def papers_with(matter: Matter) -> list[str]:
    kinds = examples()
    return sorted(
        name
        for kind, drawn in kinds.items()
        if documents()[kind].carries is matter
        for name in drawn
    )


def test_every_maker_of_a_paper_is_tried_here() -> None:
    public = {name for name in vars(Paper) if name.endswith("_for")}

    assert public == {each.__name__ for each in MAKERS.values()} | {"passages_for"}


@pytest.mark.parametrize("maker", sorted(MAKERS))
@pytest.mark.parametrize("name", [n for n in every_paper() if every_paper()[n].carries])
def test_a_paper_that_carries_of_a_plan_refuses_a_release_of_nothing(name: str, maker: str) -> None:
    with pytest.raises(NotAllowed):
        MAKERS[maker](every_paper()[name], BARE)


@pytest.mark.parametrize("name", papers_with(Matter.CASE) + papers_with(Matter.NOTHING))
def test_a_paper_of_another_kind_carries_nothing_of_a_plan(name: str) -> None:
    assert not every_paper()[name].carries


@pytest.mark.parametrize(
    "kind", [one.name for one in documents().values() if one.carries is Matter.PLAN]
)
def test_of_each_kind_that_may_hold_a_plan_one_at_least_does(kind: str) -> None:
    names = examples()[kind]

    assert any(every_paper()[name].carries for name in names)


def test_a_release_of_a_part_opens_no_whole_plan() -> None:
    carries = every_paper()["plan-final"].carries
    part = replace(carries, sections=frozenset("AB"))
    release = replace(PRINT, what=What(carries=part))

    with pytest.raises(NotAllowed):
        every_paper()["plan-final"].bytes_for(release)


def test_every_letter_says_what_it_carries_in_codes_that_the_gate_knows() -> None:
    assert set(letters_carry()) == {letter.id for letter in letters().values()}
    rules = the_rules()
    for row in letters_carry().values():
        assert row.carries in SORTS
        assert set(row.roles) <= set(rules.roles)
        # One that carries nothing has a purpose, too, where a plan may be enclosed with it.
        assert row.purpose or not row.pieces
        assert not row.purpose or row.purpose in rules.purposes
