"""The guided practice: what new staff are to do, and how it is seen that they did it.

Each exercise is a file of ``resources/practice``; nothing lists them. What is looked at is data:

    entry     an entry of this kind was made since the exercise was begun; ``facts``: each of
              these holds those words; ``given``: these are filled in
    corrects  an entry of this kind was put right since then
    state     the case stands in this state (``states.toml``)
    not_owed  this row of the law is no longer owed on the case
    noted     these facts of the setting say so
    opened    the case is there
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from caseworker import resources

FOLDER: Final = "practice"
LOOKS: Final = ("entry", "corrects", "state", "not_owed", "noted", "opened")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at. ``look`` is one of ``LOOKS``, ``of`` what it is looked for."""

    words: str
    look: str
    of: Any
    facts: Mapping[str, str] = field(default_factory=dict)
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whose case it is, if the exercise itself is to open it."""

    given: str
    family: str
    born: date


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. ``child`` is of the casebook; None where ``somebody`` is to be taken on."""

    name: str
    title: str
    setting: str
    minutes: int
    why: str
    steps: tuple[str, ...]
    hints: tuple[str, ...]
    checks: tuple[Check, ...]
    child: str = ""
    somebody: Somebody | None = None


@cache
def exercises() -> tuple[Exercise, ...]:
    """All of them, in the order of their files.

    Raises:
        KeyError: one of them leaves out something that it must have.
        ValueError: a check looks for nothing, or for two things.
    """
    return tuple(
        read_exercise(name.removesuffix(".toml"), resources.text(f"{FOLDER}/{name}"))
        for name in resources.names(FOLDER, ".toml")
    )


def exercise(name: str) -> Exercise:
    """The one of that name. Raises LookupError if there is none."""
    for one in exercises():
        if one.name == name:
            return one
    raise LookupError(name)


def read_exercise(name: str, text: str) -> Exercise:
    """The exercise that a file tells; raises as ``exercises`` does."""
    data = tomllib.loads(text)
    return Exercise(
        name=name,
        title=data["title"],
        setting=data["setting"],
        minutes=data["minutes"],
        why=data["why"],
        steps=tuple(data["steps"]),
        hints=tuple(data["hints"]),
        checks=tuple(_check(row) for row in data["check"]),
        child=data.get("child", ""),
        somebody=Somebody(**data["somebody"]) if "somebody" in data else None,
    )


def _check(row: Mapping[str, Any]) -> Check:
    looks = [look for look in LOOKS if look in row]
    if len(looks) != 1:
        raise ValueError(f"“{row['words']}” must look for one of {', '.join(LOOKS)}")
    return Check(
        row["words"], looks[0], row[looks[0]], row.get("facts", {}), tuple(row.get("given", ()))
    )
