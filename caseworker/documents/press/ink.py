"""Marks for the hand: a box to sign in, a line to fold along. What each is for is said in words."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from caseworker.documents.press.styles import HAIR, QUIET

SIDE = 6 * mm  # a fold's line runs on into the margins


class InkBox(Flowable):  # type: ignore[misc]
    """An empty box with rounded corners; sizes in points."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width = width
        self.height = height

    def draw(self) -> None:
        self.canv.setStrokeColor(QUIET)
        self.canv.setLineWidth(0.7)
        self.canv.roundRect(0, 0, self.width, self.height, 4)


class DownTo(Flowable):  # type: ignore[misc]
    """White down to the end of the page's first or second third, and the line there.

    ``foot`` is where the text of a page ends.
    """

    def __init__(self, third: int, foot: float) -> None:
        super().__init__()
        self._foot = foot
        self._line = A4[1] * (3 - third) / 3

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = availWidth, max(0.0, self._foot + availHeight - self._line)
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(HAIR)
        self.canv.setLineWidth(0.7)
        self.canv.setDash(4, 4)
        self.canv.line(-SIDE, 0, self.width + SIDE, 0)
        self.canv.setDash()
