"""Until when the file of a case is kept, once nothing more is done on it; and what holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from caseworker.domain.case import Case, Event, EventId, Stage
from caseworker.domain.days import months_on, plain
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Checked
from caseworker.domain.retention_rules import MONTHS, Hold, Row, retention_rules

KEPT_LONGER: Final = "kept_longer"
NO_OWN: Final[Mapping[str, int]] = MappingProxyType({})
_FACT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Kept:
    """Until which day, of what, by which schedule; ``held`` says why it is kept all the same.

    ``until`` is None while the case is open and its time has not begun. ``longer`` is why
    somebody decided to keep it until this day, where the schedule would have let it go before.
    """

    until: date | None
    words: str
    rule: str
    length: str
    source: str
    checked: Checked
    held: str = ""
    longer: str = ""
    is_ended: bool = False

    @property
    def because(self) -> str:
        """What the day was worked out from."""
        return self.longer or f"{self.words}: {self.length}"

    @property
    def rule_words(self) -> str:
        """The rule alone, for what outlives the file: a reason that was typed may name somebody."""
        longer = "; kept longer by a decision" if self.longer else ""
        return f"{self.words}: {self.length}{longer}"

    @property
    def said(self) -> str:
        """Until when and why, in a line."""
        if self.until is None:
            return f"Kept as long as the case is open, and after it {self.length}. {self.words}."
        return f"Kept until {plain(self.until)}: {self.because}."

    def is_over(self, on: date) -> bool:
        """Whether it may be looked at for disposal: its time is over, and nothing holds it."""
        return self.is_ended and self.until is not None and self.until < on and not self.held


def kept_until(case: Case, own: Mapping[str, int] = NO_OWN) -> Kept:
    """The day after which it may be looked at for disposal: nothing goes by itself.

    ``own`` are the numbers that the office set, by the names of rows.
    """
    ended = ended_on(case)
    fitting = [row for row in retention_rules().rows if _fits(row, case, ended)]
    alone = [row for row in fitting if row.alone]
    named = [row for row in fitting if not row.otherwise]
    found = [_kept(row, case, ended, own) for row in alone or named or fitting]
    kept = max(found, key=lambda one: one.until or date.max)
    return _longer(kept, case)


def ended_on(case: Case) -> Event | None:
    """The entry that brought the case to its end; None while it is open."""
    kinds = event_kinds()
    turned = [event for event in case.live if kinds[event.kind].leads_to]
    return turned[-1] if turned and kinds[turned[-1].kind].leads_to == Stage.CLOSED.value else None


def holds_on(case: Case) -> tuple[str, ...]:
    """Why nothing of it may be destroyed now, whatever the day says."""
    return tuple(words for hold in retention_rules().holds if (words := _held(hold, case)))


def _held(hold: Hold, case: Case) -> str:
    """What began and was not ended since; each beginning needs an end of its own.

    By their days, and as they were written down: what was put after everything was lifted holds,
    whatever day it bears.
    """
    found = case.all_of(*hold.begins, *hold.ends)
    if not any(_runs(hold, events) for events in (found, _as_written(case, found))):
        return ""
    facts = case.all_of(*hold.begins)[-1].facts
    return _FACT.sub(lambda found: facts.get(found[1], "").lower(), hold.words)


def _runs(hold: Hold, events: Iterable[Event]) -> bool:
    running = 0
    for event in events:
        running = running + 1 if event.kind in hold.begins else max(0, running - 1)
    return running > 0


def _as_written(case: Case, found: Iterable[Event]) -> list[Event]:
    """A corrected entry stands where the first of it stood."""
    places: dict[EventId, int] = {}
    for at, event in enumerate(case.events):
        places[event.id] = places.get(event.replaces, at) if event.replaces else at
    return sorted(found, key=lambda event: places[event.id])


def _fits(row: Row, case: Case, ended: Event | None) -> bool:
    if row.settings and case.setting not in row.settings:
        return False
    if row.ended_by and (ended is None or ended.kind not in row.ended_by):
        return False
    return not row.had or case.last(*row.had) is not None


def _kept(row: Row, case: Case, ended: Event | None, own: Mapping[str, int]) -> Kept:
    length = own.get(row.name, row.length)
    begins = case.person.born if row.from_birth else ended.day if ended else None
    until = None
    if begins is not None:
        if row.in_days:
            until = begins + timedelta(days=length)
        else:
            until, _ = months_on(begins, length * MONTHS)
    held = " ".join(holds_on(case))
    words = row.length_words(length)
    is_ended = ended is not None
    return Kept(until, row.words, row.name, words, row.source, row.checked, held, is_ended=is_ended)


def _longer(kept: Kept, case: Case) -> Kept:
    """As it was decided, where that is later than the schedule says."""
    decided = case.last(KEPT_LONGER)
    if decided is None or kept.until is None:
        return kept
    until = date.fromisoformat(decided.facts["until"])
    if until <= kept.until:
        return kept
    why = f"kept longer by a decision of {plain(decided.day)}: {decided.facts['reasons']}"
    return replace(kept, until=until, longer=why.removesuffix("."))
