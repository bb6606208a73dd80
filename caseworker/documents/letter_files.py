"""The letters that the program ships with: Markdown files, each with a heading block.

The heading block says what the letter is for, what it needs to know, which standard
blocks it must carry under which rules, and where the law asks for it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from caseworker.documents.letter_text import blocks_of, placeholders
from caseworker.domain.blocks import Blocks
from caseworker.domain.errors import BrokenLaw, NotFound

_FENCE = "+++\n"
_FOLDER = "letters"
_STANDARD = "blocks"


@dataclass(frozen=True, slots=True)
class Ground:
    """What may be appealed against, and the provision that says so."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class StandardBlock:
    """A part that several letters must carry: the right of appeal, mediation."""

    id: str
    title: str
    source: str
    checked: str
    text: Blocks


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, before it is about anybody.

    ``needs`` and ``days`` are what must be known to write it, each with its words for
    the form. ``blocks`` and ``grounds`` go by the rules that the person is under (the
    regimes of the settings). ``about`` letters name the person in a heading, since they
    go to somebody else; ``dear`` is how they greet an office, which has no name to greet.
    ``where`` are the facts that the event must have, each one of these values.
    ``checked`` is ``memory`` where the law it rests on is marked so.
    """

    id: str
    title: str
    to: str
    goes_with: str
    source: str
    checked: str
    text: Blocks
    about: bool = False
    dear: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grounds: Mapping[str, Ground] = field(default_factory=dict)

    def standard(self, regime: str) -> tuple[StandardBlock, ...]:
        """The standard blocks that this letter carries under these rules."""
        return tuple(standard_blocks()[name] for name in self.blocks.get(regime, ()))

    def placeholders(self, regime: str) -> frozenset[str]:
        """Every fact that the letter and its blocks speak of."""
        texts = [self.text, *(block.text for block in self.standard(regime))]
        return frozenset().union(*(placeholders(text) for text in texts))


@cache
def letters() -> Mapping[str, Letter]:
    """Every letter, by id. Raises BrokenLaw: ours to mend."""
    found = (_letter(file) for file in _files(_folder()))
    return {letter.id: letter for letter in sorted(found, key=lambda letter: letter.id)}


@cache
def standard_blocks() -> Mapping[str, StandardBlock]:
    """Every standard block, by id. Raises BrokenLaw."""
    found = (_block(file) for file in _files(_folder() / _STANDARD))
    return {block.id: block for block in found}


def letter(letter_id: str) -> Letter:
    """Raises NotFound."""
    try:
        return letters()[letter_id]
    except KeyError:
        raise NotFound(f"There is no letter called {letter_id}.") from None


def parted(text: str) -> tuple[dict[str, Any], str]:
    """The heading block and the text below it. Raises ValueError."""
    before, fence, rest = text.removeprefix(_FENCE).partition(_FENCE)
    if not fence or not text.startswith(_FENCE):
        raise ValueError("it has no heading block between two lines of +++")
    return tomllib.loads(before), rest


def _folder() -> Traversable:
    return resources.files("caseworker.documents") / _FOLDER


def _files(folder: Traversable) -> list[Traversable]:
    return [file for file in folder.iterdir() if file.name.endswith(".md")]


def _letter(file: Traversable) -> Letter:
    try:
        head, text = parted(file.read_text(encoding="utf-8"))
        return Letter(
            id=head["id"],
            title=head["title"],
            to=head["to"],
            goes_with=head["goes_with"],
            source=head["source"],
            checked=head["checked"],
            text=blocks_of(text),
            about=head.get("about", False),
            dear=head.get("dear", ""),
            where={name: tuple(values) for name, values in head.get("where", {}).items()},
            needs=head.get("needs", {}),
            days=head.get("days", {}),
            blocks={regime: tuple(names) for regime, names in head.get("blocks", {}).items()},
            grounds={
                regime: Ground(entry["words"], entry["source"])
                for regime, entry in head.get("ground", {}).items()
            },
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw(file.name, error) from error


def _block(file: Traversable) -> StandardBlock:
    try:
        head, text = parted(file.read_text(encoding="utf-8"))
        return StandardBlock(
            head["id"], head["title"], head["source"], head["checked"], blocks_of(text)
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw(file.name, error) from error
