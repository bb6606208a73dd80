"""What has to be known at once of somebody received into custody, and what is done first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.ages import birthday, compulsory_school_age_ends
from caseworker.domain.case import Case, Event
from caseworker.domain.days import day_words
from caseworker.domain.diary import place_of
from caseworker.domain.establishments import Establishments, Host, host_of
from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.facts import facts_of
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import WhoDecides, who_decides
from caseworker.domain.settings import settings

_FILE: Final = "reception.toml"
_TIME: Final = re.compile(r"(\d{1,2})[:.h ]?([0-5]\d)?\s*(am|pm)?", re.IGNORECASE)
FRESH: Final = 28
"""Days after a reception for which the first page of a case speaks of it."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing to do first: see the head of ``reception.toml``."""

    name: str
    words: str
    why: str
    do: str
    source: str
    checked: Checked
    met_by: frozenset[str] = frozenset()
    known: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A row for one case. ``done_on`` is known where an entry tells of it."""

    row: StepRow
    is_done: bool
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reception:
    """What the reception card says.

    ``since`` is the day on which the detention began, ``received`` the latest day on which the
    person came to an establishment. ``age`` says child or young person, and until when; ``care``
    whether remand makes the child looked after. ``birthdays`` are those on which something turns.
    """

    since: date
    received: date
    age: str
    decides: WhoDecides
    care: str
    care_source: str
    birthdays: tuple[tuple[str, date, str], ...]
    steps: tuple[FirstStep, ...]

    def is_fresh(self, today: date) -> bool:
        """Whether the first page of the case still speaks of it."""
        return (today - self.received).days <= FRESH


def reception_of(case: Case, today: date) -> Reception | None:
    """None for whoever is not in custody, or of whom no reception is recorded."""
    began = _began(case)
    if began is None:
        return None
    came = case.last("received_at_establishment")
    received = max(began.day, came.day) if came else began.day
    person = case.person
    care, source = _care(case, began, today)
    return Reception(
        began.day,
        received,
        _age(case, today),
        who_decides(person, today, "", case.capacities),
        care,
        source,
        tuple(
            (f"{age}th birthday", birthday(person.born, age), what)
            for age, what in settings()[case.setting].birthdays
        ),
        tuple(_steps(case, began.day)),
    )


def host_now(case: Case, places: Establishments) -> Host | None:
    """The host authority: as it was typed, else as the establishment tells; None if neither does.

    It goes with the establishment, and has nothing to do with the home authority.
    """
    setting = settings()[case.setting]
    if not setting.host:
        return None
    if typed := case.facts.get(setting.host, ""):
        return Host(typed, "As it was typed.")
    return host_of(place_of(case), places)


def time_of_day(typed: str) -> str:
    """``18:40`` of “1840”, “6.40 pm” or “18h40”; empty of nothing.

    Raises:
        ValueError: it is no time of day, in words fit to show.
    """
    text = " ".join(typed.split())
    if not text:
        return ""
    if text.isdecimal() and len(text) in {3, 4}:
        text = f"{text[:-2]}:{text[-2:]}"
    found = _TIME.fullmatch(text)
    half = (found[3] or "").casefold() if found else ""
    hour = int(found[1]) if found else -1
    if found is None or hour not in (range(1, 13) if half else range(24)):
        raise ValueError("Type a time like 18:40, 1840 or 6.40 pm.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02d}:{found[2] or '00'}"


@cache
def step_rows() -> tuple[StepRow, ...]:
    """The rows that come with the program, in the order of the card."""
    text = resources.files("caseworker.domain").joinpath(_FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    rows = tuple(_row(name, entry) for name, entry in whole.tables("step"))
    whole.done()
    return rows


def _row(name: str, entry: Entry) -> StepRow:
    row = StepRow(
        name=name,
        words=entry.text("words"),
        why=entry.text("why"),
        do=entry.text("do"),
        source=entry.text("source"),
        checked=entry.choice("checked", Checked),
        met_by=frozenset(entry.texts("met_by")),
        known=entry.texts("known"),
        facts=entry.texts("facts"),
        roles=entry.texts("roles"),
        where=facts_of(entry, "where"),
    )
    entry.done()
    if lost := sorted(row.met_by - event_kinds().keys()):
        raise entry.broken(f"no entry is called {', '.join(lost)}")
    return row


def _began(case: Case) -> Event | None:
    """The entry with which the detention began that still goes on; None where none does."""
    kinds = event_kinds()
    inside, outside = settings()[case.setting].regime, settings()["community"].regime
    if inside == outside:
        return None
    began: Event | None = None
    for event in case.live:
        kind = kinds[event.kind]
        if kind.regime == inside:
            began = began or event
        elif kind.regime == outside:
            began = None
    return began


def _age(case: Case, today: date) -> str:
    ends = day_words(compulsory_school_age_ends(case.person.born))
    called = case.person.called
    if case.person.is_young_person(today):
        return f"{called} is a young person: compulsory school age ended on {ends}."
    return f"{called} is a child until compulsory school age ends on {ends}."


def _care(case: Case, began: Event, today: date) -> tuple[str, str]:
    """Whether the legal basis makes the child looked after, by whom, and what it gives nobody."""
    lawful = settings()[case.setting].cared_for
    source = lawful.get(case.facts.get("basis", "") or began.facts.get("status", ""), "")
    if not source or case.person.age(today) >= 18:  # noqa: PLR2004 - a child, Children Act 1989
        by = case.person.looked_after_by
        return (f"Looked after by {by}." if by else ""), ""
    remand = case.last("remanded")
    by = case.person.looked_after_by or (remand.facts.get("authority", "") if remand else "")
    by = by or "the authority that the court named (not yet recorded)"
    return (
        f"Looked after by remand, by {by}. Remand alone gives it no parental responsibility.",
        source,
    )


def _steps(case: Case, since: date) -> Iterator[FirstStep]:
    for row in step_rows():
        if any(case.facts.get(name, "") not in values for name, values in row.where.items()):
            continue
        told = [one for one in case.all_of(*row.met_by) if one.day >= since] if row.met_by else []
        known = any(getattr(case.person, name) for name in row.known)
        noted = any(case.facts.get(name) for name in row.facts)
        there = any(_has_role(case, words) for words in row.roles)
        done_on = min((one.day for one in told), default=None)
        yield FirstStep(row, bool(told or known or noted or there), done_on)


def _has_role(case: Case, words: str) -> bool:
    return any(words.casefold() in one.role.casefold() for one in case.person.contacts)
