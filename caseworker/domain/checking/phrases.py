"""Words by which the checks know what a passage is about, from ``phrases.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from caseworker.domain.checking.vague import any_of, hints_of
from caseworker.domain.errors import BrokenLaw

SHORT = 8  # words: a passage that only says that there is none is no longer
_WORD = re.compile(r"\w+")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


@cache
def phrases(name: str) -> tuple[str, ...]:
    """One list, by its name.

    Raises:
        BrokenLaw: there is no such list.
    """
    lists = tomllib.loads((resources.files(__package__) / "phrases.toml").read_text("utf-8"))
    try:
        return tuple(lists["lists"][name])
    except KeyError as error:
        raise BrokenLaw("phrases.toml", error) from error


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any phrase of one list."""
    return any_of(phrases(name))


def first(name: str, text: str) -> str:
    """The first phrase of a list that stands in ``text``, as it is written there."""
    flat = text.casefold()
    if not any(hint in flat for hint in _hints(name)):
        return ""
    found = pattern(name).search(text)
    return found[0] if found else ""


@cache
def _hints(name: str) -> tuple[str, ...]:
    """The longest word of each phrase: where none of them is, a search is spared."""
    return hints_of(phrases(name))


def says_none(text: str) -> bool:
    """Whether a passage only says that there is none."""
    start = pattern("none").match(text.strip())
    return start is not None and len(text.split()) <= SHORT


def sentences(text: str) -> list[str]:
    """Sentence by sentence; a line of a list is one of its own."""
    return [part.strip() for part in _SENTENCES.split(text) if part.strip()]


def is_said(text: str) -> bool:
    """Whether a passage says anything but that there is none."""
    return bool(text.strip()) and not says_none(text)


def contains(name: str, text: str) -> bool:
    """Whether a name, such as an institution's, stands in ``text`` as whole words."""
    wanted = _WORD.findall(name.casefold())
    there = f" {' '.join(_WORD.findall(text.casefold()))} "
    return bool(wanted) and f" {' '.join(wanted)} " in there
