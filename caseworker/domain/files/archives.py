"""What is inside an Office file, which is a zip of parts: its kind, and what it may hide."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final
from xml.parsers import expat

from caseworker.domain.errors import UnfitFile
from caseworker.domain.files.refusals import refusal

MOST_PARTS: Final = 3_000
MOST_UNPACKED: Final = 200_000_000
MOST_FOR_A_SMALL_PART: Final = 4_000_000
_MOST_DIRECTORY: Final = 1_000_000

_MAIN_PART: Final = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
_OPEN_DOCUMENT: Final = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_MACROS: Final = re.compile(r"vbaproject|vbadata|macrosheets/|dialogsheets/|^basic/|^scripts/")
_OBJECTS: Final = re.compile(r"oleobject|activex|^objects?[ _]?\d*/|objectreplacements/.*\.bin$")

# Everything that zipfile and zlib raise on a malformed archive.
_BROKEN: Final = (
    zipfile.BadZipFile,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    RuntimeError,
    struct.error,
    zlib.error,
)

_PDF_INSTEAD: Final = "Ask for it as a PDF, or save it as one, and attach that."
_LAST_RECORD: Final = b"PK\x05\x06"
_LAST_LENGTH: Final = 22  # bytes, the last two of them the length of a note that follows
_NEWLY_SAVED: Final = "Open it where it came from, save it again, and attach that copy."


def has_archive_behind(content: bytes) -> bool:
    """Whether the file, read from its end as archives are, is one as well.

    An archive that is only part of it, such as a document inside a PDF, ends before it does.
    """
    at = content.rfind(_LAST_RECORD)
    if at < 0 or at + _LAST_LENGTH > len(content):
        return False
    noted = int.from_bytes(content[at + _LAST_LENGTH - 2 : at + _LAST_LENGTH], "little")
    rest = content[at + _LAST_LENGTH :]
    return len(rest) <= noted or not rest.strip(b"\0\r\n ")


def kind_of_archive(content: bytes) -> str:
    """``docx``, ``xlsx``, ``pptx``, ``odt``, ``ods`` or ``odp``.

    Raises:
        UnfitFile: it is some other archive, damaged, a bomb, locked, or holds macros,
            embedded programs or links that open by themselves.
    """
    _check_directory(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            kind = _kind(archive, parts)
            if kind in _MAIN_PART.values():
                _check_types(archive)
                for part in parts:
                    if part.filename.lower().endswith(".rels"):
                        _check_links(_small_part(archive, part.filename))
    except _BROKEN as error:
        raise _damaged() from error
    return kind


def _damaged() -> UnfitFile:
    return refusal("This file is damaged or has been cut short.", _NEWLY_SAVED)


def _check_directory(content: bytes) -> None:
    """The table of contents is small enough to be read at all."""
    end = len(content) - 22
    if end < 0 or content[end : end + 4] != b"PK\x05\x06" or content[-2:] != b"\0\0":
        end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if end < 0 or end + 22 > len(content):
        raise _damaged()
    size = int(struct.unpack("<I", content[end + 12 : end + 16])[0])
    # Nothing of 50 MB needs the form for archives of more than 4 GB.
    if size > _MOST_DIRECTORY or content[max(0, end - 20) : end - 16] == b"PK\x06\x07":
        raise _too_much()


def _too_much() -> UnfitFile:
    return refusal(
        "This file unpacks to far more than a document should, as files made to do harm do.",
        "Ask who sent it for a PDF instead.",
    )


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_much()
    names = [part.filename.lower() for part in parts]
    if len(set(names)) != len(names):
        raise refusal(
            "This file holds two parts of the same name, so it can't be trusted.", _PDF_INSTEAD
        )
    if any(part.flag_bits & 1 for part in parts):
        raise refusal(
            "This file is locked with a password.",
            "Save a copy without the password and attach that. It is encrypted here.",
        )
    for name in names:
        if ".." in name.split("/") or name.startswith(("/", "\\")) or "\\" in name or ":" in name:
            raise refusal("A part of this file names a place outside it.", _PDF_INSTEAD)
        if _MACROS.search(name):
            raise refusal("This file holds macros, which are small programs.", _PDF_INSTEAD)
        if _OBJECTS.search(name):
            raise refusal("This file has another file or a program embedded in it.", _PDF_INSTEAD)


def _kind(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> str:
    names = {part.filename for part in parts}
    for main, kind in _MAIN_PART.items():
        if main in names and "[Content_Types].xml" in names:
            return kind
    if "mimetype" in names and "content.xml" in names:
        said = _small_part(archive, "mimetype").strip()
        if said in _OPEN_DOCUMENT:
            return _OPEN_DOCUMENT[said]
    raise refusal(
        "This is an archive of files, not one document.",
        "Unpack it and attach the documents one by one.",
    )


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        content = part.read(MOST_FOR_A_SMALL_PART + 1)
    if len(content) > MOST_FOR_A_SMALL_PART:
        raise _too_much()
    return content


def _check_types(archive: zipfile.ZipFile) -> None:
    for _, said in _elements(_small_part(archive, "[Content_Types].xml")):
        if "macroenabled" in said.get("ContentType", "").lower():
            raise refusal("This file holds macros, which are small programs.", _PDF_INSTEAD)


def _check_links(content: bytes) -> None:
    """A link to click is ordinary; anything else outside would be fetched on opening."""
    for _, said in _elements(content):
        outside = said.get("TargetMode", "").lower() == "external"
        if outside and not said.get("Type", "").lower().endswith("/hyperlink"):
            raise refusal(
                "This file fetches something from another place when it is opened.", _PDF_INSTEAD
            )


def _elements(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part. A document type is refused, and entities with it."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, said: found.append((name, said))
    parser.StartDoctypeDeclHandler = _no_document_type
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _damaged() from error
    return found


def _no_document_type(*_: object) -> None:
    raise refusal("A part of this file is written as no document is.", _PDF_INSTEAD)
