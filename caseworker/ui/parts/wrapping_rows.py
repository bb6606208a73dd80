"""Rows of a list whose words go on to the next line, each as tall as its words need."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

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


def let_title(view: QListView) -> None:
    """As ``let_wrap``; the first line of a row is its title, and what stands under it is softer."""
    let_wrap(view)
    view.setItemDelegate(_Titled(view))


def tall_enough(view: QListView, index: QModelIndex | QPersistentModelIndex) -> int:
    """How tall a row has to be for its words, in px."""
    within = QRect(0, 0, _room(view), 10_000)
    words = str(index.data() or "")
    lines = view.fontMetrics().boundingRect(within, Qt.TextFlag.TextWordWrap, words)
    return lines.height() + 2 * theme.px(ABOVE)


def _room(view: QListView) -> int:
    return view.viewport().width() - 2 * (theme.px(ASIDE) + _EDGE + view.spacing())


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


class _Titled(_Rows):
    """Draws both lines by hand: an item has one weight for all of its words."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        tall = sum(_tall(words, font, _room(self._view)) for words, font, _ in lines_of_row(index))
        return QSize(hint.width(), max(hint.height(), tall + 2 * theme.px(ABOVE)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        self._view.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, drawn, painter, self._view
        )
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        left, low = option.rect.left() + theme.px(ASIDE) + _EDGE, option.rect.top()
        low += theme.px(ABOVE)
        painter.save()
        for words, font, ink in lines_of_row(index):
            place = QRect(left, low, _room(self._view), _tall(words, font, _room(self._view)))
            painter.setFont(font)
            painter.setPen(theme.colour("on_chosen" if is_chosen else ink))
            painter.drawText(place, Qt.TextFlag.TextWordWrap, words)
            low += place.height()
        painter.restore()


def lines_of_row(index: QModelIndex | QPersistentModelIndex) -> tuple[tuple[str, QFont, str], ...]:
    """The title and what stands under it, each with its type and its ink."""
    title, _, under = str(index.data() or "").partition("\n")
    return (
        (title, theme.typeface(14, QFont.Weight.DemiBold), "ink"),
        (under, theme.typeface(13), "soft"),
    )


def _tall(words: str, font: QFont, room: int) -> int:
    within = QRect(0, 0, room, 10_000)
    return QFontMetrics(font).boundingRect(within, Qt.TextFlag.TextWordWrap, words).height()
