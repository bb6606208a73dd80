"""The office’s logo at the head of a paper: a figure that carries its description."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from reportlab.lib.units import mm

from caseworker.documents.press.tagging.paragraph import TaggedImage
from caseworker.documents.press.tagging.tree import Node
from caseworker.domain.blocks import clean
from caseworker.domain.house_style import Logo

WIDEST: Final = 44 * mm
TALLEST: Final = 17 * mm


def logo_of(logo: Logo, parent: Node) -> TaggedImage:
    """The picture in its own proportions, as large as fits the place beside a title."""
    share = min(WIDEST / logo.width, TALLEST / logo.height)
    figure = parent.add("Figure", alt=clean(logo.alt))
    return TaggedImage(BytesIO(logo.png), logo.width * share, logo.height * share, figure)
