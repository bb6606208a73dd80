"""The words of a Word document: body, boxes, notes, comments, and every tracked change.

Read as a stream of XML events, never as a tree: no depth or size can exhaust it.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml import sax
from defusedxml.common import DefusedXmlException

from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame

MOST_IN_A_PART: Final = 30_000_000
MOST_LETTERS: Final = 5_000_000
_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CHANGES: Final = {
    "ins": "put in",
    "del": "taken out",
    "moveTo": "moved to here",
    "moveFrom": "moved from here",
}
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TOLD: Final = {"vanish": "hidden", "altChunk": "parts"}
# What stands outside the body, and the words put over it.
_PARTS: Final = (
    ("word/header", "At the top of its pages"),
    ("word/footer", "At the foot of its pages"),
    ("word/footnotes", "Footnotes"),
    ("word/endnotes", "Endnotes"),
    ("word/comments.", "Comments"),
)
_LONG: Final = 80


def look(content: bytes) -> Iterator[Frame]:
    """The whole of its words. Raises CannotShow."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            body = _read(archive, "word/document.xml")
            texts = [body.text]
            notes = body.notes
            for start, title in _PARTS:
                found = _aside(archive, start)
                notes |= {code for part in found for code in part.notes}
                said = dict.fromkeys(part.text.strip() for part in found)
                if any(said):
                    texts.append("\n".join([f"— {title} —", *filter(None, said)]))
    except (
        DefusedXmlException,
        SAXException,
        zipfile.BadZipFile,
        KeyError,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise CannotShow("damaged") from error  # fmt: skip
    yield Frame({"count": 0, "notes": sorted(notes), "text": "\n\n".join(texts)[:MOST_LETTERS]})


def _aside(archive: zipfile.ZipFile, start: str) -> list[_Words]:
    names = sorted(name for name in archive.namelist() if name.startswith(start))
    found = [_read(archive, name) for name in names if name.endswith(".xml")]
    if start == "word/comments." and any(part.text.strip() for part in found):
        found[0].notes.add("comments")
    return found


def _read(archive: zipfile.ZipFile, name: str) -> _Words:
    with archive.open(name) as part:
        content = part.read(MOST_IN_A_PART + 1)
    if len(content) > MOST_IN_A_PART:
        raise CannotShow("too_large")
    handler = _Words()
    parser: Any = sax.make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    parser.parse(BytesIO(content))
    return handler


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    bullet: str = ""
    heading: bool = False


class _Words(ContentHandler):
    """Gathers lines from the events of one part."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: set[str] = set()
        self._lines: list[str] = []
        self._length = 0
        self._paragraphs: list[_Paragraph] = []
        self._changes: list[tuple[str, bool]] = []
        self._rows: list[list[list[str]]] = []
        self._collecting = False
        self._skipped = 0

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    def startElementNS(self, name: tuple[str | None, str], _qname: str | None, attrs: Any) -> None:  # noqa: N802 - SAX's name
        space, tag = name
        if self._skipped or (space == _COMPATIBILITY and tag == "Fallback"):
            self._skipped += 1  # the same words again, for older readers
            return
        if tag in {"drawing", "pict"}:
            self.notes.add("pictures")
        if space not in _WORD:
            return
        if tag == "p":
            self._paragraphs.append(_Paragraph())
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
        elif tag in {"t", "delText"}:
            self._collecting = True
        elif tag in _CHANGES:
            self._changes.append((tag, False))
        else:
            self._mark(tag, {key[1]: value for key, value in attrs.items()})

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802 - SAX's name
        if self._skipped:
            self._skipped -= 1
            return
        space, tag = name
        if space not in _WORD:
            return
        if tag == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        elif tag in {"t", "delText"}:
            self._collecting = False
        elif tag in _CHANGES and self._changes:
            _, begun = self._changes.pop()
            if begun and self._paragraphs:
                self._add("]")

    def characters(self, content: str) -> None:
        if not self._collecting or self._skipped or not self._paragraphs:
            return
        if self._changes and not self._changes[-1][1]:
            tag = self._changes[-1][0]
            self._changes[-1] = (tag, True)
            self.notes.add("changes")
            self._add(f"[{_CHANGES[tag]}: ")
        self._add(content)

    def _mark(self, tag: str, said: dict[str, str]) -> None:
        """What stands in a paragraph besides its words."""
        if tag in _TOLD:
            self.notes.add(_TOLD[tag])
        if not self._paragraphs:
            return
        here = self._paragraphs[-1]
        if tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif tag == "ilvl":
            depth = said.get("val", "0")
            here.bullet = "    " * min(int(depth) if depth.isdecimal() else 0, 8) + "• "
        elif tag == "numPr":
            here.bullet = here.bullet or "• "
        elif tag == "pStyle":
            here.heading = said.get("val", "").lower().startswith(("heading", "title"))

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > MOST_LETTERS:
            raise CannotShow("too_large")
        self._paragraphs[-1].pieces.append(text)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        # A change that goes on into the next paragraph is closed in this one and opened anew.
        if self._changes and self._changes[-1][1]:
            paragraph.pieces.append("]")
            self._changes[-1] = (self._changes[-1][0], False)
        text = "".join(paragraph.pieces).rstrip()
        if not text:
            return
        line = f"{paragraph.bullet}{text}"
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(line)
        else:
            self._lines.append(f"\n{line}" if paragraph.heading and self._lines else line)

    def _end_row(self, cells: list[list[str]]) -> None:
        if any(len(cell) > 1 or len("".join(cell)) > _LONG for cell in cells):
            lines = [line for cell in cells for line in cell]
        else:
            lines = [" | ".join("".join(cell) for cell in cells)]
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].extend(lines)
        else:
            self._lines.extend(line for line in lines if line.strip(" |"))
