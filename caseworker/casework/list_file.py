"""A list that somebody chose, opened by a process of its own; no copy of the file is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from caseworker.casework.showing import cage
from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.frames import Frame, receive_all
from caseworker.casework.viewing import Start, ask_child, start_child
from caseworker.domain.attachments import size_words
from caseworker.domain.brought.days import FIRST_SERIAL, MAC_SERIAL
from caseworker.domain.errors import UnfitFile

LARGEST: Final = 20 * 1024 * 1024  # bytes
MOST_ANSWER: Final = 96 * 1024 * 1024
PATIENT: Final = Limits(seconds=60.0, memory=cage.DEFAULT.memory)
"""Nobody brings in lists all day, and a busy machine takes its time to begin a process."""
SHEETS, WIDEST, LONGEST = "12", "120", "32,767"
"""What is read of a file, and of a cell in letters, as whoever reads it counts."""
CHOOSE_AGAIN: Final = "in the file, and choose it again."
_NAMED: Final = 6  # sheets, or lines: more are counted
SAFE: Final = "Nothing was brought in, and your own file is untouched."
FAULTS: Final = {
    "no_list": f"This file can’t be read as a list. {SAFE} "
    "Open it in the spreadsheet and save it as CSV or XLSX.",
    "old_excel": f"This is a spreadsheet of an old kind, or one with a password. {SAFE} "
    "Open it in the spreadsheet and save it as XLSX without a password.",
    "too_large": f"This list is longer than 6,000 lines. {SAFE} Bring it in in parts.",
    "too_long": f"This file took too long to read, as files made to do harm do. {SAFE} "
    "Save it anew as CSV.",
    "died": f"Something went wrong while this file was read. {SAFE} Save it anew as CSV.",
    "empty": f"There is nothing in this file. {SAFE} Check that it is the right one.",
}


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet of a file: its rows as words, headings and titles among them.

    ``left_out`` says what of the file, and of this sheet, isn’t in the rows, and what to do.
    ``counts_from`` is the day 0 of plain numbers that are days.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()
    counts_from: date = FIRST_SERIAL

    @property
    def wide(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class ListFile:
    """What a file holds. ``sha256`` is of its bytes, to know it again."""

    sheets: tuple[ListSheet, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads lists. Made with the way that this program starts its children."""

    start: Start = start_child
    limits: Limits = PATIENT

    def read_at(self, path: Path) -> ListFile:
        """What the file at ``path`` holds. Never called on the window’s thread.

        Raises:
            UnfitFile: it can’t be read, or holds no list, in words fit to show.
        """
        try:
            if not path.is_file():
                raise UnfitFile(f"There is no such file. {SAFE} Check that it is still there.")
            if path.stat().st_size > LARGEST:
                size = size_words(path.stat().st_size)
                words = f"This file is {size}; no list is larger than 20 MB."
                raise UnfitFile(f"{words} {SAFE} Save the list alone, without pictures.")
            content = path.read_bytes()
        except OSError as error:
            words = f"This file can’t be read. {SAFE} Check that it isn’t open elsewhere."
            raise UnfitFile(words) from error
        return self.read(content)

    def read(self, content: bytes) -> ListFile:
        """What these bytes hold. Raises UnfitFile."""
        if not content:
            raise UnfitFile(FAULTS["empty"])
        asked = Frame({
            "task": "list", "seconds": self.limits.seconds, "memory": self.limits.memory,
        })  # fmt: skip
        answer, late = ask_child(self.start(), [asked, Frame({}, content)], self.limits)
        frames = list(receive_all(BytesIO(answer), MOST_ANSWER))
        told = next((one.facts for one in frames if "sheets" in one.facts), None)
        if told is None:
            fault = next((str(one.facts["fault"]) for one in frames if "fault" in one.facts), "")
            raise UnfitFile(FAULTS.get(fault, FAULTS["too_long" if late else "died"]))
        if not told["sheets"]:
            raise UnfitFile(FAULTS["empty"])
        sheets_left = tuple(_sheets_words([str(one) for one in told.get("left_out", ())]))
        counts_from = MAC_SERIAL if told.get("mac") else FIRST_SERIAL
        found = tuple(
            ListSheet(
                str(one["name"]),
                tuple(tuple(str(cell) for cell in row) for row in one["rows"]),
                (*sheets_left, *_sheet_words(one)),
                counts_from,
            )
            for one in told["sheets"]
        )
        return ListFile(found, hashlib.sha256(content).hexdigest())


def _sheets_words(names: list[str]) -> Iterator[str]:
    """What is told of sheets that aren’t read, by their names."""
    if names:
        many = "1 sheet is" if len(names) == 1 else f"{len(names):,} sheets are"
        called = _first([f"“{name}”" for name in names])
        own, those = ("a file of its own", "it") if len(names) == 1 else (
            "files of their own", "those")  # fmt: skip
        yield (
            f"{many} left out, for only the first {SHEETS} are read: {called}. "
            f"Save {'it' if len(names) == 1 else 'them'} as {own}, and bring {those} in, too."
        )


def _sheet_words(sheet: Mapping[str, Any]) -> Iterator[str]:
    """What is told of columns, of ends of cells, and of letters that aren’t read."""
    too_wide, too_long, unread = int(sheet["too_wide"]), sheet["too_long"], sheet["unread"]
    if too_wide:
        many = "1 column is" if too_wide == 1 else f"{too_wide:,} columns are"
        yield (
            f"{many} left out, for only the first {WIDEST} are read: from column DQ on. "
            f"Move what is needed further to the left {CHOOSE_AGAIN}"
        )
    if too_long:
        yield (
            f"The end of a cell is left out on {_lines(too_long)}, "
            f"for only the first {LONGEST} letters of one are read. Shorten it {CHOOSE_AGAIN}"
        )
    if unread:
        yield (
            f"A letter can’t be read on {_lines(unread)}, and stands there as “�”. Save the list "
            "anew as CSV in UTF-8 or as XLSX, and choose it again, or type over what is wrong."
        )


def _lines(numbers: list[int]) -> str:
    return f"{'line' if len(numbers) == 1 else 'lines'} {_first([f'{one:,}' for one in numbers])}"


def _first(named: list[str]) -> str:
    more = f" and {len(named) - _NAMED:,} more" if len(named) > _NAMED else ""
    return f"{', '.join(named[:_NAMED])}{more}"
