"""Spelling in British English, offline: which words are right, and what was meant instead."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import hunspell

from caseworker import resources
from caseworker.domain.errors import CaseworkerError

LISTS: Final = ("special-needs", "health", "justice", "armed-forces", "education", "everyday")
"""Our own lists beside the dictionary, in ``resources/spelling``."""
MOST: Final = 6  # suggestions: what a menu shows without scrolling
_REMEMBERED: Final = 20_000  # pieces of text
_LONGEST: Final = 60  # letters: no word is longer, and Hunspell looks no further than 100

_CHUNK: Final = re.compile(r"\S+")
_ADDRESS: Final = re.compile(
    r"\S@\S|://|^www\.|\\|^[\w-]+(\.[\w-]+)+/|\.(uk|com|org|net)\b", re.IGNORECASE
)
_PIECE: Final = re.compile(r"[\w'’‘]+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*")
_HYPHENS: Final = ("-", "\u2011")
_BEFORE: Final = frozenset({
    "co", "non", "pre", "multi", "anti", "semi", "bi", "de", "ex", "inter", "micro", "un", "neuro",
    "socio", "bio", "psycho",
})  # fmt: skip
"""No words, but right before a hyphen."""
_OWNER: Final = re.compile(r"(?:'s|(?<=s)')$")
# Oxford spells -ize wherever the ending is the Greek one; the dictionary has -ise alone.
_IZE: Final = re.compile(r"iz(?=(e|ed|er|ers|es|ing|able|ation|ations|ational|ationally)$)")
# These end in -ise because of another stem, and are spelt so by everybody.
_NEVER_IZE: Final = re.compile(
    r"(adv|advert|appr|ar|br|chast|circumc|compr|comprom|conc|cru|dem|desp|dev|disgu|enterpr|exc|exerc"
    r"|expert|franch|gu|improv|inc|l|merchand|no|otherw|parad|po|porpo|pra|prec|prem|pr"
    r"|prom|ra|repr|rev|r|superv|surm|surpr|telev|tort|treat|v|w|pract|bru|l|anal|paral|catal)"
    r"[iy]s"
)


class NoSpelling(CaseworkerError):
    """The dictionary can't be read, so nothing is said about any word."""

    def __init__(self) -> None:
        super().__init__(
            "Spelling can’t be checked: the dictionary of this copy of the program can’t be read."
        )


@dataclass(frozen=True, slots=True)
class Mistake:
    """A word that is not known. ``start`` and ``end`` count characters of the text."""

    start: int
    end: int
    word: str


class Dictionary:
    """Hunspell with the British dictionary and our own lists. One is enough for the program.

    Loading takes some 0.2 s; after that a word takes a few millionths, suggestions up to 0.3 s.

    Raises:
        NoSpelling: its files are missing or can't be read.
    """

    def __init__(self, name: str = "spelling/en-GB") -> None:
        try:
            folder = resources.path(f"{name}.aff").parent
            resources.path(f"{name}.dic")
            # On Windows a path in UTF-8 is opened by its wide name, with \\?\ before it; with
            # the encoding of the locale, a folder of somebody called Łucja could not be opened.
            self._words = hunspell.Hunspell(
                name.rpartition("/")[2], str(folder), system_encoding="UTF-8"
            )
        except OSError as error:
            raise NoSpelling from error
        if not self._words.spell("the"):  # Hunspell says nothing of a file that it can't open
            raise NoSpelling
        for word in our_words():
            self._words.add(word)
        self._known: dict[str, bool] = {}

    def is_right(self, word: str) -> bool:
        """Whether ``word`` is spelt as in British English, with -ise or with -ize."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._look_up(word)
        return found

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        found = dict.fromkeys(self._words.suggest(straight(word)))
        near = difflib.get_close_matches(word, our_words(), n=2, cutoff=0.8)
        return tuple(dict.fromkeys((*found, *near)))

    def _look_up(self, word: str) -> bool:
        plain = straight(word)
        forms = [plain, _unaccented(plain), _OWNER.sub("", plain)]
        if _IZE.search(plain):
            british = _IZE.sub("is", plain)
            if not _NEVER_IZE.match(british.casefold()):
                forms.append(british)
        return any(self._words.spell(form) for form in dict.fromkeys(forms))


class Spelling:
    """The dictionary together with what an officer, the office and a case know besides.

    ``words`` are right as they are written there; ``names`` however they are written.
    """

    def __init__(
        self, dictionary: Dictionary, words: Iterable[str] = (), names: Iterable[str] = ()
    ) -> None:
        self._dictionary = dictionary
        self._words = frozenset(straight(word) for word in words)
        self._names = frozenset(
            part.casefold() for name in names for part in _WORD.findall(straight(name))
        )
        self._looked_at: dict[str, tuple[Mistake, ...]] = {}

    def is_right(self, word: str) -> bool:
        """Whether nothing is to be said of ``word``: it is known, or is no English word at all."""
        if len(word) > _LONGEST or not _is_latin(word):
            return True
        return self._is_ours(straight(word)) or self._dictionary.is_right(word)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first, with the apostrophe that was typed."""
        near = difflib.get_close_matches(straight(word), self._words, n=2, cutoff=0.8)
        found = dict.fromkeys((*near, *self._dictionary.suggestions(word)))
        curly = "’" in word or "'" not in word
        return tuple(each.replace("'", "’") if curly else each for each in found)[:MOST]

    def mistakes(self, text: str) -> tuple[Mistake, ...]:
        """Every word of ``text`` that is not known, in order.

        Asked with each key about all that stands in a paragraph: what stands between two spaces
        is looked at once, and remembered.
        """
        found: list[Mistake] = []
        for chunk in _CHUNK.finditer(text):
            for one in self._mistakes_in(chunk[0]):
                at = chunk.start()
                found.append(Mistake(at + one.start, at + one.end, one.word))
        return tuple(found)

    def _mistakes_in(self, chunk: str) -> tuple[Mistake, ...]:
        """As ``mistakes``, of a text without spaces: nothing beyond a space changes a word."""
        found = self._looked_at.get(chunk)
        if found is None:
            if len(self._looked_at) >= _REMEMBERED:
                self._looked_at.clear()
            words = (
                Mistake(start, start + len(word), word)
                for start, word in words_in(chunk)
                if not self.is_right(word)
            )
            found = tuple(one for one in words if not self._is_part(chunk, one))
            self._looked_at[chunk] = found
        return found

    def _is_part(self, text: str, one: Mistake) -> bool:
        """Whether it is right within the hyphened word it stands in, as in “co-ordinator”."""
        if text[one.end : one.end + 1] in _HYPHENS and one.word.casefold() in _BEFORE:
            return True
        first, last = one.start, one.end
        while first and (text[first - 1] in _HYPHENS or text[first - 1].isalpha()):
            first -= 1
        while last < len(text) and (text[last] in _HYPHENS or text[last].isalpha()):
            last += 1
        whole = text[first:last].replace("\u2011", "-").strip("-")
        if "-" not in whole or len(whole) > _LONGEST:
            return False
        return self.is_right(whole) or self.is_right(whole.replace("-", ""))

    def _is_ours(self, word: str) -> bool:
        for form in {word, _OWNER.sub("", word)}:
            if form in self._words or form.casefold() in self._names:
                return True
            # A word of ours may begin a sentence, or stand in a heading.
            if form.lower() in self._words and (form.istitle() or form.isupper()):
                return True
        return False


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """Each word of ``text`` that can be spelt, and where it begins.

    Addresses, e-mails, numbers, and references such as 2026-0114 or KS2 are no such words.
    """
    for chunk in _CHUNK.finditer(text):
        if _ADDRESS.search(chunk[0]):
            continue
        for piece in _PIECE.finditer(chunk[0]):
            if any(sign.isdigit() for sign in piece[0]):
                continue
            for word in _WORD.finditer(piece[0]):
                if len(word[0]) > 1:
                    yield chunk.start() + piece.start() + word.start(), word[0]


@cache
def dictionary() -> Dictionary:
    """The one dictionary of the program. To be asked for first off the window’s thread.

    Raises:
        NoSpelling: its files are missing or can't be read.
    """
    return Dictionary()


@cache
def our_words() -> tuple[str, ...]:
    """Every word of our own lists."""
    lines = (line for name in LISTS for line in resources.text(f"spelling/{name}.txt").split("\n"))
    return tuple(line for line in lines if line and not line.startswith("#"))


def straight(word: str) -> str:
    """``word`` in NFC, with the apostrophe that is on the keyboard."""
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("‘", "'")


def _unaccented(word: str) -> str:
    """Café and naïve are spelt with or without their accents."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _is_latin(word: str) -> bool:
    return all(ord(sign) < 0x250 or sign in "’‘" for sign in word)  # noqa: PLR2004 - Latin ends there
