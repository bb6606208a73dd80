"""Which words of a paper are found, and what is said of one that holds none."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from caseworker.casework.filings_kept import WordsRead
from caseworker.casework.records import Document, DocumentId
from caseworker.casework.words_found import MOST_LETTERS, ToRead, read_words
from caseworker.domain.case import CaseNumber
from tests.builders import NOW, OKAFOR
from tests.hostile.files import a_docx, a_locked_pdf
from tests.hostile.messages import a_mail


def _read(kind: str, content: bytes | None) -> tuple[WordsRead, list[tuple[str, int]], str]:
    document = Document(
        DocumentId("d"), CaseNumber("2026-0001"), f"A.{kind}", kind, 3, "", NOW, OKAFOR
    )
    has_read = read_words(ToRead(document, content))
    places = [(one.place, one.page) for one in has_read.words]
    return has_read.read, places, "".join(one.words for one in has_read.words)


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        ("txt", b"One word", "One word"),
        ("docx", a_docx(), "Advice for Tamsin."),
        ("eml", a_mail(Notes_txt=b"x").as_bytes(), "Here it is."),
    ],
)
def test_a_paper_is_found_by_its_words(kind: str, content: bytes, words: str) -> None:
    read, places, said = _read(kind, content)

    assert (read, places) == (WordsRead.FOUND, [(f"“A.{kind}”", -1)])
    assert words in said


def test_a_pdf_is_found_page_by_page() -> None:
    made = Canvas("")
    for words in ("First", "", "Third page"):
        made.drawString(72, 700, words)
        made.showPage()

    read, places, said = _read("pdf", made.getpdfdata())

    assert (read, places) == (
        WordsRead.FOUND,
        [("“A.pdf”, page 1", 1), ("“A.pdf”, page 3", 3)],
    )
    assert "Third page" in said


def test_a_paper_without_words_and_one_that_is_locked_are_told_apart() -> None:
    assert _read("png", None)[:2] == (WordsRead.NONE, [])
    assert _read("txt", b"   \n")[:2] == (WordsRead.NONE, [])
    assert _read("pdf", a_locked_pdf())[:2] == (WordsRead.UNREADABLE, [])


def test_of_a_paper_that_never_ends_a_novel_is_found() -> None:
    read, places, said = _read("txt", b"word " * 300_000)

    assert read is WordsRead.FOUND
    assert len(said) == MOST_LETTERS
    assert [page for _, page in places][:2] == [-1, -2]
