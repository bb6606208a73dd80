"""Large print, giant print, and print that is easier with dyslexia: set anew, not blown up."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest

from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Facts, Grid, Heading, Text, Title, plain
from caseworker.domain.blocks import Block, Run
from caseworker.domain.prints import ORDINARY, PRINTS, Print, print_called
from tests.documents.every_paper import every_paper
from tests.documents.examples import OFFICE, PRINT
from tests.documents.readers import pdftotext

OTHERS = [one for one in PRINTS.values() if one != ORDINARY]
LARGE = [one for one in OTHERS if one.is_large]
PAPERS = ("plan-final", "plan-draft", "L-01-community", "history", "my-list")
AROUND = re.compile(r"Page \d+ of \d+|Copy 2 for .*|OFFICIAL-SENSITIVE")


def sizes(pdf: bytes) -> set[float]:
    """Every size of letters that the pages are set in, as another reader finds them."""
    found = set()
    with pikepdf.open(BytesIO(pdf)) as read:
        for page in read.pages:
            streams = [page, *page.Resources.get("/XObject", {}).values()]
            for stream in streams:
                for each in pikepdf.parse_content_stream(stream):  # type: ignore[arg-type]
                    if str(each.operator) == "Tf":
                        found.add(round(float(each.operands[1]), 1))
    return found


def words_of(pdf: bytes) -> list[str]:
    return sorted(re.findall(r"\w+", AROUND.sub("", pdftotext(pdf))))


@pytest.mark.parametrize("print_", LARGE, ids=lambda one: one.name)
@pytest.mark.parametrize("name", PAPERS)
def test_nothing_in_large_print_is_smaller_than_it_says(name: str, print_: Print) -> None:
    """UKAAF: the least size holds for all of it, also for the foot of the page and tables."""
    assert min(sizes(every_paper()[name].bytes_for(PRINT, print_))) >= print_.size


@pytest.mark.parametrize("print_", OTHERS, ids=lambda one: one.name)
@pytest.mark.parametrize("name", PAPERS)
def test_another_print_says_all_that_ordinary_print_says(name: str, print_: Print) -> None:
    paper = every_paper()[name]

    found = words_of(paper.bytes_for(PRINT, print_))

    missing = set(re.findall(r"\w+", AROUND.sub("", paper.words_for(PRINT)))) - set(found)
    assert not missing


@pytest.mark.parametrize("print_", OTHERS, ids=lambda one: one.name)
@pytest.mark.parametrize("name", PAPERS)
def test_no_page_is_left_empty(name: str, print_: Print) -> None:
    pages = pdftotext(every_paper()[name].bytes_for(PRINT, print_)).split("\f")[:-1]

    if len(pages) == 1:
        return
    heads = {line for line in pages[0].splitlines() if all(line in page for page in pages)}
    for page in pages:
        assert [line for line in AROUND.sub("", page).splitlines() if line and line not in heads]


@pytest.mark.parametrize("print_", OTHERS, ids=lambda one: one.name)
def test_what_leans_is_bold_instead(print_: Print) -> None:
    leaning = (Block(runs=(Run("leaning", frozenset("i")),)),)
    paper = Paper("x", "A paper", OFFICE, (Title("A paper"), Text(leaning)))

    assert b"SourceSans3-It" in paper.bytes_for(PRINT)
    assert b"SourceSans3-It" not in paper.bytes_for(PRINT, print_)
    assert b"SourceSans3-Bold" in paper.bytes_for(PRINT, print_)


def test_what_stands_side_by_side_stands_one_below_the_other_at_18_point() -> None:
    grid = Grid(("Advice", "From"), ((plain("Education"), plain("R. Adeyemi")),), (1, 1))
    facts = Facts((("Known as", plain("Tommy")),))
    paper = Paper("x", "A paper", OFFICE, (Title("A paper"), Heading("All"), facts, grid))

    beside = pdftotext(paper.bytes_for(PRINT), "-layout")
    below = pdftotext(paper.bytes_for(PRINT, PRINTS["large_18"]), "-layout")

    assert re.search(r"Known as +Tommy", beside)
    assert re.search(r"Education +R. Adeyemi", beside)
    assert re.search(r"Known as\n+ *Tommy", below)
    assert re.search(r"Education\n+ *From\n+ *R. Adeyemi", below)


def test_a_label_never_stays_behind_on_the_page_before_its_words() -> None:
    facts = Facts(tuple((f"Label {at}", plain(f"Words {at}")) for at in range(60)))
    paper = Paper("x", "A paper", OFFICE, (Title("A paper"), Heading("All"), facts))

    pages = pdftotext(paper.bytes_for(PRINT, PRINTS["large_24"])).split("\f")[:-1]

    for at in range(60):
        pair = re.compile(rf"Label {at}\n+Words {at}\b")
        assert any(pair.search(page) for page in pages)


def test_a_print_that_is_not_known_any_more_is_ordinary() -> None:
    assert print_called("from a later version") == ORDINARY
