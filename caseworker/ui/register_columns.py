"""Which columns of the register there is room for, and how wide each is; px at 100% text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caseworker.ui.register import Column

WIDTHS: Final = {
    Column.NAME: 196,
    Column.BORN: 134,
    Column.STAGE: 122,
    Column.BY: 228,
    Column.DUTY: 200,
    Column.SETTING: 136,
    Column.NUMBER: 112,
}
LOW: Final = 44  # a row with one line in it
TALL: Final = 54  # and with two
_TWO_LINES: Final = 146  # what a day needs, with how it stands under it
# What is least needed gives way first. A row is heard whole, and its tip shows all of it.
_ORDER: Final = (
    Column.NAME,
    Column.BY,
    Column.DUTY,
    Column.STAGE,
    Column.BORN,
    Column.NUMBER,
    Column.SETTING,
)
_CHIEF: Final = frozenset(_ORDER[:4])


@dataclass(frozen=True, slots=True)
class Fitted:
    """The columns that are shown, how wide they are, and how tall a row is."""

    widths: dict[Column, float]
    row: int


def fitted(room: float) -> Fitted:
    """The columns for a table that is ``room`` wide: none is cut off, and none is beyond it."""
    is_tall = room < sum(WIDTHS[each] for each in _CHIEF)
    needs: dict[Column, float] = {**WIDTHS, Column.BY: _TWO_LINES if is_tall else WIDTHS[Column.BY]}
    shown: dict[Column, float] = {}
    for column in _ORDER:
        if len(shown) > 1 and sum(shown.values()) + needs[column] > room:
            break
        shown[column] = needs[column]
    # Whatever is left, or is lacking, is for the words that can be of any length.
    widest = Column.DUTY if Column.DUTY in shown else Column.NAME
    shown[widest] += room - sum(shown.values())
    return Fitted(shown, TALL if is_tall else LOW)
