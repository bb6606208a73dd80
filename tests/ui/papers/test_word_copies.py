"""“Save as Word…” in the preview: asked about, written down, saved whole."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from tests.documents.word_reader import body, part, said
from tests.ui.hands import find
from tests.ui.papers.bench import Bench


def test_a_plan_is_saved_as_a_word_document_once_it_is_said_for_whom_and_why(bench: Bench) -> None:
    view = bench.show("ehc_plan")

    bench.let_go(view, "paperWord", to="Dawn Whitfield", reason="The working document")

    saved = bench.folder / "disclosure-2026-0001.docx"
    assert saved.suffix == ".docx"
    assert "Whitfield" not in saved.name
    assert "Special educational needs" in said(body(saved.read_bytes()))
    assert "Copy 1 for Dawn Whitfield" in said(part(saved.read_bytes(), "word/footer1.xml"))
    assert "as a Word document for Dawn Whitfield (copy 1)" in bench.history()[0].words


def test_an_office_that_saves_no_clear_copies_is_offered_no_word_document(bench: Bench) -> None:
    bench.office_says(clear_copies=False)

    view = bench.show("ehc_plan")

    assert not find(view, QPushButton, "paperWord").isVisible()
