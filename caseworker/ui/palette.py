"""Every colour in the program, once: a row for each part it plays, a column for each look."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum


class Look(Enum):
    """The three looks. The values are the words on screen."""

    LIGHT = "Light"
    DARK = "Dark"
    HIGH_CONTRAST = "High contrast"


class Tone(Enum):
    """What a colour says. It never says it alone: words always stand with it."""

    PLAIN = "plain"
    ACCENT = "accent"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look, named for the part they play."""

    ground: str
    card: str
    well: str
    line: str
    edge: str
    ink: str
    soft: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_ink: str
    focus: str
    focus_on_accent: str
    hover: str
    rail: str
    rail_ink: str
    rail_soft: str
    rail_here: str
    rail_edge: str
    rail_focus: str
    rail_mark: str
    chosen: str
    on_chosen: str
    plain_soft: str
    plain_ink: str
    red_soft: str
    red_ink: str
    amber_soft: str
    amber_ink: str
    green_soft: str
    green_ink: str
    blue_soft: str
    blue_ink: str
    practice: str
    on_practice: str

    def soft_of(self, tone: Tone) -> str:
        """The soft ground that goes under a tone's ink."""
        return str(getattr(self, f"{tone.value}_soft"))

    def ink_of(self, tone: Tone) -> str:
        return str(getattr(self, f"{tone.value}_ink"))


#                      light      dark       high contrast
_TABLE: dict[str, tuple[str, str, str]] = {
    "ground":          ("#F4F6F8", "#10161A", "#000000"),
    "card":            ("#FFFFFF", "#192127", "#000000"),
    "well":            ("#FFFFFF", "#11181D", "#000000"),
    "line":            ("#DCE2E8", "#2C3840", "#FFFFFF"),
    "edge":            ("#7B8A99", "#76858F", "#FFFFFF"),
    "ink":             ("#151C23", "#E9EEF1", "#FFFFFF"),
    "soft":            ("#4A5866", "#A9B7C0", "#FFFFFF"),
    "faint":           ("#5F6E7C", "#93A2AC", "#FFFFFF"),
    "accent":          ("#0B5C63", "#45B8BB", "#FFE045"),
    "accent_hover":    ("#0E6E76", "#5CCACC", "#FFF0A0"),
    "on_accent":       ("#FFFFFF", "#04201F", "#000000"),
    "accent_soft":     ("#DDEFF0", "#173438", "#000000"),
    "accent_ink":      ("#0A5057", "#7ED6D8", "#FFE045"),
    "focus":           ("#1D66D6", "#7DB4FF", "#00E5FF"),
    "focus_on_accent": ("#FFC94D", "#0A2440", "#C00068"),
    "hover":           ("#EEF2F5", "#222D34", "#1F1F1F"),
    "rail":            ("#0F2932", "#0A1014", "#000000"),
    "rail_ink":        ("#E4EDF0", "#DDE6EA", "#FFFFFF"),
    "rail_soft":       ("#9DB4BD", "#93A5AE", "#FFFFFF"),
    "rail_here":       ("#1D4350", "#173438", "#303000"),
    "rail_edge":       ("#0F2932", "#232E35", "#FFFFFF"),
    "rail_mark":       ("#4FC3C7", "#45B8BB", "#FFE045"),
    "rail_focus":      ("#FFC94D", "#7DB4FF", "#00E5FF"),
    "chosen":          ("#DDEFF0", "#1C4248", "#FFE045"),
    "on_chosen":       ("#0B2A2E", "#E9F6F6", "#000000"),
    "plain_soft":      ("#E9EDF1", "#28333B", "#000000"),
    "plain_ink":       ("#3C4956", "#C3CED5", "#FFFFFF"),
    "red_soft":        ("#FBE6E6", "#3E1C20", "#000000"),
    "red_ink":         ("#9C1C28", "#FFA3A3", "#FF9C9C"),
    "amber_soft":      ("#FDF0D8", "#392A12", "#000000"),
    "amber_ink":       ("#82490A", "#F6C36B", "#FFC34D"),
    "green_soft":      ("#E1F3E6", "#173222", "#000000"),
    "green_ink":       ("#17652F", "#8BDBA1", "#7CFF9B"),
    "blue_soft":       ("#E2ECFA", "#1A2C47", "#000000"),
    "blue_ink":        ("#1D478A", "#A5C8FF", "#9CCBFF"),
    "practice":        ("#6B2E8F", "#D9A8F5", "#F0B8FF"),
    "on_practice":     ("#FFFFFF", "#26063A", "#000000"),
}  # fmt: skip

PALETTES = {
    look: Palette(**{part: colours[column] for part, colours in _TABLE.items()})
    for column, look in enumerate(Look)
}

#: Ink and the ground it is written on: at least 4.5 to 1 in every look.
WRITTEN_ON = (
    *((ink, ground) for ink in ("ink", "soft", "faint") for ground in ("ground", "card", "well")),
    ("ink", "hover"),
    ("soft", "hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent_ink", "card"),
    ("accent_ink", "ground"),
    ("rail_ink", "rail"),
    ("rail_ink", "rail_here"),
    ("rail_soft", "rail"),
    ("on_chosen", "chosen"),
    ("on_practice", "practice"),
    *((f"{tone.value}_ink", f"{tone.value}_soft") for tone in Tone),
    *((f"{tone.value}_ink", "card") for tone in Tone),
    *((f"{tone.value}_ink", "ground") for tone in Tone),
)

#: Edges and rings that must be seen against what they stand on: at least 3 to 1.
SEEN_AGAINST = (
    ("edge", "card"),
    ("edge", "ground"),
    ("focus", "card"),
    ("focus", "ground"),
    ("focus", "well"),
    ("focus_on_accent", "accent"),
    ("rail_focus", "rail"),
    ("accent", "card"),
)


def colours(palette: Palette) -> dict[str, str]:
    """Every part and its colour."""
    return {field.name: str(getattr(palette, field.name)) for field in fields(palette)}


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21, as WCAG 2.2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    is_dark = channel <= 0.04045  # noqa: PLR2004 - the break in the sRGB curve
    return channel / 12.92 if is_dark else ((channel + 0.055) / 1.055) ** 2.4
