"""What can go wrong, in words fit to show.

::

    CaseworkerError
     +-- NotAllowed             the law or the stage forbids it; nothing changed
     |    +-- WrongStage
     +-- NotFound               there is no such case, paper or version
     +-- Incomplete             something is missing; every gap at once
     +-- RecordsError           the store: disk, lock, passphrase, version
     |    +-- WrongPassphrase
     |    +-- TryLater
     |    +-- DamagedStore
     |    +-- NewerStore
     |    +-- OlderStore        what was saved last is missing
     |    +-- StoreInUse
     |    +-- UnfitPlace
     |    +-- NoRoom
     |    +-- ReadOnlyStore
     |    +-- Unfinished        decided, and put in place at the next start
     +-- UnfitFile              a file brought in is not what it says, or too large
     |    +-- Faulty            every fault of it, each in its line
     +-- WentWrong              a fault of ours, as whoever asked for the work hears of it
     +-- BrokenLaw              a law file leaves something out: ours to mend, never an officer's

Every sentence here may be shown, so none of them carries a fact about a child.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class CaseworkerError(Exception):
    """Something an officer can be told in these words."""


class NotAllowed(CaseworkerError):
    """The law or the stage forbids it. Nothing has changed.

    ``source`` is where the law says so; ``instead`` is what can be done.
    """

    def __init__(self, words: str, *, source: str = "", instead: str = "") -> None:
        super().__init__(" ".join(part for part in (words, instead) if part))
        self.words = words
        self.source = source
        self.instead = instead


class WrongStage(NotAllowed):
    """The case isn't at the stage this needs. ``why`` says more of it, where more is known."""

    def __init__(
        self, wanted: str, stage: str, *, why: str = "", source: str = "", instead: str = ""
    ) -> None:
        words = f"“{wanted}” is not open while the case is at: {stage}."
        super().__init__(f"{words} {why}".rstrip(), source=source, instead=instead)


class NotFound(CaseworkerError):
    """There is no such thing in the records."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing or wrong, and the field it belongs to."""

    field: str
    words: str


class Incomplete(CaseworkerError):
    """The request can't be met as it stands. Carries every gap at once."""

    def __init__(self, gaps: Iterable[Gap]) -> None:
        self.gaps = tuple(gaps)
        super().__init__(" ".join(gap.words for gap in self.gaps))


class RecordsError(CaseworkerError):
    """The store can't be used as it is. ``remedy`` is the one thing to do."""

    def __init__(self, words: str, remedy: str = "") -> None:
        super().__init__(" ".join(part for part in (words, remedy) if part))
        self.words = words
        self.remedy = remedy


class WrongPassphrase(RecordsError):
    """The passphrase opens nothing. The same words for every cause of that."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase does not open these records.",
            "Check Caps Lock and try again, or use the recovery key.",
        )


class TryLater(RecordsError):
    """Too many wrong passphrases; wait ``seconds`` before the next."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many tries. Wait {seconds} seconds before the next one.")
        self.seconds = seconds


class DamagedStore(RecordsError):
    """Part of the store has been damaged or cut short."""

    def __init__(self, what: str = "The records on this disk are damaged.") -> None:
        super().__init__(
            what,
            "Nothing was changed. Restore the newest backup, or ask for help before trying again.",
        )


class NewerStore(RecordsError):
    """The store was written by a later version of Caseworker."""

    def __init__(self) -> None:
        super().__init__(
            "These records were written by a later version of Caseworker.",
            "Nothing was changed. Open them with that version, or update this one.",
        )


class OlderStore(RecordsError):
    """What was saved last is missing: an older copy was put back, or the end is damaged.

    The two can't be told apart from inside. ``ended`` says when the last thing left was written.
    """

    def __init__(self, ended: str = "") -> None:
        until = f" What is left of them ends on {ended}." if ended else ""
        super().__init__(
            f"The newest changes in these records are missing.{until}",
            "Either an older copy was put in their place, or what was saved last was damaged "
            "on the disk. Nothing has been changed now. If a backup was put back on purpose, an "
            "administrator can go on with it. If not, copy the whole folder to a safe place and "
            "ask for help before anybody goes on: what is missing would have to be written again.",
        )


class StoreInUse(RecordsError):
    """Another program has the store open."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"These records are already open {holder}.", "Close them there first.")


class UnfitPlace(RecordsError):
    """Records may not be kept in this place."""


class NoRoom(RecordsError):
    """The disk is full."""

    def __init__(
        self,
        words: str = "The disk is full, so this was not saved.",
        remedy: str = "What was saved before is safe. Free some space and save again.",
    ) -> None:
        super().__init__(words, remedy)


class ReadOnlyStore(RecordsError):
    """The store's folder, or a place for a backup, can't be written to."""

    def __init__(
        self,
        words: str = "The folder that holds these records is read-only.",
        remedy: str = "Nothing was changed. Ask for the right to write there.",
    ) -> None:
        super().__init__(words, remedy)


class Unfinished(RecordsError):
    """The keys are those of other records by now, and the file of these has yet to be moved.

    The next start does that: until then nothing can be read or saved. ``what`` was decided.
    """

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what}, but the file could not be moved into its place yet.",
            "Nothing is lost, and nothing can be saved now. Close Caseworker and whatever else "
            "uses its folder, then open it again: it is finished as the records are unlocked.",
        )


class UnfitFile(CaseworkerError):
    """A file that was brought in is empty, too large, or not what its name says."""


class Faulty(UnfitFile):
    """A file that was brought in, with everything that is wrong with it, line by line."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


class WentWrong(CaseworkerError):
    """A fault of ours, as whoever asked hears of it: what became of the work isn't known.

    What happened is told elsewhere.
    """

    def __init__(self) -> None:
        super().__init__("It was stopped, because something went wrong. You can try it again.")


class BrokenLaw(CaseworkerError):
    """A law file leaves out something that every rule must have."""

    def __init__(self, name: str, why: object) -> None:
        super().__init__(f"The law file {name} can't be read: {why}.")
