"""What an office adds to its papers: logo, lines under the signature, handling, destroy by."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest

from caseworker.documents import documents
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.domain.house_style import HouseStyle
from caseworker.domain.plan import Advice
from caseworker.domain.prints import PRINTS, Print
from caseworker.domain.release import Release, ReleaseKind
from tests.documents.every_paper import every_paper
from tests.documents.examples import (
    AT,
    HANDLING,
    IN_STYLE,
    OFFICE,
    PRINT,
    a_letter,
    a_person,
    a_version,
    printed,
)
from tests.documents.readers import pdftotext, structure

EVERY_PRINT = pytest.mark.parametrize("print_", PRINTS.values(), ids=lambda one: str(one.name))
STYLED = pytest.mark.parametrize(
    "name", ["styled-ehc-plan", "styled-letter", "styled-one-page-plan"]
)


def pages_of(paper: Paper, print_: Print, release: Release = PRINT) -> list[str]:
    return pdftotext(paper.bytes_for(release, print_)).split("\f")[:-1]


def flowed(text: str) -> str:
    return " ".join(text.split())


@STYLED
@EVERY_PRINT
def test_every_page_says_how_to_handle_it_and_when_to_destroy_it(name: str, print_: Print) -> None:
    for page in pages_of(every_paper()[name], print_):
        assert HANDLING in flowed(page)
        assert "Destroy by 23 November 2027" in page
        assert "Copy 2 for Mrs A. Whitfield" in page


@STYLED
@EVERY_PRINT
def test_the_logo_stands_once_and_says_what_it_shows(name: str, print_: Print) -> None:
    with pikepdf.open(BytesIO(every_paper()[name].bytes_for(PRINT, print_))) as pdf:
        figures = [each for each in structure(pdf) if each.S == "/Figure"]
        drawn = [len(page.get_images()) for page in pdf.pages]

    assert [str(each.Alt) for each in figures] == ["Northmere Council: a white sun on green"]
    assert drawn[0] == 1
    assert sum(drawn) == 1


def test_the_plan_on_one_page_has_room_for_the_house_style() -> None:
    paper = every_paper()["styled-one-page-plan"]

    assert len(pages_of(paper, PRINTS["ordinary"])) == paper.fits == 1


@pytest.mark.parametrize("name", ["styled-ehc-plan", "styled-letter"])
def test_the_office_s_lines_stand_under_the_signature(name: str) -> None:
    words = every_paper()[name].words_for(PRINT)

    assert re.search(r"J\. Okafor\n.*\n.*\nSEND Service, secure team\nMonday to Friday", words)


@pytest.mark.parametrize(
    ("kind", "is_destroyed"),
    [("print", True), ("clear_copy", True), ("encrypted_copy", True), ("archive", False)],
)
def test_the_file_copy_is_kept_by_the_rules_for_the_case(
    kind: ReleaseKind, *, is_destroyed: bool
) -> None:
    release = Release(kind, "Mrs A. Whitfield", "J. Okafor", AT, "Asked for it", 2)

    page = pages_of(every_paper()["styled-letter"], PRINTS["ordinary"], release)[0]

    assert ("Destroy by" in page) is is_destroyed


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    release = printed(datetime(2026, 8, 31, 10, tzinfo=UTC))

    day = HouseStyle(destroy_after=6).destroy_by(release, date(2026, 8, 31))

    assert day == date(2027, 2, 28)


@EVERY_PRINT
def test_a_plain_style_takes_no_room(print_: Print) -> None:
    plan = PlanToPrint(a_version(), a_person())
    plain = documents()["ehc_plan"].draw(plan, replace(OFFICE, style=HouseStyle()))

    assert plain.bytes_for(PRINT, print_) == every_paper()["plan-final"].bytes_for(PRINT, print_)


def test_the_name_under_a_letter_is_not_parted_from_the_lines_below_it() -> None:
    paper = documents()["letter"].draw(a_letter("L-01"), IN_STYLE)

    last = pages_of(paper, PRINTS["large_24"])[-1]

    assert "Yours sincerely" in last
    assert "Monday to Friday, 9 to 5" in last


@pytest.mark.parametrize("office", [OFFICE, IN_STYLE], ids=["plain", "in house style"])
@pytest.mark.parametrize("pieces_of_advice", range(1, 9))
def test_a_signature_never_stands_alone_on_its_page(
    office: Letterhead, pieces_of_advice: int
) -> None:
    advice = tuple(
        Advice(f"Advice {at}", f"Dr Author {at}", "Psychologist", date(2026, 11, at))
        for at in range(1, pieces_of_advice + 1)
    )
    version = replace(a_version(), advice=advice)
    paper = documents()["ehc_plan"].draw(PlanToPrint(version, a_person()), office)

    signed = [page for page in pages_of(paper, PRINTS["ordinary"]) if "Signed for the" in page]

    assert len(signed) == 1
    assert f"Dr Author {pieces_of_advice}" in signed[0]
