"""A paper at which the program itself fails keeps no other from being taken in, or read."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from pytestqt.qtbot import QtBot

from caseworker.casework.records import Document
from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.case.filing_sheet import FilingSheet
from caseworker.ui.reading_ahead import ReadingAhead
from tests.ui.case.conftest import sheet
from tests.ui.case.store import CaseStore
from tests.ui.case.test_papers import brings, names
from tests.ui.conftest import Settle
from tests.ui.hands import words


class Unreadable(tuple[Document, bytes]):
    """A paper of which asking for the bytes is a fault of ours."""

    __slots__ = ()

    def __getitem__(self, at: object) -> NoReturn:
        raise ZeroDivisionError


def failing() -> tuple[str, bytes]:
    raise ZeroDivisionError


def test_the_others_of_a_batch_are_kept_and_the_next_batch_is_taken(
    documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    whole = ("b.txt", b"Of a board")

    documents_tab.intake._begin([("a.txt", failing), ("b.txt", lambda: whole)])  # noqa: SLF001 - no file does this
    settle()
    sheet(FilingSheet).reject()
    settle()

    assert names(documents_tab) == ["b.txt"]
    assert words(documents_tab, "documentsFault").startswith("a.txt: It was stopped")
    brings(documents_tab, settle, tmp_path, c_txt=b"The next")
    assert sorted(names(documents_tab)) == ["b.txt", "c.txt"]


def test_papers_behind_it_are_read_for_the_search(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    brings(documents_tab, settle, tmp_path, a_txt=b"Of a board", b_txt=b"Was whole", c_txt=b"More")
    documents = store.kept.paper.documents
    for key, (one, _) in list(documents.items()):
        if one.name == "b.txt":
            documents[key] = Unreadable((one, b""))

    ahead = ReadingAhead(documents_tab.desk, documents_tab)
    ahead._begin()  # noqa: SLF001 - it begins by itself after three seconds
    qtbot.waitUntil(lambda: len(store.kept.paper.words) == len(documents) - 1)
    settle()

    brings(documents_tab, settle, tmp_path, d_txt=b"One that came later")
    ahead._begin()  # noqa: SLF001 - likewise
    qtbot.waitUntil(lambda: "One that came later" in str(store.kept.paper.words))
