"""Reads a Word document as Word would, and by other means than those that wrote it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}


def part(docx: bytes, name: str) -> Any:
    """One part, as a tree of XML."""
    return etree.fromstring(raw(docx, name))


def raw(docx: bytes, name: str) -> bytes:
    """One part, as it stands in the file."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return archive.read(name)


def names(docx: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def found(within: Any, path: str) -> list[Any]:
    """Every element that the XPath leads to; ``w:`` is Word’s own space."""
    return list(within.xpath(path, namespaces=NAMES))


def said(within: Any) -> str:
    """All its words, with a space wherever a paragraph or a line ends."""
    kinds = [f"{W}{name}" for name in ("t", "br", "tab", "p")]
    return "".join((one.text or "") if one.tag == kinds[0] else " " for one in within.iter(*kinds))


def body(docx: bytes) -> Any:
    return part(docx, "word/document.xml")


def headings(docx: bytes) -> list[tuple[int, str]]:
    """The rank and the words of each, as Word’s own list of headings has them."""
    return [
        (int(style[-1]), said(each).strip())
        for each in found(body(docx), "//w:p[w:pPr/w:pStyle]")
        if (style := found(each, "w:pPr/w:pStyle/@w:val")[0]).startswith("Heading")
    ]


def with_part(docx: bytes, name: str, content: bytes) -> bytes:
    """The same document with one part put in, or put in another’s place."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(written, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return written.getvalue()
