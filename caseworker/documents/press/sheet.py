"""Where things stand on a page of A4: the text, and the marking, head and foot around it.

In large print what stands around the text is as large as the text, and stands one below the
other, so the text gives way.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib import pagesizes, units

from caseworker.documents.press.styles import ORDINARY_TYPE, Type

WIDTH: float
HEIGHT: float
WIDTH, HEIGHT = pagesizes.A4
mm: float = units.mm
SMALL = 9.0  # of what stands around the text, in ordinary print


@dataclass(frozen=True, slots=True)
class Sheet:
    """Heights are of base lines over the foot of the page, in points."""

    type: Type = ORDINARY_TYPE
    handling: int = 0
    """How many lines under the marking say how to handle the paper."""
    destroys: bool = False
    """Whether a line of the foot says when the copy is to be destroyed."""

    @property
    def leading(self) -> float:
        """From line to line of what stands around the text."""
        return 1.35 * self.small

    @property
    def small(self) -> float:
        """The size of what stands around the text."""
        return self.type.size(SMALL)

    @property
    def line(self) -> float:
        return self.type.line

    @property
    def side(self) -> float:
        return (WIDTH - self.line) / 2

    @property
    def marking_above(self) -> float:
        return HEIGHT - 11 * mm - 0.6 * self._more

    @property
    def head(self) -> float:
        return self.marking_above - max(7 * mm, self.leading) - self.handling * self.leading

    @property
    def head_rule(self) -> float:
        return self.head - 2 * mm - 0.15 * self._more

    @property
    def top(self) -> float:
        """How much of the page is above the text."""
        return HEIGHT - self.head_rule + 7 * mm

    @property
    def marking_below(self) -> float:
        return 8 * mm

    @property
    def destroy(self) -> float:
        """Where the day stands by which the copy is to be destroyed."""
        return max(15 * mm, self.marking_below + 1.4 * self.small)

    @property
    def whose(self) -> float:
        return self.destroy + (self.leading if self.destroys else 0)

    @property
    def number(self) -> float:
        """Where the page is numbered: beside whose copy it is, or over it."""
        return self.whose + (self.leading if self.type.print.is_stacked else 0)

    @property
    def foot_rule(self) -> float:
        return self.number + max(4.5 * mm, 1.1 * self.small)

    @property
    def foot(self) -> float:
        """Where the text ends."""
        return self.foot_rule + 5.5 * mm

    @property
    def _more(self) -> float:
        return self.small - SMALL
