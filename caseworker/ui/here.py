"""Whether somebody who asked is still here to be answered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

_LEAVES: Final = "leaves"


def leave(tree: QObject) -> None:
    """From now on nothing of ``tree`` is answered, and nothing of it acts by itself.

    It is about to be deleted piece by piece: whatever still came to a page of it would
    find that page without its parts.
    """
    tree.setProperty(_LEAVES, True)
    for timer in tree.findChildren(QTimer):
        timer.stop()


def is_here(asker: QObject) -> bool:
    """Whether ``asker`` exists and neither it nor what it lies in is leaving."""
    at: QObject | None = asker if isValid(asker) else None
    while at is not None:
        if at.property(_LEAVES):
            return False
        at = at.parent()
    return isValid(asker)


def answerable(asker: QObject | None) -> bool:
    """Whether the asker can still be answered: none was named, or it is still here."""
    return asker is None or is_here(asker)
