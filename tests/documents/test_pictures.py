"""Pages as pictures and words, and what it costs to start."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from caseworker.documents.pictures import page_count, page_words, picture, pictures
from tests.documents.every_paper import every_paper
from tests.documents.examples import PRINT

TEAL = (11, 93, 94)


@pytest.fixture(scope="module")
def plan() -> bytes:
    return every_paper()["plan-final"].bytes_for(PRINT)


def test_every_page_becomes_a_picture_in_its_turn(plan: bytes) -> None:
    drawn = list(pictures(plan))

    assert [page.number for page in drawn] == list(range(1, page_count(plan) + 1))
    assert all(len(page.rgba) == page.width * page.height * 4 for page in drawn)


def test_a_picture_shows_the_page_in_its_own_colours(plan: bytes) -> None:
    image = Image.open(BytesIO(picture(plan, 1).png)).convert("RGB")

    colours = {colour for _, colour in image.getcolors(image.width * image.height) or ()}

    assert (255, 255, 255) in colours
    assert TEAL in colours


def test_a_printer_gets_its_three_hundred_dots_to_the_inch(plan: bytes) -> None:
    page = picture(plan, 1, 300)

    assert (page.width, page.height) == (2481, 3508)


def test_a_page_that_is_not_there_is_refused(plan: bytes) -> None:
    with pytest.raises(IndexError):
        picture(plan, 99)


def test_the_words_of_each_page_can_be_had(plan: bytes) -> None:
    words = page_words(plan)

    assert "Education, Health and Care plan" in words[0]
    assert any("Views, interests and aspirations" in page for page in words)


def test_nothing_slow_is_loaded_until_a_paper_is_released() -> None:
    """The window lists the kinds of paper at its start; most sittings print nothing."""
    ask = (
        "import sys; from caseworker.documents import documents; documents();"
        "slow = {'reportlab', 'pikepdf', 'pypdfium2', 'uharfbuzz', 'PIL', 'markdown_it'};"
        "print(sorted(slow & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
