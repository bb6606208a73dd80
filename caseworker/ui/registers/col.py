"""A column of a register: what it says of a row, how it is sorted and filtered, how wide it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from caseworker.domain.list_view import ColumnFilter, by_numbers
from caseworker.ui.palette import Tone

LOW: Final = 44  # px at 100% text: a row with one line in it
TALL: Final = 54  # and with two
_CHIEF: Final = 4  # columns that should all be there before any row is low


class Kind(Enum):
    """How a column is filtered."""

    WORDS = "words"
    CHOICE = "choice"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Col:
    """A column. ``words`` of a row on a day; the highest ``rank`` gives way first.

    It is sorted by ``day``, else by ``key``, else by its words. A column of choices says several
    with ``values``. ``narrow`` is how wide it has to be where a row has two lines; ``grows`` takes
    what room is left. What is not ``usual`` is shown only where somebody chose it.
    """

    id: str
    title: str
    wide: int
    words: Callable[[Any, date], str]
    rank: int
    kind: Kind = Kind.WORDS
    day: Callable[[Any], date | None] | None = None
    key: Callable[[Any], Any] | None = None
    values: Callable[[Any], tuple[str, ...]] | None = None
    tone: Callable[[Any, date], Tone | None] | None = None
    tip: Callable[[Any], str] | None = None
    narrow: int = 0
    grows: bool = False
    strong: bool = False
    usual: bool = True

    def said(self, row: Any, today: date) -> tuple[str, ...]:
        """What a filter of choices looks at."""
        if self.values is not None:
            return self.values(row)
        words = self.words(row, today)
        return (words,) if words else ()

    def fits(self, by: ColumnFilter, row: Any, today: date) -> bool:
        day = self.day(row) if self.day is not None else None
        said = () if self.day is not None else self.said(row, today)
        return by.fits(said, day, today)

    def sorted_by(self, rows: Sequence[Any], today: date) -> list[Any]:
        """By what each row is sorted. None is behind everything, whichever way that is."""
        by = self.day or self.key
        if by is not None:
            return list(map(by, rows))
        said = [self.words(row, today) for row in rows]
        known = {words: by_numbers(words) for words in set(said)}  # many rows say the same
        return [known[words] if words else None for words in said]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The columns that are shown, how wide each is (px at 100% text), and how tall a row is."""

    widths: dict[str, float]
    row: int


def fitted(cols: Sequence[Col], room: float) -> Fitted:
    """The usual columns for a table so wide: none is cut off, and none is beyond its edge."""
    by_rank = sorted((col for col in cols if col.usual), key=lambda col: col.rank)
    is_tall = room < sum(col.wide for col in by_rank[:_CHIEF])
    needs = {col.id: float(col.narrow if is_tall and col.narrow else col.wide) for col in by_rank}
    shown: dict[str, float] = {}
    for col in by_rank:
        if len(shown) > 1 and sum(shown.values()) + needs[col.id] > room:
            break
        shown[col.id] = needs[col.id]
    left = room - sum(shown.values())
    growing = [col.id for col in cols if col.grows and col.id in shown] or list(shown)[:1]
    for name in growing:
        shown[name] += left / len(growing)
    return Fitted(shown, TALL if is_tall else LOW)
