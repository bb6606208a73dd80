"""Shortcuts, each with the words by which the sheet of shortcuts tells of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

Keys = str | Qt.Key | QKeySequence.StandardKey


def shortcut(
    keys: Keys,
    owner: QWidget,
    act: Callable[[], object],
    words: str,
    *,
    inside: bool = False,
) -> QShortcut:
    """Call ``act`` when the keys are pressed in the window of ``owner``; or only ``inside`` it.

    Where the same keys mean something further in, whoever is there means that. Qt by itself
    would do neither.
    """
    made = QShortcut(QKeySequence(keys), owner)
    made.setWhatsThis(words)
    if inside:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    made.activatedAmbiguously.connect(lambda: _act_innermost(made, owner.window()))
    return made


def _act_innermost(like: QShortcut, window: QWidget) -> None:
    """Of those that hear the same keys now, it is the one whose owner lies deepest."""
    heard = [
        each
        for each in window.findChildren(QShortcut)
        if each.key() == like.key() and each.isEnabled() and _is_heard(each)
    ]
    max(heard, key=_depth, default=like).activated.emit()


def _is_heard(shortcut: QShortcut) -> bool:
    owner, at = shortcut.parent(), QApplication.focusWidget()
    if not isinstance(owner, QWidget) or not owner.isVisible():
        return False
    is_inside = shortcut.context() is Qt.ShortcutContext.WidgetWithChildrenShortcut
    return not is_inside or (at is not None and (owner is at or owner.isAncestorOf(at)))


def _depth(shortcut: QShortcut) -> int:
    above, depth = shortcut.parent(), 0
    while above is not None:
        above, depth = above.parent(), depth + 1
    return depth
