"""A line that stands by itself, outside any form, and is kept as it is typed all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


class TypedLine(QLineEdit):
    """A field that gives its typing and takes it back, for drafts."""

    def typed(self) -> str:
        return self.text()

    def retype(self, text: str) -> None:
        self.setText(text)
