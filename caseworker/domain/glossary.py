"""The words of the field: what each means, and by what other names people look for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

FILE: Final = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """One word. ``also`` are other words for it, ``old`` those that are used no longer.

    ``settings`` are those in which it is used; none: all of them.
    """

    name: str
    words: str
    means: str
    also: tuple[str, ...]
    old: tuple[str, ...]
    settings: tuple[str, ...]
    source: str
    checked: Checked

    def is_for(self, kinds: Iterable[str]) -> bool:
        """Whether an office of these settings uses it."""
        return not self.settings or not set(self.settings).isdisjoint(kinds)

    def called(self, typed: str) -> str:
        """The name of it that was typed, where it is another than the word of today; else empty."""
        return next((one for one in (*self.old, *self.also) if _begins(one, typed)), "")


@cache
def glossary() -> Mapping[str, Term]:
    """Every word by its name in the file, in its order. Raises BrokenLaw."""
    text = resources.files("caseworker.domain").joinpath(FILE).read_text("utf-8")
    return read_glossary(FILE, text)


def read_glossary(name: str, text: str) -> Mapping[str, Term]:
    """The words of a file. Raises BrokenLaw, naming the file and the row."""
    whole = read_toml(name, text)
    whole.day("read_on")
    found = {key: _term(key, entry) for key, entry in whole.tables("term")}
    whole.done()
    return MappingProxyType(found)


def words_for(typed: str, kinds: Iterable[str], most: int = 3) -> tuple[Term, ...]:
    """What somebody means who types this: by the word of today, or by any other name for it.

    Whoever types a whole name finds that first. Two letters are needed at the least.
    """
    wanted, offered = typed.strip(), tuple(kinds)
    if len(wanted) < 2:  # noqa: PLR2004 - one letter begins everything
        return ()
    found = [one for one in glossary().values() if one.is_for(offered) and _is_meant(one, wanted)]
    found.sort(key=lambda one: wanted.casefold() not in {name.casefold() for name in _names(one)})
    return tuple(found[:most])


def meaning_of(words: str) -> str:
    """What a word that stands on the screen means; empty where it is none of the field’s."""
    wanted = words.casefold()
    for term in glossary().values():
        if wanted in {term.words.casefold(), *(each.casefold() for each in term.also)}:
            return term.means
    return ""


def _term(name: str, entry: Entry) -> Term:
    term = Term(
        name,
        entry.text("words"),
        entry.text("means"),
        entry.texts("also"),
        entry.texts("old"),
        entry.texts("settings"),
        entry.text("source"),
        entry.choice("checked", Checked),
    )
    entry.done()
    return term


def _names(one: Term) -> Iterator[str]:
    yield one.words
    yield from (each.strip() for each in one.words.partition(" (")[0].split(","))
    yield from one.also
    yield from one.old


def _is_meant(one: Term, typed: str) -> bool:
    return any(_begins(name, typed) for name in _names(one))


def _begins(name: str, typed: str) -> bool:
    return name.casefold().startswith(typed.casefold())
