"""What a file says of itself beside what it shows: its title, its author, its keywords."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree as SafeTree
from defusedxml.common import DefusedXmlException

from caseworker.casework.showing.faults import CannotShow

OFFICE: Final = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
_PARTS: Final = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
_MOST: Final = 1_000_000  # bytes of one part, and letters of one thing that is said
_MOST_SAID: Final = 2_000


def said_of(kind: str, content: bytes) -> list[tuple[str, str]]:
    """Everything that the file says of itself, each under its name. Raises CannotShow."""
    if kind == "pdf":
        said = _of_pdf(content)
    elif kind in OFFICE:
        said = _of_office(content)
    elif kind in {"png", "jpeg"}:
        said = _of_picture(content)
    else:
        said = []
    return [(name, text[:_MOST]) for name, text in said if text.strip()][:_MOST_SAID]


def _of_pdf(content: bytes) -> list[tuple[str, str]]:
    import pikepdf  # noqa: PLC0415 - start-up, decision 24

    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            said = [(str(name).strip("/"), str(value)) for name, value in pdf.docinfo.items()]
            if "/Metadata" in pdf.Root:
                said += _of_xml(pdf.Root.Metadata.read_bytes()[:_MOST])
            said += [("Name of a file inside", name) for name in pdf.attachments]
            with pdf.open_outline() as outline:
                said += [("Bookmark", title) for title in _titles(outline.root)]
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        ValueError,
        KeyError,
        TypeError,
        RuntimeError,
        AttributeError,
    ) as error:
        raise CannotShow("damaged") from error
    return said


def _titles(entries: Any, depth: int = 0) -> Iterator[str]:
    for entry in entries:
        yield str(entry.title)
        if depth < 8:  # noqa: PLR2004 - honest ones are three or four deep
            yield from _titles(entry.children, depth + 1)


def _of_office(content: bytes) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for part in set(_PARTS) & set(archive.namelist()):
                with archive.open(part) as opened:
                    said += _of_xml(opened.read(_MOST))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise CannotShow("damaged") from error
    return said


def _of_xml(xml: bytes) -> list[tuple[str, str]]:
    """The text of each element, and each attribute, by its own name."""
    try:
        root = SafeTree.fromstring(xml.rstrip(b"\0"))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise CannotShow("damaged") from error
    said = []
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        said.append((name, element.text or ""))
        said += [(key.rpartition("}")[2], value) for key, value in element.attrib.items()]
    return said


def _of_picture(content: bytes) -> list[tuple[str, str]]:
    from PIL import ExifTags, Image, UnidentifiedImageError  # noqa: PLC0415 - as above

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            said = [(str(k), v) for k, v in picture.info.items() if isinstance(v, str)]
            for tag, value in picture.getexif().items():
                if isinstance(value, str):
                    said.append((ExifTags.TAGS.get(tag, "EXIF"), value))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise CannotShow("damaged") from error
    return said
