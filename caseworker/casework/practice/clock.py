"""The clock of a practice store: it stands on a day of its own and moves on when asked to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic

from caseworker.casework.office import Done, Office, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.errors import NotAllowed

MORNING = time(9, 0, tzinfo=UTC)
START = datetime.combine(date(2026, 11, 23), MORNING)  # a Monday (decision 38)
LAST_MOMENT = time(23, 59, 59, tzinfo=UTC)


class PracticeClock:
    """Runs on from where it was set, but never past midnight by itself.

    So entries made one after another carry times one after another, and somebody who
    practises late in the evening doesn't wake up in tomorrow.
    """

    def __init__(self, at: datetime = START, elapsed: Callable[[], float] = monotonic) -> None:
        self._elapsed = elapsed
        self._set(at)

    def now(self) -> datetime:
        run = self._at + timedelta(seconds=int(self._elapsed() - self._since))
        return min(run, datetime.combine(self._at.date(), LAST_MOMENT))

    def move_to(self, at: datetime) -> None:
        """Set the clock forward.

        Raises:
            ValueError: that moment is past. What was written down can't be younger than now.
        """
        if at < self._at:
            raise ValueError("a practice clock moves forward only")
        self._set(at)

    def _set(self, at: datetime) -> None:
        self._at = at
        self._since = self._elapsed()


@dataclass(frozen=True, slots=True)
class MoveOn:
    """Let that many days pass in the practice store."""

    days: int = 1


def move_on(records: Records, command: MoveOn, sitting: Sitting) -> Done:
    """Keep the new day in the store, so that it opens on that day again.

    Raises:
        NotAllowed: these are real records, or no day would pass.
    """
    facts = records.office()
    if not facts.practice:
        raise NotAllowed("Only a practice store has a clock that can be moved.")
    if command.days < 1:
        raise NotAllowed("The practice clock moves forward only.")
    day = sitting.today + timedelta(days=command.days)
    records.save_office(replace(facts, practice_now=datetime.combine(day, MORNING)))
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE, Touched.DIARY}),
        sentence=f"Moved the practice clock to {day:%d/%m/%Y}.",
        act="practice_clock_moved",
        made=day.isoformat(),
    )


def let_days_pass(office: Office, clock: PracticeClock, days: int = 1) -> date:
    """The “next day” button: move the store on, then its clock. Answers with the new day."""
    day = date.fromisoformat(office.do(move_on, MoveOn(days)).made)
    clock.move_to(datetime.combine(day, MORNING))
    return day
