"""Which of the plans of a case is looked at: the one of the law, or one beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker.casework.plan_choices import PlanChoice
from caseworker.ui.parts import column, named


class KindChoice(QComboBox):
    """Every plan that is there, and those that could be begun.

    Signals:
        wanted: another is wanted; carries its series.
    """

    wanted = Signal(str)

    def __init__(self, name: str, letters: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, "Which plan")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.activated.connect(self._on_activated)

    def show_choices(self, choices: Sequence[PlanChoice], series: str) -> None:
        """List them; the one of ``series`` is chosen."""
        self.clear()
        for choice in choices:
            more = "" if choice.is_there else " (not begun)"
            self.addItem(f"{choice.kind.short}{more}", choice.series)
            at = self.count() - 1
            self.setItemData(
                at, f"{choice.kind.title}. {choice.kind.about}", Qt.ItemDataRole.ToolTipRole
            )
        self.setCurrentIndex(self.findData(series))
        self.setToolTip(str(self.currentData(Qt.ItemDataRole.ToolTipRole) or ""))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever scrolls past does not want another plan."""
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """The list is as wide as its titles."""
        view = self.view()
        room = self.window().width() - self.mapTo(self.window(), self.rect().topLeft()).x()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + 40, room - 16))
        super().showPopup()

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        self.wanted.emit(str(self.itemData(at)))


def choice_over(choice: QWidget, list_: QWidget, width: int) -> QWidget:
    """Which plan, over what it is made of, in a pane so many px wide."""
    pane = QWidget()
    pane.setFixedWidth(width)
    down = column(pane, 0, 8)
    down.addWidget(choice)
    down.addWidget(list_, 1)
    return pane
