"""The comparison of two versions in the plan tab: from change to change, and onto paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework.comparing import PAPER, Compared, comparison
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.kinds import BY_LAW
from caseworker.ui import theme
from caseworker.ui.case.compared_text import ComparedText
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Card, Flow, ScrollPage, Words, column, named, secondary

NEXT, BACK = "Alt+Down", "Alt+Up"
LEAST = 200  # px at 100% text: less, and nobody can read a change in its place


class ComparisonView(QWidget):
    """Two versions of one plan.

    Signals:
        left: the versions are wanted again.
    """

    left = Signal()

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "comparison", "Two versions compared")
        self._desk, self._number, self.series = desk, number, BY_LAW
        self._titles = ("", "")
        self._shown: Compared | None = None
        self._at = -1
        card = Card(margin=14, gap=8, name="comparisonCard")
        self._scroll = scroll = ScrollPage(
            "comparisonScroll", margin=0, gap=0
        )  # for a window lower than the head
        scroll.body.setContentsMargins(0, theme.px(14), 0, theme.px(14))
        scroll.setMinimumHeight(theme.px(40))
        scroll.body.addWidget(card, 1)
        column(self, 0, 0).addWidget(scroll)
        self._title = Words("", "heading", wrap=True, name="comparisonTitle")
        self._about = Words("", "small", wrap=True, name="comparisonAbout")
        self._where = Words("", "strong", wrap=True, name="comparisonWhere")
        self._why = Words("", "soft", wrap=True, name="comparisonWhy")
        self.text = ComparedText()
        self.text.setMinimumHeight(theme.px(LEAST))
        for widget in (self._title, self._about, self._bar(), self._where, self._why):
            card.body.addWidget(widget)
        card.body.addWidget(self.text, 1)
        for keys, by, words in ((NEXT, 1, "Next change"), (BACK, -1, "Last change")):
            shortcut(keys, self, partial(self._step, by), words)

    def compare(self, was: str, now: str) -> None:
        """Compare two versions by their titles; empty is the plan being written."""
        self._titles = (was, now)
        self._desk.see(self, comparison(self._number, was, now, self.series), self._on_seen)

    def _bar(self) -> Flow:
        bar = Flow(across=8, down=6)
        back = secondary("Versions", "comparisonBack", icon=Icon.CHEVRON_LEFT)
        self._before = secondary("Previous change", "changeBefore", hint=BACK)
        self._after = secondary("Next change", "changeAfter", hint=NEXT)
        paper = secondary("Look and print…", "comparisonPaper", icon=Icon.PRINT)
        paper.setAccessibleName("Look at and print: what changed in the plan")
        for button in (back, self._before, self._after, paper):
            bar.addWidget(button)
        back.clicked.connect(self.left)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        paper.clicked.connect(self._on_paper)
        return bar

    def _on_seen(self, compared: Compared) -> None:
        self._shown, self._at = compared, -1
        was, now = compared.was, compared.now
        self._title.setText(f"What changed from {was.title} to {now.title}")
        self._about.setText(
            f"Before: {was.title}, {day_words(was.day)}. After: {now.title}, {day_words(now.day)}. "
            "Taken out: [−struck through]. Put in: [+underlined]."  # noqa: RUF001 - a minus
        )
        self.text.show_comparison(compared)
        count = len(compared.found.changes)
        self._where.setText(_counted(count))
        self._why.setText(f"{NEXT} goes from change to change." if count else "")
        for button in (self._before, self._after):
            button.setEnabled(bool(count))
        self.text.setFocus()

    def _step(self, by: int) -> None:
        """The next change, or the one before; past the last comes the first."""
        if self._shown is None or not self._shown.found.changes:
            return
        changes = self._shown.found.changes
        self._at = (self._at + by) % len(changes) if self._at >= 0 or by > 0 else len(changes) - 1
        change = changes[self._at]
        self.text.go_to(self._at)
        place = self.text.viewport().mapTo(self._scroll.sheet, self.text.cursorRect().center())
        self._scroll.ensureVisible(0, place.y(), 0, theme.px(40))
        said = f"Change {self._at + 1} of {len(changes)}: {change.named}, {change.kind.value}"
        self._where.setText(said)
        self._why.setText(self._shown.why.get(change.key, "No reason is recorded."))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    @Slot()
    def _on_paper(self) -> None:
        was, now = self._titles
        show_paper(
            self, self._desk, Wanted(PAPER, self._number, now, about=was, series=self.series)
        )


def _counted(count: int) -> str:
    if not count:
        return "Nothing changed: both say the same, word for word."
    return "1 change" if count == 1 else f"{count} changes"
