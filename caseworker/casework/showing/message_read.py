"""What was read of one message, whichever program wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

MOST_LETTERS: Final = 2_000_000
MOST_FILES: Final = 200
LONGEST_LINE: Final = 1_000  # letters of a line of its head


@dataclass(slots=True)
class Read:
    """What was read of one message. ``date`` is as ISO writes it, empty where none can be read."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    date: str = ""
    text: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    @property
    def shown(self) -> str:
        """Head and words, as they are read, and the names of what it carries."""
        head = (("From", self.sender), ("To", self.to), ("Sent", self.date.replace("T", ", ")))
        lines = [f"{name}: {said}" for name, said in (*head, ("Subject", self.subject)) if said]
        if self.files:
            lines.append("It carries: " + "; ".join(name for name, _ in self.files))
        return "\n".join(lines) + "\n\n" + self.text

    def carry(self, name: str, content: bytes) -> None:
        """One more file, as long as there are not too many."""
        if len(self.files) >= MOST_FILES:
            self.notes.add("more_files")
        elif content:
            self.files.append((name[:LONGEST_LINE], content))


def people(header: str) -> str:
    """The names of who wrote, or of whom they wrote to; the address where there is no name."""
    found = [name.strip() or address for name, address in getaddresses([header])]
    return ", ".join(one for one in found if one)[:LONGEST_LINE]


def day_and_time(header: str) -> str:
    """As ISO writes it, to the minute, where a moment can be read."""
    try:
        return parsedate_to_datetime(header).isoformat(timespec="minutes")[:16]
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
