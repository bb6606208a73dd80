"""Letting a paper out: to whom, why, by whom. Nothing becomes a file or a print without one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Final, Literal

from caseworker.domain.basis import NOTHING, Basis, refuse_bare
from caseworker.domain.consent import Pieces
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.moments import day_of

ReleaseKind = Literal[
    "preview", "print", "working_copy", "clear_copy", "encrypted_copy", "pack", "archive"
]
STAYS: Final = frozenset({"preview", "working_copy", "archive"})
"""What never leaves the office: for the officer’s own eyes and hands, or kept in the store."""


class Naming(Enum):
    """How much a calendar that leaves says. The values are the words on screen."""

    NOTHING = "Nothing personal at all"
    INITIALS = "Initials and case number"


@dataclass(frozen=True, slots=True)
class What:
    """What leaves, as the ledger keeps it.

    ``carries`` is what of the plan is in it, ``left_out`` what was asked for and is not.
    ``fingerprint`` is SHA-256 over the file that carries something of a plan (before it is
    locked, where it leaves locked), ``version`` the title of the plan’s version.
    """

    title: str = ""
    carries: Pieces = NOTHING
    left_out: Pieces = NOTHING
    version: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """On what it leaves, how it is marked, and until when it may be kept."""

    medium: str = ""
    medium_number: str = ""
    marking: str = ""
    destroy_by: date | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One act of letting one paper out: one line of the ledger.

    ``preview`` is for the officer's own eyes, ``working_copy`` a print for their own hands;
    ``archive`` stays inside the store. An
    ``encrypted_copy`` opens with a passphrase only, a ``pack`` with the receiver’s key, so no
    reason is asked for them.
    ``copy_number`` counts the copies of one paper, 0 where there is nothing to count;
    ``number`` is that of the disclosure, given once in the whole office (“2026-0071”).
    A practice store's papers are free, and marked as practice on every page.

    What holds anything of a plan can't be let out without a ``basis`` that covers it.

    Raises:
        Incomplete: a clear copy of real records without a reason, or for nobody.
        NotAllowed: there is something of a plan in it that nothing lets go.
    """

    kind: ReleaseKind
    to: str
    officer: str
    at: datetime
    reason: str = ""
    copy_number: int = 0
    practice: bool = False
    number: str = ""
    what: What = field(default_factory=What)
    handling: Handling = field(default_factory=Handling)
    basis: Basis | None = None

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
        if self.kind not in STAYS and self.what.carries:
            refuse_bare(self.what.carries, self.basis)
            self._refuse_another(self.basis)

    def _refuse_another(self, basis: Basis | None) -> None:
        """What was answered holds for whom it was asked, and on the day of the answer alone."""
        if basis is None or basis.request.recipient.name != self.to:
            raise NotAllowed(
                "What lets this go was answered for another recipient. Nothing has left.",
                instead="Ask anew on the Disclosures page.",
            )
        self.refuse_after(day_of(self.at))

    def refuse_after(self, on: date) -> None:
        """Ask this on the day on which it is made: a consent may have ended at midnight.

        Raises:
            NotAllowed: what lets it go was answered on another day.
        """
        if self.basis is not None and self.basis.on != on:
            raise NotAllowed(
                "What lets this go was answered on another day. Nothing has left.",
                instead="Ask anew on the Disclosures page.",
            )

    def refuse_more(self, carries: Pieces) -> None:
        """Ask this of a release before anything becomes bytes by it.

        Raises:
            NotAllowed: what is to be made holds more of a plan than was let go.
        """
        if self.kind in STAYS or self.practice:
            return
        if carries - self.what.carries:
            refuse_bare(carries, None)

    @property
    def words(self) -> str:
        """Whose copy this is, as it is printed at the foot of each page."""
        if self.kind == "preview":
            return f"Preview for {self.officer}. Not for release."
        if self.kind == "archive":
            return "File copy"
        if self.kind == "working_copy":
            return f"No. {self.number} · Working copy for {self.to}. Not to leave the office."
        copy = f"Copy {self.copy_number}" if self.copy_number else "Copy"
        whose = f"{copy} for {self.to}" if self.to else copy
        if self.number:
            return f"No. {self.number} · {whose}"
        return whose if self.to or self.copy_number else ""
