"""A case goes to whoever has no Caseworker: locked PDFs, or numbered paper, from one choice."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from pathlib import Path
from subprocess import run

import pikepdf
import pypdfium2 as pdfium
import pytest

from caseworker.casework.papers_handed import (
    HandOverPapers,
    PaperSet,
    PapersLeft,
    hand_over_papers,
    locked_set,
    papers_left,
    papers_of,
)
from caseworker.casework.passphrases import propose
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger import LedgerAsked, Went
from caseworker.domain.sending import awaited
from tests.builders import NOW, TODAY, an_event
from tests.casework.handing import NUMBER
from tests.casework.sending_off import JUDITH, Ready, ready
from tests.documents.readers import pdftotext

WORDS = 7


@pytest.fixture(scope="module")
def drawn() -> tuple[Ready, PaperSet]:
    one = ready()
    return one, one.office.see(papers_of(one.handing, "encrypted_copy", JUDITH, NOW))


def test_every_file_opens_with_the_words_alone(
    drawn: tuple[Ready, PaperSet], tmp_path: Path
) -> None:
    """Read again by pikepdf, PDFium and poppler: AES-256, and nothing of it told from outside."""
    _, papers = drawn
    passphrase = propose(WORDS)

    files = locked_set(papers, passphrase)

    assert [name for name, _ in files][:2] == ["01.pdf", "02.pdf"]
    assert len(passphrase.split()) == WORDS
    for name, content in files:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(content))
        for hidden in (b"Whitfield", b"Ashdown", b"Education", b"xmpmeta"):
            assert hidden not in content
        with pikepdf.open(BytesIO(content), password=passphrase) as pdf:
            assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        with closing(pdfium.PdfDocument(content, password=passphrase)) as other:
            assert len(other) > 0
        file = tmp_path / name
        file.write_bytes(content)
        shut = run(["pdfinfo", str(file)], capture_output=True, text=True, check=False)  # noqa: S607
        assert "Incorrect password" in shut.stderr


def test_the_index_lists_each_paper_and_every_page_is_marked(
    drawn: tuple[Ready, PaperSet],
) -> None:
    """Story 32: marking, number, copy and recipient on each page."""
    _, papers = drawn

    index = " ".join(pdftotext(papers.papers[0].content).split())

    for at, paper in enumerate(papers.papers[1:], start=2):
        assert f"{at:02d}.pdf" in index
        assert paper.title.split(":")[0] in index
    assert "What is not inside, and why" in index
    for paper in papers.papers:
        pages = pdftotext(paper.content).split("\f")[: paper.pages]
        for page in pages:
            assert "OFFICIAL-SENSITIVE" in page
            assert "No. 2026-0001 · Copy 1 for Ashdown House" in " ".join(page.split())
    said = " ".join(pdftotext(papers.papers[-1].content).split())
    assert "Tom learns best in a small group of four." in said


def test_a_set_is_one_line_of_the_ledger_and_awaits_a_receipt() -> None:
    one = ready()
    papers = one.office.see(papers_of(one.handing, "print", JUDITH, NOW))
    command = HandOverPapers(one.handing, papers.release, papers.print)

    done = one.office.do(hand_over_papers, command)
    one.office.do(papers_left, PapersLeft(NUMBER, done.made))

    with one.store.sitting() as records:
        (line,) = records.ledger.lines(LedgerAsked())
        assert (line.release.kind, line.release.what.title) == ("print", "Hand-over papers")
        assert line.fates[-1].went is Went.HANDED
        assert awaited(records.case(NUMBER)) == ("Ashdown House (disclosure 2026-0001)",)


def test_papers_that_never_left_are_undone() -> None:
    one = ready()
    papers = one.office.see(papers_of(one.handing, "print", JUDITH, NOW))
    command = HandOverPapers(one.handing, papers.release, papers.print)
    done = one.office.do(hand_over_papers, command)

    one.office.do(papers_left, PapersLeft(NUMBER, done.made, "The printer stopped."))

    with one.store.sitting() as records:
        assert awaited(records.case(NUMBER)) == ()
        (line,) = records.ledger.lines(LedgerAsked())
        assert line.state == Went.NOTHING.value


def test_what_changed_since_they_were_drawn_stops_them(drawn: tuple[Ready, PaperSet]) -> None:
    one, papers = drawn
    with one.store.sitting() as records:
        records.add_event(NUMBER, an_event("learning_plan_started", TODAY))

    with pytest.raises(NotAllowed, match="has changed since"):
        one.office.do(hand_over_papers, HandOverPapers(one.handing, papers.release, papers.print))
