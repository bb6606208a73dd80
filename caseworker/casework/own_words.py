"""Vague words that an office adds to those that the program looks for in a plan."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.checking.vague import VagueWord, vague_words
from caseworker.domain.errors import Gap, Incomplete

KIND: Final = "vague word"
LONGEST: Final = 60  # characters
CHANGED: Final = frozenset({Touched.OFFICE, Touched.PLAN})


@dataclass(frozen=True, slots=True)
class AddVagueWord:
    """A word or phrase, why it is vague, and the question to put to whoever advised it."""

    words: str
    why: str
    ask: str


@dataclass(frozen=True, slots=True)
class TakeOutVagueWord:
    """One of the office's own words, as it was added."""

    words: str


def add_vague_word(records: Records, command: AddVagueWord, sitting: Sitting) -> Done:
    """Look for it in every plan from now on; of the same words, the newest reason holds.

    Raises:
        Incomplete: every gap at once.
    """
    words = " ".join(command.words.split())
    gaps = []
    if not words or not (words[0].isalnum() and words[-1].isalnum()):
        gaps.append(Gap("words", "Give the word or phrase, without marks around it."))
    elif len(words) > LONGEST:
        gaps.append(Gap("words", f"At most {LONGEST} characters."))
    elif words.casefold() in {one.words for one in vague_words()}:
        gaps.append(Gap("words", "The program looks for this already."))
    if not command.why.strip():
        gaps.append(Gap("why", "Say why it is vague."))
    if not command.ask.strip():
        gaps.append(Gap("ask", "Give the question to put to whoever advised it."))
    if gaps:
        raise Incomplete(gaps)
    data = {"words": words, "why": command.why.strip(), "ask": command.ask.strip()}
    text = json.dumps(data, ensure_ascii=False)
    file = OwnFile(KIND, words.casefold(), text, sitting.at, sitting.officer.id)
    records.own_files.keep(file)
    return Done(None, CHANGED, f"“{words}” is looked for in every plan.", "vague_word_added")


def take_out_vague_word(records: Records, command: TakeOutVagueWord, sitting: Sitting) -> Done:
    """No longer look for it.

    Raises:
        NotFound: the office has no such word.
    """
    del sitting
    records.own_files.drop(KIND, " ".join(command.words.split()).casefold())
    words = f"“{command.words}” is no longer looked for in plans."
    return Done(None, CHANGED, words, "vague_word_taken_out")


def own_words(records: Records) -> tuple[VagueWord, ...]:
    """The office's own, by the alphabet."""
    return tuple(VagueWord(**json.loads(file.text)) for file in records.own_files.of(KIND))


def own_words_listed(records: Records, _: date) -> tuple[VagueWord, ...]:
    """A question: the office's own words."""
    return own_words(records)
