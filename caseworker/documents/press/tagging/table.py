"""Tables whose rows stay whole, unless a row alone is taller than most of a page."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Table

TALL = 420.0  # points: a row beyond this would leave more white than it is worth
ROOM = 60.0  # points: less than this isn't worth beginning a tall row in


class TaggedTable(Table):  # type: ignore[misc]
    """Splits between rows; inside a row only where that row is a giant.

    reportlab's own ``splitInRow`` repeats the heading in the middle of a page, and
    without it a row taller than a page can't be printed at all.
    """

    splitInRow: int  # noqa: N815 - reportlab's names
    splitByRow: int  # noqa: N815

    def split(self, availWidth: float, availHeight: float) -> Any:  # noqa: N803 - reportlab's names
        self._calc(availWidth, availHeight)
        giant = self._giant_at_the_break(availHeight)
        before: tuple[int, int] = self.splitInRow, self.splitByRow
        self.splitInRow, self.splitByRow = (1, 0) if giant else (0, 1)
        try:
            parts = super().split(availWidth, availHeight)
        finally:
            self.splitInRow, self.splitByRow = before
        for part in parts:
            part.splitInRow, part.splitByRow = before
        return parts

    def _giant_at_the_break(self, room: float) -> bool:
        foot = 0.0
        for number, height in enumerate(self._rowHeights):
            head, foot = foot, foot + height
            if foot > room:
                heading = number < (self.repeatRows or 0)
                return not heading and height > TALL and room - head > ROOM
        return False
