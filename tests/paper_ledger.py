"""The ledger on paper, for tests of what stands above the store; the same contract tests it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.ledger import Fate, LedgerAsked, LedgerLine, LedgerRow
from caseworker.domain.release import Release


@dataclass
class PaperLedger:
    """Every copy that left, oldest first."""

    kept: tuple[LedgerLine, ...] = ()

    @property
    def all(self) -> tuple[tuple[CaseNumber | None, Release], ...]:
        return tuple((line.case, line.release) for line in self.kept)

    def next_number(self, year: int) -> str:
        given = [line for line in self.kept if line.number.startswith(f"{year}-")]
        return f"{year}-{len(given) + 1:04d}"

    def keep(self, case: CaseNumber | None, release: Release) -> None:
        used = {each.copy_number for each in self.releases(case)}
        if release.copy_number and release.copy_number in used:
            raise NotAllowed(f"Copy {release.copy_number} has already been made.")
        if release.number != self.next_number(int(release.number.partition("-")[0])):
            raise NotAllowed(f"Disclosure {release.number} is not the next one.")
        self.kept = (*self.kept, LedgerLine(release, case))

    def releases(self, case: CaseNumber | None) -> tuple[Release, ...]:
        return tuple(line.release for line in self.kept if line.case == case)

    def keep_fate(self, fate: Fate) -> None:
        if all(line.number != fate.number for line in self.kept):
            raise NotFound("There is no disclosure with that number.")
        self.kept = tuple(
            replace(line, fates=(*line.fates, fate)) if line.number == fate.number else line
            for line in self.kept
        )

    def lines(self, asked: LedgerAsked) -> tuple[LedgerLine, ...]:
        found = reversed(self.kept)
        return tuple(line for line in found if asked.wants(line.row, line.organisation))

    def rows(self, asked: LedgerAsked) -> tuple[LedgerRow, ...]:
        return tuple(line.row for line in self.lines(asked))

    def numbered(self, numbers: Collection[str]) -> tuple[LedgerLine, ...]:
        return tuple(line for line in reversed(self.kept) if line.number in numbers)
