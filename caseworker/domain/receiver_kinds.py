"""Kinds of office in the address book, and when our own keys are to be changed, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from caseworker.domain.days import months_on
from caseworker.domain.errors import BrokenLaw

FILE: Final = "receiver_kinds.toml"
OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class ReceiverKind:
    """One kind: what one of them is called, and what several are."""

    id: str
    words: str
    many: str
    settings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KeyRules:
    """After how many months our keys are to be changed, who says so, and for which reasons."""

    months: int
    source: str
    checked: str
    reasons: Mapping[str, str]

    def due_on(self, since: date) -> date:
        """The day from which keys of that day are to be changed."""
        return months_on(since, self.months)[0]


@cache
def receiver_kinds() -> Mapping[str, ReceiverKind]:
    """By their id, in the order in which they are offered."""
    return {
        name: ReceiverKind(name, row["words"], row["many"], frozenset(row.get("settings", ())))
        for name, row in _file()["kind"].items()
    }


def kind_called(name: str) -> ReceiverKind:
    """The kind of that id; what a newer card calls by another is “Other”."""
    kinds = receiver_kinds()
    return kinds.get(name, kinds[OTHER])


def kind_of_office(settings: Iterable[str]) -> ReceiverKind:
    """What an office that works in these settings is to others."""
    worked_in = frozenset(settings)
    every = receiver_kinds()
    return next((one for one in every.values() if one.settings & worked_in), every[OTHER])


@cache
def key_rules() -> KeyRules:
    """Raises BrokenLaw: the file lacks something."""
    try:
        row = _file()["own_keys"]
        reasons = {each["id"]: each["words"] for each in row["reason"]}
        return KeyRules(row["months"], row["source"], row["checked"], reasons)
    except KeyError as error:
        raise BrokenLaw(FILE, error) from error


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
