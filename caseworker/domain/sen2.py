"""The dates of a case that an authority is asked for each year, and which of them are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.law.limits import Checked

FILE: Final = "sen2.toml"


@dataclass(frozen=True, slots=True)
class Sen2Item:
    """One thing that is asked for: which entries, or which fact of the case, tell its day.

    ``facts`` are told beside it. It is missing where one of ``wanted`` stands on the case and it
    doesn't; ``settings`` are those of whose cases it is asked, none being any.
    """

    group: str
    words: str
    checked: Checked
    entries: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    case_fact: tuple[str, ...] = ()
    day: str = ""
    wanted: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class Sen2Date:
    """A day as the case has it. ``day`` is None where there is none; ``missing``: there must be."""

    item: Sen2Item
    day: date | None = None
    told: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Sen2:
    """Everything that is asked for, and where that is said."""

    source: str
    items: tuple[Sen2Item, ...]


@cache
def the_sen2() -> Sen2:
    """Raises BrokenLaw: ours to mend."""
    whole = read_toml(FILE, (files(__package__) / FILE).read_text("utf-8"))
    whole.day("read_on")
    source = whole.text("source")
    items = tuple(_item(Entry(f"{FILE}: row", table)) for table in whole.dicts("row"))
    whole.done()
    return Sen2(source, items)


def sen2_dates(case: Case) -> tuple[Sen2Date, ...]:
    """The days of a case, in the order of the return; of a thing asked for each, every one."""
    return tuple(
        found
        for item in the_sen2().items
        if not item.settings or case.setting in item.settings
        for found in _of(item, case)
    )


def _of(item: Sen2Item, case: Case) -> Iterator[Sen2Date]:
    kinds = event_kinds()
    events = case.all_of(*item.entries) if item.entries else ()
    for event in events if item.every else events[-1:]:
        yield Sen2Date(item, _day(item, event), _told(item, event, kinds))
    said = next((case.facts[name] for name in item.case_fact if case.facts.get(name)), "")
    if said:
        yield Sen2Date(item, date.fromisoformat(said))
    if not events and not said:
        yield Sen2Date(item, missing=case.last(*item.wanted) is not None if item.wanted else False)


def _day(item: Sen2Item, event: Event) -> date:
    if item.day and event.facts.get(item.day):
        return date.fromisoformat(event.facts[item.day])
    return event.sent or event.day  # the return asks when those concerned were told


def _told(item: Sen2Item, event: Event, kinds: Mapping[str, EventKind]) -> str:
    """What tells this entry from others that tell the same, and what is asked beside its day."""
    title = kinds[event.kind].title if len(item.entries) > 1 else ""
    beside = [event.facts[name] for name in item.facts if event.facts.get(name)]
    return ": ".join(filter(None, (title, ", ".join(beside))))


def _item(entry: Entry) -> Sen2Item:
    item = Sen2Item(
        group=entry.text("group"),
        words=entry.text("words"),
        checked=entry.choice("checked", Checked),
        entries=entry.texts("entries"),
        facts=entry.texts("facts"),
        case_fact=entry.texts("case_fact"),
        day=entry.text("day", ""),
        wanted=entry.texts("wanted"),
        settings=entry.texts("settings"),
        every=entry.truth("every"),
    )
    entry.done()
    if unknown := [one for one in (*item.entries, *item.wanted) if one not in event_kinds()]:
        raise entry.broken(f"no kind of entry is called {', '.join(unknown)}")
    return item
