"""Letting a paper out: to whom, why, by whom. Nothing becomes a file or a print without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal

from caseworker.domain.errors import Gap, Incomplete

ReleaseKind = Literal["preview", "print", "clear_copy", "encrypted_copy", "archive"]


class Naming(Enum):
    """How much a calendar that leaves says. The values are the words on screen."""

    NOTHING = "Nothing personal at all"
    INITIALS = "Initials and case number"


@dataclass(frozen=True, slots=True)
class Release:
    """One act of letting one paper out.

    ``preview`` is for the officer's own eyes; ``archive`` stays inside the store. An
    ``encrypted_copy`` opens with a passphrase only, so no reason is asked for it.
    ``copy_number`` counts the copies of one paper, 0 where there is nothing to count.
    A practice store's papers are free, and marked as practice on every page.

    Raises:
        Incomplete: a clear copy of real records without a reason, or for nobody.
    """

    kind: ReleaseKind
    to: str
    officer: str
    at: datetime
    reason: str = ""
    copy_number: int = 0
    practice: bool = False

    def __post_init__(self) -> None:
        if self.kind == "preview" or self.practice:
            return
        gaps = []
        if not self.to.strip():
            gaps.append(Gap("to", "Say who this copy is for."))
        if self.kind == "clear_copy" and not self.reason.strip():
            gaps.append(Gap("reason", "Say why a copy without encryption is needed."))
        if gaps:
            raise Incomplete(gaps)

    @property
    def words(self) -> str:
        """Whose copy this is, as it is printed at the foot of each page."""
        if self.kind == "preview":
            return f"Preview for {self.officer}. Not for release."
        if self.kind == "archive":
            return "File copy"
        if self.copy_number:
            return (
                f"Copy {self.copy_number} for {self.to}" if self.to else f"Copy {self.copy_number}"
            )
        return f"Copy for {self.to}" if self.to else ""
