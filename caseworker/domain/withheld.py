"""Proof that nothing withheld is in what was made: its own words are looked for in the output.

A plan is cut before it is drawn. Afterwards what was made is read back, and every run of words
that stands in what was withheld, and nowhere in what was let go, is looked for in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from caseworker.domain.blocks import words
from caseworker.domain.plan import Plan, Section, Version

RUN: Final = 4
"""Words of a run: three in a row may be anybody’s."""
SHORTEST: Final = 5
"""Letters of a paragraph of one word that is looked for: “None” says nothing."""
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Escaped:
    """Words of a withheld part that stand in what was made. ``section`` is its letter."""

    section: str
    words: str


def cut(version: Version, left_out: Iterable[str]) -> Version:
    """The version without these sections: they are gone from it, advice too where K is.

    What is left can be drawn; it is no longer what was signed.
    """
    gone = frozenset(left_out)
    kept = {letter: one for letter, one in version.plan.sections.items() if letter not in gone}
    advice = () if "K" in gone else version.advice
    return replace(
        version, plan=replace(version.plan, sections=kept), advice=advice, signature=None
    )


def escaped(
    whole: Version, left_out: Iterable[str], made: Iterable[str], by_right: Iterable[str] = ()
) -> tuple[Escaped, ...]:
    """Every run of words of a withheld section that stands in ``made`` and may not.

    ``made`` are the texts that were read out of what was made: each may be in any order,
    broken over lines or with its words run together. ``by_right`` are texts that may stand in it
    whatever is withheld.
    """
    gone = frozenset(left_out)
    let_go = [
        said
        for letter in whole.plan.sections
        if letter not in gone
        for said in _said_in(whole, letter)
    ]
    let_go += by_right
    covered = {run for said in let_go for run in _runs(said)}
    covered_text = squeezed(" ".join(let_go))
    text = "\n".join(squeezed(said) for said in made)
    found = []
    for letter in sorted(gone & frozenset(whole.plan.sections)):
        for said in _said_in(whole, letter):
            for run in _runs(said):
                if run in covered or run in covered_text:
                    continue
                if run in text:
                    found.append(Escaped(letter, said))
                    break
    return tuple(found)


def squeezed(text: str) -> str:
    """Letters and figures alone, in small letters: how a text is broken makes no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_WORD.findall(plain))


def _runs(said: str) -> Iterator[str]:
    """Each run of words, squeezed; a shorter text is one run."""
    found = _WORD.findall(unicodedata.normalize("NFKC", said).casefold())
    if len(found) > RUN:
        for start in range(len(found) - RUN + 1):
            yield "".join(found[start : start + RUN])
    elif len(found) > 1 or len("".join(found)) >= SHORTEST:
        yield "".join(found)


def _said_in(version: Version, letter: str) -> Iterator[str]:
    """Every text of one section: each paragraph, each item and its fields, the advice of K."""
    yield from _said(version.plan, letter)
    if letter == "K":
        for entry in version.advice:
            yield from (entry.author, entry.role, entry.document)


def _said(plan: Plan, letter: str) -> Iterator[str]:
    section: Section = plan.section(letter)
    yield from (words((block,)) for block in section.text)
    for item in section.items:
        yield from (words((block,)) for block in item.text)
        fields: Mapping[str, str] = item.fields
        for said in fields.values():
            yield from said.splitlines()
