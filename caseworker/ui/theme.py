"""What the window wears: colours, type and icons. The only reader of resources here.

Whoever paints asks ``worn()`` at the moment of painting. The theme that was put on last is
kept on the application itself, so that nothing here outlives it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from caseworker import resources
from caseworker.ui.icons import Icon
from caseworker.ui.palette import PALETTES, Look, Palette, Tone, colours

SMALLEST: Final = 1.0
LARGEST: Final = 2.0
UI_FONT: Final = "Inter"
TYPE: Final = 14  # px at a text size of 100%

_FACES: Final = tuple(
    f"fonts/inter/Inter_{face}.ttf"
    for face in ("400Regular", "500Medium", "600SemiBold", "700Bold")
)
_PROPERTY: Final = "caseworkerTheme"
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)px")
_PART = re.compile(r"@([a-z_]+)")
_PADDING = re.compile(r"padding: ([\d.]+px)( [\d.]+px)( [\d.]+px)?")
_CLOSER: Final = 3  # px that are taken from above and below the words where it is dense
_GAPS: Final = 0.7  # what is left there of the room between things


@dataclass(frozen=True, slots=True)
class Theme:
    """One look at one text size: 1.0 is 14 px type, 2.0 is twice everything.

    ``dense`` puts things closer together, for more lines at once; the type stays as it is.
    ``follows``: the look was not chosen, it is that of the whole computer.
    """

    look: Look = Look.LIGHT
    text: float = 1.0
    dense: bool = False
    follows: bool = False

    @property
    def palette(self) -> Palette:
        return PALETTES[self.look]

    def px(self, length: float) -> int:
        """A length at this text size. A hairline stays at least one pixel."""
        return max(1, round(length * self.text)) if length else 0

    def gap(self, length: float) -> int:
        """The room between things, or round them."""
        return self.px(length * _GAPS if self.dense else length)

    def sheet(self) -> str:
        """The style sheet of the whole window."""
        families = QFontDatabase.families()
        words = colours(self.palette) | {
            "family": ", ".join(f'"{name}"' for name in _families(families)),
            "mono": '"Cascadia Mono", "Consolas", "DejaVu Sans Mono", monospace',
            "tick": _pictured("tick", self.look is Look.LIGHT),
            "drop": _pictured("drop", self.look is Look.LIGHT),
            "turn_left": _pictured("turn-left", self.look is Look.LIGHT),
            "turn_right": _pictured("turn-right", self.look is Look.LIGHT),
        }
        for tone in Tone:  # in high contrast the grounds are black, so a pill needs its edge
            is_flat = self.look is Look.HIGH_CONTRAST
            edge = self.palette.ink_of(tone) if is_flat else self.palette.soft_of(tone)
            words[f"{tone.value}_edge"] = edge
        text = resources.text("theme.qss")
        text = _PADDING.sub(_closer, text) if self.dense else text
        text = _LENGTH.sub(lambda found: f"{self.px(float(found[1]))}px", text)
        return _PART.sub(lambda found: words[found[1]], text)


def wear(theme: Theme, app: QApplication) -> None:
    """Put ``theme`` on every window of the program. One that is worn already costs nothing."""
    if app.property(_PROPERTY) and worn() == theme:
        return
    app.setProperty(_PROPERTY, (theme.look.value, theme.text, theme.dense, theme.follows))
    app.setStyle("Fusion")
    _load_fonts()
    font = QFont(_families(QFontDatabase.families()))
    font.setPixelSize(theme.px(TYPE))
    app.setFont(font)
    app.setPalette(_qt_palette(theme.palette))
    app.setStyleSheet(theme.sheet())


def worn() -> Theme:
    """The theme that the program wears now; the light one before any was put on."""
    app = QApplication.instance()
    kept = app.property(_PROPERTY) if app else None
    if not kept:
        return Theme()
    return _theme(str(kept[0]), float(kept[1]), bool(kept[2]), bool(kept[3]))


@lru_cache(maxsize=8)
def _theme(look: str, text: float, dense: bool, follows: bool) -> Theme:  # noqa: FBT001 - as kept
    """Asked for with every length that is painted."""
    return Theme(Look(look), text, dense, follows)


def _closer(padding: re.Match[str]) -> str:
    """The same padding, less of it above and below."""
    above, beside, below = padding[1], padding[2], padding[3]
    low = "" if below is None else f" {_less(below.strip())}"
    return f"padding: {_less(above)}{beside}{low}"


def _less(length: str) -> str:
    return f"{max(0.0, float(length[:-2]) - _CLOSER):g}px"


def px(length: float) -> int:
    """A length at the text size worn now."""
    return worn().px(length)


def gap(length: float) -> int:
    """The room between things, at the text size and the density worn now."""
    return worn().gap(length)


def colour(part: str) -> QColor:
    """The colour that plays ``part`` in the look worn now."""
    return QColor(str(getattr(worn().palette, part)))


def typeface(size: float = TYPE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Type for whoever paints by hand."""
    font = QFont(QApplication.font())
    font.setPixelSize(px(size))
    font.setWeight(weight)
    return font


def icon(name: Icon, part: str = "ink") -> QIcon:
    """A line drawing, inked in the colour that plays ``part``."""
    theme = worn()
    drawing = QIcon()
    for length in (20, 40):
        drawing.addPixmap(_drawn(name, str(getattr(theme.palette, part)), theme.px(length)))
        greyed = _drawn(name, theme.palette.faint, theme.px(length))
        drawing.addPixmap(greyed, QIcon.Mode.Disabled)  # Qt's own is white on a greyed button
    return drawing


def picture(name: Icon, part: str, length: float) -> QPixmap:
    """The same drawing as a picture ``length`` px square at 100% text."""
    theme = worn()
    ratio = QApplication.primaryScreen().devicePixelRatio()
    drawn = _drawn(name, str(getattr(theme.palette, part)), round(theme.px(length) * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _drawn(name: Icon, ink: str, length: int) -> QPixmap:
    """The drawing at that size. Qt keeps the last ones: a page asks for dozens at a time."""
    key = f"{name.value} {ink} {length}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    text = resources.text(f"icons/{name.value}.svg").replace("currentColor", ink)
    picture = QPixmap(length, length)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, length, length))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def _families(known: list[str]) -> list[str]:
    wanted = [UI_FONT, "Segoe UI", "Noto Sans", "DejaVu Sans"]
    return [name for name in wanted if name in known] or ["sans-serif"]


def _pictured(name: str, is_light: bool) -> str:  # noqa: FBT001 - one of two files
    """Where the style sheet finds a small picture, which it can't ink by itself."""
    return resources.path(f"icons/{name}-{'light' if is_light else 'dark'}.svg").as_posix()


@lru_cache(maxsize=1)
def _load_fonts() -> None:
    """Bring in the program's own type: a bare machine has none."""
    for name in _FACES:
        with suppress(FileNotFoundError):  # the window can be worked in other type
            QFontDatabase.addApplicationFontFromData(QByteArray(resources.read(name)))


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for part, roles in {
        "ground": (role.Window,),
        "ink": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "well": (role.Base,),
        "card": (role.Button, role.ToolTipBase, role.AlternateBase),
        "accent": (role.Highlight, role.Accent),
        "on_accent": (role.HighlightedText,),
        "faint": (role.PlaceholderText,),
        "accent_ink": (role.Link, role.LinkVisited),
    }.items():
        for each in roles:
            made.setColor(each, QColor(str(getattr(palette, part))))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(palette.faint))
    return made
