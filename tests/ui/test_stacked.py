"""The chart of stacked parts: to one scale, and each part known by its pattern too."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.parts.stacked import Part, Stack, StackedBars
from caseworker.ui.reports.detail import PARTS

SOLID = (Part("In time", "accent", "solid"), Part("Late", "red_ink", "solid"))


def drawn(qtbot: QtBot, bars: StackedBars) -> QImage:
    qtbot.addWidget(bars)
    bars.resize(600, bars.sizeHint().height())
    return bars.grab().toImage()


def inked(image: QImage, ink: QColor, line: int) -> int:
    """How many dots of one line are of this ink."""
    return sum(image.pixelColor(x, line) == ink for x in range(image.width()))


def test_parts_and_rows_are_to_one_scale(qtbot: QtBot) -> None:
    bars = StackedBars("bars", SOLID)
    bars.show_stacks((Stack("2025", (90, 30), "75%"), Stack("2026", (30, 0), "100%")), "Counted")

    image = drawn(qtbot, bars)

    first, second = image.height() - 60, image.height() - 24  # above the counts in the bars
    accent, red = theme.colour("accent"), theme.colour("red_ink")
    long, late, short = (
        inked(image, accent, first),
        inked(image, red, first),
        inked(image, accent, second),
    )
    assert long / late == pytest.approx(3, rel=0.05)
    assert long / short == pytest.approx(3, rel=0.05)


def test_it_is_heard_as_a_sentence_for_each_row() -> None:
    bars = StackedBars("bars", SOLID)

    bars.show_stacks((Stack("2025", (90, 30), "75%"),), "Counted, by year")

    assert bars.accessibleName() == "Counted, by year"
    assert bars.accessibleDescription() == "2025: in time 90, late 30, 75%"


def test_the_parts_of_a_report_are_told_apart_without_colour() -> None:
    assert len({part.pattern for part in PARTS}) == len(PARTS)


def test_a_chart_of_nothing_is_its_key_alone(qtbot: QtBot) -> None:
    bars = StackedBars("bars", SOLID)
    bars.show_stacks((), "Nothing")

    assert not drawn(qtbot, bars).isNull()
