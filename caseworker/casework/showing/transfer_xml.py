"""The elements of a common transfer file, read as a stream inside limits, as names and words.

Whoever sent it may mean harm: no document type, no entity and nothing from elsewhere is let in, and
neither depth nor number can exhaust the process. What the names mean is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import sax
from defusedxml.common import DefusedXmlException

from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame

ROOT: Final = "CTfile"
DEEPEST: Final = 24
MOST_ELEMENTS: Final = 400_000
MOST_LETTERS: Final = 8_000_000
LONGEST_WORDS: Final = 4_000
LONGEST_NAME: Final = 60

Node = list[Any]
"""A name, its words, and the elements inside it, each of them such a list."""


def look(content: bytes) -> Iterator[Frame]:
    """The whole file as one tree. Raises CannotShow."""
    reader = _Reader()
    try:
        sax.parse(
            BytesIO(content), reader, forbid_dtd=True, forbid_entities=True, forbid_external=True
        )
    except DefusedXmlException as error:
        raise CannotShow("entities") from error
    except (SAXException, ValueError, LookupError, OSError) as error:
        raise CannotShow("no_xml") from error
    yield Frame({"tree": reader.root})


class _Reader(ContentHandler):
    """Builds the tree. Prefixes and attributes say nothing here, and are passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.root: Node = []
        self._open: list[Node] = []
        self._words: list[list[str]] = []
        self._elements = 0
        self._letters = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802 - SAX's name
        del attrs
        plain = name.rpartition(":")[2][:LONGEST_NAME]
        if not self._open and plain != ROOT:
            raise CannotShow("other_root")
        self._elements += 1
        if self._elements > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            raise CannotShow("too_large")
        node: Node = [plain, "", []]
        if self._open:
            self._open[-1][2].append(node)
        else:
            self.root = node
        self._open.append(node)
        self._words.append([])

    def characters(self, content: str) -> None:
        self._letters += len(content)
        if self._letters > MOST_LETTERS:
            raise CannotShow("too_large")
        self._words[-1].append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        del name
        node, said = self._open.pop(), "".join(self._words.pop()).strip()
        node[1] = said[:LONGEST_WORDS]
