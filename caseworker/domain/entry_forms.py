"""Which kinds of entry are a paper, too: filled in, or to be filled in by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from types import MappingProxyType
from typing import Final

from caseworker.domain.case import Stage
from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.kinds import EventKind, FactKind, FactSpec
from caseworker.domain.law.limits import Checked

_FILE: Final = "entry_forms.toml"
_NOT_ON_PAPER: Final = frozenset(
    {FactKind.DOCUMENT, FactKind.DOCUMENTS, FactKind.KEYS, FactKind.EVENT}
)


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A kind of entry as a paper. ``limit`` is the row of law that it keeps; empty is none.

    The empty form is offered until the age ``until`` (0 is any), at these ``stages`` and in these
    ``settings`` (none is any). ``one_page`` leaves less room, so that it fits on one.
    """

    kind: EventKind
    title: str
    lead: str
    by_hand: str
    signs: tuple[str, ...]
    until: int
    stages: tuple[Stage, ...]
    limit: str
    source: str
    checked: Checked
    settings: tuple[str, ...] = ()
    one_page: bool = False

    @property
    def parts(self) -> tuple[tuple[str, tuple[FactSpec, ...]], ...]:
        """What is asked, under its headings; the first may have none."""
        asked = (spec for spec in self.kind.facts if spec.kind not in _NOT_ON_PAPER)
        return tuple((under, tuple(some)) for under, some in groupby(asked, lambda one: one.under))


@cache
def entry_forms() -> Mapping[str, EntryForm]:
    """Every kind of entry that is a paper, by its name."""
    text = (resources.files(__package__) / _FILE).read_text("utf-8")
    return read_entry_forms(text, event_kinds())


def read_entry_forms(text: str, kinds: Mapping[str, EventKind]) -> Mapping[str, EntryForm]:
    """The same from ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    found = {name: _form(name, entry, kinds) for name, entry in whole.tables("form")}
    whole.done()
    return MappingProxyType(found)


def _form(name: str, entry: Entry, kinds: Mapping[str, EventKind]) -> EntryForm:
    if name not in kinds:
        raise entry.broken("there is no such kind of entry")
    form = EntryForm(
        kind=kinds[name],
        title=entry.text("title"),
        lead=entry.text("lead"),
        by_hand=entry.text("by_hand"),
        signs=entry.texts("signs"),
        until=entry.whole("until", 0),
        stages=tuple(map(Stage, entry.texts("stages"))),
        limit=entry.text("limit", ""),
        source=entry.text("source"),
        checked=entry.choice("checked", Checked),
        settings=entry.texts("settings"),
        one_page=entry.truth("one_page"),
    )
    entry.done()
    return form
