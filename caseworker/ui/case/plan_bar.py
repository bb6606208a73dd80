"""The bar over a section: how words look, steps back and forth, and what the plan is seen as."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from caseworker.domain.kinds import PlanKind
from caseworker.domain.threads import has_threads
from caseworker.ui import theme
from caseworker.ui.case.plan_keys import LIVE, THREADS
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, named, quiet, row

ROOMY: Final = 680  # px at 100%: the bar and all its words stand in one line
TIGHT: Final = 572  # px at 100%: below this only pictures do


class PlanBar(Flow):
    """One line: what is used all day has a button, the rest stands in the menu “More”.

    ``marks`` is where the bar of the field that is written in stands.
    """

    def __init__(self) -> None:
        super().__init__(across=2)
        bar = QWidget()
        self.marks = row(6, bar)
        self.addWidget(bar)
        self.undo = self._with("Undo", "planUndo", Icon.UNDO, "Undo the last change (Ctrl+Z)")
        self.redo = self._with("Redo", "planRedo", Icon.REDO, "Do it again (Ctrl+Y)")
        self.words = self._with(
            "Words", "planWords", Icon.PHRASE, "Find, replace, spelling, phrases"
        )
        self.words.setAccessibleName("Words: find, replace, spelling, phrases")
        self.preview = self._with("Preview", "planPreview", Icon.EYE, "The plan as a paper")
        self.more = self._with(
            "More", "planMore", Icon.CHEVRON_DOWN, "Live preview, threads, versions, from Word"
        )
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more.setAccessibleName("More: live preview, threads, versions, changes from Word")
        self._menu = named(QMenu(self), "planMenu")
        self._menu.setToolTipsVisible(True)
        self.live = self._offers(
            f"Live preview\t{LIVE.keys[0]}",
            "planLive",
            "The paper beside what you write, as you write",
        )
        self.live.setCheckable(True)
        self.threads = self._offers(
            f"Threads\t{THREADS.keys[0]}",
            "planThreads",
            "From each need to its provision and its outcomes",
        )
        self._menu.addSeparator()
        self.versions = self._offers(
            "Versions…", "planVersions", "Read, compare, reasons for changes"
        )
        self.returned = self._offers(
            "Changes made in Word…",
            "planReturned",
            "Changes that others made in the plan as a Word document",
        )
        self.more.clicked.connect(self._on_more)

    def show_kind(self, kind: PlanKind) -> None:
        self.threads.setVisible(has_threads(kind))

    def show_steps(self, state: PlanState) -> None:
        """Whether there is a step to go back or forth."""
        self.undo.setEnabled(state.can_undo)
        self.redo.setEnabled(state.can_redo)

    def fit(self, width: int) -> None:
        """Still one line where there is little room: some buttons are pictures alone then."""
        for room, buttons in (
            (ROOMY, {self.undo: "Undo", self.redo: "Redo"}),
            (TIGHT, {self.words: "Words", self.preview: "Preview"}),
        ):
            for button, words in buttons.items():
                button.setText("" if width < theme.px(room) else words)

    @Slot()
    def _on_more(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _with(self, words: str, name: str, icon: Icon, hint: str) -> QPushButton:
        button = quiet(words, name, icon=icon)
        button.setToolTip(hint)
        self.addWidget(button)
        return button

    def _offers(self, words: str, name: str, hint: str) -> QAction:
        action = self._menu.addAction(words)
        action.setObjectName(name)
        action.setToolTip(hint)
        action.setStatusTip(hint)
        return action
