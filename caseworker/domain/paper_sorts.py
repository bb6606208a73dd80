"""What a paper of a case can be, and what the name of a file suggests that it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE: Final = "paper_sorts.toml"


@dataclass(frozen=True, slots=True)
class PaperSort:
    """A row of ``paper_sorts.toml``. ``hints`` are words in a file’s name that suggest it."""

    name: str
    words: str
    hints: tuple[str, ...]
    source: str
    checked: Checked


@cache
def paper_sorts() -> tuple[PaperSort, ...]:
    """Every row, in the order in which they are offered. Raises BrokenLaw: ours to mend."""
    text = (resources.files(__package__) / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = each_row(whole, "sort", _row)
    whole.done()
    return found


def sort_words(name: str) -> str:
    """What a kind of paper is called; one that is not known here, as it came."""
    return next((one.words for one in paper_sorts() if one.name == name), name)


def _row(name: str, row: Entry) -> PaperSort:
    hints = row.texts("hints")
    return PaperSort(
        name, row.text("words"), hints, row.text("source"), row.choice("checked", Checked)
    )
