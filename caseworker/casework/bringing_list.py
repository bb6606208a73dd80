"""Bring in a list of cases in one act, try it first, and take the whole of it back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework.brought_kept import BroughtCase, BroughtList
from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.export_all import Watch
from caseworker.casework.list_columns_kept import ColumnsChosen, keep_columns
from caseworker.casework.list_lines import found_here
from caseworker.casework.office import Done, Office, Sitting, Touched
from caseworker.casework.records import HistoryLine, Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.summaries import summarise
from caseworker.casework.worked_on import held_of
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError, Incomplete, NotAllowed, NotFound
from caseworker.domain.matching import who
from caseworker.domain.reading_order import apart
from caseworker.domain.roles import Right

TOUCHED: Final = frozenset({Touched.CASE, Touched.PERSON, Touched.DIARY})
MOST_NAMED: Final = 8
LOOK_AGAIN: Final = "Nothing was brought in. Go back, and look at every line again."


@dataclass(frozen=True, slots=True)
class BringList:
    """The lines of a list that become cases, by their place in the file, and where it came from.

    ``columns`` is what the officer said of its headings, to be known the next time. ``forced``
    are lines that are opened though somebody like them is here.
    """

    name: str
    sha256: str
    lines: Mapping[int, OpenCase] = field(repr=False)
    columns: ColumnsChosen | None = None
    forced: frozenset[int] = frozenset()
    watch: Watch = field(default_factory=Watch)


@dataclass(frozen=True, slots=True)
class UndoList:
    """The list that is taken back, with every case that came of it."""

    list: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What would come of a list: how many cases, and what is refused of which line."""

    would_open: int
    refused: Mapping[int, CaseworkerError]


class _TakenBack(CaseworkerError):
    """The list was tried: whatever that wrote is undone by leaving the sitting so."""

    def __init__(self, tried: Tried) -> None:
        super().__init__("The list was tried. Nothing was changed.")
        self.tried = tried


def bring_list(records: Records, command: BringList, sitting: Sitting) -> Done:
    """Open a case for each line: all of them, or none.

    Raises:
        NotAllowed: there is no line, or somebody in it has come into the records meanwhile.
        Incomplete: a line can't be a case; its words say which.
        Stopped: somebody stopped it. Nothing has changed.
    """
    if not command.lines:
        raise NotAllowed("There is no line that can be brought in.")
    for line, words in _here_by_now(records, command).items():
        raise NotAllowed(f"Line {line}: {words}", instead=LOOK_AGAIN)
    id_ = uuid4().hex
    cases = []
    for done, (line, opening) in enumerate(command.lines.items()):
        command.watch.tell(done, len(command.lines))
        try:
            number = _open(records, opening, sitting, id_)
        except Incomplete as error:
            raise NotAllowed(f"Line {line}: {error}", instead="Nothing was brought in.") from error
        cases.append((line, number))
    if command.columns is not None:
        keep_columns(records, command.columns, sitting)
    marks = [BroughtCase(id_, number, at, mark_of(records, number)) for at, number in cases]
    brought = BroughtList(
        id_, sitting.at, sitting.officer.id, command.name, command.sha256, len(cases)
    )
    records.brought.keep(brought, tuple(marks))
    many = f"{len(cases):,} {'case' if len(cases) == 1 else 'cases'}"
    sentence = f"Brought in a list: {many} opened."
    return Done(None, TOUCHED, sentence, "list_brought_in", made=id_, ref=id_)


def try_list(office: Office, command: BringList) -> Tried:
    """Do all of it by the very duties, then undo it: what would open, and what would be refused.

    Raises:
        Stopped: somebody stopped it.
    """
    try:
        office.do(tried_out, command)
    except _TakenBack as over:
        return over.tried
    raise AssertionError("a list that is tried is always taken back")


def tried_out(records: Records, command: BringList, sitting: Sitting) -> Done:
    """Open a case for each line and raise, so that nothing of it stays."""
    refused: dict[int, CaseworkerError] = {
        line: NotAllowed(words) for line, words in _here_by_now(records, command).items()
    }
    for done, (line, opening) in enumerate(command.lines.items()):
        command.watch.tell(done, len(command.lines))
        if line in refused:
            continue
        try:
            _open(records, opening, sitting, "")
        except CaseworkerError as error:
            refused[line] = error
    raise _TakenBack(Tried(len(command.lines) - len(refused), refused))


def undo_list(records: Records, command: UndoList, sitting: Sitting) -> Done:
    """Take every case out of the records that came of a list, as if it had never been brought in.

    Raises:
        NotFound: there is no such list, or it was taken back already.
        NotAllowed: somebody else brought it in, and this officer doesn’t share out their work;
            or somebody has worked on some of its cases since: they are named.
    """
    brought = next((one for one in records.brought.lists() if one.id == command.list), None)
    if brought is None or brought.undone_at is not None:
        raise NotFound("There is no such list, or it was taken back already.")
    if brought.officer != sitting.officer.id:
        sitting.refuse_unless(Right.SHARE_WORK)
    cases = records.brought.cases_of(brought.id)
    if since := [one for one in cases if _worked_on(records, one)]:
        names = [_named(records, one.case) for one in since[:MOST_NAMED]]
        more = f" and {len(since) - MOST_NAMED:,} more" if len(since) > MOST_NAMED else ""
        raise NotAllowed(
            f"The list can’t be taken back: these cases were worked on since: "
            f"{', '.join(names)}{more}.",
            instead="Close those that were opened by mistake one by one.",
        )
    for one in cases:
        records.erase_case(one.case)
        records.write_audit(sitting.at, sitting.officer.id, "list_taken_back", one.case, brought.id)
    records.brought.note_undone(brought.id, sitting.at, sitting.officer.id)
    many = f"{len(cases):,} {'case' if len(cases) == 1 else 'cases'}"
    sentence = f"Took the list back: {many} are no longer in the records."
    return Done(None, TOUCHED, sentence, "list_taken_back", ref=brought.id)


def lists_brought(records: Records, today: date) -> tuple[BroughtList, ...]:
    """A question: the lists that were brought in, newest first."""
    del today
    return records.brought.lists()


def mark_of(records: Records, number: CaseNumber) -> str:
    """A mark of everything that anybody may have done on a case: another, once it was worked on."""
    held = (*held_of(records, number), [line.words for line in records.history(number)])
    return hashlib.sha256(repr(held).encode()).hexdigest()


def _here_by_now(records: Records, command: BringList) -> dict[int, str]:
    """Lines of whom somebody else opened a case since they were looked for, and what is found."""
    here = {}
    for line, opening in command.lines.items():
        if line in command.forced:
            continue
        found = found_here(records, who(opening.person))
        if found is not None and found.is_same:
            here[line] = found.words
    return here


def _open(records: Records, opening: OpenCase, sitting: Sitting, id_: str) -> CaseNumber:
    """One case, with all that the office writes of a duty: its history, its row, its audit line."""
    done = open_case(records, opening, sitting)
    number = CaseNumber(done.made)
    officer = sitting.officer
    records.write_history(
        HistoryLine(number, sitting.at, officer.id, officer.name, done.sentence, done.event)
    )
    records.write_summary(summarise(records.case(number), records.office(), sitting.today))
    records.write_audit(sitting.at, officer.id, done.act, number, id_)
    return number


def _worked_on(records: Records, one: BroughtCase) -> bool:
    try:
        return mark_of(records, one.case) != one.mark
    except RestrictedCase:
        return True


def _named(records: Records, number: CaseNumber) -> str:
    try:
        return f"{apart(records.case(number).person.name)} ({number})"
    except RestrictedCase:
        return f"a restricted case ({number})"
