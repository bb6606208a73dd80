"""Finding and replacing over a whole plan, in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Block, Run, paragraphs
from caseworker.domain.blocks import words as plain
from caseworker.domain.plan import Plan, Section
from caseworker.ui.case.plan import PlanTab
from tests.builders import a_plan
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, key, press, words

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def a_long_plan() -> Plan:
    """“lamp” in A (twice, once after a table and an emoji), in a need and in a field of it."""
    plan = a_plan()
    table = Block("table", rows=((paragraphs("x"), paragraphs("The lamp")),))
    first = Section((*paragraphs("Her 🙂 lamp is lit"), table, *paragraphs("After")))
    need = plan.section("B").items[0]
    need = replace(
        need, text=paragraphs("She needs a Lamp"), fields={**need.fields, "area": "lamps"}
    )
    return plan.with_section("A", first).with_item("B", need)


@pytest.fixture
def tab(store: CaseStore, opened: Open, settle: Settle) -> PlanTab:
    return plan_tab(opened(store.drafting(a_long_plan())), settle)


def seek(tab: PlanTab, text: str, *, to_replace: bool = False) -> None:
    key(tab, Qt.Key.Key_H if to_replace else Qt.Key.Key_F, CTRL)
    QTest.keyClicks(find(tab, QLineEdit, "findText"), text)


def in_hand(tab: PlanTab, qtbot: QtBot, name: str, chosen: str) -> QWidget:
    """The field of that name, once ``chosen`` is selected in it."""

    def is_chosen() -> bool:
        fields = [each for each in tab.page.written().values() if each.objectName() == name]
        return bool(fields) and _selected(fields[0]) == chosen

    qtbot.waitUntil(is_chosen)
    return next(each for each in tab.page.written().values() if each.objectName() == name)


def _selected(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.selectedText()
    assert isinstance(field, QTextEdit)
    return field.textCursor().selectedText()


def test_what_is_sought_is_counted_over_the_whole_plan(tab: PlanTab) -> None:
    seek(tab, "lamp")

    assert words(tab, "findCount") == "4 found"


def test_enter_goes_from_one_to_the_next_through_sections_items_and_fields(
    tab: PlanTab, qtbot: QtBot
) -> None:
    seek(tab, "lamp")
    text = find(tab, QLineEdit, "findText")

    for name, chosen, said in (
        ("section_A", "lamp", "1 of 4"),
        ("section_A", "lamp", "2 of 4"),
        ("text_B1", "Lamp", "3 of 4"),
        ("area_B1", "lamp", "4 of 4"),
        ("section_A", "lamp", "1 of 4"),
    ):
        key(text, Qt.Key.Key_Return)
        in_hand(tab, qtbot, name, chosen)
        assert words(tab, "findCount") == said
        assert QApplication.focusWidget() is text, "Enter goes on from here"


def test_the_one_before_is_found_too_and_esc_goes_into_it(tab: PlanTab, qtbot: QtBot) -> None:
    seek(tab, "lamp")

    key(find(tab, QLineEdit, "findText"), Qt.Key.Key_Return, SHIFT)
    field = in_hand(tab, qtbot, "area_B1", "lamp")
    key(find(tab, QLineEdit, "findText"), Qt.Key.Key_Escape)

    qtbot.waitUntil(field.hasFocus)
    assert not tab.words.find.bar.isVisible()


def test_case_and_whole_words_narrow_it(tab: PlanTab) -> None:
    seek(tab, "lamp")

    find(tab, QCheckBox, "findWhole").setChecked(True)
    assert words(tab, "findCount") == "3 found"
    find(tab, QCheckBox, "findCase").setChecked(True)
    assert words(tab, "findCount") == "2 found"


def test_nothing_found_says_so_and_offers_nothing(tab: PlanTab) -> None:
    seek(tab, "harbour", to_replace=True)

    assert words(tab, "findCount") == "Nothing found"
    assert not find(tab, QWidget, "findReplaceAll").isEnabled()


def test_all_are_replaced_as_one_step(tab: PlanTab) -> None:
    before = state_of(tab).plan
    seek(tab, "lamp", to_replace=True)
    QTest.keyClicks(find(tab, QLineEdit, "findWords"), "torch")

    press(tab, "findReplaceAll")

    plan = state_of(tab).plan
    assert plain(plan.section("A").text) == "Her 🙂 torch is lit\nx\nThe torch\nAfter"
    assert plain(plan.section("B").items[0].text) == "She needs a torch"
    assert plan.section("B").items[0].fields["area"] == "torchs"
    assert "4 replaced" in words(tab, "findCount")
    assert "torch" in text_field(tab, "A").toPlainText()

    press(tab, "planUndo")
    assert state_of(tab).plan == before
    assert not state_of(tab).can_undo


def test_one_is_replaced_and_the_next_is_shown(tab: PlanTab, qtbot: QtBot) -> None:
    seek(tab, "lamp", to_replace=True)
    key(find(tab, QLineEdit, "findText"), Qt.Key.Key_Return)
    in_hand(tab, qtbot, "section_A", "lamp")
    QTest.keyClicks(find(tab, QLineEdit, "findWords"), "lamplight")

    press(tab, "findReplace")

    said = plain(state_of(tab).plan.section("A").text)
    assert said == "Her 🙂 lamplight is lit\nx\nThe lamp\nAfter"
    assert words(tab, "findCount") == "2 of 4", "what was put in is not found at once again"


def test_what_is_selected_is_offered(tab: PlanTab) -> None:
    field = text_field(tab, "A")
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)

    key(field, Qt.Key.Key_F, CTRL)

    assert find(tab, QLineEdit, "findText").text() == "Her"
    assert words(tab, "findCount").endswith(" found")


def test_what_is_written_meanwhile_is_found(tab: PlanTab) -> None:
    seek(tab, "harbour")
    assert words(tab, "findCount") == "Nothing found"

    field = text_field(tab, "A")
    field.setPlainText("The harbour")
    state_of(tab).write_text("A", (Block(runs=(Run("The harbour"),)),))

    assert words(tab, "findCount") == "1 found"
