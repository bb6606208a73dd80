"""The letters that a case offers: ``LettersPanel(desk, number)``.

Latest first, under what happened. Choosing one opens its form (``letter_sheet``).
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.letters_stopped import letters_stopped
from caseworker.casework.office import Done
from caseworker.domain.after_death import AfterDeath
from caseworker.domain.case import CaseNumber
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.letter_sheet import LetterSheet
from caseworker.ui.papers.lines import cleared, line
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Pill,
    Rule,
    Words,
    column,
    named,
    secondary,
)
from caseworker.ui.parts.typed_day import short_day

CAUTION = "Check with the authority"
OURS = "Ours"


class LettersPanel(QWidget):
    """Every letter that goes with something that happened on a case."""

    def __init__(
        self,
        desk: Desk,
        number: CaseNumber,
        parent: QWidget | None = None,
        *,
        ways: Ways | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, "lettersPanel", "Letters")
        self._desk, self._number, self._ways = desk, number, ways
        body = column(self, 0, 0)
        card = Card("Letters", name="lettersCard")
        self._lines = QVBoxLayout()
        card.body.addLayout(self._lines)
        body.addWidget(card)
        body.addStretch(1)
        desk.done.connect(self._on_done)
        self.look()

    def look(self) -> None:
        """Ask again what there is to write."""
        self._desk.see(self, letters_stopped(self._number), self._on_stopped)

    def _on_stopped(self, said: AfterDeath | None) -> None:
        if said is None:
            self._desk.see(self, letters_for(self._number), self._on_letters)
            return
        cleared(self._lines)
        self._lines.addWidget(Words(said.letters, "strong", wrap=True, name="lettersStopped"))
        for head, told in (("What may still be done", said.may), ("To relatives", said.words)):
            self._lines.addWidget(Words(head, "soft"))
            for one in told:
                self._lines.addWidget(Words(one, wrap=True))

    def write(self, letter: ToWrite) -> LetterSheet:
        """Open the form of one of them."""
        sheet = LetterSheet(self._desk, self._number, letter, self.window(), ways=self._ways)
        sheet.open()
        return sheet

    def _on_letters(self, letters: tuple[ToWrite, ...]) -> None:
        cleared(self._lines)
        if not letters:
            self._lines.addWidget(
                EmptyState(
                    Icon.PLAN,
                    "No letters yet",
                    "Record what happened on the case, and the letters that go with it stand here.",
                    name="noLetters",
                )
            )
        at = 0
        for (happened, day), group in groupby(letters, lambda each: (each.happened, each.day)):
            words = f"{happened}  ·  {short_day(day, self._desk.today)}"
            head = Words(words, "soft", wrap=True, name="lettersHead")
            head.setContentsMargins(0, theme.px(10 if at else 2), 0, 0)
            self._lines.addWidget(head)
            for letter in group:
                self._lines.addWidget(self._line(letter, at))
                self._lines.addWidget(Rule())
                at += 1

    def _line(self, letter: ToWrite, at: int) -> QWidget:
        title = f"{letter.title}: {letter.about}" if letter.about else letter.title
        button = secondary("Write…", f"letter{at}", icon=Icon.PLAN)
        button.setAccessibleName(f"Write: {title}")
        button.clicked.connect(lambda _=False, letter=letter: self.write(letter))
        pill = Pill(OURS, Tone.BLUE, name=f"letter{at}Ours") if letter.ours else None
        if letter.checked == "memory":
            pill = Pill(CAUTION, Tone.AMBER, name=f"letter{at}Caution")
        return line(title, (f"To: {letter.to}", letter.source), button, below=pill)

    def _on_done(self, done: Done) -> None:
        if done.case == self._number:
            self.look()
