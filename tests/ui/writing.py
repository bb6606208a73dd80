"""What the tests of the editor write with: blocks in few letters, and pasting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.ui.editor import BlocksEdit

B, I, U = frozenset("b"), frozenset("i"), frozenset("u")  # noqa: E741 - the names of the marks


def p(*runs: str | Run, id: str = "") -> Block:  # noqa: A002 - the field's own name
    return Block(runs=runs_of(runs), id=id)


def li(*runs: str | Run, level: int = 1, ordered: bool = False) -> Block:
    return Block("li", runs_of(runs), level=level, ordered=ordered)


def h(level: int, *runs: str | Run) -> Block:
    return Block("h", runs_of(runs), level=level)


def runs_of(runs: Sequence[str | Run]) -> tuple[Run, ...]:
    return tuple(Run(run) if isinstance(run, str) else run for run in runs)


def bare(blocks: Blocks) -> Blocks:
    """The blocks without their ids."""
    return tuple(
        Block(
            block.kind,
            block.runs,
            block.level,
            block.ordered,
            tuple(tuple(bare(cell) for cell in row) for row in block.rows),
            block.head,
        )
        for block in blocks
    )


def a_field(qtbot: QtBot) -> BlocksEdit:
    """A field in a window, with the keyboard in it."""
    made = BlocksEdit("needs", "Needs", hint="What the child needs")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.setFocus()
    return made


def paste(field: BlocksEdit, html: str = "", text: str = "") -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    field.insertFromMimeData(mime)
