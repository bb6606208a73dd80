"""Out of the editor: its document as blocks, with nothing but what blocks can hold."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from caseworker.domain.blocks import Block, Blocks, Run, clean
from caseworker.ui.editor.formats import FILLER, ID, fresh_id, is_ordered, list_of, marks_of

_LINE_SEPARATOR = "\u2028"


Known = dict[int, Block]
"""Blocks that were read before and have not changed, by where their document keeps them."""


def blocks_of(document: QTextDocument, known: Known | None = None) -> Blocks:
    """Every block, in order. A document in which nothing was written is no blocks at all.

    With ``known``, only those are read that are not in it; what is read is put in.
    """
    known = {} if known is None else known
    found = _unlike(_between(document.begin(), None, document, known))
    is_one = len(found) == 1 and found[0].kind == "p"
    return () if is_one and not found[0].plain else found


def runs_of(block: QTextBlock) -> tuple[Run, ...]:
    """The runs of one block; neighbours with the same marks are one run."""
    runs: list[Run] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        text = clean(fragment.text().replace(_LINE_SEPARATOR, "\n"))
        marks, href = marks_of(fragment.charFormat())
        if runs and (runs[-1].marks, runs[-1].href) == (marks, href):
            runs[-1] = Run(runs[-1].text + text, marks, href)
        elif text:
            runs.append(Run(text, marks, href))
        fragments += 1
    return tuple(runs)


def block_of(block: QTextBlock) -> Block:
    """One block of the document, which must not be a table."""
    look = block.blockFormat()
    block_id = str(look.property(ID) or "")
    runs = runs_of(block)
    around = list_of(block)
    if around is not None:
        said = around.format()
        return Block("li", runs, level=said.indent(), ordered=is_ordered(said), id=block_id)
    if look.headingLevel():
        return Block("h", runs, level=look.headingLevel(), id=block_id)
    return Block("p", runs, id=block_id)


def forget_changed(known: Known, document: QTextDocument, start: int, length: int) -> None:
    """Read those blocks anew in which the characters from ``start`` on were changed."""
    block = document.findBlock(start)
    while block.isValid() and block.position() <= start + length:
        known.pop(block.fragmentIndex(), None)
        block = block.next()


def _read(block: QTextBlock, known: Known) -> Block:
    key = block.fragmentIndex()
    if key not in known:
        known[key] = block_of(block)
    return known[key]


def _between(
    block: QTextBlock, last: QTextBlock | None, document: QTextDocument, known: Known
) -> tuple[Block, ...]:
    """Blocks from ``block`` to ``last``, or to the end; a table counts as one."""
    found: list[Block] = []
    within = _table_at(block) if last is not None else None
    while block.isValid():
        table = _table_at(block)
        if table is not None and table != within:
            found.append(_table(table, document, known))
            block = document.findBlock(table.lastPosition() + 1)
            continue
        if block.length() > 1 or not block.blockFormat().property(FILLER):
            found.append(_read(block, known))
        if last is not None and block == last:
            break
        block = block.next()
    return tuple(found)


def _table_at(block: QTextBlock) -> QTextTable | None:
    table: QTextTable | None = QTextCursor(block).currentTable()
    return table


def _table(table: QTextTable, document: QTextDocument, known: Known) -> Block:
    rows = tuple(
        tuple(_cell(table, row, column, document, known) for column in range(table.columns()))
        for row in range(table.rows())
    )
    look = table.format()
    return Block("table", rows=rows, head=look.headerRowCount(), id=str(look.property(ID) or ""))


def _cell(
    table: QTextTable, row: int, column: int, document: QTextDocument, known: Known
) -> Blocks:
    cell = table.cellAt(row, column)
    first = document.findBlock(cell.firstPosition())
    return _between(first, document.findBlock(cell.lastPosition()), document, known)


def _unlike(blocks: Blocks, seen: set[str] | None = None) -> Blocks:
    """The same blocks; where two have one id, or none, the later gets its own."""
    seen = set() if seen is None else seen
    found = []
    for block in blocks:
        block_id = block.id if block.id and block.id not in seen else fresh_id()
        seen.add(block_id)
        if block_id == block.id and not block.rows:
            found.append(block)
            continue
        rows = tuple(tuple(_unlike(cell, seen) for cell in row) for row in block.rows)
        found.append(replace(block, id=block_id, rows=rows))
    return tuple(found)
