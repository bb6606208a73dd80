"""What the tests of a case share: a store with whole cases, and its page in a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.case import CaseNumber
from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import DOCUMENTS
from caseworker.ui.desk import Desk
from caseworker.ui.tasks import Tasks
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle

AnyDialog = TypeVar("AnyDialog", bound=QDialog)
Open = Callable[[CaseNumber], CasePage]


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[QWidget], QWidget]]:
    """Put a widget into a window, and take the window down at the end."""
    windows: list[QWidget] = []

    def put(widget: QWidget) -> QWidget:
        widget.resize(1226, 836)
        qtbot.addWidget(widget)
        windows.append(widget)
        widget.show()
        return widget

    yield put
    for window in windows:
        window.close()


@pytest.fixture
def opened(desk: Desk, settle: Settle, show: Callable[[QWidget], QWidget]) -> Open:
    """The page of a case, seen and settled."""

    def open_page(number: CaseNumber) -> CasePage:
        page = CasePage(desk, number)
        show(page)
        settle()
        return page

    return open_page


@pytest.fixture
def documents_tab(store: CaseStore, opened: Open, settle: Settle) -> DocumentsTab:
    """The papers of a case that was requested, with none in it yet."""
    page = opened(store.requested())
    page.tabs.setCurrentIndex(DOCUMENTS)
    found = page.tab(DOCUMENTS)
    assert isinstance(found, DocumentsTab)
    settle()
    return found


def sheet(kind: type[AnyDialog]) -> AnyDialog:
    """The sheet of that kind which is open now."""
    found = [window for window in QApplication.topLevelWidgets() if isinstance(window, kind)]
    open_now = [window for window in found if window.isVisible()]
    assert len(open_now) == 1, f"{len(open_now)} sheets of {kind.__name__} are open"
    return open_now[0]
