"""Moves: cases that go to another office and come from one, whom we know there, and the media."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.moves_places import PLACES
from caseworker.ui.page import Page
from caseworker.ui.parts import PageTitle, column, named


class MovesPage(Page):
    """A tab for each part, built when it is first looked at; its part is the name of the tab."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "movesPage", "Moves")
        self._desk = desk
        self._built: dict[int, QWidget] = {}
        self._grounds: list[QVBoxLayout] = []
        self.tabs = named(QTabWidget(), "movesTabs", "Parts of the page")
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        named(self.tabs.tabBar(), "movesTabBar", "Parts of the page")
        layout = column(self, 0, 6)
        side = theme.px(28)
        layout.setContentsMargins(side, theme.px(4), side, 0)
        layout.addWidget(PageTitle("Moves"))
        layout.addWidget(self.tabs, 1)
        for place in PLACES:
            ground = QWidget()
            self._grounds.append(column(ground, 0, 0))
            self.tabs.addTab(ground, place.title)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    @property
    def part(self) -> str:
        """The name of the tab that is shown, and what is shown in it, if it can say so."""
        at = self.tabs.currentIndex()
        within = getattr(self._built.get(at), "part", "")
        return f"{PLACES[at].name}/{within}" if within else PLACES[at].name

    def begin(self, part: str) -> None:
        """Show the tab of that name; what follows a stroke is for the tab itself."""
        name, _, rest = part.partition("/")
        for at, place in enumerate(PLACES):
            if place.name == name:
                self.tabs.setCurrentIndex(at)
                begin = getattr(self.tab(at), "begin", None)
                if rest and begin is not None:
                    begin(rest)

    def tab(self, at: int) -> QWidget:
        """One of the tabs, made now if nobody has looked at it yet."""
        if at not in self._built:
            made = PLACES[at].build(self._desk)
            self._built[at] = made
            self._grounds[at].addWidget(made)
            for name in ("opened", "wanted", "said"):
                signal = getattr(made, name, None)
                if isinstance(signal, SignalInstance):
                    signal.connect(getattr(self, name))
        return self._built[at]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard begins at the tabs."""
        super().focusInEvent(event)
        self.tabs.tabBar().setFocus()

    @Slot(int)
    def _on_tab(self, at: int) -> None:
        self.tab(at)
