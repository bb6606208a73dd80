"""One case brought back from a backup: beside the case of today, or whole where it is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from caseworker.casework.merge_writing import Origin, take_over
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.casework.restrictions import hidden_from, restrictions, veiled
from caseworker.casework.safekeeping import BackupSeen
from caseworker.casework.sides import BothSides, both_sides, side_of_case
from caseworker.casework.strongroom import OpenStore
from caseworker.casework.taking_apart import TakeApart, take_apart
from caseworker.casework.undo import BroughtBack
from caseworker.casework.worked_on import mark_of_held
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.handover import DocumentGiven
from caseworker.domain.looking import OPENED
from caseworker.domain.merging import Side, Take
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId
from caseworker.domain.taking_apart import Before

IN_BACKUP = "backup"
"""What the audit says beside it: the case was looked at in a backup."""
ALL = frozenset({Touched.CASE, Touched.PERSON, Touched.DIARY, Touched.PLAN, Touched.DOCUMENTS})


@dataclass(frozen=True, slots=True)
class CameBack:
    """A case as a backup has it, with the bytes of its documents.

    ``restricted`` says who alone might open it then; ``officers`` are names of today.
    """

    side: Side = field(repr=False)
    contents: Mapping[str, bytes] = field(repr=False)
    origin: Origin
    restricted: OwnFile | None = None

    @property
    def case(self) -> CaseNumber:
        return self.side.case.number


@dataclass(frozen=True, slots=True)
class BringBack:
    """Take what was chosen. ``mark`` is that of the two sides as they were looked at."""

    came: CameBack
    choices: Mapping[str, Take]
    mark: str


def read_case(store: OpenStore, backup: BackupSeen, number: CaseNumber) -> CameBack:
    """Read one case out of a backup. For the papers lane. The audit keeps that it was looked at.

    Raises:
        NotFound: the backup has no such case.
        NotAllowed: it was destroyed lawfully since; or this officer may bring none back.
        RestrictedCase: it is restricted, there or here, to others than this officer.
    """
    gone = {str(one) for one in store.safe.destroyed()}
    if number in gone:
        raise _destroyed(number)
    who = store.officer.id
    with store.reading()() as now:
        hidden = hidden_from(who, restrictions(now))
    with store.safe.looking_into(backup.path) as then:
        seen = veiled(then, hidden | hidden_from(who, restrictions(then)))
        side = side_of_case(seen, number)
        documents = [one for one in seen.documents(number) if str(one.id) not in gone]
        given = tuple(
            DocumentGiven(
                one.id, one.name, one.kind, one.size, one.sha256, one.added_on, one.added_by
            )
            for one in documents
        )
        contents = {str(one.id): seen.document_content(one.id) for one in documents}
        kept = next((one for one in then.own_files.of(RESTRICTED) if one.name == number), None)
    store.office.see_noted(may_be_brought, OPENED, IN_BACKUP, number)
    day = day_of(backup.at)
    names = {one.id: one.name for one in store.officers()}
    origin = Origin(f"the backup of {day_words(day)}", day, officers=names)
    return CameBack(replace(side, papers=given), contents, origin, kept)


def may_be_brought(records: Records, today: object) -> None:
    """Asks for nothing: what a case says in a backup is for those who may bring it back."""
    del records, today


def sides_of(came: CameBack) -> Question[BothSides]:
    """Asks for the case of today beside that of the backup; without ours where it is gone."""

    def ask(records: Records, today: object) -> BothSides:
        del today
        return _sides(records, came)

    return ask


def bring_back(records: Records, command: BringBack, sitting: Sitting) -> Done:
    """Write what was chosen to the case, or the whole case under its own number.

    Raises:
        NotAllowed: the case was changed after it was looked at; nothing of the backup is new; or
            an entry or document of it stands in another case.
    """
    came, number = command.came, command.came.case
    if any(one.number == number for one in records.disposal.destroyed()):
        raise _destroyed(number)
    sides = _sides(records, came)
    if command.mark != sides.mark:
        raise NotAllowed(
            "This case was changed after you looked. Nothing was written.",
            instead="Look at what differs now, and try again.",
        )
    made = sides.joined(command.choices)
    if sides.ours is not None and made.is_nothing:
        raise NotAllowed("Nothing of it is new here, or nothing was chosen.")
    ids = {str(event.id) for event in made.events} | {str(one.id) for one in made.papers}
    for other in sorted(records.moving.cases_with(ids) - {number}):
        raise NotAllowed(f"Entries or documents of it stand in case {other} already.")
    if sides.ours is None:
        _begin(records, came, sitting.officer.id)
    merge = take_over(records, number, sides, made, came.origin, came.contents, sitting)
    what = "Brought back this case" if sides.ours is None else "Took into this case what was chosen"
    return Done(
        number,
        ALL,
        f"{what} from {came.origin.whose}.",
        "case_brought_back",
        made=number,
        undo=BroughtBack(number, merge, _mark(records, number, to_come=1)),
    )


def undo_bringing(records: Records, command: BroughtBack, sitting: Sitting) -> Done:
    """Take out again what was just brought back: the backup still has it.

    The ``case`` of the answer is None where the whole case is gone again.

    Raises:
        NotAllowed: somebody has worked on the case since, or it was taken apart before.
        NotFound: it is no longer here.
    """
    number = command.case
    if _mark(records, number) != command.mark:
        raise NotAllowed(
            "The case was worked on since, so it was left as it is.",
            instead="Take it apart from the case, or close it as opened by mistake.",
        )
    begun = Before.of(records.exchange.provenance.merge(command.merge).before).begun
    came = number
    if not begun:
        came = CaseNumber(take_apart(records, TakeApart(command.merge), sitting).made)
    records.erase_case(came)
    records.write_audit(sitting.at, sitting.officer.id, "bringing_undone", came, command.merge)
    what = f"case {number}, which was brought" if begun else "what was brought"
    sentence = f"Took out again {what} back from a backup."
    case = None if begun else number
    return Done(case, ALL, sentence, "bringing_undone", ref=command.merge)


def _destroyed(number: CaseNumber) -> NotAllowed:
    words = f"Case {number} was destroyed under the retention rules. It is not brought back."
    return NotAllowed(words)


def _mark(records: Records, number: CaseNumber, to_come: int = 0) -> str:
    """With the lines of the history: a task or a filing is kept beside the case, and told there."""
    return f"{mark_of_held(records, number)}/{len(records.history(number)) + to_come}"


def _begin(records: Records, came: CameBack, officer: OfficerId) -> None:
    """The case under its own number; restricted as it was."""
    case = came.side.case
    records.open_case(Case(case.number, case.person, case.setting, officer))
    if came.restricted is not None:
        records.own_files.keep(came.restricted)


def _sides(records: Records, came: CameBack) -> BothSides:
    try:
        ours = side_of_case(records, came.case)
    except NotFound:
        ours = None
    return both_sides(ours, came.side)
