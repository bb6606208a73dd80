"""The kinds of place that the directory knows, and the codes by which places are known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from caseworker.domain.law.limits import Checked

FILE: Final = "place_kinds.toml"


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """One kind: how it is called, what is asked of one, whether families see a new one."""

    id: str
    words: str
    many: str
    family: str
    does: str
    asks: frozenset[str]
    codes: tuple[str, ...]
    families: bool
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class CodeKind:
    """A code by which places are known."""

    id: str
    words: str
    pattern: str
    hint: str
    source: str

    def tidied(self, typed: str) -> str:
        """The code as it is kept: no spaces, capitals."""
        return "".join(typed.split()).upper()

    def fault(self, typed: str) -> str:
        """Why it can’t be one; empty where it can, or where there is none."""
        code = self.tidied(typed)
        if not code or re.fullmatch(self.pattern, code):
            return ""
        return f"{self.words}: {self.hint[0].lower()}{self.hint[1:]}."


@dataclass(frozen=True, slots=True)
class Shipped:
    """A place that the directory holds from the beginning, with where that is from."""

    id: str
    kind: str
    name: str
    former: tuple[str, ...]
    offers: str
    source: str
    checked: Checked


@cache
def place_kinds() -> Mapping[str, PlaceKind]:
    """Every kind, by its id, in the order in which lists show them."""
    return MappingProxyType(
        {
            name: PlaceKind(
                name,
                row["words"],
                row["many"],
                row["family"],
                row["does"],
                frozenset(row["asks"]),
                tuple(row["codes"]),
                row["families"],
                row["source"],
                Checked(row["checked"]),
            )
            for name, row in _file()["kind"].items()
        }
    )


@cache
def code_kinds() -> Mapping[str, CodeKind]:
    """Every code, by its id."""
    return MappingProxyType(
        {
            name: CodeKind(name, row["words"], row["pattern"], row["hint"], row["source"])
            for name, row in _file()["code"].items()
        }
    )


@cache
def shipped() -> tuple[Shipped, ...]:
    """What the directory holds from the beginning, beside establishments and authorities."""
    return tuple(
        Shipped(
            row["id"],
            row["kind"],
            row["name"],
            tuple(row["former"]),
            row["offers"],
            row["source"],
            Checked(row["checked"]),
        )
        for row in _file()["known"]
    )


@cache
def columns_also() -> Mapping[str, tuple[str, ...]]:
    """What lists of other programs call our columns, by the column."""
    return MappingProxyType({name: tuple(words) for name, words in _file()["also"].items()})


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
