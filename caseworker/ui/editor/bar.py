"""The small bar of buttons over one or more fields that are written in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from caseworker.ui.editor.edit import BlocksEdit


class FormatBar(QWidget):
    """Bold, italic, underline, heading and the two lists, for the field that was entered last."""

    def __init__(self, *fields: BlocksEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formatBar")
        self.setAccessibleName("Format")
        self._field: BlocksEdit | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._buttons = {
            what: self._button(what, *words)
            for what, words in {
                "b": ("B", "Bold", "Ctrl+B"),
                "i": ("I", "Italic", "Ctrl+I"),
                "u": ("U", "Underline", "Ctrl+U"),
                "heading": ("H", "Heading", "Ctrl+Shift+H"),
                "bullets": ("•", "Bullet list", "Ctrl+Shift+8"),
                "numbers": ("1.", "Numbered list", "Ctrl+Shift+7"),
            }.items()
        }
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        for field in fields:
            self.serve(field)

    def serve(self, field: BlocksEdit) -> None:
        """Work on ``field`` too, whenever it was the last to be entered."""
        field.entered.connect(partial(self._on_entered, field))
        field.look_changed.connect(partial(self._on_look_changed, field))
        field.destroyed.connect(partial(self._on_destroyed, field))
        if self._field is None:
            self._on_entered(field)

    def _button(self, what: str, face: str, words: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"format_{what}")
        button.setText(face)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({keys})")
        button.setCheckable(True)
        # A click must not take the keyboard from the text; Tab still reaches it.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumWidth(button.fontMetrics().height() * 2)
        look = QFont(button.font())
        look.setBold(what in {"b", "heading"})
        look.setItalic(what == "i")
        look.setUnderline(what == "u")
        button.setFont(look)
        button.clicked.connect(partial(self._on_clicked, what))
        return button

    def _on_clicked(self, what: str) -> None:
        field = self._field
        if field is None:
            return
        acts: dict[str, Callable[[], None]] = {
            "heading": field.flip_heading,
            "bullets": partial(field.flip_list, ordered=False),
            "numbers": partial(field.flip_list, ordered=True),
        }
        acts.get(what, partial(field.flip_mark, what))()

    def _on_entered(self, field: BlocksEdit) -> None:
        self._field = field
        self._on_look_changed(field)

    def _on_look_changed(self, field: BlocksEdit) -> None:
        if field is not self._field:
            return
        for mark in ("b", "i", "u"):
            self._buttons[mark].setChecked(field.has_mark(mark))
        self._buttons["heading"].setChecked(field.in_heading())
        self._buttons["bullets"].setChecked(field.in_list(ordered=False))
        self._buttons["numbers"].setChecked(field.in_list(ordered=True))

    def _on_destroyed(self, field: BlocksEdit, _gone: object = None) -> None:
        if field is self._field:
            self._field = None
