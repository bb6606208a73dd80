"""Words that promise nothing: why each is vague, and what to ask whoever advised it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.errors import BrokenLaw


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A word or phrase, why it is vague, and the question to put to the author of the advice."""

    words: str
    why: str
    ask: str


@cache
def vague_words() -> tuple[VagueWord, ...]:
    """Those that the program ships with.

    Raises:
        BrokenLaw: a row leaves something out.
    """
    text = (resources.files(__package__) / "vague_words.toml").read_text(encoding="utf-8")
    try:
        return tuple(
            VagueWord(row["words"], row["why"], row["ask"]) for row in tomllib.loads(text)["vague"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw("vague_words.toml", error) from error


def vague_in(text: str, more: tuple[VagueWord, ...] = ()) -> Iterator[tuple[str, VagueWord]]:
    """Each vague word that stands in ``text``, once, as it is written there."""
    lexicon, pattern, hints = _lexicon(more)
    flat = text.casefold()
    if not any(hint in flat for hint in hints):
        return
    seen = set()
    for found in pattern.finditer(text):
        key = " ".join(found[0].casefold().split())
        if key not in seen:
            seen.add(key)
            yield found[0], lexicon[key]


@cache
def _lexicon(
    more: tuple[VagueWord, ...],
) -> tuple[Mapping[str, VagueWord], re.Pattern[str], tuple[str, ...]]:
    lexicon = {" ".join(one.words.casefold().split()): one for one in (*vague_words(), *more)}
    return lexicon, any_of(tuple(lexicon)), hints_of(tuple(lexicon))


def any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """One pattern for whole phrases, the longest first, across line ends and capitals."""
    longest = sorted(phrases, key=len, reverse=True)
    each = (r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in longest)
    return re.compile(rf"\b(?:{'|'.join(each)})\b", re.IGNORECASE)


def hints_of(phrases: Sequence[str]) -> tuple[str, ...]:
    """The longest word of each phrase: a text with none of them has none of the phrases."""
    return tuple({max(phrase.casefold().split(), key=len) for phrase in phrases})
