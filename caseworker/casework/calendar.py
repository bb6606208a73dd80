"""The diary saved for another calendar: asked for, written down, and only then drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from uuid import uuid4

from caseworker.casework.diary import Choice, meeting_rows
from caseworker.casework.office import Done, Officer, Sitting, Touched
from caseworker.casework.records import DueLine, HistoryLine, Records
from caseworker.casework.restrictions import is_veiled
from caseworker.casework.tasks import is_task
from caseworker.documents.calendar_file import CalendarDay, CalendarFile, draw
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger import line_hash
from caseworker.domain.moments import day_of
from caseworker.domain.release import Naming, Release, What

MOST: Final = 5_000  # lines; a calendar with more is of no use to anybody
NO_REASON: Final = "Holds nothing personal."


@dataclass(frozen=True, slots=True)
class SaveCalendar:
    """Save what the diary shows from today on. ``to`` is whose calendar it goes into."""

    naming: Naming
    choice: Choice
    to: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CalendarOffer:
    """What could be saved now: how many lines, of how many cases; whether initials may be in it."""

    lines: int
    cases: int
    more: bool
    initials: bool
    practice: bool


@dataclass(frozen=True, slots=True)
class CalendarDrawn:
    """A calendar as bytes. ``name`` is fit for a file name: nobody's is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CalendarNotSaved:
    """A calendar that was let go never left: the disk was full."""

    saved: SaveCalendar
    why: str


def calendar_offer(choice: Choice) -> Callable[[Records, date], CalendarOffer]:
    """A question: what there is to save."""

    def ask(records: Records, today: date) -> CalendarOffer:
        office = records.office()
        lines, more = _lines(records, choice, today)
        cases = {line.case for line in lines if line.case}
        free = office.clear_copies or office.practice
        return CalendarOffer(len(lines), len(cases), more, free, office.practice)

    return ask


def save_calendar(records: Records, command: SaveCalendar, sitting: Sitting) -> Done:
    """Write down that a calendar leaves; on each case, if it can be told from the file.

    Raises:
        NotAllowed: this office makes no copies without encryption.
        Incomplete: for whom, or why, is missing.
    """
    today = day_of(sitting.at)
    release = _release(records, command, sitting.officer, sitting.at)
    lines, _ = _lines(records, command.choice, today)
    _file(records, command, today).bytes_for(release)  # what can't be drawn isn't written down
    sentence = _sentence(command)
    if command.naming is Naming.INITIALS:
        for number in sorted({line.case for line in lines if line.case}):
            _write_down(records, number, release, sentence, sitting)
    return Done(
        case=None,
        touched=frozenset({Touched.CASE}),
        sentence=sentence,
        act=f"released:calendar:{command.naming.name.lower()}",
        made=str(len(lines)),
    )


def not_saved(records: Records, command: CalendarNotSaved, sitting: Sitting) -> Done:
    """Write down that a calendar never left. The numbers of its copies aren't used again."""
    sentence = f"The calendar file was not saved after all. {command.why}"
    if command.saved.naming is Naming.INITIALS:
        lines, _ = _lines(records, command.saved.choice, day_of(sitting.at))
        for number in sorted({line.case for line in lines if line.case}):
            records.write_history(_history(number, sentence, sitting))
    return Done(None, frozenset({Touched.CASE}), sentence, "release_came_to_nothing")


def calendar(
    command: SaveCalendar, officer: Officer, at: datetime | None = None
) -> Callable[[Records, date], CalendarDrawn]:
    """A question: the calendar that ``save_calendar`` wrote down.

    Raises:
        NotAllowed, Incomplete: it could not be let go.
    """

    def ask(records: Records, today: date) -> CalendarDrawn:
        moment = at or datetime(today.year, today.month, today.day, tzinfo=UTC)
        release = _release(records, command, officer, moment)
        file = _file(records, command, today)
        return CalendarDrawn(file.name, file.bytes_for(release))

    return ask


def _release(records: Records, command: SaveCalendar, officer: Officer, at: datetime) -> Release:
    office = records.office()
    is_personal = command.naming is Naming.INITIALS
    if is_personal and not (office.clear_copies or office.practice):
        raise NotAllowed(
            "This office saves no copies without encryption.",
            instead="Save a calendar with nothing personal in it.",
        )
    return Release(
        kind="clear_copy",
        to=command.to.strip() if is_personal else officer.name,
        officer=officer.name,
        at=at,
        reason=command.reason.strip() if is_personal else NO_REASON,
        practice=office.practice,
    )


def _write_down(
    records: Records, number: CaseNumber, release: Release, sentence: str, sitting: Sitting
) -> None:
    copy_number = len(records.releases(number)) + 1
    kept = Release(
        kind=release.kind,
        to=release.to,
        officer=release.officer,
        at=release.at,
        reason=release.reason,
        copy_number=copy_number,
        practice=release.practice,
        number=records.ledger.next_number(sitting.today.year),
        what=What(title="Calendar file"),
    )
    records.keep_release(number, kept)
    records.write_history(_history(number, f"{sentence} (copy {copy_number})", sitting))
    act = "released:calendar"
    ref = f"{kept.number}:{line_hash(number, kept)}"
    records.write_audit(sitting.at, sitting.officer.id, act, number, ref)


def _history(number: CaseNumber, sentence: str, sitting: Sitting) -> HistoryLine:
    officer = sitting.officer
    return HistoryLine(number, sitting.at, officer.id, officer.name, sentence)


def _sentence(command: SaveCalendar) -> str:
    if command.naming is Naming.NOTHING:
        return "Saved a calendar file with nothing personal in it."
    why = f" Reason: {command.reason.strip()}" if command.reason.strip() else ""
    whose = f" for {command.to.strip()}" if command.to.strip() else ""
    return f"Saved a calendar file with initials and case numbers{whose}.{why}"


def _lines(records: Records, choice: Choice, today: date) -> tuple[tuple[DueLine, ...], bool]:
    """What is owed from today on, and whether there is more than a calendar can hold.

    What is owed on a case that this officer may not open doesn't leave with them.
    """
    lines = records.due_lines(choice.owed(today, None), MOST + 1)
    tasks = (one for one in choice.tasks(records) if one.due.by and one.due.by >= today)
    every = (*lines[:MOST], *tasks)
    return tuple(one for one in every if not is_veiled(one)), len(lines) > MOST


def _file(records: Records, command: SaveCalendar, today: date) -> CalendarFile:
    lines, _ = _lines(records, command.choice, today)
    days = tuple(_days(records, lines))
    return draw(days, command.naming, records.office().marking, today)


def _days(records: Records, lines: Iterable[DueLine]) -> Iterable[CalendarDay]:
    for line in lines:
        due = line.due
        is_meeting = due.row in meeting_rows()
        if due.by is not None:
            yield CalendarDay(
                on=due.by,
                # What a duty is about may be somebody's name; what a meeting is, is chosen.
                duty=_said(line, is_meeting=is_meeting),
                initials="".join(part[0] for part in line.name.split()),
                case=line.case,
                row=due.row,
                event=_first_of(records, line) if is_meeting else due.event or _nobodys(),
            )


def _said(line: DueLine, *, is_meeting: bool) -> str:
    """What stands in another calendar. An officer’s own words may name anybody: they don’t."""
    if is_task(line):
        return "Own task"
    due = line.due
    return f"{due.duty}: {due.about}" if is_meeting and due.about else due.duty


def _first_of(records: Records, line: DueLine) -> EventId:
    """The entry that planned a meeting first, so that one that is moved stays the same one."""
    replaced = {event.id: event.replaces for event in records.case(line.case).events}
    at = line.due.event or _nobodys()
    while (before := replaced.get(at)) is not None:
        at = before
    return at


def _nobodys() -> EventId:
    """An id that no entry has."""
    return EventId(uuid4().hex)
