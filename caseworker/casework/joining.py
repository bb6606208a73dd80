"""Joining two cases of ours that are about the same person: what both have, as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.known_here import JOINED, Known, known_here
from caseworker.casework.merge_writing import Origin, keep_merge, keep_origins, keep_person
from caseworker.casework.moving_kept import Moved
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.records import HistoryLine, Records
from caseworker.casework.restrictions import restrictions
from caseworker.casework.sides import BothSides, both_sides, side_of_case
from caseworker.casework.summaries import rewrite_summary
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import NotAllowed
from caseworker.domain.matching import who
from caseworker.domain.merging import Joined, Piece, Take
from caseworker.domain.packs import CameFrom

ALL: Final = frozenset({
    Touched.CASE, Touched.PERSON, Touched.DIARY, Touched.PLAN, Touched.DOCUMENTS,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Join:
    """Take another case of ours into this one. ``choices`` are by the key of each piece.

    ``mark`` is that of both as they were looked at (``BothSides.mark``); empty asks nothing.
    """

    into: CaseNumber
    other: CaseNumber
    choices: Mapping[str, Take] = field(default_factory=dict)
    mark: str = ""


def same_person(number: CaseNumber) -> Question[tuple[Known, ...]]:
    """Asks for the other cases that may be about the person of this one."""

    def ask(records: Records, today: object) -> tuple[Known, ...]:
        del today
        found = known_here(records, who(records.case(number).person))
        return tuple(one for one in found if one.case != number and one.likeness is not None)

    return ask


def two_cases(into: CaseNumber, other: CaseNumber) -> Question[BothSides]:
    """Asks for both side by side.

    Raises:
        NotFound: there is no such case.
        NotAllowed: it is the same case, or one of them is joined to another.
    """

    def ask(records: Records, today: object) -> BothSides:
        del today
        return _sides(records, into, other)

    return ask


def join(records: Records, command: Join, sitting: Sitting) -> Done:
    """Make one case of two. The other is closed, and keeps what both had.

    Raises:
        NotFound: there is no such case.
        NotAllowed: it is the same case, or one of them is joined to another.
    """
    into, other = command.into, command.other
    sides = _sides(records, into, other)
    if command.mark and command.mark != sides.mark:
        raise NotAllowed(
            "One of the cases was changed after you looked. Nothing was written.",
            instead="Look at what differs now, and join them again.",
        )
    made = sides.joined(command.choices)
    origin = Origin(f"case {other}", sitting.today, from_case=other)
    told = {(one.what, one.ref): one for one in records.exchange.provenance.of_case(other)}
    made = replace(made, stands_for={**_earlier(records, other), **made.stands_for})
    case = records.case(into)
    merge = keep_merge(records, into, sides, made, origin, sitting)
    keep_person(records, case, made, sitting)
    records.moving.move(_moved(made), other, into)
    records.tasks.move(other, into)

    def came(piece: Piece) -> Origin:
        before: CameFrom | None = told.get((piece.what, piece.ref))
        return origin if before is None else Origin(before.whose, before.day, before.pack)

    keep_origins(records, into, made.pieces, merge, came, sitting.officer.id)
    _take_draft(records, into, other)
    _close(records, into, other, sitting)
    return Done(
        case=into,
        touched=ALL,
        sentence=f"Joined case {other} to this one: they are about the same person.",
        act="cases_joined",
        made=merge,
        ref=merge,
    )


def _sides(records: Records, into: CaseNumber, other: CaseNumber) -> BothSides:
    if into == other:
        raise NotAllowed("This is the same case.", instead="Choose another.")
    ours, theirs = side_of_case(records, into), side_of_case(records, other)
    for side in (ours, theirs):
        joined = side.case.last(JOINED)
        if joined is not None:
            raise NotAllowed(
                f"Case {side.case.number} is joined to case {joined.facts['case']} already.",
                instead="Join that one.",
            )
    restricted = restrictions(records).keys()
    if other in restricted and into not in restricted:
        raise NotAllowed(
            f"Case {other} is restricted, and this one is not: everybody could read what it holds.",
            instead="Restrict this case first, or join the other way round.",
        )
    return both_sides(ours, theirs)


def _moved(made: Joined) -> Moved:
    return Moved(
        frozenset(str(event.id) for event in made.events),
        frozenset(str(one.id) for one in made.papers),
        frozenset(one.key for one in made.versions),
    )


def _earlier(records: Records, other: CaseNumber) -> dict[str, str]:
    """What stands for what in the other case, since others were joined to it before."""
    found: dict[str, str] = {}
    for one in records.exchange.provenance.merges(other):
        if one.undone_at is None:
            found |= one.before.get("stands_for", {})
    return found


def _take_draft(records: Records, into: CaseNumber, other: CaseNumber) -> None:
    """A plan that is being written goes on here, if none of its series is."""
    for draft in records.working_drafts(other):
        if records.working_draft(into, draft.series) is None:
            records.keep_working_draft(replace(draft, case=into, edition=uuid4().hex))


def _close(records: Records, into: CaseNumber, other: CaseNumber, sitting: Sitting) -> None:
    happening = Happening(JOINED, sitting.today, facts={"case": str(into)})
    event = entries.add(records, records.case(other), happening, sitting)
    say_of_other(records, other, event.id, sitting)


def say_of_other(records: Records, other: CaseNumber, event: str, sitting: Sitting) -> None:
    """The history, the audit and the row of the list of the other case."""
    case: Case = records.case(other)
    found = next(one for one in case.events if one.id == event)
    words, officer = entries.sentence(records, case, found), sitting.officer
    line = HistoryLine(other, sitting.at, officer.id, officer.name, words, found.id)
    records.write_history(line)
    records.write_audit(sitting.at, officer.id, found.kind, other, found.id)
    rewrite_summary(records, case, records.office(), sitting.today)
