"""Small hands for the XML of a Word document: elements, text, and what Word allows in a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from caseworker.domain.blocks import clean

_NOT_IN_A_NAME = re.compile(r"[^0-9A-Za-z_]")
LONGEST_NAME = 40  # of a bookmark, in letters: Word drops one that is longer


def element(name: str, within: Any = None, /, **said: object) -> Any:
    """A new element of Word's own space (``p`` is ``w:p``), put last in ``within``."""
    made = OxmlElement(f"w:{name}")
    for key, value in said.items():
        made.set(qn(f"w:{key}"), str(value))
    if within is not None:
        within.append(made)
    return made


def paragraph(within: Any, style: str = "") -> tuple[Any, Any]:
    """A paragraph, and its properties to fill in the order that Word asks for."""
    made = element("p", within)
    about = element("pPr", made)
    if style:
        element("pStyle", about, val=style)
    return made, about


def keep_together(paragraphs: Iterable[Any]) -> None:
    """All of these on one page, as far as it holds them: each but the last stays with the next."""
    *before, _ = paragraphs
    for one in before:
        about = one.find(qn("w:pPr"))
        kept = element("keepNext")
        about.insert(0 if about.find(qn("w:pStyle")) is None else 1, kept)


def run(within: Any, text: str, *, bold: bool = False, leans: bool = False, style: str = "") -> Any:
    """A stretch of text. A new line in it stays one; what no XML may hold is left out."""
    made = element("r", within)
    about = element("rPr")
    if style:
        element("rStyle", about, val=style)
    for name, wanted in (("b", bold), ("i", leans)):
        if wanted:
            element(name, about)
    if len(about):
        made.append(about)
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            element("br", made)
        for at, part in enumerate(line.split("\t")):
            if at:
                element("tab", made)
            if part:
                words = element("t", made)
                words.text = part
                words.set(qn("xml:space"), "preserve")
    return made


def field(within: Any, code: str, shown: str) -> None:
    """What Word works out itself, such as the number of the page; ``shown`` until it has."""
    for kind in ("begin", "separate", "end"):
        if kind == "end":
            run(within, shown)
        element("fldChar", element("r", within), fldCharType=kind)
        if kind == "begin":
            said = element("instrText", element("r", within))
            said.text = f" {code} "
            said.set(qn("xml:space"), "preserve")


def bookmark(around: Any, name: str, number: int) -> None:
    """Name a whole paragraph, so that links lead to it."""
    begins = element("bookmarkStart", id=number, name=name[:LONGEST_NAME])
    after = around.find(qn("w:pPr"))
    around.insert(0 if after is None else 1, begins)
    element("bookmarkEnd", around, id=number)


def bookmark_name(key: str) -> str:
    """``key`` as the name of a bookmark: letters and digits, and no more than Word keeps."""
    return f"to_{_NOT_IN_A_NAME.sub('_', key)}"[:LONGEST_NAME]


def emptied(parent: Any, names: Iterable[str] = ()) -> Any:
    """``parent`` without its children, or without those of these names."""
    unwanted = {qn(f"w:{name}") for name in names}
    for child in list(parent):
        if not unwanted or child.tag in unwanted:
            parent.remove(child)
    return parent
