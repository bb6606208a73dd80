"""Rows of a register on the clipboard: only once it is written down that they are copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from caseworker.ui.no_history import keep_out_of_history


def put_on_clipboard(text: str) -> None:
    """Kept out of the history that Windows has of it; the lock empties it."""
    mime = QMimeData()
    mime.setText(text)
    keep_out_of_history(mime)
    QGuiApplication.clipboard().setMimeData(mime)
