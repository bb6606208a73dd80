"""A page of several parts, each a tab that is built when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.page import Page
from caseworker.ui.part_tabs import PartTabs
from caseworker.ui.parts import PageTitle, column, named


@dataclass(frozen=True, slots=True)
class Part:
    """One tab of the page. ``name`` is the part that ``moves/NAME`` goes to.

    What it builds gets the desk and nothing else. The signals of a ``Page`` that it has
    (``opened``, ``wanted``, ``said``) are handed on; a ``begin`` is given the rest of the part.
    """

    name: str
    title: str
    build: Callable[[Desk], QWidget]


class TabbedPage(Page):
    """Its part is the name of the tab that is shown."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        title: str,
        parts: tuple[Part, ...],
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is what the page is called in the program, ``title`` on the screen."""
        super().__init__(parent)
        named(self, f"{name}Page", title)
        self._desk, self._parts = desk, parts
        self._built: dict[int, QWidget] = {}
        self._grounds: list[QVBoxLayout] = []
        self.tabs = PartTabs(name, "Parts of the page")
        layout = column(self, 0, 6)
        side = theme.px(28)
        layout.setContentsMargins(side, theme.px(4), side, 0)
        layout.addWidget(PageTitle(title))
        layout.addWidget(self.tabs, 1)
        for each in parts:
            ground = QWidget()
            self._grounds.append(column(ground, 0, 0))
            self.tabs.addTab(ground, each.title)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    @property
    def part(self) -> str:
        """The name of the tab that is shown, and what is shown in it, if it can say so."""
        at = self.tabs.currentIndex()
        within = getattr(self._built.get(at), "part", "")
        return f"{self._parts[at].name}/{within}" if within else self._parts[at].name

    def begin(self, part: str) -> None:
        """Show the tab of that name; what follows a stroke is for the tab itself."""
        name, _, rest = part.partition("/")
        for at, each in enumerate(self._parts):
            if each.name == name:
                self.tabs.setCurrentIndex(at)
                begin = getattr(self.tab(at), "begin", None)
                if rest and begin is not None:
                    begin(rest)

    def tab(self, at: int) -> QWidget:
        """One of the tabs, made now if nobody has looked at it yet."""
        if at not in self._built:
            made = self._parts[at].build(self._desk)
            self._built[at] = made
            self._grounds[at].addWidget(made)
            for name in ("opened", "wanted", "said", "dressed"):
                theirs, ours = getattr(made, name, None), getattr(self, name, None)
                if isinstance(theirs, SignalInstance) and isinstance(ours, SignalInstance):
                    theirs.connect(ours)
        return self._built[at]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard begins at the tabs."""
        super().focusInEvent(event)
        self.tabs.tabBar().setFocus()

    @Slot(int)
    def _on_tab(self, at: int) -> None:
        self.tab(at)
