"""What helps with the words of a plan: finding and replacing them, spelling, phrases."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu, QWidget

from caseworker.ui.case.plan_find import PlanFind, StateNow
from caseworker.ui.case.plan_outline import Outline
from caseworker.ui.case.plan_section import SectionPage


class PlanWords(QObject):
    """Puts the helpers together, and offers them under one button."""

    def __init__(
        self, outline: Outline, page: SectionPage, state: StateNow, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._page = page
        self.find = PlanFind(owner, outline, page, state)
        page.words.clicked.connect(self._on_words)

    def look_again(self) -> None:
        """The plan says something else now."""
        self.find.look_again()

    @Slot()
    def _on_words(self) -> None:
        button = self._page.words
        menu = QMenu(button)
        menu.setObjectName("wordsMenu")
        self._offer(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _offer(self, menu: QMenu) -> None:
        for words, keys, name, slot in (
            ("Find…", "Ctrl+F", "wordsFind", self.find.open_find),
            ("Find and replace…", "Ctrl+H", "wordsReplace", self.find.open_replace),
        ):
            action = menu.addAction(f"{words}\t{keys}", slot)
            action.setObjectName(name)
