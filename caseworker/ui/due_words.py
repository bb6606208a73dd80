"""What is owed, put into the words of a line."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

from caseworker.casework.records import DueLine, OpenDue
from caseworker.casework.tasks import is_task
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.days import Unit, days_late
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Nature, TimeLimit
from caseworker.ui.palette import Tone
from caseworker.ui.parts.due_line import DueWords
from caseworker.ui.parts.typed_day import how_long, short_day, with_age

SOON: Final = timedelta(days=7)
OPEN_TASK: Final = "Open task"
CAUTION: Final = "check with the authority"

#: What the button says, by the kind of entry that would meet the duty; the first that fits.
_BUTTONS: Final = (
    ("decided_to_", "Record decision"),
    ("refused_to_", "Record decision"),
    ("draft_sent", "Open plan"),
    ("final_plan_sent", "Open plan"),
    ("advice_", "Open advice"),
    ("review_", "Open review"),
    ("meeting_", "Record meeting"),
    ("consent_", "Ask afresh"),
)


def due_words(line: DueLine, today: date, calendar: Calendar | None = None) -> DueWords:
    """One line of a list of things owed, as it is read on ``today``.

    ``calendar`` has the working days of the office; without it they are England’s as shipped.
    """
    due = line.due
    whom = with_age(line.name, line.born, today)
    limit = _limit(due)
    notice = limit.notice((due.by - today).days) if limit and due.by else 0
    said = f"  ·  {notice_words(notice)}" if notice else ""
    return DueWords(
        key=(str(line.case), due.key),
        tone=tone_of(line, today),
        day=short_day(due.by, today) if due.by else "No date",
        how_long=how_it_stands(due, today, calendar),
        owed=f"{due.duty}: {due.about}" if due.about else due.duty,
        whom=f"{whom if due.ours else f'{whom}  ·  waiting on {due.whose}'}{said}",
        source=due.source,
        button=OPEN_TASK if is_task(line) else _button(due) if due.ours or due.window else "Chase",
        because=tuple(part for part in due.because.splitlines() if part),
        caution=CAUTION if due.checked == "memory" else "",
        letter=_has_letter(due, limit),
    )


def _has_letter(due: OpenDue, limit: TimeLimit | None) -> bool:
    """Others are chased by one; of ours a delay is told where the law lists exceptions."""
    if limit is None or due.window:
        return False
    return bool(limit.unless) if due.ours else limit.nature is Nature.DEADLINE


def how_it_stands(due: OpenDue, today: date, calendar: Calendar | None = None) -> str:
    """How long there is, or how late it is: counted in working days where the limit is."""
    if due.by is None:
        return ""
    limit = _limit(due)
    if limit is not None and not due.window and due.by < today:
        late = days_late(due.by, today, limit.late_unit, calendar or england())
        return f"{limit.late_unit.of(late)} late"
    if due.window and due.by < today:
        return f"closed {Unit.DAYS.of((today - due.by).days)} ago"
    words = how_long(due.by, today)
    return f"closes {words}" if due.window else words


def notice_words(days: int) -> str:
    """“60 days’ notice”."""
    return f"{days} days’ notice"


def brief(due: OpenDue) -> str:
    """The duty in few words: a label, where there is no room for all of them."""
    limit = _limit(due)
    duty = limit.brief if limit is not None else due.duty
    return f"{duty}: {due.about}" if due.about else duty


def tone_of(line: DueLine, today: date) -> Tone:
    """Red is late, amber within a week, green after it; blue is what others owe."""
    by = line.due.by
    if by is None or line.due.window or not line.due.ours:
        return Tone.RED if by and by < today and not line.due.window else Tone.BLUE
    if by < today:
        return Tone.RED
    return Tone.AMBER if by < today + SOON else Tone.GREEN


@cache
def _limits() -> dict[tuple[str, str], TimeLimit]:
    """By id and duty: one id may stand for several duties of one provision."""
    return {(limit.id, limit.duty): limit for limit in the_law().time_limits}


def _limit(due: OpenDue) -> TimeLimit | None:
    """The row of the line; one of its id where the words of the duty have changed since."""
    found = _limits().get((due.row, due.duty))
    return found or next((one for one in the_law().time_limits if one.id == due.row), None)


def _button(due: OpenDue) -> str:
    limit = _limit(due)
    met_by = sorted(limit.met_by) if limit else []
    for begins, words in _BUTTONS:
        if any(kind.startswith(begins) for kind in met_by):
            return words
    return "Open case"
