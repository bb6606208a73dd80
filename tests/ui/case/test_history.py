"""The history of a case in words, filtered; a wrong entry put right; papers attached."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget

from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.case.history import HistoryTab
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import DOCUMENTS, HISTORY
from caseworker.ui.entry_sheet import CorrectSheet
from caseworker.ui.papers import PaperView
from caseworker.ui.reading import ReadSheet
from tests.ui.case.conftest import Open, Settle, sheet
from tests.ui.case.store import CaseStore
from tests.ui.hands import fill, find, press, words


def _history(page: CasePage) -> HistoryTab:
    page.tabs.setCurrentIndex(HISTORY)
    tab = page.tab(HISTORY)
    assert isinstance(tab, HistoryTab)
    return tab


def _documents(page: CasePage) -> DocumentsTab:
    page.tabs.setCurrentIndex(DOCUMENTS)
    tab = page.tab(DOCUMENTS)
    assert isinstance(tab, DocumentsTab)
    return tab


def test_every_line_says_who_did_what_and_when(store: CaseStore, opened: Open) -> None:
    tab = _history(opened(store.requested()))

    said = [label.text() for label in tab.findChildren(QLabel)]

    assert any(text.startswith("Request for an assessment received") for text in said)
    assert "J. Okafor" in said
    assert words(tab, "historyCount") == "2 lines"


def test_the_filter_keeps_the_lines_that_hold_every_word(store: CaseStore, opened: Open) -> None:
    tab = _history(opened(store.asked()))

    tab.filter.setText("social hale")

    assert words(tab, "historyCount") == "1 of 4"


def test_a_long_history_comes_sixty_lines_at_a_time_and_says_so(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _history(opened(store.requested()))
    assert tab.seen is not None
    line = tab.seen.history[0]
    tab.show_case(replace(tab.seen, history=(line,) * 150))

    press(tab, "historyMore")
    settle()

    more = [
        button for button in tab.findChildren(QPushButton, "historyMore") if button.isVisibleTo(tab)
    ]
    assert [button.text() for button in more] == ["Show 30 more"]
    assert find(tab, QWidget, "history60").hasFocus()
    assert tab.findChild(QWidget, "history120") is None


def test_the_history_is_looked_at_as_a_paper_from_its_own_page(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _history(opened(store.requested()))

    press(tab, "historyPaper")
    view = sheet(PaperView)
    settle()

    assert words(view, "paperTitle") == "History of a case"
    view.reject()


def test_a_wrong_entry_is_put_right_and_both_stay(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    tab = _history(opened(number))

    press(tab, "correct0")
    correcting = sheet(CorrectSheet)
    fill(correcting, "day", "14/9/2026")
    fill(correcting, "why", "The stamp says the 14th.")
    press(correcting, "correctSave")
    settle()

    case = store.case(number)
    request = case.last("request_received")
    assert request is not None
    assert request.day.day == 14
    assert len(case.events) == len(case.live) + 1
    assert "The stamp says the 14th." in store.kept.paper.history[-1].words


def test_a_correction_without_a_reason_is_not_made(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    press(_history(opened(number)), "correct0")
    correcting = sheet(CorrectSheet)

    press(correcting, "correctSave")
    settle()

    assert words(correcting, "whyFault") == "Say why the entry is wrong."
    assert len(store.case(number).events) == 2
    correcting.reject()


def test_a_file_is_attached_listed_and_read_inside(
    store: CaseStore, opened: Open, settle: Settle, tmp_path: Path
) -> None:
    number = store.requested()
    tab = _documents(opened(number))
    settle()
    paper = tmp_path / "letter.txt"
    paper.write_text("A letter from the school.\n", encoding="utf-8")

    tab.attach(paper)
    settle()
    assert find(tab, QListWidget, "documents").count() == 1
    press(tab, "readDocument")
    settle()

    reading = sheet(ReadSheet)
    shown = find(reading.pages, QPlainTextEdit, "viewerText").toPlainText()
    assert "A letter from the school." in shown
    acts = [act for _, _, act, _, _ in store.kept.paper.audit]
    assert acts.count("document_opened_to_view") == 1
    reading.accept()


def test_a_file_that_may_not_be_kept_is_refused_in_words(
    store: CaseStore, opened: Open, settle: Settle, tmp_path: Path
) -> None:
    tab = _documents(opened(store.requested()))
    settle()
    paper = tmp_path / "tool.exe"
    paper.write_bytes(b"MZ program")

    tab.attach(paper)
    settle()

    assert find(tab, QLabel, "documentsFault").text()
    assert not find(tab, QPushButton, "readDocument").isEnabled()
    assert find(tab, QListWidget, "documents").count() == 0


def test_several_files_are_dropped_at_once_and_each_refused_one_is_named(
    store: CaseStore, opened: Open, settle: Settle, tmp_path: Path
) -> None:
    tab = _documents(opened(store.requested()))
    settle()
    names = {"a.txt": b"One.", "b.txt": b"Two.", "tool.exe": b"MZ", "empty.pdf": b""}
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])

    nothing = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    tab.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, *nothing))
    settle()

    assert words(tab, "documentsTitle") == "Documents (2)"
    refused = words(tab, "documentsFault").splitlines()
    assert [line.split(":")[0] for line in refused] == ["tool.exe", "empty.pdf"]


def test_the_filter_is_named_for_whoever_hears_it(store: CaseStore, opened: Open) -> None:
    tab = _history(opened(store.requested()))

    assert find(tab, QLineEdit, "historyFilter").accessibleName()
