"""What is said where letters would stand, once a death is recorded on a case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.case import Case
from caseworker.domain.law.entry import read_toml
from caseworker.domain.law.limits import Checked

DIED: Final = "died"
_FILE: Final = "after_death.toml"


@dataclass(frozen=True, slots=True)
class AfterDeath:
    """Why no letter is written, what may still be, and words for relatives."""

    letters: str
    may: tuple[str, ...]
    words: tuple[str, ...]
    source: str
    checked: Checked


def after_death(case: Case) -> AfterDeath | None:
    """The same with the name that they were called by; None while no death is recorded."""
    if case.last(DIED) is None:
        return None
    name = case.person.called
    rows = _rows()
    words = tuple(one.replace("{name}", name) for one in rows.words)
    return AfterDeath(rows.letters, rows.may, words, rows.source, rows.checked)


@cache
def _rows() -> AfterDeath:
    """The file as it comes with the program. Raises BrokenLaw: ours to mend."""
    whole = read_toml(_FILE, (resources.files(__package__) / _FILE).read_text("utf-8"))
    whole.day("read_on")
    found = AfterDeath(
        whole.text("letters"),
        whole.texts("may"),
        whole.texts("words"),
        whole.text("source"),
        whole.choice("checked", Checked),
    )
    whole.done()
    return found
