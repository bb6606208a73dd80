"""Shortcuts, each with the words by which the sheet of shortcuts tells of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Keys = str | Qt.Key | QKeySequence.StandardKey


def shortcut(
    keys: Keys,
    owner: QWidget,
    act: Callable[[], object],
    words: str,
    *,
    inside: bool = False,
) -> QShortcut:
    """Call ``act`` when the keys are pressed in the window of ``owner``; or only ``inside`` it."""
    made = QShortcut(QKeySequence(keys), owner)
    made.setWhatsThis(words)
    if inside:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made
