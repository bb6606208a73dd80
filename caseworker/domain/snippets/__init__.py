"""Phrases that ask for what is only true of this child, and where each is offered.

Those of the program are the TOML files of this folder; an office adds its own in the same form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from caseworker.domain.errors import Faulty
from caseworker.domain.gaps import gaps_in
from caseworker.domain.kinds import PlanKind

LONGEST: Final = 2_000  # characters of one phrase
PERSON: Final = "[Name]"
_NAME: Final = re.compile("[a-z][a-z0-9_]{1,59}")


class UnfitSnippets(Faulty):
    """A file of phrases that can't be used; ``faults`` say why, in words."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One phrase.

    ``sections`` are letters, ``kinds`` ids of plan kinds; without any it is for every kind.
    """

    id: str
    title: str
    text: str
    sections: tuple[str, ...]
    kinds: tuple[str, ...] = ()

    def about(self, name: str) -> str:
        """The phrase with what is known filled in: what the person is called."""
        return self.text.replace(PERSON, name) if name else self.text

    def is_for(self, kind: PlanKind, letter: str) -> bool:
        """Whether it is offered in that section of such a plan."""
        return letter in self.sections and (not self.kinds or kind.id in self.kinds)


@cache
def snippets() -> tuple[Snippet, ...]:
    """The program's own, in the order of their files.

    Raises:
        UnfitSnippets: a file leaves something out.
    """
    files = sorted(
        (file for file in resources.files(__name__).iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
    return tuple(one for file in files for one in parse(file.read_text(encoding="utf-8")))


def parse(text: str) -> tuple[Snippet, ...]:
    """The phrases that a file holds.

    Raises:
        UnfitSnippets: with everything that is wrong with it.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnfitSnippets([f"This is no file of phrases: {error}."]) from error
    rows = data.get("snippet", [])
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise UnfitSnippets(["There is no phrase in this file: each begins with [[snippet]]."])
    faults = [fault for at, row in enumerate(rows, start=1) for fault in _faults(at, row)]
    ids = [row.get("id") for row in rows]
    faults += [
        f"The id “{one}” stands there twice." for one in {x for x in ids if ids.count(x) > 1}
    ]
    if faults:
        raise UnfitSnippets(faults)
    everywhere = tuple(data.get("kinds", ()))
    return tuple(
        Snippet(
            id=row["id"],
            title=row["title"].strip(),
            text=row["text"].strip(),
            sections=tuple(row["sections"]),
            kinds=tuple(row.get("kinds", everywhere)),
        )
        for row in rows
    )


def _faults(at: int, row: Mapping[str, Any]) -> list[str]:
    """What is wrong with one phrase; one without a gap would be the same for every child."""
    name = f"Phrase {at}"
    missing = [each for each in ("id", "title", "text") if not _is_text(row.get(each))]
    faults = [f"{name} has no {each}." for each in missing]
    sections = row.get("sections")
    if not isinstance(sections, list) or not sections or not all(map(_is_text, sections)):
        faults.append(f"{name} has no sections: say the letters in which it is offered.")
    if not missing:
        if not _NAME.fullmatch(row["id"]):
            faults.append(f"{name}: an id is of small letters, figures and _.")
        if len(row["text"]) > LONGEST:
            faults.append(f"{name} is too long: {LONGEST:,} characters at most.")
        if not any(gaps_in(row["text"])):
            faults.append(
                f"{name} asks for nothing: put what is only true of one child into brackets, "
                "as in “[how often]”."
            )
    return faults


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
