"""What a fact is chosen from that names an entry, a limit or an exception of the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from caseworker.casework.chasing import named_in
from caseworker.domain.case import Case, Event
from caseworker.domain.clock import DECISION
from caseworker.domain.complaint import MADE
from caseworker.domain.disagreement_rules import disagreement_rules
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.law.limits import TimeLimit
from caseworker.domain.listed import listed
from caseworker.ui.parts.typed_day import short_day

_ABOUT = ("adviser", "institution", "follow_words", "what")  # what tells one entry from the next


def event_words(event: Event, today: date) -> str:
    """How a list names an entry: ``Advice asked for: Educational psychologist, 12 Oct``."""
    about = next((event.facts[name] for name in _ABOUT if event.facts.get(name)), "")
    about = about or ", ".join(listed(event.facts.get("recipients", "")))
    title = event_kinds()[event.kind].title
    name = f"{title}: {about}" if about else title
    return f"{name}, {short_day(event.day, today)}"


def words_of_kept(value: str, named: Event | None, today: date) -> str:
    """What an entry names in a fact that is chosen: another entry, a limit, an exception."""
    if named is not None:
        return event_words(named, today)
    for row in the_law().time_limits:
        if value in row.ids:
            return row.duty
        for one in row.exemptions:
            if one.id == value:
                return one.words
    return "As it stands in the entry"


def entries_for(
    name: str, kind: EventKind | None, case: Case, dues: Iterable[Due], today: date
) -> list[tuple[str, str]]:
    """The entries that this one may answer: those that start a clock which it stops.

    A decision that is disagreed with, and a complaint, are named as such. Where a clock is met
    by name alone, those that still run come first.
    """
    if kind is not None and (named := [row for row in _by_name() if _touches(kind, row)]):
        return [(event_words(one, today), str(one.id)) for one in _running(named, case, dues)]
    wanted = set({DECISION: disagreement_rules().decisions, "complaint": {MADE}}.get(name, ()))
    for row in the_law().time_limits:
        if kind is not None and kind.name in row.met_by and name not in {DECISION, "complaint"}:
            wanted |= row.triggers
    offered = [event for event in case.live if not wanted or event.kind in wanted]
    return [(event_words(event, today), str(event.id)) for event in offered]


def of_the_rows(
    name: str, kind: EventKind | None, dues: Sequence[Due], today: date
) -> list[tuple[str, str]] | None:
    """What names a limit or an exception; None for a fact that names neither."""
    if kind is None:
        return None
    if kind.chases and name == "limit":
        return _owed_by_others(dues)
    if kind.excuses and name == "limit":
        return _limits(dues, today)
    return _exceptions(dues) if kind.excuses and name == "exception" else None


def _by_name() -> list[TimeLimit]:
    return [row for row in the_law().time_limits if row.only_named]


def _touches(kind: EventKind, row: TimeLimit) -> bool:
    """It meets the row, ends it, or chases what it asks, and has no other fact to say which."""
    if kind.name in row.met_by | row.falls_away:
        return True
    return kind.chases and kind.fact("limit") is None and bool(named_in(kind, row))


def _running(rows: Sequence[TimeLimit], case: Case, dues: Iterable[Due]) -> list[Event]:
    running = {due.started_by for due in dues if due.is_open and due.row in rows}
    meant = [
        event
        for event in case.live
        if any(
            event.kind in row.triggers and (not row.only_with or event.facts.get(row.only_with))
            for row in rows
        )
    ]
    return sorted(meant, key=lambda event: event.id not in running)


def _limits(dues: Sequence[Due], today: date) -> list[tuple[str, str]]:
    return [
        (f"{due.duty}, {short_day(due.by, today)}", due.id)
        for due in dues
        if due.is_open and due.row.unless and due.by is not None
    ]


def _owed_by_others(dues: Sequence[Due]) -> list[tuple[str, str]]:
    """What can be chased. One row that runs several times, as advice does, stands there once."""
    owed = {
        due.id: due.duty
        for due in dues
        if due.is_chased and not due.row.part_of and not due.row.only_named
    }
    return [(duty, row) for row, duty in owed.items()]


def _exceptions(dues: Sequence[Due]) -> list[tuple[str, str]]:
    """Those that the regulations list for a limit that runs on this case."""
    rows = [due.row for due in dues if due.is_open and due.row.unless]
    found = {one.id: one.words for row in rows for one in row.exemptions}
    return [(words, exemption) for exemption, words in found.items()]
