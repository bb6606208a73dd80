"""Reads the law files. What is missing in one raises BrokenLaw, never a surprise later."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law.kinds import CountsFrom, EventKind, FactKind, FactSpec

T = TypeVar("T")


class Entry:
    """One table of a law file, taken apart value by value; what is left over is a fault."""

    def __init__(self, where: str, table: Mapping[str, Any]) -> None:
        self.where = where
        self._left = dict(table)

    def text(self, name: str, default: str | None = None) -> str:
        return self._take(name, str, default)

    def whole(self, name: str, default: int | None = None) -> int:
        return self._take(name, int, default)

    def truth(self, name: str, *, default: bool = False) -> bool:
        return self._take(name, bool, default)

    def day(self, name: str) -> date:
        return self._take(name, date, None)

    def day_or_none(self, name: str) -> date | None:
        return self.day(name) if name in self._left else None

    def texts(self, name: str) -> tuple[str, ...]:
        values: list[object] = self._take(name, list, [])
        words = tuple(value for value in values if isinstance(value, str))
        if len(words) < len(values):
            raise self.broken(f"{name} must be a list of words")
        return words

    def tables(self, name: str) -> Iterator[tuple[str, Entry]]:
        """The named tables inside, such as ``[time_limit.final_plan]``."""
        tables: dict[str, object] = self._take(name, dict, {})
        for key, inside in tables.items():
            if not isinstance(inside, dict):
                raise self.broken(f"{name}.{key} must be a table")
            yield key, Entry(f"{self.where}: {name}.{key}", inside)

    def done(self) -> None:
        """Raises BrokenLaw if the file says something that nobody read: likely a slip."""
        if self._left:
            raise self.broken(f"nothing is known of {', '.join(sorted(self._left))}")

    def broken(self, why: str) -> BrokenLaw:
        return BrokenLaw(self.where, why)

    def _take(self, name: str, kind: type[T], default: T | None) -> T:
        if name not in self._left:
            if default is None:
                raise self.broken(f"{name} is missing")
            return default
        value = self._left.pop(name)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.broken(f"{name} must be {kind.__name__}, not {value!r}")
        return value


def read_toml(name: str, text: str) -> Entry:
    """The whole of one law file. Raises BrokenLaw if it isn't TOML."""
    try:
        return Entry(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BrokenLaw(name, error) from error


def read_event_kinds(name: str, text: str) -> Mapping[str, EventKind]:
    """The event kinds in the words of one file, in its order."""
    whole = read_toml(name, text)
    whole.day("read_on")
    kinds = {key: _event_kind(key, entry) for key, entry in whole.tables("kind")}
    whole.done()
    return MappingProxyType(kinds)


@cache
def event_kinds() -> Mapping[str, EventKind]:
    """Every kind of event that the program ships with, by name."""
    name = "event_kinds.toml"
    return read_event_kinds(name, (files(__package__) / name).read_text("utf-8"))


def _event_kind(name: str, entry: Entry) -> EventKind:
    kind = EventKind(
        name=name,
        title=entry.text("title"),
        meaning=entry.text("meaning"),
        sentence=entry.text("sentence"),
        done_by=entry.text("done_by"),
        source=entry.text("source"),
        counts_from=_choice(entry, CountsFrom, "counts_from", CountsFrom.DAY.value),
        day_words=entry.text("day", "Day"),
        sent_words=entry.text("sent", ""),
        served_words=entry.text("served", ""),
        facts=tuple(_fact(key, spec) for key, spec in entry.tables("fact")),
        open_when=entry.texts("open_when"),
        leads_to=entry.text("leads_to", "") or None,
        correctable=entry.truth("correctable", default=True),
        ends_clocks=entry.truth("ends_clocks"),
        regime=entry.text("regime", "") or None,
        excuses=entry.truth("excuses"),
    )
    entry.done()
    return kind


def _fact(name: str, entry: Entry) -> FactSpec:
    spec = FactSpec(
        name=name,
        words=entry.text("words"),
        kind=_choice(entry, FactKind, "kind"),
        required=entry.truth("required"),
        choices=entry.texts("choices"),
    )
    entry.done()
    if bool(spec.choices) != (spec.kind is FactKind.CHOICE):
        raise entry.broken("a choice has choices, and nothing else has")
    return spec


def _choice(entry: Entry, choices: type[Any], name: str, default: str | None = None) -> Any:
    value = entry.text(name, default)
    try:
        return choices(value)
    except ValueError:
        known = ", ".join(choice.value for choice in choices)
        raise entry.broken(f"{name} must be one of {known}, not {value!r}") from None
