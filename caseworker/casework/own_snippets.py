"""Phrases that an office adds: brought in as a file, checked, offered, taken out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.snippets import Snippet, UnfitSnippets, parse, snippets

SNIPPET: Final = "snippet"
LARGEST: Final = 200_000  # characters: some hundreds of phrases


@dataclass(frozen=True, slots=True)
class AddSnippets:
    """The text of a file of phrases, and what the file is called without its ending."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TakeOutSnippets:
    """A file of phrases that the office added, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class SnippetFile:
    """One file of the office's own. ``faults`` say why its phrases are not offered."""

    name: str
    snippets: tuple[Snippet, ...]
    faults: tuple[str, ...] = ()


def add_snippets(records: Records, command: AddSnippets, sitting: Sitting) -> Done:
    """Offer the phrases of a file, in place of one of the same name.

    Raises:
        UnfitSnippets: with everything that is wrong with the file.
    """
    if len(command.text) > LARGEST:
        raise UnfitSnippets(["The file is too large to be phrases."])
    found = parse(command.text)
    file = OwnFile(SNIPPET, command.name, command.text, sitting.at, sitting.officer.id)
    records.own_files.keep(file)
    count = f"{len(found)} phrases are" if len(found) > 1 else "1 phrase is"
    return _done(f"{count} now offered from “{command.name}”.", "snippets_added")


def take_out_snippets(records: Records, command: TakeOutSnippets, sitting: Sitting) -> Done:
    """Offer the phrases of a file no longer. What was put into plans stays there.

    Raises:
        NotFound: the office has no such file.
    """
    del sitting
    records.own_files.drop(SNIPPET, command.name)
    return _done(f"The phrases of “{command.name}” are taken out.", "snippets_taken_out")


def own_snippets(records: Records, today: date) -> tuple[SnippetFile, ...]:
    """A question: the office's own files of phrases, by name."""
    del today
    return tuple(_read(file) for file in records.own_files.of(SNIPPET))


def every_snippet(records: Records, today: date) -> tuple[Snippet, ...]:
    """A question: the office's own phrases first, then the program's."""
    own = (one for file in own_snippets(records, today) for one in file.snippets)
    return (*own, *snippets())


def _read(file: OwnFile) -> SnippetFile:
    try:
        return SnippetFile(file.name, parse(file.text))
    except UnfitSnippets as error:
        return SnippetFile(file.name, (), error.faults)


def _done(words: str, act: str) -> Done:
    return Done(None, frozenset({Touched.OFFICE}), words, act)
