"""One line of the diary: what is owed, by when, by whom, and says who."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker.domain.case import EventId
from caseworker.domain.days import Count
from caseworker.domain.law.limits import Checked, Citation, Nature, TimeLimit, Weight

FROM_MEMORY = "Written from memory: check with the authority."


class DueState(Enum):
    """How a duty stands on a day."""

    WAITING = "waiting"
    """Nothing can be done but wait: a window is open, or the day to count from isn't known."""
    DUE = "due"
    LATE = "late"
    DONE = "done"
    EXCUSED = "excused"
    NONE = "none"
    """No longer owed, or never had a clock."""


@dataclass(frozen=True, slots=True)
class Due:
    """What one row of the law asks of one case, as it stands on a day.

    ``by`` is the last day in time; for a row that forbids, the first day allowed. ``target``
    is the day to aim for: an officer's own, or the working day before. ``about`` says which
    of several this one is (the adviser asked). ``because`` is the whole reason in words.
    """

    row: TimeLimit
    state: DueState
    by: date | None
    target: date | None
    about: str
    because: str
    ours: bool
    started_by: EventId
    starts: date | None
    counted: Count | None
    met_by: EventId | None = None
    done_on: date | None = None
    days_late: int = 0
    exemption: str = ""
    chased: date | None = None
    """When whoever owes it was last reminded."""
    owed_by: str = ""
    """Who owes it by name, where the row leaves that to the entry that began it."""
    explained: tuple[tuple[str, str], ...] = ()
    """The parts of the card that explains the day: a heading and what it says."""

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def duty(self) -> str:
        return self.row.duty

    @property
    def source(self) -> Citation:
        return self.row.source

    @property
    def weight(self) -> Weight:
        return self.row.weight

    @property
    def checked(self) -> Checked:
        return self.row.checked

    @property
    def whose(self) -> str:
        """Who owes it: by name where an entry says so, else the actor of the law files."""
        return self.owed_by or self.row.actor

    @property
    def caution(self) -> str:
        """What must be said beside a date that nobody has checked; empty if somebody has."""
        return FROM_MEMORY if self.row.checked is Checked.MEMORY else ""

    @property
    def aim(self) -> date | None:
        """The day to aim for, while there is time and where it is another than the last one."""
        is_early = self.state is DueState.DUE and self.row.nature is Nature.DEADLINE
        return self.target if is_early and self.target != self.by else None

    def notice(self, today: date) -> int:
        """The notice, in days, that is running today; 0 for none."""
        is_running = self.by is not None and self.is_open
        return self.row.notice((self.by - today).days) if self.by and is_running else 0

    @property
    def late_words(self) -> str:
        """“5 working days late”, counted as the limit is; empty if it isn't late."""
        if not self.days_late:
            return ""
        return f"{self.row.late_unit.of(self.days_late)} late"

    @property
    def is_open(self) -> bool:
        """Still to be done or waited for."""
        return self.state in {DueState.WAITING, DueState.DUE, DueState.LATE, DueState.EXCUSED}

    @property
    def is_to_do(self) -> bool:
        """Somebody has to do this: a deadline or an appointment, not one side of another row."""
        is_asked = self.row.nature in {Nature.DEADLINE, Nature.APPOINTMENT}
        return self.is_open and is_asked and not self.row.part_of

    @property
    def is_chased(self) -> bool:
        """Others owe it by a day, so all that this office can do is to remind them."""
        return not self.ours and self.is_open and self.row.nature is Nature.DEADLINE

    def is_meant(self, key: str) -> bool:
        """Whether ``key`` names it: the id of its row, and the entry that began it if given."""
        row, _, began = key.partition(" ")
        return row in self.row.ids and began in {"", self.started_by}

    @property
    def is_window(self) -> bool:
        return self.row.nature is Nature.WINDOW
