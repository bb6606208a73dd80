"""What contacts, papers and entries are about: the themes that they are filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources

from caseworker.domain.case import Event
from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.listed import listed

_FILE = "themes.toml"
THEMES = "themes"  # the fact in which an entry says them


@dataclass(frozen=True, slots=True)
class Theme:
    """A row of ``themes.toml``. ``kinds`` are entries that belong to it by themselves."""

    name: str
    words: str
    kinds: tuple[str, ...]
    source: str
    checked: Checked

    def holds(self, kind: str) -> bool:
        """Whether entries of this kind belong to it, whatever they say."""
        return any(fnmatchcase(kind, pattern) for pattern in self.kinds)


def themes() -> tuple[Theme, ...]:
    """In the order of the file. Raises BrokenLaw: ours to mend."""
    return _whole()[0]


@cache
def is_contact(kind: str) -> bool:
    """Whether entries of this kind stand in the contact log."""
    return any(fnmatchcase(kind, pattern) for pattern in _whole()[1])


@cache
def _whole() -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    whole = read_toml(_FILE, (resources.files(__package__) / _FILE).read_text("utf-8"))
    whole.day("read_on")
    contacts = whole.texts("contacts")
    found = each_row(whole, "theme", _theme)
    whole.done()
    return found, contacts


def themes_of(event: Event) -> frozenset[str]:
    """The words of every theme that an entry is about: those that it says, and its kind’s own."""
    return frozenset(listed(event.facts.get(THEMES, ""))) | _of_kind(event.kind)


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(theme.words for theme in themes() if theme.holds(kind))


def _theme(name: str, row: Entry) -> Theme:
    return Theme(
        name=name,
        words=row.text("words"),
        kinds=row.texts("kinds"),
        source=row.text("source"),
        checked=row.choice("checked", Checked),
    )
