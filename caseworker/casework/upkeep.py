"""Looking after the records, without anybody having to think of it.

The first time in a day that they are opened, they are copied and the copy is proved; once
a week, and after a crash, all of them are looked through.
"""

from __future__ import annotations

from dataclasses import dataclass

from caseworker.casework.safekeeping import BackupProof
from caseworker.casework.strongroom import Finding, OpenStore
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.moments import day_of


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What was done, and what came of it; ``no_backup`` says why one that was due is missing."""

    backup: BackupProof | None = None
    findings: tuple[Finding, ...] = ()
    after_a_crash: bool = False
    no_backup: str = ""

    @property
    def is_well(self) -> bool:
        return not self.no_backup and all(finding.sound for finding in self.findings)

    @property
    def words(self) -> str:
        """What the officer should be told; nothing when all went as it does every day."""
        told = [finding.words for finding in self.findings if not finding.sound]
        if told:
            told.insert(0, "Something is wrong with the records. Stop, and ask for help.")
        elif self.after_a_crash:
            told.append(
                "The records were not closed properly last time. "
                "All of them were looked through, and what is there is whole."
            )
        if self.no_backup:
            told.append(f"Today's backup was not made. {self.no_backup}")
        return " ".join(told)


def look_after(store: OpenStore) -> Upkeep:
    """Check what should be checked, then copy what should be copied.

    In that order, since a copy of damaged records would be refused and not said to be so.
    A practice store is never worth it.
    """
    if store.practice:
        return Upkeep()
    health = store.health()
    findings = store.check() if health.check_due else ()
    after_a_crash = bool(findings) and not health.was_closed
    try:
        return Upkeep(back_up_if_due(store), findings, after_a_crash)
    except CaseworkerError as error:
        return Upkeep(None, findings, after_a_crash, str(error))


def back_up_if_due(store: OpenStore) -> BackupProof | None:
    """The first time in a day that the records are opened, copy them and prove the copy.

    A practice store is never worth one. None: there is one of today already.

    Raises:
        RecordsError: it could not be made; what was there before is untouched.
    """
    if store.practice:
        return None
    last = store.health().last_backup
    if last is not None and day_of(last.at) == store.office.today:
        return None
    return store.back_up(why="DAILY")
