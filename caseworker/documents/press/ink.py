"""A box to sign in by hand. It is decoration: what it is for stands beside it in words."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from caseworker.documents.press.styles import QUIET


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
