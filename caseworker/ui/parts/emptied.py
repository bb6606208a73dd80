"""Taking everything out of a layout, and putting many things into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from caseworker.ui.parts.cards import column
from caseworker.ui.parts.flow import nothing_changes
from caseworker.ui.parts.words import Rule


def emptied(layout: QLayout) -> None:
    """Take everything out of ``layout``, and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)
            inner.deleteLater()


def put_in(layout: QBoxLayout, things: Iterable[QWidget], at: int = -1) -> QWidget:
    """Put all of these into ``layout``, at its end or ``at`` a place, on one ground of their own.

    For each that is put by itself into a page that is seen, Qt lays out the whole page: forty
    lines held the window for a second.
    """
    ground = QWidget(layout.parentWidget())
    inside = column(ground, 0, 0)
    inside.setSpacing(layout.spacing())
    for thing in things:
        inside.addWidget(thing)
    with nothing_changes():
        layout.insertWidget(at, ground)
        ground.show()
    return ground


def show_what_came(layout: QLayout) -> None:
    """Show at once what was put in just now: Qt does it a turn later.

    Till then it has no height. What was hidden on purpose stays so.
    """
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        on_purpose = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        if widget is not None and widget.isHidden() and not widget.testAttribute(on_purpose):
            widget.show()


def ruled(lines: Iterable[QWidget], first: int = 0) -> Iterator[QWidget]:
    """These lines with a hairline between them; ``first`` is the place of the first of them."""
    for at, line in enumerate(lines, start=first):
        if at:
            yield Rule()
        yield line
