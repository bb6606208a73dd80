"""Words in the editor that were taken from somewhere keep their source while they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Run
from caseworker.domain.footnotes import taken_in
from caseworker.ui.editor import BlocksEdit
from tests.builders import a_source
from tests.ui.writing import B, a_field, bare, p

WORDS = "He reads like a child of seven."
TAKEN = a_source(WORDS)


@pytest.fixture
def field(qtbot: QtBot) -> BlocksEdit:
    made = a_field(qtbot)
    made.case = TAKEN.case
    made.show_blocks((p("Tom is well. ", Run(WORDS, source=TAKEN), " So it is."),))
    return made


def select(field: BlocksEdit, words: str) -> None:
    cursor = field.document().find(words)
    assert not cursor.isNull(), words
    field.setTextCursor(cursor)


def put_cursor_after(field: BlocksEdit, words: str) -> None:
    select(field, words)
    cursor = field.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    field.setTextCursor(cursor)


def test_what_is_typed_inside_is_part_of_it_and_it_says_that_it_was_changed(
    field: BlocksEdit,
) -> None:
    put_cursor_after(field, "reads")

    QTest.keyClicks(field, " aloud")

    (taken,) = taken_in(field.blocks())
    assert taken.words == "He reads aloud like a child of seven."
    assert taken.is_changed
    assert field.source_here() == taken


def test_what_is_typed_after_it_is_not_part_of_it(field: BlocksEdit) -> None:
    put_cursor_after(field, "child of seven.")

    QTest.keyClicks(field, " He does.")

    assert bare(field.blocks()) == (
        p("Tom is well. ", Run(WORDS, source=TAKEN), " He does. So it is."),
    )


def test_a_mark_leaves_the_source(field: BlocksEdit) -> None:
    select(field, "child")

    field.flip_mark("b")
    field.flip_heading()

    (taken,) = taken_in(field.blocks())
    assert not taken.is_changed
    assert Run("child", B, source=TAKEN) in field.blocks()[0].runs


def test_a_new_paragraph_in_the_middle_leaves_both_parts_theirs(field: BlocksEdit) -> None:
    put_cursor_after(field, "He reads")

    QTest.keyClick(field, Qt.Key.Key_Return)

    first, second = field.blocks()
    assert [run.source for block in (first, second) for run in block.runs] == [
        None, TAKEN, TAKEN, None,
    ]  # fmt: skip
    assert not taken_in((first, second))[0].is_changed


def test_the_words_gone_the_source_is_gone(field: BlocksEdit) -> None:
    select(field, WORDS)

    QTest.keyClick(field, Qt.Key.Key_Delete)

    assert taken_in(field.blocks()) == ()
    QTest.keyClicks(field, "Else")
    assert taken_in(field.blocks()) == ()


@pytest.mark.parametrize(("case", "kept"), [(TAKEN.case, 2), ("2026-0999", 1), ("", 1)])
def test_copied_words_keep_their_source_within_their_case_alone(
    field: BlocksEdit, case: str, kept: int
) -> None:
    """The plan of another child must never name the papers of this one."""
    select(field, WORDS)
    mime = field.createMimeDataFromSelection()
    field.case = case
    field.moveCursor(QTextCursor.MoveOperation.End)

    field.insertFromMimeData(mime)

    assert field.blocks()[0].plain.count(WORDS) == 2
    assert len(taken_in(field.blocks())) == kept


def test_over_the_words_stands_where_they_are_from(field: BlocksEdit, qtbot: QtBot) -> None:
    put_cursor_after(field, "reads")
    at = field.cursorRect().center()
    shown = QHelpEvent(QEvent.Type.ToolTip, at, field.viewport().mapToGlobal(at))

    QApplication.sendEvent(field.viewport(), shown)

    assert "Dr M. Kowalska, educational psychology" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_beside_the_words_the_cursor_is_at_no_source(field: BlocksEdit) -> None:
    put_cursor_after(field, "Tom is")

    assert field.source_here() is None
