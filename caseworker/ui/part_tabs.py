"""The tabs of a page: closer where they are many, and all in a menu where they don't fit."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon, QResizeEvent, QTransform
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton

from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import icon_button, named
from caseworker.ui.parts.words import restyle

_GIVES: Final = 12  # px that a tab gives up where it stands closer, as in the sheet of styles


class PartTabs(QTabWidget):
    """Call ``fit`` once other tabs are seen than before."""

    def __init__(self, name: str, heard: str) -> None:
        """``name`` is that of the page, in the program; ``heard`` is what the tabs are called."""
        super().__init__()
        self._name = name
        named(self, f"{name}Tabs", heard)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        named(self.tabBar(), f"{name}TabBar", heard)
        self._all = icon_button(Icon.CHEVRON_DOWN, "All parts", f"{name}AllParts")
        self._all.clicked.connect(self._on_all)
        self._all.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """They come closer before any is beyond the edge; then a menu names them all."""
        bar = self.tabBar()
        is_close = bool(bar.property("close"))
        wide = bar.sizeHint().width()
        roomy = wide + _GIVES * len(self._seen()) * is_close
        restyle(bar, "close", roomy > self.width())
        is_long = roomy - _GIVES * len(self._seen()) > self.width()
        if is_long != self._all.isVisibleTo(self):
            # A corner has its room even while what stands there is hidden.
            corner = Qt.Corner.TopRightCorner
            self.setCornerWidget(self._all if is_long else None, corner)  # type: ignore[arg-type]
            self._all.setVisible(is_long)
        self._point_arrows()

    def _seen(self) -> list[int]:
        return [at for at in range(self.count()) if self.isTabVisible(at)]

    @Slot()
    def _on_all(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}AllPartsMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for at in self._seen():
            part = menu.addAction(self.tabText(at), partial(self.setCurrentIndex, at))
            part.setCheckable(True)
            part.setChecked(at == self.currentIndex())
        menu.popup(self._all.mapToGlobal(self._all.rect().bottomLeft()))

    def _point_arrows(self) -> None:
        """The buttons that move the tabs along, where they don't all fit."""
        right = theme.picture(Icon.CHEVRON_RIGHT, "ink", 18)
        left = right.transformed(QTransform().scale(-1, 1))
        for button in self.tabBar().findChildren(QToolButton):
            is_left = button.objectName() == "ScrollLeftButton"
            button.setArrowType(Qt.ArrowType.NoArrow)
            button.setIcon(QIcon(left if is_left else right))
            button.setAccessibleName("Tabs to the left" if is_left else "Tabs to the right")
