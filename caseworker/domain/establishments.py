"""Establishments that are known by name to lie outside England: a list with its source, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

FILE: Final = "establishments.toml"


def nation_of(establishment: str) -> str:
    """The nation that an establishment of this name is known to lie in; empty if it isn't known.

    It is known by one word of what is typed: nobody types the whole name of a place alike.
    """
    words = establishment.casefold().replace(",", " ").split()
    return next((nation for name, nation in known_outside().items() if name in words), "")


@cache
def known_outside() -> Mapping[str, str]:
    """The nation of each establishment of the list, by its name in small letters."""
    whole = tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
    rows = whole["establishment"]
    return MappingProxyType({str(row["name"]).casefold(): str(row["nation"]) for row in rows})
