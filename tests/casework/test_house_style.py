"""The office’s house style: who may change it, what a logo may be, and where it prints."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from caseworker.casework import papers
from caseworker.casework.house_style import (
    NOT_A_PICTURE,
    TOO_LARGE,
    UNSOUND,
    ChangeHouseStyle,
    change_house_style,
    house_style,
    logo_of,
)
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.paper_pages import see_paper
from caseworker.casework.papers import LetGo
from caseworker.casework.viewing import Viewing
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed, UnfitFile
from caseworker.domain.house_style import LARGEST_LOGO, PLAIN, HouseStyle
from tests.builders import OKAFOR, StandingClock, a_case
from tests.casework.test_letters import OFFICE, REQUEST
from tests.documents.examples import IN_STYLE
from tests.hostile.files import HOSTILE, a_docx, a_jpeg_with_place, a_picture, hostile_file
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
JUDITH = Officer(OKAFOR, "Judith Okafor", "administrator")
STYLE = IN_STYLE.style


def office_of(officer: Officer = JUDITH) -> Office:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(REQUEST))
    return Office(store.sitting, StandingClock(), officer, lambda _: (b"", b""))


def change(office: Office, style: HouseStyle) -> Done:
    return office.do(change_house_style, ChangeHouseStyle(style))


def test_an_office_begins_with_a_plain_style_and_keeps_what_it_says() -> None:
    office = office_of()

    before = office.see(lambda records, _: house_style(records))
    change(office, STYLE)

    assert before == PLAIN
    assert office.see(lambda records, _: house_style(records)) == STYLE


def test_only_an_administrator_changes_it() -> None:
    with pytest.raises(NotAllowed, match="administrator"):
        change(office_of(replace(JUDITH, role="officer")), STYLE)


def test_what_is_wrong_is_said_all_at_once() -> None:
    assert STYLE.logo is not None
    style = HouseStyle(replace(STYLE.logo, alt="  "), ("line",) * 7, "word " * 50, 121)

    with pytest.raises(Incomplete) as refused:
        change(office_of(), style)

    fields = {gap.field for gap in refused.value.gaps}
    assert fields == {"alt", "signature", "handling", "destroy_after"}


def test_white_space_and_empty_lines_are_not_kept() -> None:
    office = office_of()

    change(office, HouseStyle(None, (" SEND  Service ", "", " "), " Keep \n locked away. ", 0))

    kept = office.see(lambda records, _: house_style(records))
    assert kept == HouseStyle(None, ("SEND Service",), "Keep locked away.", 0)


def test_a_paper_prints_in_it_and_the_history_keeps_the_day_to_destroy_it_by() -> None:
    office = office_of()
    change(office, STYLE)
    timeline = Wanted("timeline", NUMBER)

    seen = office.see(see_paper(timeline, JUDITH))
    done = office.do(papers.let_go, LetGo(timeline, "print", "Ms Head"))

    assert STYLE.handling in seen.words
    assert "Destroy by 23 November 2027." in seen.words
    assert done.sentence.endswith("Disclosure 2026-0001. To be destroyed by 23 November 2027.")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_is_made_anew_from_its_dots(form: str) -> None:
    name = f"logo.{form.lower()}"

    logo = logo_of(a_picture(form, (2400, 600)), name, Viewing())

    with Image.open(BytesIO(logo.png)) as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (1000, 250))
        assert not kept.info
    assert (logo.width, logo.height, logo.alt) == (1000, 250, "")


def test_nothing_that_a_photograph_says_of_its_place_comes_with_it() -> None:
    logo = logo_of(a_jpeg_with_place(), "logo.jpg", Viewing())

    assert b"Exif" not in logo.png


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * LARGEST_LOGO, "logo.png", TOO_LARGE),
        (a_docx(), "logo.docx", NOT_A_PICTURE),
        (a_picture()[:60], "logo.png", UNSOUND),
        (b"", "logo.png", UNSOUND),
        (a_picture(), "logo.jpg", UNSOUND),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", NOT_A_PICTURE),
    ],
    ids=["too large", "no picture", "cut short", "empty", "another kind", "drawing with scripts"],
)
def test_what_is_no_sound_picture_is_refused(content: bytes, name: str, why: str) -> None:
    with pytest.raises(UnfitFile, match=why):
        logo_of(content, name, Viewing())


@pytest.mark.parametrize(
    "what", [name for name, (file, _) in HOSTILE.items() if file.endswith((".png", ".jpg"))]
)
def test_a_picture_that_is_made_to_do_harm_is_refused_or_harmless(what: str) -> None:
    file, content = hostile_file(what)

    try:
        logo = logo_of(content, file, Viewing())
    except UnfitFile:
        return
    with Image.open(BytesIO(logo.png)) as kept:
        assert kept.format == "PNG"
