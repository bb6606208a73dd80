"""The letters that an office can write: the program's own, and those that it added or adapted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from caseworker.casework.records import Records
from caseworker.documents.letter_files import letters, rules
from caseworker.documents.letter_forms import OCCASIONS, Letter
from caseworker.documents.letter_reading import UnfitLetter, read_letter
from caseworker.domain.errors import NotFound

LETTER: Final = "letter"
"""The kind of an own file that is a letter."""


def shelf(records: Records) -> Mapping[str, Letter]:
    """Every letter that can be written, by id.

    One that the office adapted stands in the place of the program's own. One that can't be
    used any more, because the law asks for more than when it was added, stands aside: the
    program's own is there again.
    """
    found = dict(letters())
    for file in records.own_files.of(LETTER):
        try:
            found[file.name] = read_ours(file.text)
        except UnfitLetter:
            continue  # the list of letters says what is wrong with it
    return {name: found[name] for name in sorted(found)}


def letter_on(records: Records, letter_id: str) -> Letter:
    """The letter with this id, or the one that goes with this occasion. Raises NotFound."""
    found = shelf(records)
    if letter_id in found:
        return found[letter_id]
    if letter_id in OCCASIONS:
        return next(form for form in found.values() if form.goes_with == letter_id)
    raise NotFound(f"There is no letter called {letter_id}.")


@lru_cache(maxsize=64)
def read_ours(text: str) -> Letter:
    """A letter of the office's own. Raises UnfitLetter, with every fault in its line."""
    return replace(read_letter(text, rules()), ours=True)
