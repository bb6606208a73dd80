"""Passphrases: a good one offered, a bad one refused with the reason, strength told honestly."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import Final

from caseworker import resources

SHORTEST: Final = 15
LONGEST: Final = 256
WORDS: Final = 4
FILE_WORDS: Final = 6
"""Of a file that leaves: nothing slows down whoever tries, as the records themselves do."""

# About what one fast graphics card tries in a second against 256 MiB Argon2id, three passes.
_TRIES_A_SECOND: Final = 600
_SECONDS_A_YEAR: Final = 31_557_600

_OBVIOUS: Final = (
    "password", "passphrase", "passwort", "secret", "letmein", "welcome", "login", "admin",
    "administrator", "caseworker", "casework", "qwerty", "qwertyuiop", "asdfgh", "zxcvbn",
    "iloveyou", "abcdef", "abcdefghijklmnopqrstuvwxyz", "official", "sensitive", "education",
    "children", "school", "changeme", "computer", "sunshine", "football", "liverpool", "arsenal",
    "correcthorsebatterystaple",
)  # fmt: skip
_LOOKALIKES: Final = str.maketrans("0134578@$!|", "oleastbasil")
_LEAST_OWN: Final = 8  # letters that must be left when every obvious word is taken out
_LEAST_KINDS: Final = 5  # different characters
_KNOWN_LEAST: Final = 4  # shorter names (“Lee”) would refuse too much


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a generated passphrase is to guess. Only a generated one can be measured."""

    bits: float

    @property
    def words(self) -> str:
        years = 2 ** (self.bits - 1) / _TRIES_A_SECOND / _SECONDS_A_YEAR
        return (
            f"{self.bits:.0f} bits: with these records, one fast graphics card would need "
            f"about {_round(years)} years on average to guess it."
        )


@cache
def word_list() -> tuple[str, ...]:
    """The words that passphrases are made of."""
    return tuple(resources.text("words/passphrase-words.txt").split())


def propose(count: int = WORDS, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A passphrase of ``count`` words, each chosen alone; never shorter than is allowed."""
    while True:
        made = " ".join(choose(word_list()) for _ in range(count))
        if len(made) >= SHORTEST and len(set(made.split())) == count:
            return made


def strength(count: int = WORDS) -> Strength:
    """The strength of what ``propose`` gives."""
    return Strength(count * log2(len(word_list())))


def strength_of_a_file(count: int = FILE_WORDS) -> str:
    """The same for a file that leaves: whoever has it may try as often as they like."""
    bits = strength(count).bits
    return (
        f"{count} words chosen by chance out of {len(word_list()):,}: {bits:.0f} bits. Whoever has "
        "the file and not the words does not open it in a lifetime."
    )


def fault(passphrase: str, known: Iterable[str] = ()) -> str | None:
    """Why ``passphrase`` is refused, in words; None when it will do.

    ``known`` are names that anybody here would try first: the office's, the officer's.
    There is no rule about capitals, figures or signs.
    """
    length = len(unicodedata.normalize("NFC", passphrase))
    if length < SHORTEST:
        return f"Use at least {SHORTEST} characters. This has {length}."
    if length > LONGEST:
        return f"Use at most {LONGEST} characters. This has {length}."
    if len(set(passphrase.casefold())) < _LEAST_KINDS:
        return "This repeats the same few characters. Try four words that have nothing in common."
    return _obvious(passphrase, known)


def _obvious(passphrase: str, known: Iterable[str]) -> str | None:
    letters = _letters(passphrase.casefold().translate(_LOOKALIKES))
    figures = "".join(sign for sign in passphrase if sign.isdigit())
    if len(figures) == len("".join(passphrase.split())):
        return "Figures alone are too easy to guess. Use words."
    names = [_letters(part) for name in known for part in (name, *name.split())]
    tried = {name for name in names if len(name) >= _KNOWN_LEAST} | set(_OBVIOUS)
    found = ""
    for word in sorted(tried, key=len, reverse=True):
        if word in letters:
            letters = letters.replace(word, "")
            found = found or word
    if found and len(letters) < _LEAST_OWN:
        return f"This is little more than “{found}”, which would be tried first."
    return None


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalpha())


def _round(years: float) -> str:
    digits = 10 ** max(0, len(str(int(years))) - 2)
    return f"{round(years / digits) * digits:,}"
