"""The keys of the plan tab, besides those of the field that is written in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Act = Callable[[], None]


def plan_keys(  # noqa: PLR0913 - one for each thing that a key does
    tab: QWidget,
    *,
    undo: Act,
    redo: Act,
    threads: Act,
    live: Act,
    step: Callable[[int], None],
) -> None:
    """Give ``tab`` its keys. ``step`` is told by how many sections to go on."""
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), tab, undo)
    for key in ("Ctrl+Y", "Ctrl+Shift+Z"):
        QShortcut(QKeySequence(key), tab, redo)
    QShortcut(QKeySequence("Ctrl+Shift+T"), tab, threads)
    QShortcut(QKeySequence("Ctrl+Shift+L"), tab, live)
    for keys, by in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
        QShortcut(QKeySequence(keys), tab, lambda by=by: step(by))
