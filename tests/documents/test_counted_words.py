"""How many lines a list has, in words: one is not “1 lines”."""

from __future__ import annotations

from dataclasses import replace

from caseworker.documents.case_list import draw
from tests.documents.case_lists import a_case_list
from tests.documents.examples import OFFICE, PRINT


def test_a_list_of_one_case_has_one_line() -> None:
    facts = a_case_list()

    said = draw(replace(facts, entries=facts.entries[:1]), OFFICE).words_for(PRINT)

    assert "1 line" in said
    assert "1 lines" not in said
