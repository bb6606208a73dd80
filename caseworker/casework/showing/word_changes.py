"""A Word document with who changed what: every paragraph, every tracked change, every comment.

Read as a stream of XML events, as ``word`` does. Only words, names and places cross the pipe.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXException
from xml.sax.handler import feature_namespaces

from defusedxml import sax
from defusedxml.common import DefusedXmlException

from caseworker.casework.showing.changes_handler import Changes
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame
from caseworker.casework.showing.word import MOST_IN_A_PART

BODY: Final = "word/document.xml"
# What stands outside the body, and what is said to be its heading.
_ASIDE: Final = (
    ("word/header", "At the top of the pages"),
    ("word/footer", "At the foot of the pages"),
    ("word/footnotes", "Footnotes"),
    ("word/endnotes", "Endnotes"),
)
_BROKEN: Final = (
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
)


def look(content: bytes) -> Iterator[Frame]:
    """The whole document, as one frame of facts. Raises CannotShow."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            body = _read(archive, BODY, Changes())
            comments = _comments(archive, body)
            for start, title in _ASIDE:
                for name in _named(archive, start):
                    aside = _read(archive, name, Changes(title))
                    changed = [one for one in aside.paragraphs if _is_changed(one)]
                    body.paragraphs.extend(changed)
                    body.notes |= aside.notes
    except _BROKEN as error:
        raise CannotShow("damaged") from error
    yield Frame({
        "count": 0,
        "notes": sorted(body.notes),
        "paragraphs": body.paragraphs,
        "comments": comments,
    })  # fmt: skip


def _named(archive: zipfile.ZipFile, start: str) -> list[str]:
    return sorted(
        name for name in archive.namelist() if name.startswith(start) and name.endswith(".xml")
    )


def _is_changed(paragraph: dict[str, Any]) -> bool:
    return any(run["made"] != "same" for run in paragraph["runs"])


def _comments(archive: zipfile.ZipFile, body: Changes) -> list[dict[str, Any]]:
    """Each comment with the words that it is about, in the order in which those stand."""
    found = []
    for name in _named(archive, "word/comments."):
        found += _read(archive, name, Changes()).comments
    known = {one["id"]: one for one in found}
    about = body.about
    in_order = [
        *(ident for ident in about if ident in known),
        *(i for i in known if i not in about),
    ]
    empty: dict[str, Any] = {"about": "", "heading": "", "place": ""}
    return [{**known[ident], **about.get(ident, empty)} for ident in in_order]


def _read(archive: zipfile.ZipFile, name: str, handler: Changes) -> Changes:
    with archive.open(name) as part:
        content = part.read(MOST_IN_A_PART + 1)
    if len(content) > MOST_IN_A_PART:
        raise CannotShow("too_large")
    parser: Any = sax.make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    parser.parse(BytesIO(content))
    return handler
