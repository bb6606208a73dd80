"""What an officer does to the text besides typing: marks, lists, headings, new paragraphs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor

from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.ui.editor.build import put_in_list, take_from_list, write, write_block, write_runs
from caseworker.ui.editor.formats import (
    DEEPEST,
    FILLER,
    ID,
    block_format,
    filler_format,
    fresh_id,
    is_ordered,
    list_of,
    run_format,
    run_of,
)
from caseworker.ui.editor.walk import block_of


def chosen(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks that the selection touches."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last and block.isValid():
        block = block.next()
        found.append(block)
    return found


def flip_mark(cursor: QTextCursor, mark: str) -> None:
    """Put ``mark`` on all that is selected, or take it off where all has it."""
    spans = _spans(cursor)
    everywhere = all(mark in run_of(look).marks for _, _, look in spans)
    cursor.beginEditBlock()
    for start, end, look in spans:
        run = run_of(look)
        new = run.marks - {mark} if everywhere else run.marks | {mark}
        span = QTextCursor(cursor.document())
        span.setPosition(start)
        heading = span.blockFormat().headingLevel()
        span.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        span.setCharFormat(run_format(replace(run, marks=new), heading))
    cursor.endEditBlock()


def flip_typing(look: QTextCharFormat, mark: str, heading: int) -> QTextCharFormat:
    """How the next letter looks once ``mark`` is put on, or taken off."""
    run = run_of(look)
    return run_format(replace(run, marks=run.marks ^ {mark}), heading)


def flip_list(cursor: QTextCursor, *, ordered: bool) -> None:
    """Make the chosen blocks items, or paragraphs again where all are such items already."""
    blocks = chosen(cursor)
    lists = [list_of(block) for block in blocks]
    already = all(one is not None and is_ordered(one.format()) == ordered for one in lists)
    cursor.beginEditBlock()
    for block in blocks:
        around = list_of(block)
        level = around.format().indent() if around is not None else 1
        take_from_list(block)
        if not already:
            _set_heading(block, 0)
            put_in_list(block, level, ordered=ordered)
    cursor.endEditBlock()


def flip_heading(cursor: QTextCursor, level: int = 2) -> None:
    """Make the chosen blocks headings, or paragraphs again where all are."""
    blocks = chosen(cursor)
    already = all(block.blockFormat().headingLevel() for block in blocks)
    cursor.beginEditBlock()
    for block in blocks:
        take_from_list(block)
        _set_heading(block, 0 if already else level)
    cursor.endEditBlock()


def shift(cursor: QTextCursor, by: int) -> bool:
    """Move the chosen items ``by`` levels; False where none of them can move."""
    moves = []
    for block in chosen(cursor):
        around = list_of(block)
        if around is None:
            continue
        level = around.format().indent() + by
        if 1 <= level <= DEEPEST:
            moves.append((block, level, is_ordered(around.format())))
    cursor.beginEditBlock()
    for block, level, ordered in moves:
        put_in_list(block, level, ordered=ordered)
    cursor.endEditBlock()
    return bool(moves)


def begin_paragraph(cursor: QTextCursor) -> None:
    """What Enter does. The part that keeps the words keeps the id; the other gets its own."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block = cursor.block()
    if list_of(block) is not None and not block.text():
        if not shift(cursor, -1):
            take_from_list(block)
    else:
        keeps_below = cursor.atBlockStart() and bool(block.text())
        heading = block.blockFormat().headingLevel()
        cursor.insertBlock()
        above, below = cursor.block().previous(), cursor.block()
        _merge(above if keeps_below else below, ID, fresh_id())
        _merge(below, FILLER, False)
        if heading and not below.text():
            _set_heading(below, 0)
            cursor.setCharFormat(run_format(Run("")))
    cursor.endEditBlock()


def step_back(cursor: QTextCursor) -> bool:
    """What Backspace does at the start of an item or heading. False where it is neither."""
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    block = cursor.block()
    if list_of(block) is not None:
        if not shift(cursor, -1):
            cursor.beginEditBlock()
            take_from_list(block)
            cursor.endEditBlock()
        return True
    if block.blockFormat().headingLevel():
        cursor.beginEditBlock()
        _set_heading(block, 0)
        cursor.endEditBlock()
        return True
    return False


def put_in(cursor: QTextCursor, blocks: Blocks) -> None:
    """Paste ``blocks`` at the cursor, in place of what is selected."""
    if not blocks:
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if cursor.currentTable() is not None:
        blocks = tuple(
            inner
            for block in blocks
            for inner in (
                [x for row in block.rows for cell in row for x in cell]
                if block.kind == "table"
                else [block]
            )
        )
    first, rest = blocks[0], blocks[1:]
    stands_alone = not cursor.block().text() and list_of(cursor.block()) is None
    if first.kind == "p" or (first.kind != "table" and not rest and not stands_alone):
        write_runs_here(cursor, first.runs)
    elif first.kind != "table" and stands_alone:
        own = str(cursor.blockFormat().property(ID) or fresh_id())
        cursor.setBlockFormat(_fresh_format(first.kind, first.level, own))
        write_block(cursor, first)
    else:
        rest = blocks
    for block in rest:
        if block.kind == "table":
            cursor.insertBlock(filler_format())
            write(cursor, (block,))
        else:
            cursor.insertBlock(_fresh_format(block.kind, block.level, fresh_id()))
            write_block(cursor, block)
    cursor.endEditBlock()


def write_runs_here(cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
    """Words into the middle of a block, which stays what it is."""
    block = block_of(cursor.block())
    write_runs(cursor, runs, block.level if block.kind == "h" else 0)


def _fresh_format(kind: str, level: int, block_id: str) -> QTextBlockFormat:
    return block_format(Block("h" if kind == "h" else "p", level=level), block_id)


def _merge(block: QTextBlock, name: int, value: object) -> None:
    look = QTextBlockFormat()
    look.setProperty(name, value)
    QTextCursor(block).mergeBlockFormat(look)


def _set_heading(block: QTextBlock, level: int) -> None:
    look = QTextBlockFormat()
    look.setHeadingLevel(level)
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(look)
    cursor.setBlockCharFormat(run_format(Run(""), level))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    for start, end, was in _spans(cursor):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(run_format(run_of(was), level))


def _spans(cursor: QTextCursor) -> list[tuple[int, int, QTextCharFormat]]:
    """The selection, as stretches of one look."""
    found = []
    for block in chosen(cursor):
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            start = max(fragment.position(), cursor.selectionStart())
            end = min(fragment.position() + fragment.length(), cursor.selectionEnd())
            if start < end:
                found.append((start, end, fragment.charFormat()))
            fragments += 1
    return found
