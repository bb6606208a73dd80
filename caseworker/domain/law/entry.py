"""One table of a law file, taken apart value by value."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from caseworker.domain.errors import BrokenLaw

T = TypeVar("T")
Choice = TypeVar("Choice", bound=Enum)
NOT_MEANT: dict[type, type] = {int: bool, date: datetime}


class Entry:
    """One table of a law file. Whatever is left over when all is read is a fault in it."""

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

    def wholes(self, name: str) -> tuple[int, ...]:
        values: list[object] = self._take(name, list, [])
        numbers = tuple(one for one in values if isinstance(one, int) and one is not True)
        if len(numbers) < len(values) or any(one < 1 for one in numbers):
            raise self.broken(f"{name} must be a list of whole numbers, each 1 or more")
        return numbers

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """One of an enum's values, by its words."""
        if default is not None and name not in self._left:
            return default
        value = self.text(name)
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(str(choice.value) for choice in choices)
            raise self.broken(f"{name} must be one of {known}, not {value!r}") from None

    @property
    def names(self) -> tuple[str, ...]:
        """What is still to be read."""
        return tuple(self._left)

    def has(self, name: str) -> bool:
        return name in self._left

    def skip(self, name: str) -> None:
        """Leave it to whoever else reads it."""
        self._left.pop(name, None)

    def only_table(self, name: str) -> Entry:
        """One table inside, such as ``[time_limit.appeal.or_later]``."""
        return Entry(f"{self.where}.{name}", self._take(name, dict, None))

    def lists(self, name: str) -> dict[str, tuple[str, ...]]:
        """One table inside whose values are lists of words; empty where it isn't there."""
        if name not in self._left:
            return {}
        inside = self.only_table(name)
        return {key: inside.texts(key) for key in inside.names}

    def dicts(self, name: str) -> list[dict[str, Any]]:
        """A list of tables inside, such as ``[[line]]``; none where it isn't there."""
        values: list[object] = self._take(name, list, [])
        found = [value for value in values if isinstance(value, dict)]
        if len(found) < len(values):
            raise self.broken(f"{name} must be a list of tables")
        return found

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
        # A truth value is a whole number to Python, and a moment is a day: neither is meant here.
        if not isinstance(value, kind) or isinstance(value, NOT_MEANT.get(kind, ())):
            raise self.broken(f"{name} must be {kind.__name__}, not {value!r}")
        return value


def read_toml(name: str, text: str) -> Entry:
    """The whole of one law file. Raises BrokenLaw if it isn't TOML."""
    try:
        return Entry(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BrokenLaw(name, error) from error


def each_row(whole: Entry, what: str, read: Callable[[str, Entry], T]) -> tuple[T, ...]:
    """Every table of that name, read by ``read``; the day from which it is in force is checked.

    Raises BrokenLaw: a row says something that nobody read.
    """
    found = []
    for name, row in whole.tables(what):
        row.day_or_none("in_force")
        found.append(read(name, row))
        row.done()
    return tuple(found)
