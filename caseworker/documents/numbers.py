"""Numbers for a spreadsheet: a CSV or XLSX that Excel opens as it is, and that can do no harm."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Final

from caseworker.domain.formulas import harmless

Cell = str | int | float
_NO_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    return harmless(cell) if isinstance(cell, str) else cell
