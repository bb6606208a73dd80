"""What is copied or dragged out of a plan: it can be put in again here, and nowhere else.

A paste into another program is a copy that nobody wrote down (SEND Regs 2014 reg 17; decision 32).
Whoever tries it reads what to do instead.
"""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from caseworker.domain.blocks import Blocks, to_data
from caseworker.ui.editor.paste import OURS, blocks_in_text
from caseworker.ui.no_history import keep_out_of_history

INSTEAD: Final = (
    "Words of a plan can be pasted inside Caseworker only. Print or save them from there: then it "
    "is known who has them, and why."
)


def inside(blocks: Blocks) -> QMimeData:
    """These words for our own fields; for every other program, what to do instead."""
    mime = QMimeData()
    mime.setText(INSTEAD)
    mime.setData(OURS, json.dumps(to_data(blocks)).encode())
    keep_out_of_history(mime)
    return mime


class WordsInside(QPlainTextEdit):
    """The words of a paper or a document, to be read and quoted here alone."""

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        return inside(blocks_in_text(self.textCursor().selection().toPlainText()))
