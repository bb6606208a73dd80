"""Reads a file that was made back, whole: text, properties, attachments, outlines, what is hidden.

Only for files of our own making. One that holds pages of others is read in a process with limits.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

_MARKUP: Final = re.compile(r"<[^>]*>")
_UTF16: Final = (b"\xfe\xff", b"\xff\xfe")


def all_said(content: bytes, form: str) -> Iterator[str]:
    """Every text that anybody could get out of the file."""
    if form == "docx":
        yield from _of_docx(content)
    elif form == "csv":
        yield content.decode("utf-8-sig", "replace")
    else:
        yield from _of_pdf(content)


def _of_docx(content: bytes) -> Iterator[str]:
    """Each part: the text of its markup without the tags, and its attributes as they are."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            yield name
            raw = parts.read(name)
            if name.endswith((".xml", ".rels")):
                text = raw.decode("utf-8", "replace")
                yield _MARKUP.sub("", text)
                yield " ".join(re.findall(r'="([^"]*)"', text))


def _of_pdf(content: bytes) -> Iterator[str]:
    from caseworker.documents.pictures import page_words  # noqa: PLC0415 - start-up, decision 24

    yield from page_words(content)
    yield from pdf_beside_pages(content)


def pdf_beside_pages(content: bytes) -> Iterator[str]:
    """Each string of each object, and each stream that is no page: properties, attachments.

    What stands in an outline, a note, a hidden layer’s name or the text for screen readers is
    such a string.
    """
    import pikepdf  # noqa: PLC0415 - most sittings read nothing back (decision 24)

    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            for said in pikepdf.parse_content_stream(page, "BDC BMC DP MP"):
                for operand in said.operands:
                    yield from _strings(operand)
        for each in pdf.objects:
            yield from _strings(each)
            if isinstance(each, pikepdf.Stream) and not _is_drawing(each):
                yield _text_of(each)
        yield from _strings(pdf.trailer)


def layers(content: bytes) -> bool:
    """Whether the file has layers, of which one may be hidden: ours never have."""
    import pikepdf  # noqa: PLC0415 - as above

    with pikepdf.open(BytesIO(content)) as pdf:
        return "/OCProperties" in pdf.Root


def _is_drawing(stream: Any) -> bool:
    kind, sub = str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))
    is_font = any(name in stream for name in ("/Length1", "/CIDSystemInfo"))
    return kind == "/XObject" or sub in {"/Image", "/Form", "/Type0C", "/OpenType"} or is_font


def _text_of(stream: Any) -> str:
    import pikepdf  # noqa: PLC0415 - as above

    try:
        raw = stream.read_bytes()
    except pikepdf.PdfError:
        return ""  # a picture, packed in a way that holds no words
    return _decoded(bytes(raw))


def _decoded(raw: bytes) -> str:
    if raw.startswith(_UTF16):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _strings(node: Any, depth: int = 0) -> Iterator[str]:
    """Every string directly in this object; what it refers to is an object of its own."""
    import pikepdf  # noqa: PLC0415 - as above

    if isinstance(node, (pikepdf.String, pikepdf.Name)):
        yield str(node)
    elif isinstance(node, pikepdf.Array):
        for each in node:
            yield from _direct(each, depth)
    elif isinstance(node, (pikepdf.Dictionary, pikepdf.Stream)):
        for each in node.values():
            yield from _direct(each, depth)


def _direct(each: Any, depth: int) -> Iterator[str]:
    indirect = getattr(each, "is_indirect", False)
    if not indirect and depth < _DEEPEST:
        yield from _strings(each, depth + 1)


_DEEPEST: Final = 40
