"""What makes a paper more than something drawn: to whom it goes, why, and who let it go.

A drawer returns an opaque paper. Only a release turns it into bytes (decision 32), and the
use case that makes one writes it down in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from caseworker.domain.case import CaseNumber, OfficerId


class ReleaseKind(Enum):
    """What becomes of the paper. The words are the ones in the history."""

    PREVIEW = "Previewed"  # for the officer's own eyes, inside the program
    PRINT = "Printed"
    CLEAR_COPY = "Saved a clear copy of"
    ARCHIVE = "Kept"  # goes into the encrypted store and nowhere else


@dataclass(frozen=True, slots=True)
class Release:
    """One paper let go once. ``copy_number`` is 0 for a preview, which is no copy."""

    kind: ReleaseKind
    to: str
    reason: str
    officer: OfficerId
    officer_name: str
    at: datetime
    copy_number: int = 0
    practice: bool = False
    case: CaseNumber | None = None
    paper: str = ""
