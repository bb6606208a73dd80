"""How a Word document looks: its styles, its lists, its language. Sizes are points.

Every style that Word’s own template brings and no paper uses is taken out: what leaves holds
nothing but what it needs.
"""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import qn

from caseworker.documents.word.xml import element, emptied
from caseworker.domain.prints import Print

INK: Final = "16232B"
TEAL: Final = "0B5D5E"
QUIET: Final = "4A5B64"
HAIR: Final = "C9D3D7"
PALE: Final = "EDF4F3"
FACE: Final = "Arial"  # on every computer that has Word; ours are not
LANGUAGE: Final = "en-GB"
BULLETS: Final = 1  # the number of the one list with bullets; each numbered list has its own
_BULLET, _DECIMAL = 0, 1
_DEPTHS: Final = 9
_SIGNS: Final = ("•", "–")
_STEP: Final = 360  # twentieths of a point, for each depth of a list
_KEPT: Final = frozenset({
    "Normal", "Header", "Footer", "ListParagraph", "DefaultParagraphFont", "TableNormal",
    "NoList", *(f"Heading{level}" for level in range(1, 7)),
})  # fmt: skip
_HEADINGS: Final = (9.0, 4.5, 2.0, 1.0, 0.5, 0.5)  # how much larger than the text each rank is


def dress(document: Any, print: Print) -> None:  # noqa: A002 - the officer's word
    """Give ``document`` the styles of a paper in this print."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
        else:
            emptied(style, ("link", "rsid", "next"))
    _defaults(styles, print)
    for level, more in enumerate(_HEADINGS, start=1):
        _heading(styles, level, print.size + more)
    small = max(9.0, print.size if print.is_large else print.size - 2)
    _style(styles, "Quiet", "Quiet", colour=QUIET, size=print.size if print.is_large else 0)
    _style(styles, "Small", "Small words", size=small)
    _style(styles, "Lead", "Lead", size=print.size + 1.5)
    _style(styles, "Cell", "Cell", size=print.size if print.is_large else print.size - 1, after=2)
    _style(styles, "Field", "Close lines", after=2)
    _style(styles, "Marking", "Marking", size=small, bold=True, centred=True, after=0)
    _style(styles, "Handling", "Handling", size=small, centred=True, after=0)
    _style(styles, "Watermark", "Watermark", size=28, bold=True, centred=True, after=0)
    _style(styles, "Furniture", "Head and foot", size=small, colour=QUIET, after=0)
    _link(styles)


def _defaults(styles: Any, print: Print) -> None:  # noqa: A002 - the officer's word
    defaults = emptied(styles.find(qn("w:docDefaults")))
    about = element("rPr", element("rPrDefault", defaults))
    _letters(about, print.size, INK)
    element("lang", about, val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    spaced = element("pPr", element("pPrDefault", defaults))
    line = round(240 * (print.leading - 0.2))  # Arial brings a fifth of white of its own
    element("spacing", spaced, after=round(print.size * 11), line=line, lineRule="auto")
    normal = _found(styles, "Normal")
    emptied(normal, ("rPr", "pPr"))


def _heading(styles: Any, level: int, size: float) -> None:
    style = emptied(_found(styles, f"Heading{level}"), ("rPr", "pPr"))
    about = element("pPr", style)
    element("keepNext", about)
    element("keepLines", about)
    element("spacing", about, before=round(size * 18), after=round(size * 6))
    element("outlineLvl", about, val=level - 1)
    letters = element("rPr", style)
    _letters(letters, size, TEAL if level < 3 else INK, bold=True)  # noqa: PLR2004 - parts are teal


def _style(  # noqa: PLR0913 - what a style says
    styles: Any,
    ident: str,
    name: str,
    *,
    size: float = 0,
    colour: str = "",
    bold: bool = False,
    centred: bool = False,
    after: float | None = None,
) -> None:
    style = element("style", styles, type="paragraph", customStyle=1, styleId=ident)
    element("name", style, val=name)
    element("basedOn", style, val="Normal")
    element("qFormat", style)
    about = element("pPr", style)
    if after is not None:
        element("spacing", about, after=round(after * 20))
    if centred:
        element("jc", about, val="center")
    _letters(element("rPr", style), size, colour, bold=bold)


def _link(styles: Any) -> None:
    style = element("style", styles, type="character", styleId="Hyperlink")
    element("name", style, val="Hyperlink")
    about = element("rPr", style)
    element("color", about, val=TEAL)
    element("u", about, val="single")


def _letters(about: Any, size: float, colour: str, *, bold: bool = False) -> None:
    element("rFonts", about, ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE)
    if bold:
        element("b", about)
    if colour:
        element("color", about, val=colour)
    if size:
        element("sz", about, val=round(size * 2))
        element("szCs", about, val=round(size * 2))


def _found(styles: Any, ident: str) -> Any:
    return next(each for each in styles if each.get(qn("w:styleId")) == ident)


class Lists:
    """The lists of one document: all bullets are one, and each numbered list begins at 1."""

    def __init__(self, numbering: Any) -> None:
        self._all = emptied(numbering)
        for kind, is_numbered in ((_BULLET, False), (_DECIMAL, True)):
            self._abstract(kind, is_numbered=is_numbered)
        self._last = BULLETS
        element("abstractNumId", element("num", self._all, numId=BULLETS), val=_BULLET)

    def new(self) -> int:
        """The number of a numbered list that begins here."""
        self._last += 1
        number = element("num", self._all, numId=self._last)
        element("abstractNumId", number, val=_DECIMAL)
        for depth in range(_DEPTHS):
            over = element("lvlOverride", number, ilvl=depth)
            element("startOverride", over, val=1)
        return self._last

    def _abstract(self, kind: int, *, is_numbered: bool) -> None:
        made = element("abstractNum", self._all, abstractNumId=kind)
        element("multiLevelType", made, val="hybridMultilevel")
        for depth in range(_DEPTHS):
            level = element("lvl", made, ilvl=depth)
            element("start", level, val=1)
            element("numFmt", level, val="decimal" if is_numbered else "bullet")
            sign = f"%{depth + 1}." if is_numbered else _SIGNS[depth % len(_SIGNS)]
            element("lvlText", level, val=sign)
            element("lvlJc", level, val="left")
            about = element("pPr", level)
            element("ind", about, left=_STEP * (depth + 1), hanging=_STEP)
