"""Cover: who looks after whose cases and tasks, from when until when. Nothing changes hands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import uuid4

from caseworker.casework.giving import called
from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import Among, Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.tasks import TaskSeen, tasks_of
from caseworker.casework.today import DAY, DayList, day_list
from caseworker.casework.whose_kept import ByAnother, Cover
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Here, Right, holders

CHANGED: Final = frozenset({Touched.DIARY})
LINES: Final = 60
"""Lines of each sort that are shown of somebody who is covered; the rest stands in the diary."""
REMEMBERED: Final = timedelta(days=14)
"""How long after a leave it is told what happened in it."""


@dataclass(frozen=True, slots=True)
class SetCover:
    """``by`` looks after what ``officer`` has, both days counted in; no last day is open."""

    officer: OfficerId
    by: OfficerId
    since: date
    until: date | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class EndCover:
    """It ends today."""

    key: str


@dataclass(frozen=True, slots=True)
class Covered:
    """What somebody who is away has to do, for whoever covers."""

    cover: Cover
    day: DayList
    tasks: tuple[TaskSeen, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """What another did on a case; ``name`` is whose case it is."""

    line: ByAnother
    name: str


@dataclass(frozen=True, slots=True)
class WhileAway:
    """What happened on an officer’s cases while they were away; ``more``: it is not all.

    ``cover`` is the last of a leave that several may have covered, ``by`` are all of them.
    """

    cover: Cover
    since: date
    by: tuple[OfficerId, ...]
    lines: tuple[Happened, ...]
    more: bool


def set_cover(records: Records, command: SetCover, sitting: Sitting) -> Done:
    """Somebody covers. An officer says so of their own leave; a manager of anybody’s.

    Raises:
        Incomplete: every gap at once.
        NotAllowed: it is another’s leave, and they may not share out work.
    """
    if command.officer != sitting.officer.id:
        sitting.refuse_unless(Right.SHARE_WORK)
    if gaps := _gaps(records, command, sitting):
        raise Incomplete(gaps)
    clashes = tuple(_clashes(records, command, sitting.here))
    cover = Cover(
        uuid4().hex, command.officer, command.by, command.since, command.until,
        command.why.strip(), sitting.at, sitting.officer.id,
    )  # fmt: skip
    records.whose.keep_cover(cover)
    who, by = (called(one, sitting.here) for one in (cover.officer, cover.by))
    until = f" until {plain(cover.until)}" if cover.until else ""
    words = f"{by} covers for {who} from {plain(cover.since)}{until}."
    return Done(None, CHANGED, " ".join((words, *clashes)), "cover_set", made=cover.id)


def end_cover(records: Records, command: EndCover, sitting: Sitting) -> Done:
    """It ends now, before its last day.

    Raises:
        NotAllowed: it is over already; or it is neither theirs, nor may they share out work.
    """
    cover = records.whose.cover(command.key)
    if sitting.officer.id not in {cover.officer, cover.by}:
        sitting.refuse_unless(Right.SHARE_WORK)
    if is_over(cover, sitting.today):
        raise NotAllowed("This cover has ended already.")
    ended = replace(cover, ended_at=sitting.at, ended_by=sitting.officer.id)
    records.whose.keep_cover(ended)
    who, by = (called(one, sitting.here) for one in (cover.officer, cover.by))
    return Done(None, CHANGED, f"{by} no longer covers for {who}.", "cover_ended", ref=cover.id)


def is_over(cover: Cover, today: date) -> bool:
    """Whether it has ended: by itself, or because somebody ended it."""
    return cover.ended_at is not None or (cover.until is not None and cover.until < today)


def covers_ahead(records: Records, today: date) -> tuple[Cover, ...]:
    """A question: every cover that is under way or to come, the soonest first."""
    found = (one for one in records.whose.covers() if not is_over(one, today))
    return tuple(sorted(found, key=lambda one: one.since))


def covered_by(me: OfficerId) -> Question[tuple[Covered, ...]]:
    """A question: for whom this officer covers today, and what those have to do."""

    def ask(records: Records, today: date) -> tuple[Covered, ...]:
        mine = [one for one in records.whose.covers() if one.by == me and one.holds_on(today)]
        return tuple(
            Covered(
                one,
                day_list(records, today, LINES, Among(officer=one.officer)),
                tasks_of(one.officer)(records, today),
            )
            for one in sorted(mine, key=lambda one: (one.since, one.id))
        )

    return ask


def while_away(me: OfficerId, most: int = LINES) -> Question[WhileAway | None]:
    """A question: what happened in the leave that this officer came back from last.

    Covers that follow one another, or with no working day between them, are one leave. None where
    there was none within a fortnight, or where they are away still.
    """

    def ask(records: Records, today: date) -> WhileAway | None:
        mine = [one for one in records.whose.covers() if one.officer == me and one.since < today]
        if any(one.holds_on(today) for one in mine):
            return None
        mine.sort(key=_end_of, reverse=True)
        if not mine or (ended := _end_of(mine[0])) < today - REMEMBERED:
            return None
        cover, calendar = mine[0], calendar_of(records.office())
        since, by = cover.since, [cover.by]
        for before in mine[1:]:
            if calendar.next_working(_end_of(before) + DAY) < since:
                break
            since = min(since, before.since)
            by.append(before.by)
        until = cover.ended_at or _midnight(ended + DAY)
        found = records.whose.lines_by_others(me, _midnight(since), until, most + 1)
        lines = tuple(one for line in found[:most] if (one := _happened(records, line)))
        return WhileAway(cover, since, tuple(dict.fromkeys(by)), lines, len(found) > most)

    return ask


def _clashes(records: Records, command: SetCover, here: Here) -> Iterator[str]:
    """What nobody does in that time: whoever covers is away, or whoever is away covers."""
    for one in records.whose.covers():
        if not _meets(one, command):
            continue
        until = f" until {plain(one.until)}" if one.until else ""
        when = f"from {plain(one.since)}{until}"
        if one.officer == command.by:
            yield f"But {called(command.by, here)} is away {when}: choose somebody else for then."
        elif one.by == command.officer:
            yield (
                f"But {called(command.officer, here)} covers for {called(one.officer, here)} "
                f"{when}: choose somebody else for then."
            )


def _meets(cover: Cover, command: SetCover) -> bool:
    """Whether a cover that nobody ended has a day of the time that is asked for."""
    begins_before = command.until is None or cover.since <= command.until
    ends_after = cover.until is None or command.since <= cover.until
    return cover.ended_at is None and begins_before and ends_after


def _gaps(records: Records, command: SetCover, sitting: Sitting) -> list[Gap]:
    gaps = []
    here = sitting.here
    same = (one for one in records.whose.covers() if _meets(one, command))
    if any((one.officer, one.by) == (command.officer, command.by) for one in same):
        words = f"{called(command.by, here)} covers in that time already: end that one first."
        gaps.append(Gap("by", words))
    takers = {one.id for one in holders(Right.CHANGE_CASE, sitting.here)}
    if command.by not in takers or command.by == command.officer:
        gaps.append(Gap("by", "Choose a colleague who covers."))
    if command.officer not in {one.id for one in sitting.here.colleagues}:
        gaps.append(Gap("officer", "Choose who is away."))
    if command.until is not None and command.until < max(command.since, sitting.today):
        gaps.append(Gap("until", "It would end before it begins, or before today."))
    return gaps


def _end_of(cover: Cover) -> date:
    if cover.ended_at is not None:
        return day_of(cover.ended_at)
    return cover.until or date.max


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _happened(records: Records, line: ByAnother) -> Happened | None:
    """Nothing of a case that this officer may no longer open."""
    try:
        return Happened(line, records.case(CaseNumber(line.case)).person.name)
    except RestrictedCase:
        return None
