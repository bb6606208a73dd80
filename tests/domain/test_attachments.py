"""What a file is, by its bytes against its name."""

from __future__ import annotations

import re

import pytest

from caseworker.domain.attachments import LARGEST, judge, size_words
from caseworker.domain.errors import UnfitFile
from tests.hostile.files import (
    OLE,
    PROGRAM,
    a_docx,
    a_linked_docx,
    a_pdf,
    a_picture,
    a_png_of,
    a_zip,
)

MIMETYPE = b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("name", "content", "kind", "shown"),
    [
        ("Advice.pdf", a_pdf(), "pdf", True),
        ("ADVICE.PDF", a_pdf(), "pdf", True),
        ("scan.pdf", b"\xef\xbb\xbf\r\n" + a_pdf() + bytes(700), "pdf", True),
        ("photo.png", a_picture("PNG"), "png", True),
        ("photo.jpeg", a_picture("JPEG"), "jpeg", True),
        ("photo.jpg", a_picture("JPEG"), "jpeg", True),
        ("notes.txt", "Siân said “yes”.".encode(), "txt", True),
        ("notes.txt", "Łukasz".encode("utf-16"), "txt", True),
        ("notes.txt", b"MZ is how the meeting zone is written.", "txt", True),
        ("advice.docx", a_docx(), "docx", True),
        ("advice.docx", a_linked_docx("hyperlink", "mailto:a@example.org"), "docx", True),
        ("advice.odt", a_zip({"mimetype": MIMETYPE, "content.xml": b"<x/>"}), "odt", False),
        ("list.csv", b"name,day\r\n", "csv", False),
        ("message.eml", b"Subject: advice\r\n\r\nWords.", "eml", True),
        ("views.mp3", b"ID3\x04" + bytes(90), "mp3", False),
        ("views.m4a", b"\0\0\0\x20ftypM4A " + bytes(90), "mp4", False),
    ],
)
def test_an_honest_file_is_known_by_its_bytes(
    name: str, content: bytes, kind: str, *, shown: bool
) -> None:
    judged = judge(name, content)

    assert (judged.format.kind, judged.format.shown) == (kind, shown)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("advice.pdf", b"", "is empty"),
        ("advice.pdf", a_pdf() + bytes(LARGEST), "at most|most that can be attached"),
        ("advice.pdf", a_picture("PNG"), "says PDF, but inside it is something else: PNG"),
        ("advice.pdf", a_picture("PNG")[:40], "says PDF, but inside it is something else: PNG"),
        ("advice.pdf", a_pdf() + a_zip({"a.txt": b"a"}), "another file hidden in it"),
        ("advice.pdf", a_pdf() + a_zip({"a.txt": b"a"}) + b"\n", "another file hidden in it"),
        ("photo.png", a_picture("PNG") + a_zip({"a.txt": b"a"}), "another file hidden in it"),
        ("photo.png", a_picture("JPEG"), "says PNG picture, but inside it is"),
        ("advice.docx", a_pdf(), "says Word document, but inside it is something else: PDF"),
        ("advice.pdf", PROGRAM, "inside it is a program"),
        ("advice.exe", PROGRAM, "program or can run one"),
        ("advice.doc", OLE, "older Office file"),
        ("advice.docm", a_docx(), "macros"),
        ("advice.docx", a_docx(more={"word/vbaProject.bin": OLE}), "macros"),
        ("advice.docx", a_linked_docx("attachedTemplate", "https://203.0.113.9/t"), "fetches"),
        ("advice.zip", a_zip({"a.txt": b"a"}), "archive of files"),
        ("photo.png", a_png_of(10_000, 4_001), "10,000 by 4,001"),
        ("photo.heic", b"\0\0\0\x20ftypheic" + bytes(90), "Save it as JPEG"),
        ("advice.pdf", a_pdf()[:500], "cut short"),
        ("notes.txt", b"words\0words", "isn't text"),
        ("advice.xyz", b"words", "not a kind of file"),
        ("advice", b"words", "does not say what kind"),
    ],
)
def test_an_unfit_file_is_refused_with_what_is_wrong(name: str, content: bytes, says: str) -> None:
    with pytest.raises(UnfitFile, match=says) as refused:
        judge(name, content)

    words = str(refused.value)
    assert "Nothing was attached, and your own copy is untouched." in words
    assert re.search(r"(attach|Ask|Check|If it was)", words.split("untouched.")[1])


def test_a_document_within_a_pdf_is_not_a_file_hidden_behind_it() -> None:
    body, end = a_pdf().rsplit(b"startxref", 1)

    judged = judge("advice.pdf", body + a_zip({"a.txt": b"a"}) + b"startxref" + end)

    assert judged.format.kind == "pdf"


def test_a_refusal_never_holds_the_name_of_the_file() -> None:
    with pytest.raises(UnfitFile) as refused:
        judge("Tamsin Marker.pdf", PROGRAM)

    assert "Marker" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\jo\\Advice of Jo.pdf", "Advice of Jo.pdf"),
        ("../../etc/advice.pdf", "advice.pdf"),
        ("advice.pdf. .", "advice.pdf"),
        ("  advice \u00a0  of   Jo.pdf", "advice of Jo.pdf"),
        ("advice\u200f.pdf", "advice.pdf"),
        ("Sia\u0302n.pdf", "Siân.pdf"),
        ("נועה.pdf", "נועה.pdf"),
        ("Δημήτρης (2).pdf", "Δημήτρης (2).pdf"),
    ],
)
def test_a_name_is_kept_without_its_folders_and_silent_marks(name: str, kept: str) -> None:
    judged = judge(name, a_pdf())

    assert judged.name == kept


@pytest.mark.parametrize(
    "name",
    [
        "advice\u202efdp.exe", "a\u2066b.pdf", "a\x07b.pdf", "a\nb.pdf", "CON.pdf", "nul.txt",
        "LPT9.scan.pdf", "COM¹.pdf", "advice.txt:hidden.pdf", "a?b.pdf", "a|b.pdf", ".pdf", "..pdf",
        "advice.", "a" * 160 + ".pdf", "\ud800.pdf",
    ],
)  # fmt: skip
def test_a_name_that_hides_something_or_fits_no_folder_is_refused(name: str) -> None:
    with pytest.raises(UnfitFile):
        judge(name, a_pdf())


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (217_000, "212 KB"), (4_300_000, "4.1 MB")],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert size_words(size) == words
