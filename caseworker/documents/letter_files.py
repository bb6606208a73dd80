"""The letters that the program ships with: Markdown files, each with a heading block.

The heading block says what the letter is for, what it needs to know, which standard
blocks it carries under which rules, and where the law asks for it. ``must_bear.toml``
says what each must carry, whoever wrote it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from caseworker.documents.letter_forms import OCCASIONS, Ground, Letter, MustBear, StandardBlock
from caseworker.documents.letter_reading import Rules, UnfitLetter, by_regime, parted, read_letter
from caseworker.documents.letter_text import blocks_of
from caseworker.domain.errors import BrokenLaw, NotFound
from caseworker.domain.law import event_kinds

_FOLDER = "letters"
_STANDARD = "blocks"
_MUST_BEAR = "must_bear.toml"


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


@cache
def must_bear() -> Mapping[str, MustBear]:
    """What each letter must bear, by its id. Raises BrokenLaw."""
    text = (_folder() / _MUST_BEAR).read_text(encoding="utf-8")
    try:
        return {
            name: MustBear(
                id=name,
                goes_with=row["goes_with"],
                source=row["source"],
                blocks=by_regime(row),
                says=tuple(row.get("says", ())),
                decides=row.get("decides", False),
                grounds={
                    regime: Ground(entry["words"], entry["source"])
                    for regime, entry in row.get("ground", {}).items()
                },
            )
            for name, row in tomllib.loads(text).items()
        }
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw(_MUST_BEAR, error) from error


def rules() -> Rules:
    """What every letter file is held to, the program's own and an office's. Raises BrokenLaw."""
    return Rules(standard_blocks(), must_bear(), frozenset({*event_kinds(), *OCCASIONS}))


def letter(letter_id: str) -> Letter:
    """Raises NotFound."""
    try:
        return letters()[letter_id]
    except KeyError:
        raise NotFound(f"There is no letter called {letter_id}.") from None


def letter_text(letter_id: str) -> str:
    """The file of one letter as it stands, for an office to adapt. Raises NotFound."""
    letter(letter_id)
    return (_folder() / f"{letter_id}.md").read_text(encoding="utf-8")


def _folder() -> Traversable:
    return resources.files("caseworker.documents") / _FOLDER


def _files(folder: Traversable) -> list[Traversable]:
    return [file for file in folder.iterdir() if file.name.endswith(".md")]


def _letter(file: Traversable) -> Letter:
    try:
        return read_letter(file.read_text(encoding="utf-8"), rules())
    except UnfitLetter as error:
        raise BrokenLaw(file.name, error) from error


def _block(file: Traversable) -> StandardBlock:
    try:
        head, text = parted(file.read_text(encoding="utf-8"))
        return StandardBlock(
            head["id"], head["title"], head["source"], head["checked"], blocks_of(text)
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw(file.name, error) from error
