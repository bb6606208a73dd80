"""The cells of a list as words: from a spreadsheet, or a text with a line for each case.

Formulas are never worked out: what a spreadsheet kept as their last value is what they say.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame

MOST_LINES: Final = 6_000
WIDEST: Final = 120
LONGEST: Final = 2_000  # letters of one cell
MOST_SHEETS: Final = 12
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


def look(content: bytes) -> Iterator[Frame]:
    """Every sheet with its name and rows. Raises CannotShow."""
    if content.startswith(_OLD_OFFICE):
        raise CannotShow("old_excel")
    sheets = _of_workbook(content) if content.startswith(_ZIP) else [("", _of_text(content))]
    yield Frame({"sheets": [[name, rows] for name, rows in sheets if rows]})


def _of_workbook(content: bytes) -> list[tuple[str, list[list[str]]]]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return [
            (str(sheet.title), _rows(sheet.iter_rows(max_col=WIDEST, values_only=True)))
            for sheet in book.worksheets[:MOST_SHEETS]
        ]
    except _UNREADABLE as error:
        raise CannotShow("no_list") from error


def _of_text(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    if "\x00" in text:
        raise CannotShow("no_list")
    csv.field_size_limit(1_000_000)
    try:
        return _rows(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise CannotShow("no_list") from error


def _decoded(content: bytes) -> str:
    """UTF-8 with its mark or without, UTF-16, or what Windows writes in Western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _by(content, "utf-16")
    zeros = content[:2000].count(0)
    if zeros > len(content[:2000]) // 4:
        return _by(content, "utf-16-be" if content[:1] == b"\x00" else "utf-16-le")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


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


def _rows(given: Iterable[Sequence[Any]]) -> list[list[str]]:
    """The rows as words, without empty ones at the end."""
    rows: list[list[str]] = []
    for line, row in enumerate(given):
        cells = [_words(value) for value in row[:WIDEST]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if line >= MOST_LINES:
            raise CannotShow("too_large")
        rows += [[] for _ in range(line - len(rows))]  # empty ones between keep their place
        rows.append(cells)
    return rows


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
    return str(value).strip()[:LONGEST]
