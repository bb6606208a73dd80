"""What contacts and papers of a case are about: the themes that they are looked for by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE: Final = "themes.toml"


@dataclass(frozen=True, slots=True)
class Theme:
    """A row of ``themes.toml``. ``name`` is what is kept, ``words`` what is shown."""

    name: str
    words: str
    source: str
    checked: Checked


@cache
def themes() -> tuple[Theme, ...]:
    """Every row, in the order in which they are offered. Raises BrokenLaw: ours to mend."""
    text = (resources.files(__package__) / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = each_row(whole, "theme", _row)
    whole.done()
    return found


def theme_words(name: str) -> str:
    """What a theme is called; one that is not known here, as it came."""
    return next((one.words for one in themes() if one.name == name), name)


def _row(name: str, row: Entry) -> Theme:
    return Theme(name, row.text("words"), row.text("source"), row.choice("checked", Checked))
