"""What helps with the words of a plan: finding and replacing them, spelling, phrases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QMenu

from caseworker.ui.case.plan_find import PlanFind, StateNow
from caseworker.ui.case.plan_outline import Outline
from caseworker.ui.case.plan_phrases import PlanPhrases
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_spelling import PlanSpelling
from caseworker.ui.case.tab import Tab


class PlanWords(QObject):
    """Puts the helpers together, and offers them under one button."""

    def __init__(self, tab: Tab, outline: Outline, page: SectionPage, state: StateNow) -> None:
        super().__init__(tab)
        self._tab, self._page = tab, page
        self.find = PlanFind(tab, outline, page, state)
        self.spelling = PlanSpelling(tab.desk, tab.number, outline, page, state, tab)
        self.phrases = PlanPhrases(tab, page, state)
        page.words.clicked.connect(self._on_words)
        page.told.connect(self._on_told)
        tab.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing is loaded for a plan that nobody looks at."""
        if watched is self._tab and event.type() is QEvent.Type.Show:
            self.spelling.begin()
            self.phrases.begin()
        return super().eventFilter(watched, event)

    def look_again(self) -> None:
        """The plan says something else now."""
        self.find.look_again()

    @Slot(str, bool)
    def _on_told(self, words: str, was_taken: bool) -> None:  # noqa: FBT001 - a slot
        """Something of what was pasted, said where the window says such things."""
        if was_taken:
            self._tab.desk.eased.emit(words)
        else:
            self._tab.desk.refused.emit(words, "")

    @Slot()
    def _on_words(self) -> None:
        button = self._page.words
        menu = QMenu(button)
        menu.setObjectName("wordsMenu")
        self._offer(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _offer(self, menu: QMenu) -> None:
        self.phrases.offer(menu)
        finding: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("Find…", "Ctrl+F", "wordsFind", self.find.open_find),
            ("Find and replace…", "Ctrl+H", "wordsReplace", self.find.open_replace),
        )
        for words, keys, name, slot in finding:
            action = menu.addAction(f"{words}\t{keys}", slot)
            action.setObjectName(name)
        menu.addSeparator()
        spelling = self.spelling
        following = menu.addAction("Next spelling mistake\tF7", spelling.next_mistake)
        following.setObjectName("wordsSpelling")
        marks = menu.addAction("Mark mistakes as I type")
        marks.setObjectName("wordsMarks")
        marks.setCheckable(True)
        marks.setChecked(spelling.is_on)
        marks.toggled.connect(spelling.switch)
        if spelling.why_not:
            following.setEnabled(False)
            marks.setEnabled(False)
            menu.addAction(spelling.why_not).setEnabled(False)
