"""The chart of an outcome: the same shapes on paper and in the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from caseworker.documents.drawings import Mark
from caseworker.documents.progress_chart import MOST, WIDE, progress_chart
from caseworker.documents.svg import as_svg
from caseworker.domain.review import Noted

INKS = {
    "ink": "#000000",
    "quiet": "#444444",
    "hair": "#cccccc",
    "pale": "#eeeeee",
    "white": "#ffffff",
    "teal": "#0b5c63",
    "amber": "#82490a",
    "red": "#9c1c28",
    "blue": "#1d478a",
}
SCORES = ("No progress", "A little progress", "Some progress", "Nearly there", "Achieved")


def noted(*scores: int) -> tuple[Noted, ...]:
    return tuple(
        Noted(date(2020 + at, 10, 12), score, 4, SCORES[score]) for at, score in enumerate(scores)
    )


def test_it_says_its_meetings_to_whoever_cannot_see_it() -> None:
    drawing = progress_chart(noted(0, 2), SCORES[0], SCORES[-1])

    assert drawing.alt == (
        "Progress. Monday 12 October 2020: no progress; Tuesday 12 October 2021: some progress."
    )


def test_further_is_higher_and_later_is_further_right() -> None:
    marks = [
        part for part in progress_chart(noted(0, 1, 4), "", "").parts if isinstance(part, Mark)
    ]

    assert [part.x for part in marks] == sorted(part.x for part in marks)
    assert [part.y for part in marks] == sorted((part.y for part in marks), reverse=True)


def test_the_latest_meetings_are_shown_where_there_are_too_many() -> None:
    drawing = progress_chart(noted(0, 0, 1, 1, 2, 3, 4), "", "")

    assert sum(isinstance(part, Mark) for part in drawing.parts) == MOST
    assert "2020" not in drawing.alt


def test_what_stands_in_it_can_not_become_markup() -> None:
    svg = as_svg(progress_chart(noted(1), "<none>", "a & b"), WIDE, INKS, 'In"ter')

    assert "&lt;none&gt;</text>" in svg
    assert "a &amp; b</text>" in svg
    assert "<none>" not in svg


def test_the_window_draws_it_and_fills_nothing_black(qapp: QApplication) -> None:
    """Decision 42: QtSvg fills the clip path of other charts; ours has none."""
    del qapp  # words need the fonts that come with it
    svg = as_svg(progress_chart(noted(0, 4), SCORES[0], SCORES[-1]), WIDE, INKS, "Inter")
    image = QImage(400, 108, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)

    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, 400, 108))
    painter.end()

    dots = [image.pixelColor(x, y) for x in range(0, 400, 2) for y in range(0, 108, 2)]
    teal = sum(dot.name() == "#0b5c63" for dot in dots)
    dark = sum(dot.lightness() < 20 for dot in dots)
    assert teal > 40
    assert dark == 0
    assert "clip" not in svg
