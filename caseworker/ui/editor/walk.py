"""Out of the editor: its document as blocks, with nothing but what blocks can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from caseworker.domain.blocks import Block, Blocks, Run, clean
from caseworker.domain.footnotes import Taken
from caseworker.ui.editor.formats import FILLER, ID, fresh_id, is_ordered, list_of, run_of

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
        run = run_of(fragment.charFormat())
        if runs and replace(runs[-1], text="") == run:
            runs[-1] = replace(run, text=runs[-1].text + text)
        elif text:
            runs.append(replace(run, text=text))
        fragments += 1
    return tuple(runs)


def stretch_at(document: QTextDocument, at: int) -> Taken | None:
    """The words around ``at`` that have one source, if those there were taken from somewhere.

    Before and after the cursor counts alike: it stands between two letters.
    """
    parts = [(run, start) for block in _blocks(document) for run, start in _placed(block)]
    here = next(
        (
            place
            for place, (run, start) in enumerate(parts)
            if run.source is not None and start <= at <= start + len(run.text)
        ),
        None,
    )
    if here is None:
        return None
    source = parts[here][0].source
    first = last = here
    while first and parts[first - 1][0].source == source:
        first -= 1
    while last + 1 < len(parts) and parts[last + 1][0].source == source:
        last += 1
    said = "".join(run.text for run, _ in parts[first : last + 1])
    return Taken(source, said) if source is not None else None


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _placed(block: QTextBlock) -> Iterator[tuple[Run, int]]:
    """The fragments of a block, each with where it begins; a new block begins with a new line."""
    lead = "\n" if block.position() else ""
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        run = run_of(fragment.charFormat())
        yield replace(run, text=lead + fragment.text()), fragment.position() - len(lead)
        lead = ""
        fragments += 1


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
