"""The list of the papers prints as it is seen: narrowed where it is narrowed, whole where not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from caseworker.casework.gathering import GATHER
from caseworker.documents.papers_list import PapersToList
from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.papers.preview import PaperView
from tests.builders import TODAY
from tests.ui.case.conftest import sheet
from tests.ui.case.store import CaseStore
from tests.ui.case.test_papers import brings
from tests.ui.conftest import Settle
from tests.ui.hands import find, press


def printed(tab: DocumentsTab, store: CaseStore, settle: Settle) -> PapersToList:
    press(tab, "printDocuments")
    view = sheet(PaperView)
    wanted = view._wanted  # noqa: SLF001 - what is asked to be drawn
    settle()
    view.reject()
    gather = GATHER["papers_list"]
    facts = store.office.see(lambda records, _: gather(records, wanted, TODAY))
    assert isinstance(facts, PapersToList)
    return facts


def test_the_list_prints_as_it_is_seen(
    store: CaseStore, documents_tab: DocumentsTab, settle: Settle, tmp_path: Path
) -> None:
    brings(documents_tab, settle, tmp_path, Letter_txt=b"One", Report_txt=b"Two")
    whole = printed(documents_tab, store, settle)

    documents_tab.bar.words.setText("report")
    narrowed = printed(documents_tab, store, settle)

    assert ({one.name for one in whole.papers}, whole.narrowed) == (
        {"Letter.txt", "Report.txt"},
        "",
    )
    assert ([one.name for one in narrowed.papers], narrowed.narrowed) == (
        ["Report.txt"],
        "“report”",
    )
    documents_tab.bar.words.setText("nothing like it")
    assert not find(documents_tab, QPushButton, "printDocuments").isEnabled()
