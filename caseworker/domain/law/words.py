"""The words that explain a day or refuse a claim: data, beside the law that they speak of."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

FILE: Final = "reasons.toml"


def words_of(table: str) -> Mapping[str, str]:
    """One table of the file: the words, by what they are said of."""
    found: Mapping[str, str] = _reasons()[table]
    return found


def words_in(table: str, name: str) -> Mapping[str, str]:
    """One part of a table that has several words for each; nothing where it has none."""
    found: Mapping[str, str] = _reasons()[table].get(name, {})
    return found


@cache
def _reasons() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
