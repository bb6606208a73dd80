"""What of a window is cut off, covered, or runs out of its place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from caseworker.ui.parts.wrapping_rows import tall_enough

SLACK = 1  # px that rounding may take
OVER_ALL = "searchList"


def clipped(whole: QWidget) -> list[str]:
    """Every widget of ``whole`` that doesn't show all it has to say, in words."""
    return [
        f"{type(widget).__name__} {widget.objectName()} “{_said(widget)}”: {fault}"
        for widget in whole.findChildren(QWidget)
        if widget.isVisibleTo(whole)
        for fault in (
            *_too_small(widget),
            *_out_of_place(widget, whole),
            *_scrolls_aside(widget),
            *_titles(widget),
            *_rows(widget),
        )
    ]


def _said(widget: QWidget) -> str:
    return str(getattr(widget, "text", str)())[:40] or widget.accessibleName()


def _too_small(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() if widget.text():
            yield from _label(widget)
        case QComboBox() if widget.currentText() and not widget.isEditable():
            yield from _combo(widget)
        case QPushButton() | QCheckBox() if widget.text():
            yield from _lacks(widget, _needs(widget))


def _label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        wants = label.heightForWidth(label.width())
        if label.height() + SLACK < wants:
            yield f"{label.height()} px high where {wants} are needed"
    else:
        yield from _lacks(label, label.sizeHint())


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    wants = combo.fontMetrics().horizontalAdvance(option.currentText)  # what it shows
    if field.width() + SLACK < wants:
        yield f"{field.width()} px of room where {wants} are needed"


def _needs(button: QAbstractButton) -> QSize:
    if button.hasHeightForWidth():
        return QSize(button.width(), button.heightForWidth(button.width()))
    return button.sizeHint()


def _lacks(widget: QWidget, wants: QSize) -> Iterator[str]:
    has = widget.size()
    if has.width() + SLACK < wants.width() or has.height() + SLACK < wants.height():
        yield f"{has.width()} x {has.height()} where {wants.width()} x {wants.height()} are needed"


def _out_of_place(widget: QWidget, whole: QWidget) -> Iterator[str]:
    """Whether some of it lies outside what holds it: what scrolls shows all of it in the end."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _is_scrolled(widget):
        return
    place = QRect(widget.pos(), widget.size())
    if place.isEmpty():
        return
    if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
        yield f"lies at {place.getRect()} in {parent.size().toTuple()}"
    if isinstance(widget, QLabel | QAbstractButton) and _said(widget):
        yield from _covered(widget, whole)


def _covered(widget: QWidget, whole: QWidget) -> Iterator[str]:
    """Whether something that belongs elsewhere lies over the middle of it."""
    if widget.visibleRegion().isEmpty():
        return  # scrolled away
    middle = widget.visibleRegion().boundingRect().center()
    hit = whole.childAt(widget.mapTo(whole, middle))
    if hit is not None and not _are_kin(widget, hit) and not _is_over_all(hit):
        yield f"is covered by {type(hit).__name__} {hit.objectName()}"


def _is_over_all(widget: QWidget | None) -> bool:
    """Whether it belongs to a list that is meant to lie over the page while it is open."""
    while widget is not None:
        if widget.objectName() == OVER_ALL:
            return True
        widget = widget.parentWidget()
    return False


def _are_kin(one: QWidget, other: QWidget) -> bool:
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)


def _is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def _scrolls_aside(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        over = widget.horizontalScrollBar().maximum()
        yield f"scrolls sideways by {over} px"


def _titles(widget: QWidget) -> Iterator[str]:
    """The titles of columns that are shown, where they can’t be read to their end."""
    if not isinstance(widget, QHeaderView) or widget.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(widget.count()):
        title = str(widget.model().headerData(section, widget.orientation()) or "")
        has = widget.sectionSize(section)
        wants = max(map(widget.fontMetrics().horizontalAdvance, title.split("\n")), default=0)
        if title and not widget.isSectionHidden(section) and has + SLACK < wants:
            yield f"the title “{title}” has {has} px of the {wants} that it needs"


def _rows(widget: QWidget) -> Iterator[str]:
    """The rows of a list whose words wrap, where the last line of them is not shown."""
    if not isinstance(widget, QListView) or not widget.wordWrap() or widget.model() is None:
        return
    for at in range(widget.model().rowCount()):
        index = widget.model().index(at, 0)
        has, wants = widget.visualRect(index).height(), tall_enough(widget, index)
        if has and has + SLACK < wants:
            yield f"the row “{str(index.data())[:40]}” is {has} px high of the {wants} it needs"
