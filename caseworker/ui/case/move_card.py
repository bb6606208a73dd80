"""The card that stands first on the overview while a move is under way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.domain.moving import Move
from caseworker.ui.case.move_row import MoveRow, Told
from caseworker.ui.case.move_words import counted, title_of, told
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, column, named, secondary
from caseworker.ui.parts.typed_day import short_day

HERE = "Now"  # how its lines are told from those of the checklist itself


class MoveCard(Card):
    """Each move that presses, with the one line that comes next. Hidden where there is none.

    Signals:
        stepped: a step is wanted; carries a NextStep.
        opened: the whole checklist is wanted.
    """

    stepped = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.ACCENT, name="moveNow", margin=16, gap=6, parent=parent)
        self.hide()

    def show_case(self, seen: CaseSeen) -> None:
        emptied(self.body)
        under_way = [move for move in seen.moves if move.presses(seen.today)]
        self.setVisible(bool(under_way))
        if not under_way:
            return
        self.setAccessibleName("; ".join(title_of(move) for move in under_way))
        for at, move in enumerate(under_way):
            if at:
                self.body.addWidget(Rule())
            self.body.addWidget(self._one(seen, move, at))
        line = Flow()
        whole = secondary("The whole checklist", "moveWhole")
        whole.clicked.connect(self.opened)
        line.addWidget(whole)
        self.body.addWidget(line)

    def _one(self, seen: CaseSeen, move: Move, at: int) -> QWidget:
        ground = named(QWidget(), f"moveNow{at}", title_of(move))
        body = column(ground, 0, 4)
        body.addWidget(head_of(seen, move, f"{HERE}{at}"))
        worth, _ = told(move.kind.worth)
        if worth:
            body.addWidget(Words(worth, "soft", wrap=True, name=f"moveWorth{HERE}{at}"))
        if move.next is not None:
            row = MoveRow(Told(seen, move, move.next, f"{HERE}{at}"))
            row.stepped.connect(self.stepped)
            body.addWidget(row)
        return ground


def head_of(seen: CaseSeen, move: Move, at: str) -> Flow:
    """What the move is, where to, on which day, and how far it has come."""
    head = Flow(across=10, down=4)
    head.addWidget(Words(title_of(move), "heading", wrap=True, name=f"moveTitle{at}"))
    if move.day is not None:
        head.addWidget(Pill(short_day(move.day, seen.today), Tone.BLUE, name=f"moveDay{at}"))
    tone = Tone.GREEN if move.is_finished else Tone.PLAIN
    head.addWidget(Pill(counted(move), tone, name=f"moveCount{at}"))
    return head
