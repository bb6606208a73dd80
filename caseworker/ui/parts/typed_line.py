"""One line of typing, as drafts keep it, and one that is entered with Enter."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


class TypedLine(QLineEdit):
    """A field that gives its typing and takes it back, for drafts."""

    def typed(self) -> str:
        return self.text()

    def retype(self, text: str) -> None:
        self.setText(text)


class EnteredLine(TypedLine):
    """A line that becomes an entry: its typing goes only once the records have it.

    Until then it stands there, and may be typed on: that is the next entry.
    """

    def __init__(self) -> None:
        super().__init__()
        self._entered = ""

    @property
    def is_entering(self) -> bool:
        """Whether there is no answer yet to what was entered: a second Enter would do it twice."""
        return bool(self._entered)

    def enter(self) -> None:
        """What is typed now is handed over."""
        self._entered = self.text()

    def kept(self) -> None:
        """It is an entry now: only what was typed on since is left."""
        left = self.text().removeprefix(self._entered).lstrip()
        self._entered = ""
        self.setText(left)

    def not_kept(self) -> None:
        """It was refused, or failed: it stands there, to be entered again."""
        self._entered = ""
