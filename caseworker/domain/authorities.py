"""Local authorities by the names that somebody types: where each is, and which is which."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

FILE: Final = "authorities.toml"
ENGLAND: Final = "England"


def nation_of_authority(name: str) -> str:
    """The nation in which an authority of this name is known to be; empty if it isn't known.

    Nobody need look up an authority in England: one that isn't known is taken for one there.
    """
    found = _known().get(_core(name))
    return found[1] if found else ""


def is_same_authority(one: str, other: str) -> bool:
    """Whether two names are of one authority; two of no words are not."""
    first, second = _which(one), _which(other)
    return bool(first) and first == second


def names_known() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each authority that is known, by its first name, with its other names."""
    rows = [names for row in _file()["nation"].values() for names in row["names"]]
    return tuple(sorted((names[0], tuple(names[1:])) for names in rows))


def _which(name: str) -> str:
    """The one name by which an authority is known here, however it was typed."""
    core = _core(name)
    found = _known().get(core)
    return found[0] if found else core


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    """The words that tell an authority from others; all of them where none does.

    Accents, case and hyphens are left out: “Ynys Môn” and “YNYS MON” are one.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(
        r"[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one))
    )
    sorts = _file()["sorts"]
    return " ".join([word for word in words if word not in sorts] or words)


@cache
def _known() -> Mapping[str, tuple[str, str]]:
    """By the words of each name: the first name of its authority, and its nation."""
    return MappingProxyType(
        {
            _core(name): (f"{nation}: {names[0]}", nation)
            for nation, row in _file()["nation"].items()
            for names in row["names"]
            for name in names
        }
    )


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
