"""The help that lies in the program: topics, words of the field, kinds of entry, rules of the law.

All of it is files of the program itself: nothing is fetched, and nothing in it is of a case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from caseworker import resources
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.help_sheet import HelpToPrint
from caseworker.documents.letter_text import blocks_of
from caseworker.domain.blocks import Blocks
from caseworker.domain.errors import NotFound
from caseworker.domain.glossary import glossary
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.limits import Checked

FOLDER: Final = "help"
_HELP: Final = "help_sheet"
_CAUTION: Final = "Nobody here has read this rule at its source: check with the authority."


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help. ``text`` is Markdown of our own; ``sort`` says what it is about."""

    name: str
    title: str
    sort: str
    text: str
    also: str = ""

    @property
    def blocks(self) -> Blocks:
        """What it says, for the screen and for paper."""
        return blocks_of(self.text)

    def fits(self, words: tuple[str, ...]) -> bool:
        """Whether each of these words stands in it."""
        said = _plain(f"{self.title} {self.also} {self.text}")
        return all(word in said for word in words)

    def how_far(self, words: tuple[str, ...]) -> int:
        """How far from its title they stand: in it, in its other names, or in its text alone."""
        title, also = _plain(self.title), _plain(f"{self.title} {self.also}")
        if all(word in title for word in words):
            return 0
        return 1 if all(word in also for word in words) else 2


@cache
def topics() -> tuple[Topic, ...]:
    """Every page of help: how the program works first, then words, entries and rules."""
    return (*_pages(), *_terms(), *_kinds(), *_rules())


def topic(name: str) -> Topic:
    """Raises NotFound."""
    for each in topics():
        if each.name == name:
            return each
    raise NotFound("There is no such page of help.")


def find_help(typed: str) -> tuple[Topic, ...]:
    """The pages in which every word that was typed stands, those that are called so first.

    Nothing typed: how the program works.
    """
    words = tuple(_plain(typed).split())
    if not words:
        return _pages()
    found = [each for each in topics() if each.fits(words)]
    return tuple(sorted(found, key=lambda each: each.how_far(words)))


def on_paper(each: Topic) -> Wanted:
    """The page of help as a paper."""
    return Wanted(_HELP, which=each.name)


def help_to_print(records: Records, wanted: Wanted, today: date) -> HelpToPrint:
    """Raises NotFound: there is no such page."""
    del records
    found = topic(wanted.which)
    return HelpToPrint(found.title, found.blocks, today)


@cache
def _pages() -> tuple[Topic, ...]:
    found = []
    for name in resources.names(FOLDER, ".md"):
        heading, _, text = resources.text(f"{FOLDER}/{name}").partition("\n")
        short = name.removesuffix(".md").partition("-")[2]
        found.append(Topic(short, heading.removeprefix("# "), "How it works", text.strip()))
    return tuple(found)


def _terms() -> Iterator[Topic]:
    for name, term in glossary().items():
        lines = [term.means]
        if term.old:
            lines.append(f"Not used any more: {', '.join(term.old)}")
        lines.append(f"*{term.source}*")
        also = ", ".join((*term.also, *term.old))
        yield Topic(f"word/{name}", term.words, "Word", _text(lines), also)


def _kinds() -> Iterator[Topic]:
    for name, kind in event_kinds().items():
        begun = [row.duty for row in the_law().time_limits if name in row.triggers]
        met = [row.duty for row in the_law().time_limits if name in row.met_by]
        lines = [kind.meaning]
        lines += [_listed("Counted from it", begun), _listed("Met by it", met)]
        lines.append(f"*{kind.source}*")
        yield Topic(f"entry/{name}", kind.title, "Entry", _text(lines))


def _rules() -> Iterator[Topic]:
    kinds = event_kinds()
    for row in the_law().time_limits:
        begun = [kinds[name].title for name in row.triggers if name in kinds]
        met = [kinds[name].title for name in row.met_by if name in kinds]
        lines = [_listed("Counted from", begun), _listed("Met by", met), f"*{row.source}*"]
        if row.checked is not Checked.READ:
            lines.append(_CAUTION)
        name = f"rule/{row.name}/{row.source}"
        yield Topic(name, row.duty, "Rule", _text(lines), ", ".join(row.ids))


def _listed(heading: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return "\n".join((f"**{heading}**", "", *(f"* {line}" for line in dict.fromkeys(lines))))


def _text(lines: list[str]) -> str:
    return "\n\n".join(filter(None, lines))


def _plain(text: str) -> str:
    """Small letters without their accents, typographic apostrophes as typed ones."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
