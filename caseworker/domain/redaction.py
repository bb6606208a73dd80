"""Words taken out of what is given, and the proof that they are: never a black box over them.

What is redacted is gone from the text before anybody draws it, and a block that says so stands
in its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from caseworker.domain.withheld import RUN, squeezed

BLOCK: Final = "[redacted: third party]"
HELD_BACK: Final = "[held back]"
"""Stands for the name of a document that is held back, wherever else it is told."""
_GONE: Final = "\ufffe"  # no sign of any text: the block itself has words that may be marked
LONG: Final = 8  # letters and figures: so many in a row are nobody’s by chance
_NO_WHITE: Final = 0x0E00  # from here on scripts may put no white between words
_WHITE: Final = re.compile(r"\s+")
_BLOCKS: Final = re.compile(rf"{re.escape(BLOCK)}(?:[\s,]*{re.escape(BLOCK)})+")


def phrases_in(marked: Iterable[str]) -> tuple[str, ...]:
    """What was marked as phrases to take out: over two lines it is two, each of them once."""
    lines = (" ".join(line.split()) for one in marked for line in one.splitlines())
    found = dict.fromkeys(unicodedata.normalize("NFC", line) for line in lines)
    return tuple(one for one in found if any(sign.isalnum() for sign in one))


def redacted(text: str, phrases: Iterable[str], block: str = BLOCK) -> str:
    """``text`` without these phrases: each as it was marked, or in capitals.

    ``block`` stands in the place of each. White within a phrase may be of any kind, so a name
    that is broken over two lines goes too.
    """
    pattern = _pattern(phrases)
    if pattern is None:
        return text
    left, before = unicodedata.normalize("NFC", text), ""
    while left != before:  # what is taken out may leave another phrase standing by itself
        left, before = pattern.sub(_GONE, left), left
    return _BLOCKS.sub(BLOCK, left.replace(_GONE, block))


def says(text: str, phrases: Iterable[str]) -> bool:
    """Whether any of these phrases would be taken out of ``text``."""
    pattern = _pattern(phrases)
    return pattern is not None and pattern.search(unicodedata.normalize("NFC", text)) is not None


def escaped_words(
    taken_out: Iterable[str], given: Iterable[str], made: Iterable[str]
) -> tuple[str, ...]:
    """What was taken out and stands in ``made`` all the same, though nothing given says it.

    ``given`` are the texts that were let go, as they were handed to whoever draws; ``made`` are
    those that were read out of what was drawn: each may be broken over lines, or have its words
    run together.
    """
    let_go, text = list(given), list(made)
    let_go_run = "\n".join(squeezed(said) for said in let_go)
    made_run = "\n".join(squeezed(said) for said in text)
    let_go_said, made_said = "\n|\n".join(let_go), "\n|\n".join(text)
    found = []
    for phrase in dict.fromkeys(taken_out):
        run = squeezed(phrase)
        if len(run) >= LONG:
            is_there = run in made_run and run not in let_go_run
        else:
            is_there = says(made_said, (phrase,)) and not says(let_go_said, (phrase,))
        if is_there:
            found.append(phrase)
    return tuple(found)


def runs_of(texts: Iterable[str]) -> Iterator[str]:
    """What is looked for of a piece that is held back: every few words in a row of it."""
    for text in texts:
        for line in text.splitlines():
            words = line.split()
            if len(words) >= RUN:
                yield from (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
            elif len(squeezed(line)) >= LONG:
                yield " ".join(words)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """The longest first, so that a name goes before its parts."""
    said = sorted(phrases_in(phrases), key=len, reverse=True)
    if not said:
        return None
    either = dict.fromkeys(form for one in said for form in (one, one.upper()))
    return re.compile("|".join(_one(form) for form in either))


def _one(phrase: str) -> str:
    middle = r"\s+".join(re.escape(word) for word in _WHITE.split(phrase))
    before = r"(?<!\w)" if _is_bounded(phrase[0]) else ""
    after = r"(?!\w)" if _is_bounded(phrase[-1]) else ""
    return f"{before}{middle}{after}"


def _is_bounded(sign: str) -> bool:
    return sign.isalnum() and ord(sign) < _NO_WHITE
