"""What an office adds to the program: files that are kept in the store (decision 22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from caseworker.domain.case import OfficerId


@dataclass(frozen=True, slots=True)
class OwnFile:
    """One file of the office's own. ``kind`` is what it is (a letter), ``name`` its id."""

    kind: str
    name: str
    text: str
    added_on: datetime
    added_by: OfficerId


class OwnFiles(Protocol):
    """The office's own files, within one sitting."""

    def of(self, kind: str) -> tuple[OwnFile, ...]:
        """Every file of one kind, by name."""
        ...

    def keep(self, file: OwnFile) -> None:
        """Keep it, in the place of one of the same kind and name."""
        ...

    def drop(self, kind: str, name: str) -> None:
        """Raises NotFound: there is no such file."""
        ...
