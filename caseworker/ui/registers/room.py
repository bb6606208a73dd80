"""Room between columns: one that has more than its words ask for gives to one that has less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from PySide6.QtGui import QFont, QFontMetrics

from caseworker.ui import theme

Name = TypeVar("Name")

LOOKED_AT: Final = 100  # rows whose words are measured: ten thousand would take a second
_EDGES: Final = 24  # px at 100% text: what stands beside the words of a cell
_ARROW: Final = 20  # and beside the title of a column by which the rows are sorted
_SHORT: Final = 20  # letters: a name, or “Not known yet”, is not broken for the sake of others
_RAGGED: Final = 1.2  # words that are broken in two lines leave some of the first one empty


def evened(widths: Mapping[Name, float], wants: Mapping[Name, float]) -> dict[Name, float]:
    """The same columns, as wide together as before, each as near as can be to what it wants.

    What has more than enough gives a share of what it has over. All that lack get alike, and no
    more than they lack, so that the longest words don't cut off those that lack little. Where
    nothing is lacking, nothing changes.
    """
    over = {name: max(0.0, wide - wants[name]) for name, wide in widths.items()}
    lacks = {name: max(0.0, wants[name] - wide) for name, wide in widths.items()}
    moved = min(sum(over.values()), sum(lacks.values()))
    if not moved:
        return dict(widths)
    given = moved / sum(over.values())
    found = {name: wide - given * over[name] for name, wide in widths.items()}
    lacking = sorted((name for name in lacks if lacks[name]), key=lambda name: lacks[name])
    for at, name in enumerate(lacking):
        got = min(lacks[name], moved / (len(lacking) - at))
        found[name] += got
        moved -= got
    return found


def wanted(title: str, said: Iterable[str], *, lines: int) -> float:
    """How wide a column has to be for its title and its words, in px at 100% text.

    ``lines`` is how many a row has room for: words go on to the next.
    """
    head = QFontMetrics(theme.typeface(13, QFont.Weight.DemiBold))
    words = QFontMetrics(theme.typeface(14, QFont.Weight.DemiBold))
    title_wide = head.horizontalAdvance(title) + theme.px(_ARROW)
    wide = max((_of(text, words, lines) for text in set(said)), default=0.0)
    return (max(title_wide, wide) + theme.px(_EDGES)) / theme.px(100) * 100


def _of(text: str, metrics: QFontMetrics, lines: int) -> float:
    whole = metrics.horizontalAdvance(text)
    if lines == 1 or len(text) <= _SHORT:
        return whole
    longest = max(map(metrics.horizontalAdvance, text.split()), default=0)
    return min(float(whole), max(float(longest), whole / lines * _RAGGED))
