"""What every tab of a case is: a widget that is shown the case, and may ask for a step."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.settings import Setting
from caseworker.ui import theme
from caseworker.ui.case.next_step import NextStep
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.parts import ScrollPage, column
from caseworker.ui.parts.emptied import emptied

NARROW = 860

__all__ = ["Columns", "ScrollTab", "Tab", "emptied"]


class Tab(QWidget):
    """One tab of a case. ``title`` stands on it.

    ``part`` is its name where it belongs to settings: only those whose files name it have it.

    Signals:
        stepped: a step is wanted; carries a NextStep.
        said: something was done that can be undone; carries the Message.
    """

    title: ClassVar[str] = ""
    part: ClassVar[str] = ""

    stepped = Signal(object)
    said = Signal(object)

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.number = number
        self.seen: CaseSeen | None = None

    @classmethod
    def belongs(cls, setting: Setting) -> bool:
        """Whether a case of this setting can have this tab at all."""
        return not cls.part or cls.part in setting.parts

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        """Whether this tab is there by itself; one that isn't is opened from the Actions menu."""
        del seen
        return True

    def show_case(self, seen: CaseSeen) -> None:
        """Show the case as it stands now."""
        self.seen = seen

    def take_up(self, step: NextStep) -> None:
        """Begin on a step whose work is done here (``Way.PART``)."""


class ScrollTab(Tab):
    """A tab as long as it needs. Put things into ``body``."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.page = ScrollPage(f"{type(self).__name__}Scroll", margin=0, gap=14)
        edge = theme.px(14)
        self.page.body.setContentsMargins(0, edge, theme.px(4), edge)
        self.page.setMinimumHeight(theme.px(40))
        column(self, 0, 0).addWidget(self.page)

    @property
    def body(self) -> QVBoxLayout:
        return self.page.body


class Columns(QWidget):
    """Two columns side by side; one under the other where the window is narrow."""

    def __init__(self, left: int = 2, right: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(14))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for layout, stretch in ((self._left, left), (self._right, right)):
            layout.setSpacing(theme.px(14))
            layout.addStretch(1)
            self._box.addLayout(layout, stretch)

    def put_left(self, widget: QWidget) -> None:
        self._left.insertWidget(self._left.count() - 1, widget)

    def put_right(self, widget: QWidget) -> None:
        self._right.insertWidget(self._right.count() - 1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.px(NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if is_narrow else across)
