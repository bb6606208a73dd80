"""Days that were told of an order, a court and a release, and where somebody goes: off the entries.

No day is worked out here. The law's own window for an early release is told beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.case import Case, Event
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.leaving_rules import LeavesRow, ToldRow, leaving_rules
from caseworker.domain.moments import day_of

WHAT, ON, SOURCE = "what", "on", "source"


@dataclass(frozen=True, slots=True)
class Told:
    """A day as it was told. ``until`` is when another took its place, ``by`` what that is.

    ``event`` is None for what records from before these entries hold as a fact of the case.
    """

    row: ToldRow
    what: str
    on: date
    source: str
    told_on: date | None
    event: Event | None
    note: str = ""
    until: date | None = None
    by: str = ""

    @property
    def stands(self) -> bool:
        return self.until is None


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the law lets an early release come, as far as they are known."""

    first: date
    last: date
    source: str

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody is to leave: why, on which day, told by whom, and where to."""

    row: LeavesRow
    on: date
    what: str
    source: str
    whereto: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is known of where somebody goes on release, by the latest entry."""

    event: Event
    settled: bool

    def said(self, fact: str) -> str:
        return self.event.facts.get(fact, "")


def told_days(case: Case) -> tuple[Told, ...]:
    """Every day that was told, group by group; in each what stands by day, then what was before."""
    return tuple(one for row in leaving_rules().told.values() for one in told_of(case, row))


def told_of(case: Case, row: ToldRow) -> tuple[Told, ...]:
    """Every day of one kind: what stands first, by day; then what was superseded, latest first."""
    entries = [_as_told(row, event) for event in case.all_of(row.kind)]
    found: list[Told] = []
    for at, one in enumerate(entries):
        later = next((two for two in entries[at + 1 :] if _replaces(row, two, one)), None)
        found.append(_superseded(one, later) if later else _overtaken(case, one))
    found += _as_facts(case, row, entries[0] if entries else None)
    stands = sorted((one for one in found if one.stands), key=lambda one: one.on)
    was = sorted((one for one in found if not one.stands), key=lambda one: one.until or one.on)
    return (*stands, *reversed(was))


def expected_release(case: Case) -> Told | None:
    """The day of release as it was told last; None where nobody told one.

    Of what older records noted as facts, the last that the row names is the release.
    """
    row = next(iter(leaving_rules().told.values()))
    if (event := case.last(row.kind)) is not None:
        return _as_told(row, event) if _held_again_since(case, event) is None else None
    noted = [one for one in _as_facts(case, row, None) if one.stands]
    return noted[-1] if noted else None


def early_window(case: Case, dues: Iterable[Due]) -> Window | None:
    """From when an early release can come, to the half-way day (Sentencing Act 2020 s.241)."""
    rules = leaving_rules()
    first = next((due for due in dues if due.row.name in rules.window and due.by), None)
    ends = [one for one in told_days(case) if one.what == rules.window_from]
    ends.sort(key=lambda one: (one.stands, one.told_on or date.min))
    if first is None or first.by is None or not ends:
        return None
    return Window(first.by, ends[-1].on, str(first.source))


def arranged_for(case: Case) -> Arranged | None:
    """The latest of what is known of where somebody goes; None of a release that is long past."""
    rules = leaving_rules()
    event = case.last(rules.arranged)
    if event is None or _held_again_since(case, event) is not None:
        return None
    return Arranged(event, event.facts.get("education", "") in rules.settled)


def left_by(case: Case) -> Event | None:
    """The entry by which somebody has left, unless they are held again since."""
    rules = leaving_rules()
    last = case.last(*rules.left, *rules.back)
    return last if last is not None and last.kind in rules.left else None


def going_of(case: Case, dues: Iterable[Due], today: date) -> tuple[Going, ...]:
    """Every way in which somebody is to leave and has not left yet, soonest first."""
    listed = tuple(dues)
    found = [one for row in leaving_rules().leaves for one in _going(row, case, listed, today)]
    return tuple(sorted(found, key=lambda one: one.on))


def _going(row: LeavesRow, case: Case, dues: tuple[Due, ...], today: date) -> Iterator[Going]:
    if row.limit:
        due = next((one for one in dues if one.row.name == row.limit and one.is_open), None)
        told, arranged = expected_release(case), arranged_for(case)
        if due is not None and due.by is not None and told is not None:
            whereto = arranged.said("institution") if arranged else ""
            yield Going(row, due.by, told.what, told.source, whereto)
        return
    event = case.last(row.entry)
    if event is None or not all(event.facts.get(name) in said for name, said in row.where.items()):
        return
    day = event.facts.get(row.day, "")
    later = [one for one in case.live[case.live.index(event) + 1 :] if one.kind in row.over]
    if not day or later:
        return
    on = date.fromisoformat(day)
    if (today - on).days <= leaving_rules().gone:
        yield Going(row, on, row.words, "", event.facts.get(row.whereto, ""))


def _held_again_since(case: Case, event: Event) -> Event | None:
    """By which entry somebody who has left since is held again: the other was of that release."""
    rules = leaving_rules()
    around = case.all_of(event.kind, *rules.left, *rules.back)
    after = around[around.index(event) + 1 :]
    left = next((at for at, one in enumerate(after) if one.kind in rules.left), len(after))
    return next((one for one in after[left:] if one.kind in rules.back), None)


def _overtaken(case: Case, one: Told) -> Told:
    """A day of release is over once somebody is held again; an order, or a court’s day, is not.

    After a recall the order runs on, and its days with it.
    """
    again = _held_again_since(case, one.event) if one.event and not one.row.by else None
    if again is None:
        return one
    return replace(one, until=again.day, by=event_kinds()[again.kind].title)


def _as_told(row: ToldRow, event: Event) -> Told:
    facts = event.facts
    what, source = facts.get(WHAT, ""), facts.get(SOURCE, "")
    on = date.fromisoformat(facts[ON])
    return Told(row, what, on, source, event.day, event, facts.get("note", ""))


def _replaces(row: ToldRow, later: Told, earlier: Told) -> bool:
    return not row.by or later.what == earlier.what


def _superseded(one: Told, later: Told) -> Told:
    return replace(one, until=later.told_on, by=later.what)


def _as_facts(case: Case, row: ToldRow, first: Told | None) -> Iterator[Told]:
    """What was noted as a fact of the case: it stands until an entry tells another day."""
    for name, what in row.facts.items():
        was = [one for one in case.superseded if one.name == name and one.value]
        for one in was:
            on = date.fromisoformat(one.value)
            yield Told(row, what, on, "", None, None, until=day_of(one.until), by=what)
        if value := case.facts.get(name, ""):
            on, source = date.fromisoformat(value), case.facts.get(row.source, "")
            until, by = (first.told_on, first.what) if first else (None, "")
            yield Told(row, what, on, source, None, None, until=until, by=by)
