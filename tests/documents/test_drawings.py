"""Drawings on paper: one figure of the tree with its words, on the page, to scale."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from caseworker.documents.drawings import WIDTH, Box, Drawing, Label, Mark, Part, Pattern, Stroke
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Piece, Title
from tests.documents.every_paper import every_paper
from tests.documents.examples import OFFICE, PRINT
from tests.documents.readers import structure

PATTERNS: tuple[Pattern, ...] = ("solid", "slanted", "crossed", "dotted", "empty")
RED = (0x9C, 0x1C, 0x28)


def a_paper(*pieces: Piece) -> Paper:
    return Paper("drawing", "A drawing", OFFICE, (Title("A drawing"), *pieces))


def dots(paper: Paper, scale: float = 2.0) -> Image.Image:
    document = pypdfium2.PdfDocument(paper.bytes_for(PRINT))
    try:
        image: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return image


def red_columns(image: Image.Image) -> list[int]:
    """The columns of dots in which there is any red, from the left."""
    apart = ImageChops.difference(image, Image.new("RGB", image.size, RED)).convert("L")
    across, _ = apart.point([255] + [0] * 255).getprojection()
    return [x for x, is_red in enumerate(across) if is_red]


@pytest.mark.parametrize("name", ["timeliness", "timeline", "timeline-moved"])
def test_a_drawing_is_a_figure_that_says_what_it_shows(name: str) -> None:
    pdf = pikepdf.open(BytesIO(every_paper()[name].bytes_for(PRINT)))

    figures = [each for each in structure(pdf) if each.S == "/Figure"]

    assert len(figures) == 1
    left, foot, right, top = (float(side) for side in figures[0].A.BBox)
    assert len(str(figures[0].Alt)) > 100
    assert 0 < left < right < 596
    assert 0 < foot < top < 842


def test_the_words_of_the_exhibits_figure_say_each_duty_and_how_it_stands() -> None:
    pdf = pikepdf.open(BytesIO(every_paper()["timeline-moved"].bytes_for(PRINT)))

    (figure,) = [each for each in structure(pdf) if each.S == "/Figure"]

    assert "2 Decide whether to assess, from 2 March 2026 to 13 April 2026, done late" in str(
        figure.Alt
    )


def test_a_millimetre_is_a_millimetre() -> None:
    paper = a_paper(Drawing(20, (Box(40, 5, 50, 4, "red"),), "A red box"))

    columns = red_columns(dots(paper, scale=4))

    wide = (columns[-1] - columns[0] + 1) / 4 / 72 * 25.4
    assert wide == pytest.approx(50, abs=0.2)
    assert columns[0] / 4 / 72 * 25.4 == pytest.approx(22 + 40, abs=0.2)  # the margin is 22


@pytest.mark.parametrize("shape", ["disc", "ring", "square", "triangle", "diamond"])
def test_every_sign_and_pattern_leaves_its_ink(shape: str) -> None:
    parts: tuple[Part, ...] = (
        Mark(20, 5, shape, "red"),  # type: ignore[arg-type]  # each of the shapes
        Stroke(30, 5, 40, 5, "red", 0.6, dashed=True),
        *(Box(50 + 20 * at, 2, 10, 5, "red", pattern) for at, pattern in enumerate(PATTERNS)),
    )

    columns = red_columns(dots(a_paper(Drawing(12, parts, "Signs")), scale=4))

    assert len(columns) > 100


def test_words_that_have_no_room_are_cut_and_keep_inside_the_drawing() -> None:
    long = "Give the advice that was asked for, and give it in time, " * 4
    paper = a_paper(Drawing(10, (Label(2, 6, long, room=60, ink="red"),), long))

    columns = red_columns(dots(paper, scale=4))

    assert columns[-1] / 4 / 72 * 25.4 <= 22 + 2 + 60 + 0.5
    assert columns[-1] / 4 / 72 * 25.4 < 22 + WIDTH
