"""Pictures of the pages, as the window paints them: in every look, at its usual sizes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget

from caseworker.commands.offscreen.hand import Hand
from caseworker.domain.case import CaseNumber
from caseworker.ui.case.page import CasePage
from caseworker.ui.laid_out import lay_out
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.palette import Look
from caseworker.ui.theme import Theme
from caseworker.ui.window import Window

SIZE = QSize(1440, 900)
SMALL = QSize(1024, 700)
TWICE = 2.0
TABS = ("overview", "assessment", "plan", "documents", "people", "setting", "history")


class Album:
    """Pictures with names of their own, in one folder."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._hand = Hand(window)
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str) -> Path:
        """A picture of the window as it is now."""
        self._hand.settle()
        lay_out()
        file = self._folder / f"{name}.png"
        if not self._window.grab().save(str(file), "PNG"):
            raise OSError(f"{file} can't be written")
        return file

    def every_look(self, number: CaseNumber) -> None:
        """Today and every tab of a case, light, dark and in high contrast, large and small."""
        for look in Look:
            for size, text in ((SIZE, 1.0), (SIZE, TWICE), (SMALL, 1.0), (SMALL, TWICE)):
                self._window.resize(size)
                self._window.wear(Theme(look, text))
                name = f"{look.value.lower().replace(' ', '-')}-{size.width()}-{text * 100:.0f}"
                self._pages(name, number)
        self._window.resize(SIZE)
        self._window.wear(Theme())

    def _pages(self, name: str, number: CaseNumber) -> None:
        work = self._window.work
        if work is None:
            return
        work.go_to("today")
        self._hand.finds(TodayPage)
        self.take(f"today-{name}")
        work.open_case(number)
        self._hand.wait(self._case_is_shown, "the case is open")
        tabs = self._hand.finds(QTabWidget, "caseTabs")
        for at, tab in enumerate(TABS):
            tabs.setCurrentIndex(at)
            self._hand.settle()
            self.take(f"case-{tab}-{name}")

    def _case_is_shown(self) -> bool:
        page = self._hand.sees(CasePage)
        return page is not None and page.seen is not None
