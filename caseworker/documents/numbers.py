"""Numbers for a spreadsheet: a CSV file that Excel opens as it is, and that can do no harm."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final
from unicodedata import category, normalize

Cell = str | int | float
ACTS: Final = ("=", "+", "-", "@")
"""A cell of words that begins so, or with a wide one, is run by a spreadsheet as a formula."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def csv_file(rows: Iterable[Iterable[Cell]]) -> bytes:
    """UTF-8 with the mark that Excel looks for. Words can't become formulas; numbers stay numbers.

    An apostrophe before such words is how spreadsheets themselves say “this is text”.
    """
    written = StringIO(newline="")
    csv.writer(written).writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    # White or a mark before the sign doesn't keep every spreadsheet from running it.
    seen = next((sign for sign in cell if category(sign) not in _UNSEEN), "")
    return f"'{cell}" if normalize("NFKC", seen) in ACTS else cell
