"""Hostile text in every field, label and tooltip: nothing is fetched (security figure 38)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Block, Run, clean, words
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.editor.links import fit_link
from caseworker.ui.parts.buttons import plain_tip
from caseworker.ui.parts.words import Words
from caseworker.ui.registers.col import Col
from caseworker.ui.registers.model import RegisterModel
from tests.hostile.rich_text import HOSTILE_MARKUP, HOSTILE_TEXT

DISPLAY, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole


class Listening(BlocksEdit):
    """Notes what it is asked to fetch before it answers as it always does."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__("field", "Field")

    def loadResource(self, kind: int, name: Any) -> Any:  # noqa: N802 - Qt's name
        self.asked.append(str(name))
        return super().loadResource(kind, name)


class ListeningDocument(QTextDocument):
    asked: list[str]

    def loadResource(self, kind: int, name: Any) -> Any:  # noqa: N802, ARG002 - Qt's name
        self.asked.append(str(name))
        return None


def listening(qtbot: QtBot) -> tuple[Listening, ListeningDocument]:
    field = Listening()
    qtbot.addWidget(field)
    document = ListeningDocument(field)
    document.asked = []
    field.setDocument(document)
    field.resize(500, 400)
    field.show()
    return field, document


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE_TEXT) >= 60


@pytest.mark.parametrize("markup", HOSTILE_MARKUP, ids=range(len(HOSTILE_MARKUP)))
def test_pasted_markup_fetches_nothing_and_leaves_only_words(qtbot: QtBot, markup: str) -> None:
    field, document = listening(qtbot)
    mime = QMimeData()
    mime.setHtml(markup)
    mime.setText("words")

    field.insertFromMimeData(mime)
    field.grab()

    assert field.asked == document.asked == []
    for block in field.blocks():
        cells = [inner for row in block.rows for cell in row for inner in cell]
        for run in (run for each in (block, *cells) for run in each.runs):
            assert run.text == clean(run.text)
            assert run.href == fit_link(run.href)
    html = field.document().toHtml()
    assert "<img" not in html
    assert "url(" not in html
    assert "javascript:" not in html.lower()


@pytest.mark.parametrize("text", HOSTILE_TEXT, ids=range(len(HOSTILE_TEXT)))
def test_hostile_text_in_blocks_is_shown_as_written(qtbot: QtBot, text: str) -> None:
    field, document = listening(qtbot)

    field.show_blocks((Block(runs=(Run(text),), id="1"),))
    field.grab()

    shown = words(field.blocks())
    qts_own = str.maketrans(
        {"\r": None, "\u2029": "\n", "\u2028": "\n", "\ufdd0": None, "\ufdd1": None, "\uffff": None}
    )
    assert shown == clean(text).translate(qts_own)
    assert field.asked == document.asked == []


@pytest.mark.parametrize("text", HOSTILE_TEXT, ids=range(len(HOSTILE_TEXT)))
def test_labels_and_tooltips_show_it_literally(qtbot: QtBot, text: str) -> None:
    label = Words(text)
    qtbot.addWidget(label)

    tip = plain_tip(text)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert letters(label.text()) == letters(text)
    assert letters(as_seen(tip)) == letters(text)


@pytest.mark.parametrize("text", HOSTILE_TEXT, ids=range(len(HOSTILE_TEXT)))
def test_a_row_of_a_register_says_it_literally_and_so_does_its_tooltip(text: str) -> None:
    name = Col("name", "Name", 100, lambda row, _: row, 0)
    model = RegisterModel((name,), "name", str)
    model.show_rows([text], date(2026, 11, 23))

    cell, tip = (model.index(0, 0).data(role) for role in (DISPLAY, TOOLTIP))

    assert letters(cell) == letters(text)  # and a delegate of Qt draws it as plain text
    assert letters(as_seen(tip)) == letters(text)


def as_seen(tip: str) -> str:
    """What a tooltip shows; nothing may be fetched for it."""
    if not QtGui.Qt.mightBeRichText(tip):
        return tip
    document = ListeningDocument()
    document.asked = []
    document.setHtml(tip)
    assert document.asked == []
    return document.toPlainText()


def letters(text: str) -> str:
    """What is left to see, whatever became of spaces and of what Qt keeps for itself."""
    return re.sub("[\\s\ufdd0-\ufdef\ufffe\uffff]", "", clean(text))
