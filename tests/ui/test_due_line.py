"""A line of what is owed, as it is drawn: its dots, its days, and what ends it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts.due_line import DueLine, DueWords

WORDS = DueWords(
    key="one",
    tone=Tone.RED,
    day="Mon 15 Sep 2025",
    how_long="302 working days late",
    owed="Tell the authority and the next provider of the special educational needs",
    whom="Emeka Nowak, 17",
    source="SEND Code of Practice 2015 10.60 to 10.150",
    button="Open case",
    because=("Counted from the day of reception",),
    caution="check with the authority",
)


def said(line: DueLine, width: int) -> list[tuple[int, str]]:
    """Where each of the small words stands from the top, and what it says, as it is drawn."""
    laid = line._at(width)  # noqa: SLF001 - a drawing has no words to ask for
    return [(one.place.top(), one.text) for one in laid.said]


@pytest.mark.parametrize("width", range(300, 1200, 60))
def test_no_line_ends_or_begins_with_a_dot_that_parts_nothing(qtbot: QtBot, width: int) -> None:
    line = DueLine(WORDS, 0)
    qtbot.addWidget(line)

    drawn = said(line, width)

    for at, (top, text) in enumerate(drawn):
        assert not text.endswith("·")
        if text.startswith("·"):
            assert drawn[at - 1][0] == top


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_long_time_stands_on_one_line(qtbot: QtBot, text: float) -> None:
    theme.wear(theme.Theme(text=text), QApplication.instance())  # type: ignore[arg-type]  # it is one
    line = DueLine(WORDS, 0)
    qtbot.addWidget(line)

    late = next(
        one
        for one in line._at(2000).said  # noqa: SLF001 - as above
        if one.text == WORDS.how_long
    )

    assert late.place.height() < 2 * theme.px(13)
