"""What the elements and codes of a common transfer file are called: read from ``ctf.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from caseworker.domain.people import NeedType


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list, and the days in which it was given; None is no limit."""

    words: str
    need: NeedType | None = None
    since: date | None = None
    until: date | None = None

    def fits(self, on: date | None) -> bool:
        """Whether it was given on that day; an unknown day fits any code."""
        if on is None:
            return True
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class CtfWords:
    """Names of elements by what they hold, and the lists of codes."""

    names: Mapping[str, tuple[str, ...]]
    concerns: tuple[tuple[str, tuple[str, ...]], ...]
    provisions: Mapping[str, Code]
    needs: Mapping[str, Code]
    relationships: Mapping[str, str]
    languages: Mapping[str, str]


@cache
def ctf_words() -> CtfWords:
    """All of it, read once."""
    text = files(__package__).joinpath("ctf.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    named = {**data["summary"], **data["memory"]}
    return CtfWords(
        names={name: tuple(found) for name, found in named.items()},
        concerns=tuple((row["words"], tuple(row["names"])) for row in data["concern"]),
        provisions=_codes(data["provision"]),
        needs=_codes(data["need"]),
        relationships={row["code"]: row["words"] for row in data["relationship"]},
        languages=dict(data["languages_by_code"]),
    )


def _codes(rows: list[dict[str, Any]]) -> dict[str, Code]:
    found = {}
    for row in rows:
        need = NeedType[row["need"]] if "need" in row else None
        words = row.get("words") or (need.value if need else "")
        found[row["code"]] = Code(words, need, row.get("since"), row.get("until"))
    return found
