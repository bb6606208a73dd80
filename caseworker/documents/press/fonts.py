"""The faces that papers are set in, and which of them has the letters of a word.

A word stands wholly in the first face of the chain that has all of its letters:
“Nguyễn” must never be half one face and half another. Faces are registered with
reportlab when they are first needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from caseworker import resources
from caseworker.documents.press import shaping


class Weight(Enum):
    """The cuts a stretch of text can be set in; the value is the face it begins with."""

    REGULAR = "SourceSans3-Regular"
    BOLD = "SourceSans3-Bold"
    ITALIC = "SourceSans3-It"
    BOLD_ITALIC = "SourceSans3-BoldIt"
    MONO = "SourceCodePro_400Regular"
    MONO_BOLD = "SourceCodePro_700Bold"

    @classmethod
    def of(cls, *, bold: bool, italic: bool) -> Weight:
        if bold:
            return cls.BOLD_ITALIC if italic else cls.BOLD
        return cls.ITALIC if italic else cls.REGULAR

    @property
    def is_bold(self) -> bool:
        return self in {Weight.BOLD, Weight.BOLD_ITALIC, Weight.MONO_BOLD}


# Folder, name, and the language that its letters are read in; "" where they are many.
_FALLBACKS = (
    ("noto-sans", "NotoSans", ""),
    ("noto-sans-arabic", "NotoSansArabic", "ar"),
    ("noto-sans-hebrew", "NotoSansHebrew", "he"),
    ("noto-sans-bengali", "NotoSansBengali", "bn"),
    ("noto-sans-gujarati", "NotoSansGujarati", "gu"),
    ("noto-sans-gurmukhi", "NotoSansGurmukhi", "pa"),
    ("noto-sans-tamil", "NotoSansTamil", "ta"),
    ("noto-sans-ethiopic", "NotoSansEthiopic", "am"),
    ("noto-sans-scripts", "NotoSansArmenian", "hy"),
    ("noto-sans-scripts", "NotoSansGeorgian", "ka"),
    ("noto-sans-scripts", "NotoSansKannada", "kn"),
    ("noto-sans-scripts", "NotoSansKhmer", "km"),
    ("noto-sans-scripts", "NotoSansLao", "lo"),
    ("noto-sans-scripts", "NotoSansMalayalam", "ml"),
    ("noto-sans-scripts", "NotoSansMyanmar", "my"),
    ("noto-sans-scripts", "NotoSansOriya", "or"),
    ("noto-sans-scripts", "NotoSansSinhala", "si"),
    ("noto-sans-scripts", "NotoSansTelugu", "te"),
    ("noto-sans-scripts", "NotoSansThaana", "dv"),
    ("noto-sans-scripts", "NotoSansThai", "th"),
    ("nanum-gothic", "NanumGothic", "ko"),
    ("noto-sans-sc", "NotoSansSC", "zh"),  # last: it is large, and read only when it is needed
)
_ONE_CUT = frozenset({"NotoSansSC"})  # each would be another 10 MB to carry
_FOLDERS = {
    **{weight.value: "source-sans" for weight in Weight},
    Weight.MONO.value: "source-code",
    Weight.MONO_BOLD.value: "source-code",
}
_LANGUAGES: dict[str, str] = {}
_CUTS = {False: "400Regular", True: "700Bold"}
for _folder, _name, _language in _FALLBACKS:
    for _cut in _CUTS.values() if _name not in _ONE_CUT else (_CUTS[False],):
        _FOLDERS[f"{_name}_{_cut}"] = _folder
        _LANGUAGES[f"{_name}_{_cut}"] = _language
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_KANA = re.compile("[\u3041-\u30ff]")

# Every space but the no-break ones, which are there for a reason.
_WHITE = "[ \t-\r\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]"

_GAPS = re.compile(f"({_WHITE}+)")
_REMEMBERED = 20_000  # words: of several long plans

# Joiners and selectors shape other letters; alone they print nothing, or a box.
_SILENT = re.compile("[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in one face, as drawn from left to right.

    Where drawing changed it (shaping), ``actual`` is the text as written; ``lang`` is its
    language where that is another. ``below`` begins a new line: the rest of a shaped
    stretch that is too long for one.
    """

    face: str
    drawn: str
    actual: str = ""
    lang: str = ""
    below: bool = False


class Face(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A face that measures a word once: of a long plan, most words stand in it many times."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._measured: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - reportlab's name
        """As wide as reportlab says it is, in points."""
        if not isinstance(text, str):
            return float(super().stringWidth(text, size, encoding))
        wide = self._measured.get(text)
        if wide is None:
            if len(self._measured) >= _REMEMBERED:
                self._measured.clear()
            known, other = self.face.charWidths, self.face.defaultWidth
            wide = self._measured[text] = sum(known.get(ord(letter), other) for letter in text)
        return 0.001 * size * wide  # in this order, as reportlab does: not a bit otherwise


def face(name: str) -> Any:
    """The face called ``name``, registered with reportlab."""
    try:
        return pdfmetrics.getFont(name)
    except KeyError:
        file = resources.path(f"fonts/{_FOLDERS[name]}/{name}.ttf")
        pdfmetrics.registerFont(Face(name, str(file)))
        return pdfmetrics.getFont(name)


def chain(weight: Weight) -> Iterator[str]:
    """The faces to try, in turn."""
    yield weight.value
    for _, name, _ in _FALLBACKS:
        yield f"{name}_{_CUTS[weight.is_bold and name not in _ONE_CUT]}"


def has_all(name: str, text: str) -> bool:
    """Whether the face called ``name`` has every letter of ``text``."""
    letters = face(name).face.charToGlyph
    return all(ord(letter) in letters for letter in set(text))


def lacking(text: str) -> frozenset[str]:
    """The letters of ``text`` that no face here has."""
    fit = _fit(text)
    if has_all(Weight.REGULAR.value, fit):
        return frozenset()
    return frozenset(
        letter
        for letter in fit
        if not letter.isspace()
        and not any(has_all(name, letter) for name in chain(Weight.REGULAR))
        and not _SILENT.match(letter)
    )


def stretches(text: str, weight: Weight = Weight.REGULAR) -> list[Stretch]:
    """``text`` cut into stretches of one face each, shaped where its script needs it.

    A letter that no face has is printed as its number, ``[U+14C4]``: plain to see,
    and never a box. See ``lacking``.
    """
    fit = _fit(text)
    if has_all(weight.value, fit):
        return [Stretch(weight.value, fit)] if fit else []
    joined: list[tuple[str, str]] = []
    for name, piece in _pieces(fit, weight):
        before, words = joined[-1] if joined else ("", "")
        if before == name or (joined and piece.isspace() and not shaping.needed(words)):
            joined[-1] = (before, words + piece)
        else:
            joined.append((name, piece))
    return [stretch for name, piece in _rejoined(joined, weight) for stretch in _drawn(name, piece)]


def _fit(text: str) -> str:
    """Joiners are kept only in words that are shaped; tabs and line ends are spaces."""
    words = _GAPS.split(unicodedata.normalize("NFC", text))
    return "".join(map(_fit_word, words))


@lru_cache(_REMEMBERED)
def _fit_word(word: str) -> str:
    if _GAPS.match(word):
        return " "
    return word if shaping.needed(word) else _SILENT.sub("", word)


def _pieces(text: str, weight: Weight) -> Iterator[tuple[str, str]]:
    for word in re.findall(r" +|[^ ]+", text):
        if word.isspace():
            yield weight.value, word
            continue
        # Punctuation round a word stays in the main face: taken into a right-to-left
        # run, a comma would jump to the wrong side of the name.
        before, core, after = _peeled(word, weight)
        if before:
            yield weight.value, before
        for run in shaping.ways(core):
            yield from _word(run, weight)
        if after:
            yield weight.value, after


def _peeled(word: str, weight: Weight) -> tuple[str, str, str]:
    start, end = 0, len(word)
    while start < end and _is_point(word[start], weight):
        start += 1
    while end > start and _is_point(word[end - 1], weight):
        end -= 1
    return word[:start], word[start:end], word[end:]


def _is_point(letter: str, weight: Weight) -> bool:
    return unicodedata.category(letter).startswith("P") and has_all(weight.value, letter)


def _word(word: str, weight: Weight) -> Iterator[tuple[str, str]]:
    for name in chain(weight):
        if has_all(name, word) or has_all(name, _SILENT.sub("", word)):
            yield name, word
            return
    for cluster in re.findall(r".[\u0300-\u036f\u200c\u200d]*", word):
        known = next((name for name in chain(weight) if has_all(name, cluster)), None)
        if known is not None:
            yield known, cluster
        else:
            yield weight.value, "".join(f"[U+{ord(letter):04X}]" for letter in cluster)


def _rejoined(pieces: list[tuple[str, str]], weight: Weight) -> Iterator[tuple[str, str]]:
    """Words of one right-to-left name with the spaces between them, as one stretch."""
    waiting: list[tuple[str, str]] = []
    for name, piece in pieces:
        if shaping.runs_leftwards(piece):
            if len(waiting) == 2 and waiting[0][0] == name:  # noqa: PLR2004 - a word and its space
                waiting = [(name, waiting[0][1] + waiting[1][1] + piece)]
                continue
            yield from waiting
            waiting = [(name, piece)]
        elif piece == " " and len(waiting) == 1:
            waiting.append((weight.value, piece))
        else:
            yield from waiting
            waiting = []
            yield name, piece
    yield from waiting


def _drawn(name: str, piece: str) -> Iterator[Stretch]:
    language = _LANGUAGES.get(name, "")
    if not language and _DEVANAGARI.search(piece):
        language = "hi"
    if language == "zh" and _KANA.search(piece):
        language = "ja"  # the signs that both use are in one face; only kana tell them apart
    if shaping.needed(piece):
        for number, part in enumerate(shaping.parts(piece)):
            drawn = shaping.shaped(face(name), part)
            yield Stretch(name, drawn, part, language, below=number > 0)
    else:
        yield Stretch(name, piece, lang=language)
