"""Into the editor: blocks written at a cursor, with their marks, lists, tables and ids."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextTable,
    QTextTableFormat,
)

from caseworker.domain.blocks import Block, Blocks, Run, clean
from caseworker.ui.editor.formats import (
    ID,
    block_format,
    filler_format,
    fresh_id,
    is_ordered,
    list_format,
    list_of,
    run_format,
)

# Qt keeps these for itself: the ends of its frames, and its way of parting paragraphs.
_QTS_OWN: Final = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_PARTINGS: Final = str.maketrans({"\n": "\u2028", "\u2029": "\u2028", "\r": None})


def write(cursor: QTextCursor, blocks: Blocks) -> None:
    """Write ``blocks`` from the cursor on; its own block, which must be empty, is the first."""
    is_free = True
    for block in blocks:
        if block.kind == "table":
            if is_free:
                cursor.setBlockFormat(filler_format())
            _write_table(cursor, block)
            is_free = True
            continue
        if is_free:
            cursor.setBlockFormat(block_format(block))
        else:
            cursor.insertBlock(block_format(block))
        write_block(cursor, block)
        is_free = False
    if is_free:
        cursor.setBlockFormat(filler_format())


def write_block(cursor: QTextCursor, block: Block) -> None:
    """The list and the words of ``block``, into the cursor's own block."""
    if block.kind == "li":
        put_in_list(cursor.block(), block.level, ordered=block.ordered)
    write_runs(cursor, block.runs, block.level if block.kind == "h" else 0)


def write_runs(cursor: QTextCursor, runs: tuple[Run, ...], heading: int = 0) -> None:
    """Words with their marks, at the cursor."""
    cursor.setBlockCharFormat(run_format(Run(""), heading))
    for run in runs:
        text = _QTS_OWN.sub("", clean(run.text)).translate(_PARTINGS)
        if text:
            cursor.insertText(text, run_format(run, heading))


def put_in_list(block: QTextBlock, level: int, *, ordered: bool) -> None:
    """Make ``block`` an item at ``level``, of the list before it where that goes on."""
    cursor = QTextCursor(block)
    look = list_format(level, ordered=ordered)
    earlier = _list_before(block, look.indent(), ordered=ordered)
    if earlier is not None:
        earlier.add(block)
    else:
        cursor.createList(look)


def take_from_list(block: QTextBlock) -> None:
    """Make ``block`` a paragraph, if it is an item."""
    around = list_of(block)
    if around is not None:
        around.remove(block)
        cursor = QTextCursor(block)
        look = cursor.blockFormat()
        look.setIndent(0)
        cursor.setBlockFormat(look)


def _list_before(block: QTextBlock, level: int, *, ordered: bool) -> QTextList | None:
    """The list that an item of this level would go on with; items below it don't end it."""
    before = block.previous()
    table = QTextCursor(block).currentTable()
    while before.isValid() and QTextCursor(before).currentTable() == table:
        around = list_of(before)
        if around is None:
            return None
        said = around.format()
        if said.indent() < level:
            return None
        if said.indent() == level:
            return around if is_ordered(said) == ordered else None
        before = before.previous()
    return None


def _write_table(cursor: QTextCursor, block: Block) -> None:
    columns = max((len(row) for row in block.rows), default=0)
    if not columns:
        return
    table: QTextTable = cursor.insertTable(len(block.rows), columns, _table_format(block))
    for number, row in enumerate(block.rows):
        for column in range(columns):
            inside = table.cellAt(number, column).firstCursorPosition()
            write(inside, _flat(row[column]) if column < len(row) else ())
    cursor.setPosition(table.lastPosition() + 1)


def _flat(blocks: Blocks) -> Blocks:
    """A table inside a cell becomes its words: nobody could work in it."""
    return tuple(
        flat
        for block in blocks
        for flat in (
            _flat(tuple(inner for row in block.rows for cell in row for inner in cell))
            if block.kind == "table"
            else (block,)
        )
    )


def _table_format(block: Block) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setProperty(ID, block.id or fresh_id())
    made.setHeaderRowCount(block.head)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setCellPadding(5)
    made.setTopMargin(4)
    made.setBottomMargin(8)
    return made
