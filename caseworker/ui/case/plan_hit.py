"""From a place in a plan to the words on the page, and from the cursor to its place.

A text of the domain counts characters; Qt counts units of UTF-16, of which 🙂 needs two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from caseworker.domain.finding import Place
from caseworker.ui.case.plan_where import Written
from caseworker.ui.editor.formats import FILLER


def units(text: str, characters: int) -> int:
    """How many of Qt's units the first ``characters`` of ``text`` take."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, units_before: int) -> int:
    """How many characters of ``text`` stand before a place that Qt counts in units."""
    said = text.encode("utf-16-le", "surrogatepass")[: units_before * 2]
    return len(said.decode("utf-16-le", "replace"))


def choose(field: Written, place: Place, start: int, end: int) -> None:
    """Select from ``start`` to ``end`` of the text at ``place`` in its field."""
    if isinstance(field, QLineEdit):
        text = field.text()
        lead = len(text) - len(text.lstrip())
        first, last = units(text, lead + start), units(text, lead + end)
        field.setSelection(first, last - first)
        return
    begin, text = _text_at(field, place.leaf)
    cursor = field.textCursor()
    longest = field.document().characterCount() - 1
    cursor.setPosition(min(begin + units(text, start), longest))
    cursor.setPosition(min(begin + units(text, end), longest), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def cursor_place(field: Written, place: Place, *, at_end: bool = True) -> tuple[Place, int]:
    """Where the selection, or the cursor, of a field ends or begins.

    ``place`` is the field's own; the answer names the paragraph, and the character in it.
    """
    if isinstance(field, QLineEdit):
        start = field.selectionStart() if field.hasSelectedText() else field.cursorPosition()
        at = start + field.selectionLength() if at_end and field.hasSelectedText() else start
        text = field.text()
        return place, max(0, characters(text, at) - (len(text) - len(text.lstrip())))
    cursor = field.textCursor()
    at = cursor.selectionEnd() if at_end else cursor.selectionStart()
    if isinstance(field, QPlainTextEdit):
        begin, text = _text_at(field, 0)
        return place, characters(text, max(0, at - begin))
    leaf, begin, text = 0, 0, ""
    for number, block in enumerate(leaf_blocks(field.document())):
        if block.position() > at:
            break
        leaf, begin, text = number, block.position(), block.text()
    return replace(place, leaf=leaf), characters(text, at - begin)


def rectangle_of(field: Written) -> QRect:
    """Where the cursor is drawn, in the field's own measure."""
    return field.rect() if isinstance(field, QLineEdit) else field.cursorRect()


def leaf_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The blocks of a document that ``walk.blocks_of`` makes paragraphs of, in the same order."""
    block = document.begin()
    while block.isValid():
        if block.length() > 1 or not block.blockFormat().property(FILLER):
            yield block
        block = block.next()


def _text_at(field: QTextEdit | QPlainTextEdit, leaf: int) -> tuple[int, str]:
    """Where a text begins in a field of many lines, and what it says."""
    if isinstance(field, QPlainTextEdit):
        text = field.toPlainText()
        lead = len(text) - len(text.lstrip())
        return units(text, lead), text[lead:]
    for number, block in enumerate(leaf_blocks(field.document())):
        if number == leaf:
            return block.position(), block.text()
    return 0, ""
