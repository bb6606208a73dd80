"""The bar over a section: how words look, steps back and forth, and what the plan is seen as."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.domain.kinds import PlanKind
from caseworker.domain.threads import has_threads
from caseworker.ui import theme
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, quiet, row

ROOMY: Final = 680  # px at 100%: the bar and all its words stand in one line


class PlanBar(Flow):
    """One press for each. ``marks`` is where the bar of the field that is written in stands."""

    def __init__(self) -> None:
        super().__init__(across=6)
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
        self.live = self._with(
            "Live preview",
            "planLive",
            Icon.EYE,
            "See the paper beside what you write, as you write (Ctrl+Shift+L)",
        )
        self.live.setCheckable(True)
        self.threads = self._with(
            "Threads",
            "planThreads",
            Icon.THREAD,
            "From each need to its provision and its outcomes (Ctrl+Shift+T)",
        )
        self.versions = self._with(
            "Versions…", "planVersions", Icon.COPY, "Read, compare, reasons for changes"
        )
        self.returned = self._with(
            "From Word…",
            "planReturned",
            Icon.FOLDER,
            "Changes that others made in the plan as a Word document",
        )

    def show_kind(self, kind: PlanKind) -> None:
        self.threads.setVisible(has_threads(kind))

    def show_steps(self, state: PlanState) -> None:
        """Whether there is a step to go back or forth."""
        self.undo.setEnabled(state.can_undo)
        self.redo.setEnabled(state.can_redo)

    def fit(self, width: int) -> None:
        """Where there is little room, going back and forth are pictures alone."""
        is_narrow = width < theme.px(ROOMY)
        for button, words in ((self.undo, "Undo"), (self.redo, "Redo")):
            button.setText("" if is_narrow else f" {words}")

    def _with(self, words: str, name: str, icon: Icon, hint: str) -> QPushButton:
        button = quiet(words, name, icon=icon)
        button.setToolTip(hint)
        self.addWidget(button)
        return button
