"""The contact log of a case: typed in a line, filtered, followed up, awaited and chased."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from caseworker.ui.case.contact import ContactTab
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import TABS
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.parts.due_line import DueLine
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words


def _log(page: CasePage) -> ContactTab:
    at = TABS.index(ContactTab)
    page.tabs.setCurrentIndex(at)
    tab = page.tab(at)
    assert isinstance(tab, ContactTab)
    return tab


def _type(tab: ContactTab, settle: Settle, line: str) -> None:
    tab.quick.line.setText(line)
    QTest.keyClick(tab.quick.line, Qt.Key.Key_Return)
    settle()


def _shown(tab: ContactTab) -> list[str]:
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab)]


def test_a_line_and_enter_is_a_contact_in_its_place(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    tab = _log(opened(number))

    _type(tab, settle, "call in Dawn: she is worried about the bus")
    _type(tab, settle, "-20d visit Dawn: looked at the flat")

    said = [text for text in _shown(tab) if text.startswith(("Call with", "Visit with"))]
    assert said == [
        "Call with Dawn Whitfield (In): she is worried about the bus",
        "Visit with Dawn Whitfield: looked at the flat",
    ]
    assert not tab.quick.line.text()
    assert tab.quick.line.hasFocus() or tab.quick.line.isEnabled()


def test_what_is_typed_while_a_contact_is_being_kept_is_the_next_one(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    tab = _log(opened(number))
    tab.quick.line.setText("call Dawn: the bus")

    QTest.keyClick(tab.quick.line, Qt.Key.Key_Return)
    QTest.keyClicks(tab.quick.line, "visit Dawn: the flat")
    settle()

    assert "Call with Dawn Whitfield: the bus" in _shown(tab)
    assert tab.quick.line.text() == "visit Dawn: the flat"


def test_a_contact_is_found_by_words_way_theme_and_time(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _log(opened(store.requested()))
    _type(tab, settle, "call Dawn: the bus")
    _type(tab, settle, "-20d visit Dawn: the flat")

    fill(tab, "contactWords", "bus")
    assert words(tab, "contactCount") == "1 entry"
    fill(tab, "contactWords", "")
    find(tab, QComboBox, "contactHow").setCurrentText("Visit")
    assert words(tab, "contactCount") == "1 entry"
    find(tab, QComboBox, "contactHow").setCurrentIndex(0)
    fill(tab, "contactSince", "today")
    assert words(tab, "contactCount") == "1 entry"
    find(tab, QComboBox, "contactTheme").setCurrentText("Health")
    assert words(tab, "contactCount") == "0 entries"


def test_everything_on_the_case_stands_oldest_first(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _log(opened(store.requested()))
    _type(tab, settle, "-300d note: early")
    find(tab, QCheckBox, "contactAll").setChecked(True)
    settle()

    said = _shown(tab)

    assert said.index("Note: early") < next(
        at for at, text in enumerate(said) if text.startswith("Request for an assessment")
    )


def test_a_follow_up_is_done_from_its_line(store: CaseStore, opened: Open, settle: Settle) -> None:
    number = store.requested()
    tab = _log(opened(number))
    _type(tab, settle, "-9d call Dawn: x > today ring back")
    line = next(
        at
        for at, one in enumerate(tab.findChildren(DueLine))
        if "ring back" in one.accessibleName()
    )

    press(tab, f"due{line}_follow_up_done")
    press(sheet(EntrySheet), "entrySave")
    settle()

    assert store.kinds(number)[-1] == "follow_up_done"
    assert not any("ring back" in one.accessibleName() for one in tab.findChildren(DueLine))


def test_something_is_awaited_from_somebody_by_a_day(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    tab = _log(opened(number))

    press(tab, "contactAwait")
    form = sheet(EntrySheet)
    find(form, QLineEdit, "what").setText("Signed form")
    find(form, QComboBox, "from_whom").setEditText("Dawn Whitfield")
    fill(form, "by", "+1d")
    press(form, "entrySave")
    settle()

    assert store.kinds(number)[-1] == "awaited"
    lines = tab.findChildren(DueLine)
    assert any("Signed form" in one.accessibleName() for one in lines)


def test_what_was_typed_in_the_line_is_taken_into_the_whole_form(
    store: CaseStore, opened: Open
) -> None:
    tab = _log(opened(store.requested()))
    tab.quick.line.setText("fri email Dawn: the form")

    press(tab, "contactWhole")
    form = sheet(EntrySheet)

    assert find(form, QComboBox, "person").currentText() == "Dawn Whitfield"
    assert find(form, QPlainTextEdit, "note").toPlainText() == "the form"
    assert find(form, QLineEdit, "day").text() == "20/11/2026"
