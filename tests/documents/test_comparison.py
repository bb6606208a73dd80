"""Two versions on paper: told to a family, marked word by word, closed by a table."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from caseworker.documents import documents
from caseworker.documents.comparison import ComparisonToPrint
from caseworker.documents.paper import Paper
from caseworker.domain.blocks import paragraphs
from caseworker.domain.comparison import compare
from caseworker.domain.plan import Plan, Section
from tests.bases import EVERYTHING
from tests.builders import a_plan, an_item
from tests.documents.compared import DRAFT_2, FINAL_1, TODAY, TOM
from tests.documents.every_paper import every_paper
from tests.documents.examples import OFFICE, PRINT, a_person
from tests.documents.readers import pdftotext, structure


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return every_paper()["changes"].bytes_for(PRINT)


def page_words(pdf: bytes) -> list[str]:
    return pdftotext(pdf, "-layout").split("\f")[:-1]


def of(was: Plan, now: Plan, **why: str) -> Paper:
    found = compare(was, now)
    reasons = {one.key: why[one.place] for one in found.changes if one.place in why}
    facts = ComparisonToPrint(TOM, a_person(), TODAY, DRAFT_2, FINAL_1, found, reasons, EVERYTHING)
    return documents()["comparison"].draw(facts, OFFICE)


def words(was: Plan, now: Plan, **why: str) -> str:
    return of(was, now, **why).words_for(PRINT)


def test_its_first_page_tells_a_family_what_changed_and_why(pdf: bytes) -> None:
    first = " ".join(page_words(pdf)[0].split())

    assert "What changed and why" in first
    assert "F2, how often: it said “3 times a week”. It now says “4 times a week”." in first
    assert "Why all of these: Views on the draft received (Alice Whitfield)" in first
    assert "[removed:" not in first


def test_a_change_is_marked_by_words_and_lines_and_not_by_colour(pdf: bytes) -> None:
    said = " ".join(pdftotext(pdf).split())

    assert "How often: [removed: 3] [added: 4] times a week" in said
    assert "F1 Provision (added)" in said
    assert "E2 Outcome (removed)" in said
    assert "F2 Provision (renumbered: it was F1)" in said


def test_what_is_struck_through_is_so_in_the_tree_that_a_reader_walks(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        struck = [
            element
            for element in structure(opened)
            if "/A" in element and element.A.get("/TextDecorationType") == "/LineThrough"
        ]

    assert len(struck) == pdftotext(pdf).count("[removed:") > 1


def test_a_table_closes_it_with_what_each_was_and_is(pdf: bytes) -> None:
    last = " ".join(page_words(pdf)[-1].split())

    assert "Table of changes" in last
    assert "Section What Was Is" in last
    assert "How often: 3 times a week 4 times a week changed" in last


def test_two_versions_that_say_the_same_are_told_of_in_one_sentence() -> None:
    said = every_paper()["changes-none"].words_for(PRINT)

    assert "Nothing changed. Both say the same, word for word." in said
    assert "Table of changes" not in said


def test_where_no_reason_at_all_is_recorded_that_is_said_once() -> None:
    two = a_plan(A=Section(paragraphs("Tom likes boxing.")), C=Section(paragraphs("Asthma.")))

    said = words(a_plan(), two)

    assert said.count("No reasons are recorded for these changes.") == 1
    assert "Why:" not in said


def test_where_one_reason_is_missing_it_is_said_beside_that_change() -> None:
    two = a_plan(A=Section(paragraphs("Tom likes boxing.")), C=Section(paragraphs("Asthma.")))

    said = words(a_plan(C=Section()), two, A="His own words")

    assert said.count("Why all of these: His own words") == 1
    assert said.count("Why: No reason is recorded.") == 1


def test_an_item_that_was_moved_is_said_so() -> None:
    needs = tuple(an_item(f"n{at}", f"The need called {at}.") for at in (1, 2, 3))
    was = a_plan(B=Section(items=needs), E=Section(), F=Section())

    said = words(was, was.moved(needs[2].id, by=-2))

    assert "B3 was moved. It is now B1." in said
    assert "Need (moved: it was B3)" in said


def test_a_change_in_a_very_long_paragraph_is_shown_whole_and_short_in_the_table() -> None:
    """A cell that is taller than a page can't be set; the marked plan has every word."""
    long = " ".join(f"word{at}" for at in range(3000))
    was, now = (
        a_plan(A=Section(paragraphs(f"{long} {often} {long}"))) for often in ("weekly", "daily")
    )

    pdf = of(was, now).bytes_for(PRINT)

    said = " ".join(pdftotext(pdf).split())
    assert "word2999 [removed: weekly] [added: daily] word0" in said
    table = " ".join(page_words(pdf)[-1].split())
    assert "weekly" in table
    assert "word1500" not in table


def test_only_numbers_that_are_others_now_are_no_change_of_the_plan() -> None:
    was = a_plan(B=Section(items=(an_item("n1", "One."), an_item("n2", "Two."))))
    found = compare(was, was.without_item(was.section("B").items[0].id))
    sections = tuple(
        replace(one, changes=tuple(each for each in one.changes if each.kind.value == "renumbered"))
        for one in found.sections
    )
    only = replace(found, sections=sections)
    facts = ComparisonToPrint(TOM, a_person(), TODAY, DRAFT_2, FINAL_1, only, {}, EVERYTHING)

    said = documents()["comparison"].draw(facts, OFFICE).words_for(PRINT)

    assert "Some numbers are others now." in said
