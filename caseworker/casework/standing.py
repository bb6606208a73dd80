"""A name that belongs to another case stands where it is right: with a reason that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caseworker.casework.found_names import NO_CASE, STANDS, Found
from caseworker.casework.name_guard import looked_over
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.papers import drawn_up
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.release import Release

IN_A_PACK: Final = "hand_over"
"""What stands for the paper where it is a whole case that is to leave."""


@dataclass(frozen=True, slots=True)
class LetStand:
    """Let what was found in a paper stand. ``print`` is its own; ``to`` whom the copy is for.

    ``found`` is what it is, where it stands in a pack: that is not drawn again to look for it.
    """

    wanted: Wanted
    print: str
    reason: str
    to: str = ""
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """An officer has looked at what could not be read. ``print`` is that of what was found."""

    wanted: Wanted
    print: str
    to: str = ""
    found: Found | None = None


def let_stand(records: Records, command: LetStand, sitting: Sitting) -> Done:
    """Write down why it may stand there: for this case, and for this very text alone.

    Neither the reason’s line in the history nor the audit says what the words are.

    Raises:
        Incomplete: no reason was given.
        NotFound: it is no longer found in the paper.
    """
    reason = " ".join(command.reason.split())
    if not reason:
        raise Incomplete([Gap("reason", "Say why it is right that this stands there.")])
    found = _found(records, command, sitting)
    if found.is_unseen:
        raise NotFound("Nobody has looked through that yet: look at it, and tick that you have.")
    case = command.wanted.case
    name = f"{case or NO_CASE}/{found.print}"
    records.own_files.keep(OwnFile(STANDS, name, reason, sitting.at, sitting.officer.id))
    what = found.said.removesuffix(f": {found.where}.")
    return Done(
        case=case,
        touched=frozenset({Touched.CASE}),
        sentence=f"Let this stand in a paper: {what} ({found.place}). Reason: {reason}",
        act="name_let_stand",
        made=found.print[:16],
    )


def looked_through(records: Records, command: LookedThrough, sitting: Sitting) -> Done:
    """Write down that the officer has looked through what no program could, as a scanned page.

    It holds for that very file on this case; of another file it is asked again.

    Raises:
        NotFound: it goes along with the paper no longer, or a program can read it.
    """
    found = _found(records, command, sitting)
    if not found.is_unseen:
        raise NotFound("That is a name: say why it may stand.")
    words = f"Looked through {found.place}. Nobody of another case is in it."
    case = command.wanted.case
    name = f"{case or NO_CASE}/{found.print}"
    records.own_files.keep(OwnFile(STANDS, name, words, sitting.at, sitting.officer.id))
    return Done(
        case=case,
        touched=frozenset({Touched.CASE}),
        sentence=words,
        act="looked_through",
        made=found.print[:16],
    )


def _found(records: Records, command: LetStand | LookedThrough, sitting: Sitting) -> Found:
    if command.wanted.paper == IN_A_PACK and command.found is not None:
        records.case(case_of(command.wanted))  # nobody lets stand what they may not open
        return command.found
    officer = sitting.officer.name
    to = command.to.strip() or officer
    release = Release("archive", to, officer, sitting.at, practice=records.office().practice)
    facts, paper = drawn_up(records, command.wanted, sitting.today)
    for one in looked_over(records, command.wanted, facts, paper, release):
        if one.print == command.print:
            return one
    raise NotFound("That no longer stands in this paper.")
