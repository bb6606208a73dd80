"""Which right a duty or a question asks for, as ``duties.toml`` says, and what the office chose.

The office asks here, and nowhere else: a page that hides a button hides what was refused anyway.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Final

from caseworker.casework.records import Records
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.roles import Right, the_roles

FILE: Final = "duties.toml"
CHOICES: Final = "choice"
"""The kind of the office's own file that says what it decides otherwise about rights."""
EVERY: Final = frozenset(Right)
SEEING: Final = frozenset({Right.SEE_CASES})
_ROOM: Final = "caseworker.casework."


def rights_of_duty(duty: Callable[..., object]) -> frozenset[Right]:
    """What somebody must hold to do it; every right there is, where nobody said which."""
    right = _listed("duty").get(called(duty))
    return EVERY if right is None else frozenset({right})


def rights_of_question(question: Callable[..., object]) -> frozenset[Right]:
    """What somebody must hold to be answered: to see cases, unless it asks for something else."""
    right = _listed("question").get(called(question))
    return SEEING if right is None else frozenset({right})


def called(function: Callable[..., object]) -> str:
    """Its name in ``duties.toml``; of a question that was made for a case, its maker's."""
    module = getattr(function, "__module__", "")
    name = getattr(function, "__qualname__", "").partition(".<locals>")[0]
    return f"{module}.{name}".removeprefix(_ROOM)


def choices(records: Records) -> frozenset[str]:
    """What this office decides otherwise about rights: names of ``roles.toml``."""
    for file in records.own_files.of(CHOICES):
        return frozenset(json.loads(file.text)) & the_roles().choices.keys()
    return frozenset()


@cache
def every_row() -> Mapping[str, Mapping[str, Right]]:
    """The whole of ``duties.toml``.

    Raises:
        BrokenLaw: a line names a right that there is not.
    """
    text = (resources.files("caseworker.casework") / FILE).read_text(encoding="utf-8")
    try:
        return {
            part: {name: Right(right) for name, right in rows.items()}
            for part, rows in tomllib.loads(text).items()
        }
    except (AttributeError, ValueError) as error:
        raise BrokenLaw(FILE, error) from error


def _listed(part: str) -> Mapping[str, Right]:
    return every_row()[part]
