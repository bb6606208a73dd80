"""The papers of one case: the plan and its versions, the timeline, the history; what left."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.case_papers import CasePapers, PaperOffered, case_papers
from caseworker.casework.office import Done
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers.copy_line import CopyLine
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.lines import cleared, line
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.parts import (
    Card,
    Rule,
    Words,
    column,
    named,
    secondary,
)


class PapersPanel(QWidget):
    """Every paper that can be had of a case now, and every copy that has left it."""

    def __init__(
        self,
        desk: Desk,
        number: CaseNumber,
        parent: QWidget | None = None,
        *,
        ways: Ways | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, "papersPanel", "Papers")
        self._desk, self._number, self._ways = desk, number, ways
        body = column(self, 0, 14)
        self._offered = QVBoxLayout()
        self._left = QVBoxLayout()
        offered = Card("Papers", name="papersCard")
        offered.body.addLayout(self._offered)
        self._left_card = Card("Copies that have left", name="copiesCard")
        self._left_card.body.addLayout(self._left)
        self._family = secondary("Print the list for the family…", "copiesFamily", icon=Icon.PRINT)
        self._family.clicked.connect(self._on_family)
        self._family.hide()
        self._left_card.body.addWidget(self._family)
        body.addWidget(offered)
        body.addWidget(self._left_card)
        body.addStretch(1)
        desk.done.connect(self._on_done)
        self.look()

    def look(self) -> None:
        """Ask again what there is."""
        self._desk.see(self, case_papers(self._number), self._on_papers)

    def show_offered(self, paper: PaperOffered) -> PaperView:
        """Look at one of them."""
        return show_paper(self, self._desk, paper.wanted, ways=self._ways)

    def _on_papers(self, papers: CasePapers) -> None:
        cleared(self._offered)
        cleared(self._left)
        for at, paper in enumerate(papers.offered):
            button = secondary("Look and print…", f"paper{at}", icon=Icon.PRINT)
            button.setAccessibleName(f"Look at and print: {paper.title}")
            button.clicked.connect(lambda _=False, paper=paper: self.show_offered(paper))
            if at:
                self._offered.addWidget(Rule())
            self._offered.addWidget(line(paper.title, (paper.words,), button))
        for at, one in enumerate(papers.left):
            if at:
                self._left.addWidget(Rule())
            self._left.addWidget(CopyLine(self._desk, one, at, ways=self._ways))
        self._family.setVisible(bool(papers.left))
        if not papers.left:
            words = "Nothing has been printed or saved from this case yet."
            self._left.addWidget(Words(words, "soft", wrap=True, name="noCopies"))

    @Slot()
    def _on_family(self) -> None:
        wanted = Wanted("disclosures", self._number, "family")
        show_paper(self, self._desk, wanted, ways=self._ways)

    def _on_done(self, done: Done) -> None:
        if done.case == self._number:
            self.look()
