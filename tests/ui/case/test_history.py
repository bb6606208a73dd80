"""The history of a case in words, filtered; a wrong entry put right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from caseworker.ui.case.history import HistoryTab
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import HISTORY
from caseworker.ui.entry_sheet import CorrectSheet
from caseworker.ui.papers import PaperView
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words


def _history(page: CasePage) -> HistoryTab:
    page.tabs.setCurrentIndex(HISTORY)
    tab = page.tab(HISTORY)
    assert isinstance(tab, HistoryTab)
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


def test_the_filter_is_named_for_whoever_hears_it(store: CaseStore, opened: Open) -> None:
    tab = _history(opened(store.requested()))

    assert find(tab, QLineEdit, "historyFilter").accessibleName()
