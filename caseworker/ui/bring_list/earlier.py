"""The lists that were brought in before, each to be taken back as a whole."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.bringing_list import UndoList, lists_brought, undo_list
from caseworker.casework.brought_kept import BroughtList
from caseworker.casework.office import Done
from caseworker.domain.days import day_words
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.moments import day_of
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column, plain_tip, quiet
from caseworker.ui.say import Question, ask

MOST: Final = 6


class EarlierLists(QWidget):
    """A line for each list that stands, newest first.

    Signals:
        shown: other lines are shown than before.
    """

    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: Card | None = None
        self.holds_any = False
        self._body = column(self, 0, 0)
        self.look()

    def look(self) -> None:
        """Ask for them anew."""
        self._desk.see(self, lists_brought, self._show)

    def _show(self, lists: tuple[BroughtList, ...]) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        standing = [one for one in lists if one.undone_at is None][:MOST]
        self.holds_any = bool(standing)
        if standing:
            self._card = Card("Lists that were brought in", name="broughtLists", margin=14, gap=6)
            for at, one in enumerate(standing):
                self._card.body.addWidget(self._line(at, one))
            self._body.addWidget(self._card)
            self._card.show()
        self.shown.emit()

    def _line(self, at: int, one: BroughtList) -> QWidget:
        line = Flow(across=12, down=4)
        names = {each.id: each.name for each in self._desk.here.colleagues}
        cases = f"{one.lines:,} {'case' if one.lines == 1 else 'cases'}"
        on, who = day_words(day_of(one.at)), names.get(one.officer, "")
        words = f"{one.name or 'A list'}, {cases}, {on}, {who}"
        line.addWidget(Words(words.rstrip(", "), "strong", wrap=True, name=f"broughtList{at}"))
        back = quiet("Take it back…", f"broughtList{at}Undo")
        back.setAccessibleName(f"Take back {words}")
        back.clicked.connect(partial(self._on_back, one))
        if one.officer != self._desk.officer.id and (why := self._desk.why_not(Right.SHARE_WORK)):
            back.setEnabled(False)
            back.setToolTip(plain_tip(why))
        line.addWidget(back)
        return line

    def _on_back(self, one: BroughtList) -> None:
        ask(self, whether_back(one.lines), partial(self._undo, one))

    def _undo(self, one: BroughtList) -> None:
        self._desk.do(
            undo_list, UndoList(one.id), asker=self, then=self._on_undone, refused=self._on_refused
        )

    def _on_undone(self, _: Done) -> None:
        self.look()

    def _on_refused(self, error: CaseworkerError) -> None:
        if self._card is not None:
            words = Words(str(error), "fault", wrap=True, tone=Tone.RED, name="broughtRefused")
            self._card.body.addWidget(words)
            words.show()
            self.shown.emit()


def whether_back(lines: int) -> Question:
    """Whether a list of so many cases is really to be taken back."""
    cases = f"{lines:,} {'case' if lines == 1 else 'cases'}"
    return Question(
        f"Take {cases} out of the records again?",
        "All that came of this list goes, as if it had never been brought in. If anybody has "
        "worked on one of its cases since, nothing is taken back.",
        "Take the list back",
        is_grave=True,
    )
