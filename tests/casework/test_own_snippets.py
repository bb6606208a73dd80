"""Phrases that an office adds: checked, offered before the program's, taken out again."""

from __future__ import annotations

import pytest

from caseworker.casework.office import Office, Officer
from caseworker.casework.own_files import OwnFile
from caseworker.casework.own_snippets import (
    SNIPPET,
    AddSnippets,
    TakeOutSnippets,
    add_snippets,
    every_snippet,
    own_snippets,
    take_out_snippets,
)
from caseworker.domain.errors import NotAllowed
from caseworker.domain.snippets import UnfitSnippets, snippets
from tests.builders import NOW, OKAFOR, StandingClock
from tests.paper_records import PaperStore

OURS = '[[snippet]]\nid="ours"\ntitle="Ours"\nsections=["F"]\ntext="A walk of [how long]."\n'


def an_office(store: PaperStore, role: str = "administrator") -> Office:
    return Office(store.sitting, StandingClock(NOW), Officer(OKAFOR, "D. O.", role), _sign)


def test_ours_are_offered_before_the_program_s() -> None:
    office = an_office(PaperStore())

    done = office.do(add_snippets, AddSnippets("northmere", OURS))

    assert done.sentence == "1 phrase is now offered from “northmere”."
    offered = office.see(every_snippet)
    assert offered[0].title == "Ours"
    assert offered[1:] == snippets()


def test_a_file_takes_the_place_of_one_of_the_same_name_and_is_taken_out() -> None:
    office = an_office(PaperStore())
    office.do(add_snippets, AddSnippets("northmere", OURS))
    office.do(add_snippets, AddSnippets("northmere", OURS.replace("Ours", "Newer")))
    assert [one.title for file in office.see(own_snippets) for one in file.snippets] == ["Newer"]

    office.do(take_out_snippets, TakeOutSnippets("northmere"))

    assert office.see(every_snippet) == snippets()


def test_only_an_administrator_changes_them() -> None:
    office = an_office(PaperStore(), "officer")

    with pytest.raises(NotAllowed):
        office.do(add_snippets, AddSnippets("northmere", OURS))
    with pytest.raises(NotAllowed):
        office.do(take_out_snippets, TakeOutSnippets("northmere"))


@pytest.mark.parametrize("text", [OURS.replace("[how long]", "an hour"), " " * 200_001])
def test_a_file_that_is_unfit_is_not_kept(text: str) -> None:
    store = PaperStore()

    with pytest.raises(UnfitSnippets):
        an_office(store).do(add_snippets, AddSnippets("northmere", text))

    assert store.paper.own_files == {}


def test_a_file_that_is_not_fit_any_more_says_why_and_offers_nothing() -> None:
    store = PaperStore()
    with store.sitting() as records:
        records.own_files.keep(OwnFile(SNIPPET, "old", "[[snippet]]", NOW, OKAFOR))

    (file,) = an_office(store).see(own_snippets)

    assert file.snippets == ()
    assert "no title" in " ".join(file.faults)
    assert an_office(store).see(every_snippet) == snippets()


def _sign(message: bytes) -> tuple[bytes, bytes]:
    return message, b""
