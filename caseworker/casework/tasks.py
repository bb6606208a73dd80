"""What officers set themselves, or a colleague, to do: new, changed, put off, done, deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from caseworker.casework.giving import called
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import DueLine, OpenDue, Records
from caseworker.casework.tasks_kept import Task
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId
from caseworker.domain.repeating import Every, Repeats
from caseworker.domain.roles import Right, holders

ROW: Final = "task "
"""What the row of a line begins with that is a task and no duty of the law."""
WEIGHT: Final = "task"
CHANGED: Final = frozenset({Touched.DIARY})
MOST_WORDS: Final = 300


@dataclass(frozen=True, slots=True)
class NewTask:
    """What to do, for whom, by when. ``every`` makes it come round, from its day on."""

    words: str
    officer: OfficerId
    by: date | None = None
    case: CaseNumber | None = None
    note: str = ""
    every: Every | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeTask:
    """A task as it should now stand."""

    key: str
    to: NewTask


@dataclass(frozen=True, slots=True)
class PutOff:
    """To another day."""

    key: str
    to: date


@dataclass(frozen=True, slots=True)
class OneTask:
    """It is done, is not done after all, or is deleted."""

    key: str


@dataclass(frozen=True, slots=True)
class PutBack:
    """A task that was deleted, as it was."""

    task: Task


@dataclass(frozen=True, slots=True)
class TaskSeen:
    """A task, and whose case it is about: both empty where it is about none."""

    task: Task
    name: str = ""
    born: date | None = None


def add_task(records: Records, command: NewTask, sitting: Sitting) -> Done:
    """A new task. ``made`` is its id.

    Raises:
        Incomplete: every gap at once.
        RestrictedCase: this officer may not open the case.
    """
    _refuse_gaps(records, command, sitting)
    blank = Task(uuid4().hex, command.officer, "", None, sitting.at, sitting.officer.id)
    task = _filled(blank, command)
    records.tasks.keep(task)
    whose = _for_whom(task, sitting)
    return _done(task, f"New task{whose}: {_said(task)}.", "task_made")


def change_task(records: Records, command: ChangeTask, sitting: Sitting) -> Done:
    """The task as it should now stand, done or not.

    Raises:
        Incomplete: every gap at once.
        NotAllowed: it is another’s, and this officer neither made it, covers nor shares out work.
    """
    task = _mine(records, command.key, sitting)
    _refuse_gaps(records, command.to, sitting)
    task = _filled(task, command.to)
    records.tasks.keep(task)
    whose = _for_whom(task, sitting)
    return _done(task, f"Changed the task{whose}: {_said(task)}.", "task_changed")


def put_off(records: Records, command: PutOff, sitting: Sitting) -> Done:
    """The same task on another day. A repeating one comes round on its old days all the same."""
    task = _mine(records, command.key, sitting)
    records.tasks.keep(replace(task, by=command.to))
    return _done(task, f"Put off to {plain(command.to)}: {task.words}.", "task_put_off")


def finish_task(records: Records, command: OneTask, sitting: Sitting) -> Done:
    """It is done. One that comes round comes on its next day after today: none pile up."""
    task = _mine(records, command.key, sitting)
    if task.is_done:
        raise NotAllowed("This task is done already.")
    records.tasks.keep(replace(task, done_at=sitting.at, done_by=sitting.officer.id))
    words = f"Done: {task.words}."
    if following := _next_of(records, task, sitting.at):
        records.tasks.keep(following)
        words += f" It comes round on {plain(following.by)}." if following.by else ""
    return _done(task, words, "task_done")


def reopen_task(records: Records, command: OneTask, sitting: Sitting) -> Done:
    """It is not done after all; the next one of its series that this brought goes again.

    One that somebody has changed or put off since holds their words, and stays.
    """
    task = _mine(records, command.key, sitting)
    words = f"Not done after all: {task.words}."
    for other in records.tasks.of_series(task.series) if task.series else ():
        if other.is_done or other.made_at != task.done_at:
            continue
        brought = _brought(records, task)
        if brought is not None and _is_untouched(other, brought):
            records.tasks.drop(other.id)
        else:
            words += " The next one was changed since, and stays."
    records.tasks.keep(replace(task, done_at=None, done_by=None))
    return _done(task, words, "task_reopened")


def drop_task(records: Records, command: OneTask, sitting: Sitting) -> Done:
    """Delete it, and with it whatever of its series would still come."""
    task = _mine(records, command.key, sitting)
    records.tasks.drop(task.id)
    return _done(task, f"Deleted the task: {task.words}.", "task_deleted")


def put_back(records: Records, command: PutBack, sitting: Sitting) -> Done:
    """A deleted task stands as it was."""
    _refuse_others(records, command.task, sitting)
    records.tasks.keep(command.task)
    return _done(command.task, f"The task is back: {command.task.words}.", "task_put_back")


def tasks_of(*officers: OfficerId) -> Callable[[Records, date], tuple[TaskSeen, ...]]:
    """A question: what these officers have not done yet, soonest first."""

    def ask(records: Records, today: date) -> tuple[TaskSeen, ...]:
        del today
        return _all_seen(records, records.tasks.to_do(set(officers)))

    return ask


def tasks_of_case(number: CaseNumber) -> Callable[[Records, date], tuple[TaskSeen, ...]]:
    """A question: what anybody has to do about this case."""

    def ask(records: Records, today: date) -> tuple[TaskSeen, ...]:
        del today
        return _all_seen(records, records.tasks.of_case(number))

    return ask


def one_task(key: str) -> Callable[[Records, date], TaskSeen]:
    """A question: the task of a line. Raises NotFound: it is there no more."""

    def ask(records: Records, today: date) -> TaskSeen:
        del today
        return _seen(records, records.tasks.get(key.removeprefix(ROW)))

    return ask


def task_lines(records: Records, *officers: OfficerId) -> tuple[DueLine, ...]:
    """The tasks of these officers that have a day, as lines beside what is owed; soonest first."""
    dated = [one for one in records.tasks.to_do(set(officers)) if one.by]
    return tuple(line_of(one) for one in _all_seen(records, dated))


def line_of(seen: TaskSeen) -> DueLine:
    """A task as a line among what is owed: by its row, and its weight, it is told apart."""
    task = seen.task
    note = f"Note: {task.note}" if task.note else ""
    due = OpenDue(
        f"{ROW}{task.id}", task.words, task.by, ours=True, whose="", source="Own task",
        because=note, weight=WEIGHT,
    )  # fmt: skip
    return DueLine(task.case or CaseNumber(""), seen.name, seen.born, "", due)


def is_task(line: DueLine) -> bool:
    """Whether it is a task and no duty of the law."""
    return line.due.row.startswith(ROW)


def _all_seen(records: Records, tasks: Iterable[Task]) -> tuple[TaskSeen, ...]:
    """Each with whose case it is about: asked at once, since somebody may have hundreds."""
    found = tuple(tasks)
    named = records.named({one.case for one in found if one.case is not None})
    return tuple(
        TaskSeen(one, named[one.case].name, named[one.case].born) if one.case else TaskSeen(one)
        for one in found
    )


def _seen(records: Records, task: Task) -> TaskSeen:
    (seen,) = _all_seen(records, (task,))
    return seen


def _refuse_gaps(records: Records, command: NewTask, sitting: Sitting) -> None:
    gaps = [] if command.words.strip() else [Gap("words", "Say what there is to do.")]
    if command.officer not in {one.id for one in holders(Right.CHANGE_CASE, sitting.here)}:
        gaps.append(Gap("officer", "Choose whose task it is."))
    if command.every is not None and command.by is None:
        gaps.append(Gap("by", "Give the first day on which it comes round."))
    if command.until and command.by and command.until < command.by:
        gaps.append(Gap("until", "It would end before its first day."))
    if len(command.words) > MOST_WORDS:
        gaps.append(Gap("words", "Say it in fewer words; the note has room for the rest."))
    if gaps:
        raise Incomplete(gaps)
    if command.case is not None:
        records.case(command.case)


def _filled(task: Task, command: NewTask) -> Task:
    repeats = None
    if command.every is not None and command.by is not None:
        was = task.repeats
        same = was is not None and was.every is command.every and task.by == command.by
        first = was.first if same and was is not None else command.by
        repeats = Repeats(command.every, first, command.until)
    return replace(
        task,
        officer=command.officer,
        words=" ".join(command.words.split()),
        by=command.by,
        case=command.case,
        note=command.note.strip(),
        repeats=repeats,
        series=(task.series or task.id) if repeats else "",
    )


def _next_of(records: Records, task: Task, done_at: datetime) -> Task | None:
    """The next time of a task that is done at that moment; None where it doesn’t come again."""
    if task.repeats is None:
        return None
    today = day_of(done_at)
    following = task.repeats.after(max(task.by or today, today), calendar_of(records.office()))
    if following is None:
        return None
    return replace(task, id=uuid4().hex, by=following, made_at=done_at)


def _is_untouched(now: Task, brought: Task) -> bool:
    """Whether it is as it came; a case that was given took its tasks along."""
    return replace(now, id=brought.id, officer=brought.officer) == brought


def _brought(records: Records, task: Task) -> Task | None:
    """What came of doing a task, as it was then."""
    if task.done_at is None:
        return None
    return _next_of(records, replace(task, done_at=None, done_by=None), task.done_at)


def _mine(records: Records, key: str, sitting: Sitting) -> Task:
    task = records.tasks.get(key)
    _refuse_others(records, task, sitting)
    return task


def _refuse_others(records: Records, task: Task, sitting: Sitting) -> None:
    """Whose it is, who gave it, and who covers may; else whoever shares out work."""
    me, today = sitting.officer.id, sitting.today
    covers = any(
        one.by == me and one.officer == task.officer and one.holds_on(today)
        for one in records.whose.covers()
    )
    if me not in {task.officer, task.made_by} and not covers:
        sitting.refuse_unless(Right.SHARE_WORK)


def _for_whom(task: Task, sitting: Sitting) -> str:
    if task.officer == sitting.officer.id and task.case is None:
        return ""
    return f" for {called(task.officer, sitting.here)}"


def _said(task: Task) -> str:
    parts = [task.words, f"by {plain(task.by)}" if task.by else ""]
    parts.append(task.repeats.words if task.repeats else "")
    return ", ".join(part for part in parts if part)


def _done(task: Task, sentence: str, act: str) -> Done:
    touched = CHANGED | {Touched.CASE} if task.case else CHANGED
    return Done(task.case, touched, sentence, act, made=task.id)
