"""Colours that can be read, type that grows, and icons that are all there and all used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton

from caseworker import resources
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.palette import (
    PALETTES,
    SEEN_AGAINST,
    WRITTEN_ON,
    Look,
    colours,
    contrast,
)

SOURCE = Path("caseworker/ui")

every_look = pytest.mark.parametrize("look", list(Look))


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@every_look
@pytest.mark.parametrize(("ink", "ground"), WRITTEN_ON)
def test_what_is_written_can_be_read(look: Look, ink: str, ground: str) -> None:
    parts = colours(PALETTES[look])

    assert contrast(parts[ink], parts[ground]) >= 4.5


@every_look
@pytest.mark.parametrize(("edge", "ground"), SEEN_AGAINST)
def test_edges_and_rings_can_be_seen(look: Look, edge: str, ground: str) -> None:
    parts = colours(PALETTES[look])

    assert contrast(parts[edge], parts[ground]) >= 3


@every_look
def test_every_word_of_the_style_sheet_is_filled_in(look: Look) -> None:
    sheet = theme.Theme(look, 1.5).sheet()

    assert "@" not in sheet


def test_every_colour_is_used() -> None:
    used = resources.text("theme.qss") + "".join(
        file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")
    )
    tones = {f"{tone}_{part}" for tone in ("plain", "accent") for part in ("ink", "soft")}

    parts = colours(PALETTES[Look.LIGHT])
    unused = {part for part in parts if not re.search(rf"@{part}\b|\"{part}\"", used)}

    assert unused <= tones | {"faint"}


def test_lengths_grow_with_the_text_and_a_hairline_stays() -> None:
    twice = theme.Theme(text=2.0)

    assert (twice.px(14), twice.px(1), theme.Theme().px(0.3), twice.px(0)) == (28, 2, 1, 0)


def test_the_window_is_set_in_the_programs_own_type(qapp: QApplication) -> None:
    theme.wear(theme.Theme(), qapp)

    assert QFontInfo(qapp.font()).family() == theme.UI_FONT
    assert qapp.font().pixelSize() == 14


@every_look
def test_what_is_worn_is_known_to_whoever_paints(look: Look, qapp: QApplication) -> None:
    theme.wear(theme.Theme(look, 2.0), qapp)

    assert theme.worn() == theme.Theme(look, 2.0)
    assert theme.px(10) == 20
    assert theme.colour("ink").name().upper() == PALETTES[look].ink


@pytest.mark.parametrize("icon", list(Icon))
def test_every_icon_has_a_drawing(icon: Icon) -> None:
    drawn = theme.picture(icon, "ink", 24).toImage()

    painted = [
        (x, y)
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() > 0
    ]
    assert len(painted) > 20


def test_every_drawing_has_an_icon_and_every_icon_is_asked_for() -> None:
    by_the_sheet = ("tick", "drop", "turn-left", "turn-right")  # of styles, which inks nothing
    inked = {f"{name}-{ground}" for name in by_the_sheet for ground in ("light", "dark")}
    drawn = {file.stem for file in resources.path("icons/mark.svg").parent.glob("*.svg")}
    source = "".join(file.read_text(encoding="utf-8") for file in Path("caseworker").rglob("*.py"))

    assert drawn - inked == {icon.value for icon in Icon}
    assert [icon.name for icon in Icon if f"Icon.{icon.name}" not in source] == []


def test_an_icon_takes_the_ink_of_the_look(qapp: QApplication) -> None:
    theme.wear(theme.Theme(Look.DARK), qapp)

    drawn = theme.picture(Icon.PLUS, "red_ink", 24).toImage()

    centre = drawn.pixelColor(drawn.width() // 2, drawn.height() // 2)
    assert centre.name().upper() == PALETTES[Look.DARK].red_ink


def test_a_button_grows_with_the_text(qapp: QApplication) -> None:
    theme.wear(theme.Theme(), qapp)
    small = QPushButton("Unlock").sizeHint().height()
    theme.wear(theme.Theme(text=2.0), qapp)

    large = QPushButton("Unlock").sizeHint().height()

    assert large >= 1.8 * small
