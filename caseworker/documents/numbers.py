"""Numbers for a spreadsheet: a CSV or XLSX that Excel opens as it is, and that can do no harm."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Final
from unicodedata import category, normalize

Cell = str | int | float
ACTS: Final = ("=", "+", "-", "@")
"""A cell of words that begins so, or with a wide one, is run by a spreadsheet as a formula."""
_NO_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def csv_file(rows: Iterable[Iterable[Cell]]) -> bytes:
    """UTF-8 with the mark that Excel looks for. Words can't become formulas; numbers stay numbers.

    An apostrophe before such words is how spreadsheets themselves say “this is text”.
    """
    written = StringIO(newline="")
    csv.writer(written).writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def xlsx_file(rows: Iterable[Iterable[Cell]]) -> bytes:
    """The same as a spreadsheet, its first row standing still. No cell is a formula."""
    # Slow to import, and most sittings save none (decision 24).
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.freeze_panes = "A2"
    for row in rows:
        cells = []
        for cell in row:
            if isinstance(cell, str):
                words = WriteOnlyCell(sheet, _NO_CONTROL.sub(" ", str(_safe(cell))))
                words.data_type = "s"  # whatever it begins with
                cells.append(words)
            else:
                cells.append(WriteOnlyCell(sheet, cell))
        sheet.append(cells)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    # White or a mark before the sign doesn't keep every spreadsheet from running it.
    seen = next((sign for sign in cell if category(sign) not in _UNSEEN), "")
    return f"'{cell}" if normalize("NFKC", seen) in ACTS else cell
