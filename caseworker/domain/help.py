"""What F1 says at a field: what belongs in it, an example of ours, and the law that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.law.limits import Checked, TimeLimit

FILE: Final = "help.toml"
DAY: Final = "day"
_SORTS: Final[Mapping[FactKind, str]] = MappingProxyType({
    FactKind.DATE: DAY,
    FactKind.MONTH: "month",
    FactKind.LIST: "list",
    FactKind.DOCUMENT: "document",
    FactKind.DOCUMENTS: "document",
    FactKind.MONEY: "money",
    FactKind.CHOICE: "choice",
})  # fmt: skip
_DAYS: Final = frozenset({"day", "sent", "served"})
_CAUTION: Final = {
    Checked.READ: "",
    Checked.SUMMARY: " (read in a summary: check with the authority)",
    Checked.MEMORY: " (from memory: check with the authority)",
}


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """One field of a form. What is empty is not said."""

    name: str
    means: str
    example: str = ""
    source: str = ""
    checked: Checked = Checked.READ

    @property
    def from_where(self) -> str:
        """The source, with a caution where nobody has read it there."""
        return f"{self.source}{_CAUTION[self.checked]}" if self.source else ""


@dataclass(frozen=True, slots=True)
class Key:
    """A shortcut, what it does, and where it does it."""

    keys: str
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Help:
    """All that the file says."""

    fields: Mapping[str, FieldHelp]
    typed: Mapping[str, str]
    pages: Mapping[str, str]
    keys: tuple[Key, ...]

    def field(self, form: str, name: str) -> FieldHelp | None:
        """What is said of a field: of that form alone, or of that name anywhere."""
        return self.fields.get(f"{form}.{name}") or self.fields.get(name)


@cache
def the_help() -> Help:
    """Raises BrokenLaw."""
    text = resources.files("caseworker.domain").joinpath(FILE).read_text("utf-8")
    return read_help(FILE, text)


def read_help(name: str, text: str) -> Help:
    """The rows of a file. Raises BrokenLaw, naming the file and the row."""
    whole = read_toml(name, text)
    whole.day("read_on")
    fields = {key: _field(key, entry) for key, entry in whole.tables("field")}
    typed = {key: _words(entry) for key, entry in whole.tables("typed")}
    pages = whole.only_table("page")
    topics = {page: pages.text(page) for page in pages.names}
    pages.done()
    keys = tuple(_key(Entry(f"{name}: key", row)) for row in whole.dicts("key"))
    whole.done()
    return Help(MappingProxyType(fields), MappingProxyType(typed), MappingProxyType(topics), keys)


def explained(form: str, name: str, sort: str) -> Iterator[str]:
    """Line by line, what is to be said of a field; each with its heading before a colon.

    ``form`` is the kind of entry that it is a field of, or what the form is called; ``sort`` is
    how it is typed into (“day”, “choice”).
    """
    kind = event_kinds().get(form)
    told = the_help().field(form, name)
    if told is not None:
        yield told.means
        if told.example:
            yield f"For example: {told.example}"
    elif kind is not None:
        yield kind.meaning
    spec = next((one for one in kind.facts if one.name == name), None) if kind else None
    how = the_help().typed.get(_SORTS.get(spec.kind, sort) if spec else sort, "")
    if how:
        yield f"How to type it: {how}"
    if told is not None and told.source:
        yield f"Source: {told.from_where}"
    if kind is not None:
        yield f"{kind.title}: {kind.source}"
        if name in _DAYS:
            yield from _counted(kind)


def _counted(kind: EventKind) -> Iterator[str]:
    """The time limits that are counted from this entry, and those that it meets."""
    limits = the_law().time_limits
    begun = [row for row in limits if kind.name in row.triggers]
    met = [row for row in limits if kind.name in row.met_by]
    for heading, rows in (("Counted from it", begun), ("Met by it", met)):
        if rows:
            said = dict.fromkeys(f"•  {_cited(row)}" for row in rows)
            yield f"{heading}: " + "\n".join(said)


def _cited(row: TimeLimit) -> str:
    return f"{row.duty} ({row.source}){_CAUTION[row.checked]}"


def _field(name: str, entry: Entry) -> FieldHelp:
    made = FieldHelp(
        name,
        entry.text("means"),
        entry.text("example", ""),
        entry.text("source", ""),
        entry.choice("checked", Checked, Checked.READ),
    )
    entry.done()
    return made


def _words(entry: Entry) -> str:
    words = entry.text("words")
    entry.done()
    return words


def _key(row: Entry) -> Key:
    made = Key(row.text("keys"), row.text("words"), row.text("where"))
    row.done()
    return made
