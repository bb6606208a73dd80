"""A list that somebody chose, opened by a process of its own; no copy of the file is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from caseworker.casework.showing import cage
from caseworker.casework.showing.cage import Limits
from caseworker.casework.showing.frames import Frame, receive_all
from caseworker.casework.viewing import Start, ask_child, start_child
from caseworker.domain.attachments import size_words
from caseworker.domain.errors import UnfitFile

LARGEST: Final = 20 * 1024 * 1024  # bytes
MOST_ANSWER: Final = 96 * 1024 * 1024
PATIENT: Final = Limits(seconds=60.0, memory=cage.DEFAULT.memory)
"""Nobody brings in lists all day, and a busy machine takes its time to begin a process."""
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
    """One sheet of a file: its rows as words, headings and titles among them."""

    name: str
    rows: tuple[tuple[str, ...], ...]

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
        sheets = next((one.facts["sheets"] for one in frames if "sheets" in one.facts), None)
        if sheets is None:
            fault = next((str(one.facts["fault"]) for one in frames if "fault" in one.facts), "")
            raise UnfitFile(FAULTS.get(fault, FAULTS["too_long" if late else "died"]))
        if not sheets:
            raise UnfitFile(FAULTS["empty"])
        found = tuple(
            ListSheet(str(name), tuple(tuple(str(cell) for cell in row) for row in rows))
            for name, rows in sheets
        )
        return ListFile(found, hashlib.sha256(content).hexdigest())
