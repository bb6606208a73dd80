"""What contacts and papers of a case are about: the themes that they are looked for by."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.case import Event
from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.listed import listed

_FILE: Final = "themes.toml"
THEMES: Final = "themes"  # the fact in which an entry says them


@dataclass(frozen=True, slots=True)
class Theme:
    """A row of ``themes.toml``. ``name`` is what is kept, ``words`` what is shown."""

    name: str
    words: str
    source: str
    checked: Checked
    kinds: tuple[str, ...] = ()
    """Entries that belong to it by themselves: names, or beginnings with a star."""

    def is_called(self, word: str) -> bool:
        """Whether a word of it begins so."""
        said = self.words.casefold().replace(",", "").split()
        return any(one.startswith(word.casefold()) for one in said)

    def holds(self, kind: str) -> bool:
        """Whether entries of this kind belong to it, whatever they say."""
        return any(fnmatchcase(kind, pattern) for pattern in self.kinds)


def themes() -> tuple[Theme, ...]:
    """Every row, in the order in which they are offered. Raises BrokenLaw: ours to mend."""
    return _whole()[0]


def theme_called(word: str) -> Theme | None:
    """The one theme that is meant by a word; None where none is, or several are."""
    named = [one for one in themes() if one.name == word.casefold()]
    meant = named or [one for one in themes() if one.is_called(word)]
    return meant[0] if len(meant) == 1 else None


@cache
def is_contact(kind: str) -> bool:
    """Whether entries of this kind stand in the contact log."""
    return any(fnmatchcase(kind, pattern) for pattern in _whole()[1])


def themes_of(event: Event) -> frozenset[str]:
    """The words of every theme that an entry is about: those that it says, and its kind’s own."""
    return frozenset(listed(event.facts.get(THEMES, ""))) | _of_kind(event.kind)


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(theme.words for theme in themes() if theme.holds(kind))


@cache
def _whole() -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    text = (resources.files(__package__) / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    contacts = whole.texts("contacts")
    found = each_row(whole, "theme", _row)
    whole.done()
    return found, contacts


def theme_words(name: str) -> str:
    """What a theme is called; one that is not known here, as it came."""
    return next((one.words for one in themes() if one.name == name), name)


def _row(name: str, row: Entry) -> Theme:
    return Theme(
        name,
        row.text("words"),
        row.text("source"),
        row.choice("checked", Checked),
        row.texts("kinds"),
    )
