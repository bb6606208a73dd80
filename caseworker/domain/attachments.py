"""What a file brought in is, by its bytes and by its name, and whether it may be kept.

The bytes are looked at here, never opened for showing: that is done in a process of
its own (``casework/viewing.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caseworker.domain.errors import UnfitFile
from caseworker.domain.files.archives import has_archive_behind, kind_of_archive
from caseworker.domain.files.endings import OLD_OFFICE, WHY_REFUSED
from caseworker.domain.files.names import ending_of, fit_name
from caseworker.domain.files.pictures import JPEG, PNG, check_jpeg, check_png
from caseworker.domain.files.refusals import refusal
from caseworker.domain.files.texts import read_text

LARGEST: Final = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is kept. ``shown`` is false where it can only be kept."""

    kind: str
    title: str
    endings: tuple[str, ...]
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that may be kept: the name it is kept under, and what it is."""

    name: str
    format: Format


FORMATS: Final = {
    known.kind: known
    for known in (
        Format("pdf", "PDF", ("pdf",), shown=True),
        Format("png", "PNG picture", ("png",), shown=True),
        Format("jpeg", "JPEG picture", ("jpg", "jpeg", "jpe"), shown=True),
        Format("txt", "text", ("txt",), shown=True),
        Format("docx", "Word document", ("docx",), shown=True),
        Format("xlsx", "Excel workbook", ("xlsx",)),
        Format("pptx", "PowerPoint slides", ("pptx",)),
        Format("odt", "OpenDocument text", ("odt",)),
        Format("ods", "OpenDocument sheet", ("ods",)),
        Format("odp", "OpenDocument slides", ("odp",)),
        Format("csv", "table as text", ("csv",)),
        Format("eml", "email", ("eml",), shown=True),
        Format("msg", "Outlook message", ("msg",), shown=True),
        Format("mp3", "sound recording", ("mp3",)),
        Format("wav", "sound recording", ("wav",)),
        Format("mp4", "recording", ("mp4", "m4a")),
    )
}
_BY_ENDING: Final = {ending: known for known in FORMATS.values() for ending in known.endings}
_WHOLE: Final = frozenset({"pdf", "png", "jpeg"})  # shown, so looked at more closely
_WRITTEN: Final = frozenset({"txt", "csv", "eml"})

# The name of the part that every message of Outlook has (MS-OXMSG 2.4).
_IN_MESSAGE: Final = "__properties_version1.0".encode("utf-16-le")

# What the first bytes give away; longest and surest first.
_STARTS: Final = (
    (PNG, "png"),
    (JPEG, "jpeg"),
    (b"PK\x03\x04", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"L\0\0\0\x01\x14\x02\0", "program"),
    (b"ID3", "mp3"),
)


def judge(name: str, content: bytes) -> Judged:
    """Under which name and as what this file may be kept.

    Raises:
        UnfitFile: it may not, in words fit to show.
    """
    fit = fit_name(name)
    check_size(len(content))
    ending = ending_of(fit)
    if ending in WHY_REFUSED:
        raise UnfitFile(WHY_REFUSED[ending])
    if ending not in _BY_ENDING:
        raise refusal(
            "This is not a kind of file that Caseworker keeps.",
            "Save it as PDF, or as a PNG or JPEG picture, and attach that.",
        )
    said = _BY_ENDING[ending]
    found = _found(content, said)
    if found != said.kind:
        raise refusal(
            f"The name of this file says {said.title}, but inside it is {_in_words(found)}.",
            "Check where it came from. If you are sure of it, give it its right ending and attach "
            "it again.",
        )
    return Judged(fit, said)


def size_words(size: int) -> str:
    """A size as people say it: ``212 KB``, ``4.1 MB``."""
    if size < 1024:  # noqa: PLR2004 - bytes in a kilobyte
        return f"{size} bytes"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / (1024 * 1024):.1f} MB"


def check_size(size: int) -> None:
    """Whether a file of so many bytes may be kept; asked before all of it is read.

    Raises:
        UnfitFile: it is empty, or more than may be attached.
    """
    if not size:
        raise refusal(
            "This file is empty.",
            "Check the original, and attach it again when it holds something.",
        )
    if size > LARGEST:
        raise refusal(
            f"This file is {size_words(size)}; the most that can be attached is 50 MB.",
            "Make it smaller or split it, and attach the parts.",
        )


def _found(content: bytes, said: Format) -> str:
    """The kind that the bytes are, once they have been checked to be whole."""
    kind = _by_start(content)
    if kind in _WHOLE and kind != said.kind:
        return kind  # what it is matters more than whether it is whole
    if kind == "pdf":
        _check_pdf(content)
    elif kind == "png":
        check_png(content)
    elif kind == "jpeg":
        check_jpeg(content)
    elif kind == "archive":
        return kind_of_archive(content)
    elif kind == "ole":
        return _of_ole(content, said)
    elif not kind and said.kind in _WRITTEN:
        read_text(content)
        return said.kind
    # Text may begin with these letters, but text holds no zero bytes.
    if kind in {"program", "rtf", "mp3"} and said.kind in _WRITTEN and b"\0" not in content:
        read_text(content)
        return said.kind
    if kind in _WHOLE and has_archive_behind(content):
        raise refusal(
            "This file has another file hidden in it.",
            f"Open it, save it again as {FORMATS[kind].title}, and attach that.",
        )
    return kind


def _of_ole(content: bytes, said: Format) -> str:
    """A message of Outlook is kept; what else is built so is older Office, or locked."""
    if said.kind != "msg" or _IN_MESSAGE not in content:
        raise UnfitFile(OLD_OFFICE)
    return said.kind


def _by_start(content: bytes) -> str:
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    # A byte order mark or line ends before the header are harmless, and happen.
    if content[:16].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content[4:8] == b"ftyp":
        # Apple's still pictures are kept in the same box as recordings.
        return "mp4" if content[8:12] not in {b"heic", b"heix", b"mif1", b"avif"} else "picture"
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav"
    if len(content) > 1 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2:  # noqa: PLR2004 - MPEG layer III
        return "mp3"
    return ""


def _check_pdf(content: bytes) -> None:
    # Some programs pad the end with zeros or line ends.
    if b"%%EOF" not in content.rstrip(b"\0\r\n ")[-2048:]:
        raise refusal(
            "This PDF has been cut short, as when a download stops half way.",
            "Fetch it again and attach the whole file.",
        )


def _in_words(kind: str) -> str:
    if kind in FORMATS:
        return f"something else: {FORMATS[kind].title}"
    others = {"program": "a program", "rtf": "rich text, which can hide programs"}
    return others.get(kind, "something else")
