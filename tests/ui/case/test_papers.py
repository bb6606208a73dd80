"""The papers of a case at the window: brought in, filed, listed, read, replaced, put in the bin."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from platform import node

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from caseworker.casework.health import look_over
from caseworker.casework.papers_in import papers_of
from caseworker.domain.filing import Filing
from caseworker.ui.case.bin_sheet import BinSheet
from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.case.filing_sheet import FilingSheet
from caseworker.ui.case.next_step import step_asked
from caseworker.ui.case.papers_list import HEADS, PAPER
from caseworker.ui.case.scan_sheet import ScanSheet
from caseworker.ui.dropped import virtual_content, virtual_names
from caseworker.ui.reading import ReadSheet
from caseworker.ui.reading_ahead import ReadingAhead
from caseworker.ui.say import Sheet
from tests.builders import OKAFOR
from tests.hostile.files import a_jpeg_with_place, a_pdf
from tests.ui.case.conftest import sheet
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words

Begin = Callable[[], DocumentsTab]


def names(tab: DocumentsTab) -> list[str]:
    items = (tab.list.topLevelItem(at) for at in range(tab.list.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def brings(tab: DocumentsTab, settle: Settle, folder: Path, **files: bytes) -> None:
    """Bring these in, and shut the sheet that asks what they are."""
    paths = []
    for name, content in files.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_bytes(content)
    tab.attach(*paths)
    settle()
    sheet(FilingSheet).reject()
    settle()


def drops(tab: DocumentsTab, mime: QMimeData) -> None:
    nothing = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    tab.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, *nothing))


def filings(store: CaseStore, tab: DocumentsTab) -> dict[str, Filing]:
    with store.kept.sitting() as records:
        seen = papers_of(tab.number)(records, tab.desk.today)
    return {one.name: seen.filing(one.id) for one in seen.documents}


def test_a_paper_is_kept_at_once_and_filed_in_the_sheet_that_comes_up(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    paper = tmp_path / "2026-03-02 letter.txt"
    paper.write_text("A letter from the school.\n", encoding="utf-8")
    documents_tab.attach(paper)
    settle()

    asked = sheet(FilingSheet)
    assert words(asked, "filingText") == "Kept. What is “2026-03-02 letter.txt”?"
    assert find(asked, QComboBox, "sort").currentText() == "Letter"
    fill(asked, "from_whom", "Mr Hale")
    press(asked, "filingSave")
    settle()

    filed = filings(store, documents_tab)["2026-03-02 letter.txt"]
    assert (filed.sort, filed.from_whom) == ("letter", "Mr Hale")
    assert str(filed.day) == "2026-03-02"
    item = documents_tab.list.topLevelItem(0)
    assert item is not None
    assert [item.text(at) for at in (1, 2, 3)] == ["Letter", "02/03/2026", "Mr Hale"]


def test_a_paper_is_read_inside_and_the_audit_says_so(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    brings(documents_tab, settle, tmp_path, letter_txt=b"A letter from the school.\n")

    press(documents_tab, "readDocument")
    settle()

    reading = sheet(ReadSheet)
    shown = find(reading.pages, QPlainTextEdit, "viewerText").toPlainText()
    assert "A letter from the school." in shown
    acts = [act for _, _, act, _, _ in store.kept.paper.audit]
    assert acts.count("document_opened_to_view") == 1
    reading.accept()


def test_what_was_searched_for_is_read_where_it_stands(
    documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    brings(
        documents_tab, settle, tmp_path, a_txt=b"First line.\nShe uses a board.\n", b_txt=b"Other"
    )
    (item,) = [
        one
        for at in range(documents_tab.list.topLevelItemCount())
        if (one := documents_tab.list.topLevelItem(at)) is not None and one.text(0) == "a.txt"
    ]
    step = step_asked(f"read={item.data(0, PAPER).id}/-1/board")
    assert step is not None

    documents_tab.begin(step)
    settle()

    reading = sheet(ReadSheet)
    shown = find(reading.pages, QPlainTextEdit, "viewerText")
    assert shown.textCursor().selectedText() == "board"
    reading.accept()


def test_a_file_that_may_not_be_kept_is_refused_in_words(
    documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    paper = tmp_path / "tool.exe"
    paper.write_bytes(b"MZ program")

    documents_tab.attach(paper)
    settle()

    assert find(documents_tab, QLabel, "documentsFault").text()
    assert not find(documents_tab, QPushButton, "readDocument").isEnabled()
    assert names(documents_tab) == []


def test_several_files_are_dropped_at_once_and_each_refused_one_is_named(
    documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    files = {"a.txt": b"One.", "b.txt": b"Two.", "tool.exe": b"MZ", "empty.pdf": b""}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in files])

    drops(documents_tab, mime)
    settle()

    sheet(FilingSheet).reject()
    assert words(documents_tab, "documentsTitle") == "Documents (2)"
    refused = words(documents_tab, "documentsFault").splitlines()
    assert [line.split(":")[0] for line in refused] == ["tool.exe", "empty.pdf"]


def test_a_message_is_kept_with_each_file_that_it_carries(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    mail = EmailMessage()
    mail["From"], mail["Date"] = "Sam Hale <s@x.example>", "Mon, 2 Mar 2026 10:00:00 +0000"
    mail.set_content("Here it is.")
    mail.add_attachment(a_pdf(), "application", "pdf", filename="Report.pdf")
    mail.add_attachment(b"MZ", "application", "octet-stream", filename="tool.exe")

    brings(documents_tab, settle, tmp_path, mail_eml=mail.as_bytes())

    filed = filings(store, documents_tab)
    assert filed["mail.eml"].sort == "message"
    assert filed["Report.pdf"].from_whom == "Sam Hale"
    assert filed["Report.pdf"].came_with == filed["mail.eml"].document
    assert words(documents_tab, "documentsFault").startswith("tool.exe: This file is a program")


def test_a_picture_from_the_clipboard_is_kept_as_png_with_nothing_beside_its_dots(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle
) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    picture.setText("Author", "Somebody")
    mime = QMimeData()
    mime.setImageData(picture)

    drops(documents_tab, mime)
    settle()

    sheet(FilingSheet).reject()
    (name,) = names(documents_tab)
    assert name.startswith("Pasted picture, ")
    ((_, content),) = store.kept.paper.documents.values()
    assert content.startswith(b"\x89PNG")
    assert b"Somebody" not in content


def test_a_file_dragged_out_of_outlook_is_taken_or_told_what_to_do(
    documents_tab: DocumentsTab, settle: Settle
) -> None:
    def entry(name: str) -> bytes:
        return bytes(72) + name.encode("utf-16-le").ljust(520, b"\0")

    kind = 'application/x-qt-windows-mime;value="{}"'
    mime = QMimeData()
    two = (2).to_bytes(4, "little") + entry("Advice.txt") + entry("Mail.msg")
    mime.setData(kind.format("FileGroupDescriptorW"), QByteArray(two))
    mime.setData(kind.format("FileContents") + ";index=0", QByteArray(b"Words of it"))
    assert virtual_names(mime) == ("Advice.txt", "Mail.msg")
    assert virtual_content(mime, 1) == b""

    drops(documents_tab, mime)
    settle()

    sheet(FilingSheet).reject()
    assert names(documents_tab) == ["Advice.txt"]
    assert "Save it there to a folder" in words(documents_tab, "documentsFault")


@pytest.mark.parametrize("told", [b"", b"\xff\xff\xff\xff", b"\x02\0\0\0" + bytes(90)])
def test_a_list_of_names_that_is_none_names_nothing(told: bytes) -> None:
    mime = QMimeData()
    mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', QByteArray(told))

    assert virtual_names(mime) == ()


def test_a_damaged_paper_stops_no_other_from_being_read_and_its_row_says_so(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = a_jpeg_with_place()
    brings(documents_tab, settle, tmp_path, a_txt=b"Of a board", b_txt=b"Was whole", c_jpg=picture)
    documents = store.kept.paper.documents
    store.kept.paper.bitten.update(
        key for key, (one, _) in documents.items() if one.name == "b.txt"
    )

    ahead = ReadingAhead(documents_tab.desk, documents_tab)
    ahead._begin()  # noqa: SLF001 - it begins by itself after three seconds
    qtbot.waitUntil(lambda: len(store.kept.paper.words) == len(documents))
    settle()

    rows = [documents_tab.list.topLevelItem(at) for at in range(3)]
    marks = {row.text(0): row.text(HEADS.index("Search")) for row in rows if row is not None}
    assert marks == {"a.txt": "", "b.txt": "Damaged", "c.jpg": "No words"}
    heard = [row.data(0, Qt.ItemDataRole.AccessibleTextRole) for row in rows if row is not None]
    assert [words.count("Search: ") for words in sorted(heard)] == [0, 1, 1]
    seen = store.office.see(look_over(frozenset({OKAFOR})))
    assert [
        (found.case, found.words)
        for one in seen.findings
        if one.name == "damaged_paper"
        for found in one.found
    ] == [(documents_tab.number, "“b.txt”")]


def test_several_are_filed_at_once_and_one_of_them_by_itself(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    brings(documents_tab, settle, tmp_path, a_txt=b"One", b_txt=b"Two", c_txt=b"Three")
    documents_tab.list.selectAll()

    press(documents_tab, "fileDocument")
    asked = sheet(FilingSheet)
    find(asked, QComboBox, "sort").setCurrentText("Letter")
    find(asked, QComboBox, "sort1").setCurrentText("Consent form")
    fill(asked, "from_whom", "Ashdown School")
    press(asked, "filingSave")
    settle()

    filed = filings(store, documents_tab)
    assert sorted(one.sort for one in filed.values()) == ["consent", "letter", "letter"]
    assert {one.from_whom for one in filed.values()} == {"Ashdown School"}
    assert "3 more" not in store.kept.paper.history[-1].words


def test_the_list_is_narrowed_and_grouped_and_says_when_nothing_is_like_that(
    documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    brings(documents_tab, settle, tmp_path, letter_txt=b"One", consent_txt=b"Two", x_txt=b"Three")

    find(documents_tab.bar, QComboBox, "papersSort").setCurrentText("Letter")
    assert names(documents_tab) == ["letter.txt"]
    find(documents_tab.bar, QComboBox, "papersSort").setCurrentText("Not filed yet")
    assert names(documents_tab) == ["x.txt"]
    fill(documents_tab.bar, "papersWords", "nobody")
    assert documents_tab._stack.currentIndex() == 1  # noqa: SLF001
    press(documents_tab.bar, "papersAll")
    find(documents_tab.bar, QComboBox, "papersGroup").setCurrentText("By kind")
    assert sorted(names(documents_tab)) == [
        "Consent form  (1)",
        "Letter  (1)",
        "Not filed yet  (1)",
    ]


def test_a_newer_paper_replaces_an_older_one_which_is_folded_under_it(
    documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    brings(documents_tab, settle, tmp_path, old_txt=b"One", new_txt=b"Two")
    (new,) = [
        item.data(0, PAPER).id
        for at in range(2)
        if (item := documents_tab.list.topLevelItem(at)) is not None and item.text(0) == "new.txt"
    ]
    documents_tab.list.go_to(new)

    press(documents_tab, "fileDocument")
    asked = sheet(FilingSheet)
    find(asked, QComboBox, "supersedes").setCurrentText("old.txt")
    press(asked, "filingSave")
    settle()

    item = documents_tab.list.topLevelItem(0)
    assert item is not None
    assert names(documents_tab) == ["new.txt"]
    folded = item.child(0)
    assert folded is not None
    assert (item.childCount(), folded.text(0)) == (1, "Replaced: old.txt")


def test_a_paper_goes_in_the_bin_with_a_reason_and_comes_back(
    documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    brings(documents_tab, settle, tmp_path, wrong_txt=b"Of somebody else")
    press(documents_tab, "binDocument")
    asked = sheet(BinSheet)
    press(asked, "binSave")
    settle()
    assert words(asked, "whyFault") == "Say why they are not wanted."
    fill(asked, "why", "Of somebody else")
    press(asked, "binSave")
    settle()
    assert names(documents_tab) == []

    documents_tab.bar._bin.setChecked(True)  # noqa: SLF001
    assert names(documents_tab) == ["wrong.txt"]
    press(documents_tab, "unbinDocument")
    settle()
    documents_tab.bar._bin.setChecked(False)  # noqa: SLF001

    assert names(documents_tab) == ["wrong.txt"]


def test_what_was_scanned_is_taken_in_and_its_original_deleted_only_on_a_yes(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "Scan 1.pdf").write_bytes(a_pdf())
    (tmp_path / "Scan 2.pdf").write_bytes(a_pdf(pages=2))
    (tmp_path / "notes.docx").write_bytes(b"no scan")
    press(documents_tab, "scanDocuments")
    scans = sheet(ScanSheet)
    settle()
    scans.place.use(tmp_path)
    settle()
    listed = find(scans, QListWidget, "scanList")
    assert listed.count() == 2
    for at in range(2):
        listed.item(at).setCheckState(Qt.CheckState.Checked)

    press(scans, "scanTake")
    settle()
    sheet(FilingSheet).reject()
    (tmp_path / "Scan 2.pdf").write_bytes(a_pdf(pages=3))  # scanned over, meanwhile
    press(_question(), "questionYes")
    settle()

    assert not (tmp_path / "Scan 1.pdf").exists()
    assert (tmp_path / "Scan 2.pdf").exists()
    assert "Scan 2.pdf: it isn’t what was kept" in words(scans, "scanSaid")
    kept = [file for file in store.kept.paper.own_files.values() if file.kind == "scan folder"]
    assert [(one.name, one.text) for one in kept] == [(node(), str(tmp_path))]
    assert not [line for line in store.kept.paper.history if str(tmp_path) in line.words]
    scans.reject()


def _question() -> Sheet:
    (found,) = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, Sheet) and one.objectName() == "question" and one.isVisible()
    ]
    return found
