"""Rows of a list whose words go on to the next line, each as tall as its words need."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from caseworker.ui import theme

ASIDE: Final = 10  # px on either side, as in the sheet of styles
ABOVE: Final = 7  # px
_EDGE: Final = 4  # px that Qt keeps free on either side of the words


def let_wrap(view: QListView) -> None:
    """Its words wrap, and it never scrolls sideways.

    The bar at its side has its room from the start: were it to come later, words would wrap to
    more lines than were counted.
    """
    view.setWordWrap(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setItemDelegate(_Rows(view))


def tall_enough(view: QListView, index: QModelIndex | QPersistentModelIndex) -> int:
    """How tall a row has to be for its words, in px."""
    room = view.viewport().width() - 2 * (theme.px(ASIDE) + _EDGE + view.spacing())
    within = QRect(0, 0, room, 10_000)
    words = str(index.data() or "")
    lines = view.fontMetrics().boundingRect(within, Qt.TextFlag.TextWordWrap, words)
    return lines.height() + 2 * theme.px(ABOVE)


class _Rows(QStyledItemDelegate):
    """Qt counts the lines as though the padding of a row were room for words."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), tall_enough(self._view, index)))
