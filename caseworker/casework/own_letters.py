"""Letters that an office adds or adapts: brought in as files, checked, listed, taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.letter_shelf import LETTER, read_ours
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.documents.letter_files import letter_text, letters
from caseworker.documents.letter_forms import OCCASIONS, Letter
from caseworker.documents.letter_reading import Fault, UnfitLetter
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds

LARGEST: Final = 64 * 1024  # bytes: twenty times the longest of the program's own


@dataclass(frozen=True, slots=True)
class AddLetter:
    """The bytes of a letter file, as it was chosen."""

    content: bytes


@dataclass(frozen=True, slots=True)
class TakeOutLetter:
    """A letter of the office's own, by its id."""

    letter: str


@dataclass(frozen=True, slots=True)
class LetterListed:
    """One line of the list of letters.

    ``ours`` is one that the office added; ``adapted`` stands in the place of one that the
    program has too. ``faults`` say why a letter of the office's own is not used.
    """

    id: str
    title: str
    to: str
    goes_with: str
    source: str
    ours: bool
    adapted: bool
    faults: tuple[str, ...] = ()


def read_file(content: bytes) -> str:
    """The text of a letter file. Raises UnfitLetter: it is too large, or not plain text."""
    if len(content) > LARGEST:
        raise UnfitLetter([Fault(0, "The file is too large for a letter: 64 KB at most.")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        words = "This is not plain text. Save the file as text in UTF-8."
        raise UnfitLetter([Fault(line, words)]) from error
    return text.replace("\r\n", "\n")


def add_letter(records: Records, command: AddLetter, sitting: Sitting) -> Done:
    """Keep a letter of the office's own, in the place of one with the same id.

    Raises:
        UnfitLetter: with everything that is wrong with the file, each in its line.
    """
    text = read_file(command.content)
    form = read_ours(text)
    records.own_files.keep(OwnFile(LETTER, form.id, text, sitting.at, sitting.officer.id))
    if form.id in letters():
        words = f"“{form.title}” is used in place of the program’s own letter {form.id}."
        return _done(words, "letter_adapted", form.id)
    return _done(f"The letter “{form.title}” ({form.id}) is added.", "letter_added", form.id)


def take_out_letter(records: Records, command: TakeOutLetter, sitting: Sitting) -> Done:
    """Take a letter of the office's own out; the program's own is used again, if there is one.

    Raises:
        NotFound: the office has no such letter.
    """
    del sitting
    records.own_files.drop(LETTER, command.letter)
    if command.letter in letters():
        words = f"The program’s own letter {command.letter} is used again."
        return _done(words, "letter_restored", command.letter)
    return _done(f"The letter {command.letter} is taken out.", "letter_taken_out", command.letter)


def every_letter(records: Records, today: date) -> tuple[LetterListed, ...]:
    """A question: the office's own letters first, then the program's, each by id."""
    del today
    ours = [_ours(file) for file in records.own_files.of(LETTER)]
    known = {each.id for each in ours}
    theirs = [_listed(form) for form in letters().values() if form.id not in known]
    return (*ours, *theirs)


def letter_file(letter_id: str, *, ours: bool) -> Callable[[Records, date], str]:
    """A question: the file of one letter, to be saved and adapted.

    Raises:
        NotFound: there is no such letter.
    """

    def ask(records: Records, today: date) -> str:
        del today
        if not ours:
            return letter_text(letter_id)
        for file in records.own_files.of(LETTER):
            if file.name == letter_id:
                return file.text
        raise NotFound("The office has no such letter of its own.")

    return ask


def _ours(file: OwnFile) -> LetterListed:
    try:
        return _listed(read_ours(file.text))
    except UnfitLetter as error:
        is_adapted = file.name in letters()
        title = letters()[file.name].title if is_adapted else file.name
        return LetterListed(
            file.name, title, "", "", "", ours=True, adapted=is_adapted, faults=error.faults
        )


def _listed(form: Letter) -> LetterListed:
    return LetterListed(
        id=form.id,
        title=form.title,
        to=form.to,
        goes_with=_occasion(form),
        source=form.source,
        ours=form.ours,
        adapted=form.ours and form.id in letters(),
    )


def _occasion(form: Letter) -> str:
    """What it goes with, in words."""
    return OCCASIONS.get(form.goes_with) or event_kinds()[form.goes_with].title


def _done(words: str, act: str, letter_id: str) -> Done:
    return Done(None, frozenset({Touched.OFFICE}), words, act, made=letter_id)
