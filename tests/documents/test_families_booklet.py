"""What is given to families: nothing on it is marked, and its contents lead to its pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from caseworker.documents import documents
from caseworker.documents.families_booklet import FamiliesToPrint
from caseworker.domain.prints import ORDINARY, PRINTS
from tests.directories import many_places
from tests.documents.every_paper import examples
from tests.documents.examples import AT, IN_STYLE, OFFICE, PRINT
from tests.documents.readers import pdftotext


@pytest.mark.parametrize("name", ["booklet", "booklet-none", "what-may-help"])
def test_what_is_given_to_families_is_neither_marked_nor_to_be_destroyed(name: str) -> None:
    facts = examples()["families_booklet"][name]
    paper = documents()["families_booklet"].draw(facts, IN_STYLE)

    said = pdftotext(paper.bytes_for(PRINT))

    style = IN_STYLE.style
    assert style.handling
    assert style.destroy_after
    for word in (IN_STYLE.marking, style.handling, "Destroy"):
        assert word not in said
        assert word not in paper.words_for(PRINT)
    practice = replace(PRINT, practice=True)
    assert "PRACTICE\n" in pdftotext(paper.bytes_for(practice))


def test_the_contents_of_the_booklet_name_the_page_on_which_each_part_is() -> None:
    places = tuple(replace(one, for_families=True) for one in many_places(14))
    paper = documents()["families_booklet"].draw(FamiliesToPrint(places, AT.date()), OFFICE)

    for print_ in (ORDINARY, PRINTS["large_18"]):
        pages = pdftotext(paper.bytes_for(PRINT, print_)).split("\f")[:-1]
        told = re.findall(r"(Willow \d{5} Centre), page (\d+)", " ".join("".join(pages).split()))
        assert [name for name, _ in told] == sorted(one.name for one in places)
        for name, page in told:
            assert f"{name}\n" in pages[int(page) - 1]
        first = re.search(r"Schools\s+3 places, page (\d+)", pages[0] + pages[1])
        assert first
        assert "Mainstream schools." in pages[int(first[1]) - 1]


def test_a_need_that_bears_a_name_keeps_its_capital() -> None:
    one = replace(many_places(1)[0], for_families=True, needs=("HI", "DS"))
    paper = documents()["families_booklet"].draw(FamiliesToPrint((one,), AT.date()), OFFICE)

    assert "Hearing impairment, Down syndrome" in " ".join(paper.words_for(PRINT).split())
