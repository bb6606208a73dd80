"""Every word of an office file, whichever program made it: paragraphs, cells, notes, comments.

All its parts are read as streams of XML events, never as trees. What was changed with the
changes tracked is said in each of its readings: with all, before, and after.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Final, Protocol
from urllib.parse import unquote
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml import sax
from defusedxml.common import DefusedXmlException

from caseworker.casework.showing.faults import CannotShow
from caseworker.domain.name_words import CELL

_MOST_IN_A_PART: Final = 30_000_000
_OF_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
# Parts that hold no words of anybody: looks, and what the properties are read from.
_NO_WORDS: Final = re.compile(
    r"^(\[Content_Types\]\.xml|docProps/.*|meta\.xml|META-INF/.*|.*/(theme|styles|fontTable|"
    r"webSettings|numbering|slideMasters|slideLayouts|tableStyles)\b.*)$"
)
_SHEETS: Final = re.compile(r"^xl/worksheets/")
_STRINGS: Final = "xl/sharedStrings.xml"
_PLACES: Final = (
    ("word/header", "at the top of its pages"),
    ("word/footer", "at the foot of its pages"),
    ("word/footnotes", "in its footnotes"),
    ("word/endnotes", "in its endnotes"),
    ("word/comments", "in its comments"),
    ("word/_rels", "in its links"),
    ("xl/comments", "in its comments"),
    ("xl/threadedComments", "in its comments"),
    ("xl/", "in its cells"),
    ("ppt/slides", "in its slides"),
    ("ppt/notesSlides", "in the notes to its slides"),
    ("ppt/comments", "in its comments"),
)
_ENDS: Final = frozenset({"p", "h", "si", "caption", "comment", "text"})
_ROWS: Final = frozenset({"tr", "table-row", "row"})
_CELLS: Final = frozenset({"tc", "table-cell", "c"})
_LETTERS: Final = frozenset({"t", "delText", "instrText", "delInstrText", "v"})
_MADE: Final = {"ins": "in", "moveTo": "in", "del": "out", "moveFrom": "out"}
_WHITE: Final = frozenset({"tab", "br", "cr", "line-break", "s", "noBreakHyphen"})
# What is said in an attribute: of a picture, of who changed or commented, of a box to fill in.
_SAID: Final = frozenset({"descr", "title", "author", "displayName", "creator", "alt"})
_NAMED: Final = frozenset({"alias", "tag", "bookmarkStart", "docPr", "cNvPr", "sheet"})
_HELD: Final = frozenset({".bin", ".docx", ".xlsx", ".pptx", ".html", ".htm", ".mht", ".rtf"})
_DRAWN: Final = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"}
)
_FEW: Final = 200  # letters: fewer beside a picture are the frame of a scan
_BROKEN: Final = (
    DefusedXmlException,
    SAXException,
    zipfile.BadZipFile,
    KeyError,
    IndexError,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class Hears(Protocol):
    """Where the words go, and what is to be said beside them."""

    codes: set[str]

    def say(self, where: str, text: str) -> None: ...


def read(heard: Hears, content: bytes) -> None:
    """Every part of the file. Raises CannotShow."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _parts(heard, archive)
    except _BROKEN as error:
        raise CannotShow("damaged") from error


def _parts(heard: Hears, archive: zipfile.ZipFile) -> None:
    names = sorted(archive.namelist())
    strings: list[str] = []
    if _STRINGS in names:
        strings = [text for text, _ in _read(archive, _STRINGS, []).found]
    letters = 0
    for name in names:
        if not name.endswith((".xml", ".rels", ".vml")) or _NO_WORDS.match(name):
            continue
        part = _read(archive, name, strings if _SHEETS.match(name) else [])
        where = next((words for start, words in _PLACES if name.startswith(start)), "in its words")
        for text, way in part.found:
            heard.say(way or where, text)
            letters += sum(1 for sign in text if sign.isalnum())
    endings = {PurePosixPath(name).suffix.lower() for name in names}
    if endings & _HELD:
        heard.codes.add("inside")
    if endings & _DRAWN and letters < _FEW:
        heard.codes.add("picture")


def _read(archive: zipfile.ZipFile, name: str, strings: list[str]) -> _Texts:
    with archive.open(name) as part:
        content = part.read(_MOST_IN_A_PART + 1)
    if len(content) > _MOST_IN_A_PART:
        raise CannotShow("too_large")
    handler = _Texts(strings)
    parser: Any = sax.make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    parser.parse(BytesIO(content))
    return handler


class _Texts(ContentHandler):
    """Gathers whole texts from the events of one part. ``found`` has each with its way, if any."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._strings = strings
        self._texts: list[list[tuple[str, str]]] = [[]]
        self._rows: list[list[list[str]]] = []
        self._made: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._is_counted = False  # what stands in this cell is the number of a shared string

    def startElementNS(self, name: tuple[str | None, str], _qname: str | None, attrs: Any) -> None:  # noqa: N802 - SAX's name
        space, tag = name[0] or "", name[1]
        self._open.append((space, tag))
        told = {key[1]: value for key, value in attrs.items()}
        if tag in _ENDS:
            self._texts.append([])
        elif tag in _ROWS:
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            self._rows[-1].append([])
        elif tag in _MADE:
            self._made.append(_MADE[tag])
        elif tag in _WHITE:
            self._add("-" if tag == "noBreakHyphen" else " ")
        self._is_counted = (tag == "c" and told.get("t") == "s") or (
            tag == "v" and self._is_counted
        )
        self._attributes(tag, told)

    def _attributes(self, tag: str, told: dict[str, str]) -> None:
        for key, value in told.items():
            if key in _SAID or (tag in _NAMED and key in {"name", "val"}):
                self.found.append((value, ""))
        if tag == "Relationship" and told.get("TargetMode") == "External":
            self.found.append((_address(told.get("Target", "")), "in its links"))
        elif "href" in told:
            self.found.append((_address(told["href"]), "in its links"))

    def characters(self, content: str) -> None:
        space, tag = self._open[-1]
        if tag in _LETTERS or space == _OF_TEXT or (tag == "text" and content.strip()):
            self._add(content)

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802 - SAX's name
        self._open.pop()
        tag = name[1]
        if tag in _ENDS and len(self._texts) > 1:
            self._end(self._texts.pop())
        elif tag in _MADE:
            self._made.pop()
        elif tag == "v" and self._is_counted:
            at = "".join(text for text, _ in self._texts[-1])
            self._texts[-1] = [(self._strings[int(at)], "")] if self._strings else []
        elif tag in _CELLS or (tag == "v" and not self._rows):
            self._end(self._texts[-1])
            self._texts[-1] = []
        elif tag in _ROWS and self._rows:
            row = [" ".join(cell) for cell in self._rows.pop()]
            if sum(1 for cell in row if cell.strip()) > 1:
                self.found.append((CELL.join(row), ""))

    def _add(self, text: str) -> None:
        self._texts[-1].append((text, self._made[-1] if self._made else ""))

    def _end(self, pieces: list[tuple[str, str]]) -> None:
        """One text in each of its readings."""
        readings = {
            "".join(text for text, made in pieces if made != left_out): None
            for left_out in ("in", "out", "never")
        }
        for text in readings:
            if text.strip():
                self.found.append((text, ""))
                if self._rows and self._rows[-1]:
                    self._rows[-1][-1].append(text)


def _address(address: str) -> str:
    """An address, with white for the signs that part its words."""
    return "".join(sign if sign.isalnum() or sign in "-'’" else " " for sign in unquote(address))
