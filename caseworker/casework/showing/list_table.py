"""The cells of a list as words: from a spreadsheet, or a text with a line for each case.

What is cut, because a list would be too large otherwise, is counted, to be told. Formulas are
never worked out: what a spreadsheet kept as their last value is what they say.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import chain
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame

MOST_LINES: Final = 6_000
WIDEST: Final = 120
LONGEST: Final = 32_767  # letters of one cell: as many as a spreadsheet can hold
MOST_SHEETS: Final = 12
UNREAD: Final = "\ufffd"
"""What stands for a letter that can’t be told."""
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS: Final = (",", ";", "\t", "|")
_UNREADABLE: Final = (
    BadZipFile,
    InvalidFileException,
    DefusedXmlException,
    ParseError,
    zlib.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
)
"""What openpyxl raises of a file that is damaged, or made to do harm."""
_SNIFFED: Final = 40  # lines


@dataclass(slots=True)
class Sheet:
    """One sheet: its rows, and what of it is left out.

    ``too_wide`` is how many columns stand after the widest that is read, ``too_long`` the lines on
    which the end of a cell is missing, ``unread`` those on which a letter can’t be told.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    too_wide: int = 0
    too_long: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def look(content: bytes) -> Iterator[Frame]:
    """Every sheet, the names of those that are left out, and whether days count from 1904.

    Raises CannotShow.
    """
    if content.startswith(_OLD_OFFICE):
        raise CannotShow("old_excel")
    if content.startswith(_ZIP):
        yield _of_workbook(content)
        return
    sheet = _of_text(content)
    yield Frame({"sheets": [asdict(sheet)] if sheet.rows else []})


def _of_workbook(content: bytes) -> Frame:
    sheets: list[Sheet] = []
    left_out: list[str] = []
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for one in book.worksheets:
            one.reset_dimensions()  # what a sheet says of its size is wrong in those of some makers
            rows, name = one.iter_rows(values_only=True), str(one.title)
            if len(sheets) == MOST_SHEETS:
                left_out += [name] if any(map(_words, chain.from_iterable(rows))) else []
                continue
            sheet = _sheet(name, rows)
            sheets += [sheet] if sheet.rows else []
        counts_from_1904 = book.epoch == CALENDAR_MAC_1904
    except _UNREADABLE as error:
        raise CannotShow("no_list") from error
    return Frame({
        "sheets": [asdict(one) for one in sheets], "left_out": left_out, "mac": counts_from_1904,
    })  # fmt: skip


def _of_text(content: bytes) -> Sheet:
    text = _decoded(content)
    if "\x00" in text:
        raise CannotShow("no_list")
    csv.field_size_limit(1_000_000)
    try:
        return _sheet("", csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise CannotShow("no_list") from error


def _decoded(content: bytes) -> str:
    """UTF-8 with its mark or without, UTF-16, or what Windows writes in Western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _by(content, "utf-16")
    zeros = content[:2000].count(0)
    if zeros > len(content[:2000]) // 4:
        return _by(content, "utf-16-be" if content[:1] == b"\x00" else "utf-16-le")
    told = content.decode("utf-8-sig", errors="replace")
    unread = told.count(UNREAD)
    if unread > sum(1 for one in told if one > "\x7f" and one != UNREAD):
        # Hardly a letter of it is one in UTF-8; a list with a few broken letters still is.
        return content.decode("cp1252", errors="replace")
    return told


def _by(content: bytes, letters: str) -> str:
    try:
        return content.decode(letters)
    except UnicodeDecodeError as error:
        raise CannotShow("no_list") from error


def _delimiter(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:_SNIFFED] if line.strip()]

    def weight(sign: str) -> tuple[int, int]:
        wide = [len(row) for row in csv.reader(lines, delimiter=sign)]
        usual = max(set(wide), key=wide.count, default=1)
        return (wide.count(usual) * (usual > 1), usual)

    return max(_DELIMITERS, key=weight)


def _sheet(name: str, given: Iterable[Sequence[Any]]) -> Sheet:
    """The rows as words, without empty ones at the end."""
    sheet = Sheet(name)
    for line, row in enumerate(given):
        cells = [_words(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if line >= MOST_LINES:
            raise CannotShow("too_large")
        sheet.too_wide = max(sheet.too_wide, len(cells) - WIDEST)
        cells = cells[:WIDEST]
        if any(len(cell) > LONGEST for cell in cells):
            sheet.too_long.append(line + 1)
        if any(UNREAD in cell for cell in cells):
            sheet.unread.append(line + 1)
        sheet.rows += [[] for _ in range(line - len(sheet.rows))]  # empty ones keep their place
        sheet.rows.append([cell[:LONGEST] for cell in cells])
    return sheet


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
