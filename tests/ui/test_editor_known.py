"""Only what was changed is read anew: and it always says what reading all of it would."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Block, Blocks, Run, paragraphs
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.editor.walk import blocks_of

TABLE = Block("table", rows=(((Block(runs=(Run("one"),)),), (Block(runs=(Run("two"),)),)),))


@pytest.fixture
def field(qtbot: QtBot) -> BlocksEdit:
    field = BlocksEdit("words", "Words")
    qtbot.addWidget(field)
    field.show_blocks((*paragraphs("One.\nTwo.\nThree.\nFour."), TABLE, *paragraphs("Five.")))
    return field


def without_ids(blocks: Blocks) -> Blocks:
    return tuple(
        replace(
            block,
            id="",
            rows=tuple(tuple(without_ids(cell) for cell in row) for row in block.rows),
        )
        for block in blocks
    )


def act(field: BlocksEdit, dice: Random) -> None:
    """One of the things that an officer does, anywhere."""
    cursor = field.textCursor()
    cursor.setPosition(dice.randrange(field.document().characterCount()))
    if dice.random() < 0.3:
        move, keep = QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(move, keep, dice.randrange(3))
    field.setTextCursor(cursor)
    acts = (
        lambda: QTest.keyClicks(field, "words and "),
        lambda: QTest.keyClick(field, Qt.Key.Key_Return),
        lambda: QTest.keyClick(field, Qt.Key.Key_Backspace),
        lambda: QTest.keyClick(field, Qt.Key.Key_Delete),
        lambda: field.flip_list(ordered=dice.random() < 0.5),
        field.flip_heading,
        lambda: field.flip_mark(dice.choice("biu")),
        lambda: QTest.keyClick(field, Qt.Key.Key_Tab),
        field.undo,
        field.redo,
    )
    dice.choice(acts)()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_it_says_what_stands_there(field: BlocksEdit, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - repeatable

    for _ in range(40):
        act(field, dice)

        assert without_ids(field.blocks()) == without_ids(blocks_of(field.document()))


def test_what_was_not_touched_is_the_very_same_as_before(field: BlocksEdit) -> None:
    QTest.keyClicks(field, "x")
    before = field.blocks()

    QTest.keyClicks(field, "y")

    after = field.blocks()
    assert after[0] != before[0]
    assert [new.runs is old.runs for new, old in zip(after, before, strict=True)][1:4] == [True] * 3


def test_nothing_is_known_of_what_stood_there_before(field: BlocksEdit) -> None:
    field.blocks()

    field.show_blocks(paragraphs("Other words."))

    assert [block.plain for block in field.blocks()] == ["Other words."]
