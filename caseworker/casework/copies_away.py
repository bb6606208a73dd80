"""The weekly copy that is taken away: written down in the log of media, and in the audit."""

from __future__ import annotations

from dataclasses import dataclass

from caseworker.casework.media import Written, written_to
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.safekeeping import COPIED

LONGEST_REF = 16
WHAT = "A backup of all the records, encrypted"


@dataclass(frozen=True, slots=True)
class NoteCopy:
    """A copy was put on a numbered medium and read back; ``who`` takes it away."""

    medium: str
    who: str


def note_copy(records: Records, command: NoteCopy, sitting: Sitting) -> Done:
    """Write down that a copy is taken away.

    Raises:
        NotAllowed: that medium is written down as lost.
        Incomplete: its number, or who takes it, is missing.
    """
    written_to(records, Written(command.medium, command.who, "", words=WHAT), sitting)
    number = " ".join(command.medium.split()).upper()
    return Done(
        None,
        frozenset({Touched.BOOK}),
        f"A copy of the records is on medium {number}. It was read back and is whole.",
        COPIED,
        ref=number[:LONGEST_REF],
    )
