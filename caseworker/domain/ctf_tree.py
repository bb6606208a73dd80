"""The tree of a transfer file, and which of its elements somebody has asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from caseworker.domain.blocks import clean
from caseworker.domain.ctf_words import ctf_words

LONGEST: Final = 400  # letters of one value; a name is never as long
_TURNING: Final = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


@dataclass(slots=True)
class Element:
    """One element. Asking for its words or for one inside it marks that one as known.

    An element that isn't there has no name, and holds nothing.
    """

    name: str = ""
    words: str = ""
    inside: list[Element] = field(default_factory=list)
    is_known: bool = False

    @staticmethod
    def of(tree: object) -> Element:
        """Raises ValueError: this is no tree of ``[name, words, [trees]]``."""
        match tree:
            case [str(name), str(words), list(inside)]:
                return Element(tidy(name), tidy(words), [Element.of(one) for one in inside])
        raise ValueError("no tree")

    def one(self, name: str) -> Element:
        """The first element of that name inside this one, at any depth."""
        return next(iter(self.every(name)), Element())

    def every(self, name: str) -> list[Element]:
        """All of that name inside this one, at any depth, but none inside another of them."""
        found = []
        for each in self.inside:
            if each.name == name:
                each.is_known = True
                found.append(each)
            else:
                found += each.every(name)
        return found

    def at(self, what: str) -> Element:
        """The element right inside this one that holds ``what``, by any name that it has had."""
        return next(iter(self.all_of(what)), Element())

    def all_of(self, what: str) -> list[Element]:
        """Every element right inside this one that holds ``what``."""
        names = ctf_words().names[what]
        found = [one for name in names for one in self.inside if one.name == name]
        for one in found:
            one.is_known = True
        return found

    def within(self, what: str) -> list[Element]:
        """Every element that holds ``what``, at any depth: never asked for a person's own name."""
        return [found for name in ctf_words().names[what] for found in self.every(name)]

    def say(self, what: str) -> str:
        """The words right inside this one that hold ``what``; nothing where there are none."""
        return next((one.words for one in self.all_of(what) if one.words), "")

    def say_all(self, what: str) -> list[str]:
        """The words of each that holds ``what``, at any depth, without the empty ones."""
        return [found.words for found in self.within(what) if found.words]

    def words_of(self, name: str) -> str:
        """The words of the element of that very name."""
        return self.one(name).words

    def around(self, what: str) -> list[Element]:
        """The elements that hold ``what`` themselves, each once."""
        names = ctf_words().names[what]
        here = [self] if any(one.name in names for one in self.inside) else []
        return [*here, *(found for one in self.inside for found in one.around(what))]

    @property
    def left_over(self) -> tuple[str, ...]:
        """The names of what nobody asked for, each once, the outermost of each."""
        return tuple(dict.fromkeys(_left_over(self)))

    @property
    def is_touched(self) -> bool:
        """Whether somebody asked for this one, or for one inside it."""
        return self.is_known or any(one.is_touched for one in self.inside)


def _left_over(element: Element) -> Iterator[str]:
    for one in element.inside:
        if one.is_touched:
            yield from _left_over(one)
        elif one.words or one.inside:
            yield one.name


def tidy(said: str) -> str:
    """Words without anything that is no letter, or that turns letters round."""
    plain = _TURNING.sub("", clean(said))
    letters = "".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in plain)
    return " ".join(letters.split())[:LONGEST]
