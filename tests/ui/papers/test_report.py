"""What the page of reports has counted leaves as a paper or as numbers, written down first."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton

from caseworker.casework.wanted import Wanted
from caseworker.domain.report import Report
from caseworker.ui.pages.reports import ReportsPage
from caseworker.ui.papers import PaperView
from caseworker.ui.papers.let_go import LetGoSheet
from caseworker.ui.papers.preview import show_paper
from tests.documents.reports import a_report
from tests.ui.hands import find, press, words
from tests.ui.papers.bench import Bench


@pytest.fixture
def view(bench: Bench) -> Iterator[PaperView]:
    """A report over the window, drawn."""
    shown = _show(bench, a_report())
    yield shown
    shown.reject()


def _show(bench: Bench, report: Report) -> PaperView:
    wanted = Wanted("timeliness", report=report)
    shown = show_paper(bench.window, bench.desk, wanted, ways=bench.ways)
    bench.qtbot.waitUntil(lambda: shown.seen is not None, timeout=20_000)
    return shown


def test_the_page_shows_on_paper_what_it_has_counted(bench: Bench) -> None:
    page = ReportsPage(bench.desk)
    bench.qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    bench.qtbot.waitUntil(find(page, QPushButton, "printReport").isVisible)

    press(page, "printReport")
    found = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PaperView))
    bench.qtbot.waitUntil(lambda: found.seen is not None, timeout=20_000)

    said = find(found, QPlainTextEdit, "viewerText").toPlainText()
    assert find(page, QLabel, "reportSaid").text() == "1 of 1 that fell due in 2026 was in time."
    assert "The figure is left out: it would tell a small number." in said
    assert "Whitfield" not in said
    found.reject()


def test_its_numbers_are_saved_as_a_clear_copy_with_a_reason(bench: Bench, view: PaperView) -> None:
    bench.let_go(view, "paperNumbers", to="The inspectorate", reason="The yearly return")

    (name,) = bench.asked_names
    content = (bench.folder / name).read_bytes()
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert name == "timeliness-T-03-2024-2026.csv"
    assert rows[-1]["Fell due"] == "193"
    assert words(view, "paperMessageWords") == (
        "Saved a clear copy of the numbers of “Timeliness of a time limit” for The inspectorate "
        "(copy 1). Disclosure 2026-0001. Reason: The yearly return"
    )


def test_numbers_without_a_reason_do_not_leave(bench: Bench, view: PaperView) -> None:
    press(view, "paperNumbers")
    sheet = bench.sheet(LetGoSheet)
    find(sheet, QComboBox, "letGoTo").setEditText("The inspectorate")

    press(sheet, "letGoGo")
    bench.settle()

    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "kept in the records with your name" in said
    assert "history" not in said  # it belongs to no case, so no history holds it
    assert words(sheet, "letGoReasonFault") == "Say why a copy without encryption is needed."
    assert not bench.asked_names
    sheet.reject()


def test_an_office_without_clear_copies_saves_no_numbers(bench: Bench) -> None:
    bench.office_says(clear_copies=False)
    shown = _show(bench, a_report())

    press(shown, "paperNumbers")

    assert "saves no copies without encryption" in words(shown, "paperMessageWords")
    assert not bench.asked_names
    shown.reject()


def test_the_printed_report_says_whose_copy_it_is(bench: Bench, view: PaperView) -> None:
    bench.let_go(view, "paperSave", to="The inspectorate", reason="The yearly return")

    document = pypdfium2.PdfDocument(bench.folder / bench.asked_names[0])
    said = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "Copy 1 for The inspectorate" in said


def test_a_paper_without_numbers_offers_none(bench: Bench) -> None:
    shown = bench.show("timeline")

    assert not find(shown, QPushButton, "paperNumbers").isVisible()
    shown.reject()
