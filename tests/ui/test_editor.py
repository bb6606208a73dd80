"""Writing at length: blocks in, typing, blocks out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Run
from caseworker.ui.editor import BlocksEdit, FormatBar
from tests.ui.writing import B, I, U, a_field, bare, h, li, p


@pytest.fixture
def field(qtbot: QtBot) -> BlocksEdit:
    return a_field(qtbot)


def test_typing_makes_paragraphs_and_says_so(qtbot: QtBot, field: BlocksEdit) -> None:
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field, "One")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Two")

    assert bare(field.blocks()) == (p("One"), p("Two"))


def test_showing_blocks_is_not_editing_and_cannot_be_undone(
    qtbot: QtBot, field: BlocksEdit
) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_blocks((p("One", id="1"),))

    assert not field.document().isUndoAvailable()
    assert field.blocks() == (p("One", id="1"),)


def test_a_block_keeps_its_id_while_it_is_edited(field: BlocksEdit) -> None:
    field.show_blocks((p("One", id="1"), p("Two", id="2")))

    field.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClicks(field, " more")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "New")

    first, new, last = field.blocks()
    assert (first.id, first.plain) == ("1", "One more")
    assert (last.id, last.plain) == ("2", "Two")
    assert new.id not in {"", "1", "2"}
    assert field.blocks() == field.blocks()


def test_a_paragraph_put_before_another_takes_nothing_from_it(field: BlocksEdit) -> None:
    field.show_blocks((p("One", id="1"),))

    QTest.keyClick(field, Qt.Key.Key_Return)

    above, below = field.blocks()
    assert (below.id, below.plain) == ("1", "One")
    assert above.id != "1"


def test_undo_brings_back_the_words_and_the_ids(field: BlocksEdit) -> None:
    before = (p("One", id="1"), p("Two", id="2"))
    field.show_blocks(before)

    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    gone = field.blocks()
    field.undo()

    assert gone == ()
    assert field.blocks() == before


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_B, B), (Qt.Key.Key_I, I), (Qt.Key.Key_U, U)])
def test_a_mark_is_put_on_and_taken_off_by_key(
    field: BlocksEdit, key: Qt.Key, mark: frozenset[str]
) -> None:
    field.show_blocks((p("One two"),))
    field.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)

    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    marked = bare(field.blocks())
    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)

    assert marked == (p(Run("One ", mark), "two"),)
    assert bare(field.blocks()) == (p("One two"),)


def test_a_mark_begins_with_what_is_typed_next(field: BlocksEdit) -> None:
    QTest.keyClicks(field, "a ")
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "b")
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " c")

    assert bare(field.blocks()) == (p("a ", Run("b", B), " c"),)


def test_bold_in_a_heading_is_told_from_the_heading(field: BlocksEdit) -> None:
    field.show_blocks((p("One two"),))
    field.flip_heading()
    field.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)

    field.flip_mark("b")

    assert bare(field.blocks()) == (h(2, Run("One ", B), "two"),)
    field.flip_heading()
    assert bare(field.blocks()) == (p(Run("One ", B), "two"),)


def test_enter_after_a_heading_begins_a_paragraph(field: BlocksEdit) -> None:
    field.show_blocks((h(2, "Title"),))
    field.moveCursor(QTextCursor.MoveOperation.End)

    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Words")

    assert bare(field.blocks()) == (h(2, "Title"), p("Words"))


def test_a_list_is_begun_indented_and_left_by_keys(field: BlocksEdit) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_8, both)
    QTest.keyClicks(field, "One")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "Inner")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Backtab)
    QTest.keyClicks(field, "Two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "After")

    assert bare(field.blocks()) == (li("One"), li("Inner", level=2), li("Two"), p("After"))


def test_backspace_at_the_start_of_an_item_leaves_the_list(field: BlocksEdit) -> None:
    field.show_blocks((li("One", level=2),))

    QTest.keyClick(field, Qt.Key.Key_Backspace)
    once = bare(field.blocks())
    QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert once == (li("One"),)
    assert bare(field.blocks()) == (p("One"),)


def test_numbers_go_on_after_an_inner_list(field: BlocksEdit) -> None:
    field.show_blocks(
        (li("a", ordered=True), li("b", level=2, ordered=True), li("c", ordered=True))
    )

    last = field.document().lastBlock()

    assert last.textList().itemNumber(last) == 1


def test_tab_moves_on_unless_it_moves_an_item(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, after = BlocksEdit("needs", "Needs", parent=page), QLineEdit(page)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(after)
    page.show()
    field.show_blocks((li("Item"), p("Words")))
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    QTest.keyClick(field, Qt.Key.Key_Tab)
    in_list = (field.hasFocus(), bare(field.blocks())[0])
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(field, Qt.Key.Key_Tab)

    assert in_list == (True, li("Item", level=2))
    assert after.hasFocus()
    assert bare(field.blocks()) == (li("Item", level=2), p("Words"))


def test_words_typed_after_a_link_are_not_in_it(field: BlocksEdit) -> None:
    link = Run("here", frozenset({"link"}), "https://example.org")
    field.show_blocks((p("See ", link),))
    field.moveCursor(QTextCursor.MoveOperation.End)

    QTest.keyClicks(field, " now")

    assert bare(field.blocks()) == (p("See ", link, " now"),)


def test_the_bar_works_on_the_field_that_was_entered_last(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    one, two = BlocksEdit("one", "One", parent=page), BlocksEdit("two", "Two", parent=page)
    bar = FormatBar(one, two, parent=page)
    column = QVBoxLayout(page)
    for widget in (bar, one, two):
        column.addWidget(widget)
    page.show()
    for each in (one, two):
        each.show_blocks((p("words"),))
    two.setFocus()
    qtbot.waitUntil(two.hasFocus)
    two.selectAll()

    bold = bar.findChild(QToolButton, "format_b")
    assert bold is not None
    QTest.mouseClick(bold, Qt.MouseButton.LeftButton)

    assert bare(one.blocks()) == (p("words"),)
    assert bare(two.blocks()) == (p(Run("words", B)),)
    assert two.hasFocus()
    assert bold.isChecked()


def test_every_button_of_the_bar_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    bar = FormatBar()
    qtbot.addWidget(bar)

    names = [button.accessibleName() for button in bar.findChildren(QToolButton)]

    assert names == ["Bold", "Italic", "Underline", "Heading", "Bullet list", "Numbered list"]


def test_a_growing_field_is_as_tall_as_what_it_holds(qtbot: QtBot) -> None:
    field = BlocksEdit("needs", "Needs", grows=True)
    qtbot.addWidget(field)
    field.resize(400, 80)
    field.show()
    short = field.sizeHint().height()

    field.show_blocks(tuple(p(f"Line {number}") for number in range(30)))

    qtbot.waitUntil(lambda: field.sizeHint().height() > short * 5)
    assert field.accessibleName() == "Needs"
    assert field.objectName() == "needs"
