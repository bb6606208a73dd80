"""The tab with the moves of a case: each with its checklist, and what the plan is worth there."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.moving import Move
from caseworker.ui.case.move_card import head_of
from caseworker.ui.case.move_row import MoveRow, Told
from caseworker.ui.case.move_words import ended, opening_step
from caseworker.ui.case.move_worth import plan_card, worth_card
from caseworker.ui.case.next_step import NextStep
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, EmptyState, Flow, Rule, Words, secondary

NOTHING = (
    "When a move, a transfer, a detention, a release or a posting is recorded, what it asks of "
    "this office stands here by itself: each line with its day, and done by what is recorded or "
    "sent."
)


class MoveTab(ScrollTab):
    """Moves under way first, then those that are finished."""

    title = "Move"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        emptied(self._cards)
        step = opening_step(seen)
        if not seen.moves:
            buttons = [self._record(step)] if step else []
            self._cards.addWidget(
                EmptyState(Icon.MOVES, "No move is under way", NOTHING, *buttons, name="noMoves")
            )
            return
        self._cards.addWidget(plan_card(seen))
        moves = sorted(seen.moves, key=lambda move: move.is_finished)
        for at, move in enumerate(moves):
            self._cards.addWidget(self._card(seen, move, at))
        if step:
            line = Flow()
            line.addWidget(self._record(step))
            self._cards.addWidget(line)

    def _record(self, step: NextStep) -> QPushButton:
        button = secondary(f"{step.words}…", "moveRecordNew", icon=Icon.PLUS)
        button.clicked.connect(lambda: self.stepped.emit(step))
        return button

    def _card(self, seen: CaseSeen, move: Move, at: int) -> Card:
        card = Card(name=f"move{at}", margin=18, gap=6)
        card.setAccessibleName(move.kind.words)
        card.body.addWidget(head_of(seen, move, str(at)))
        sides = "; ".join(f"{side.words[:1].lower()}{side.words[1:]}" for side in move.sides)
        card.body.addWidget(Words(f"We are here: {sides}.", "small", wrap=True))
        if over := ended(move, seen.today):
            done = Words(over, "strong", tone=Tone.GREEN, wrap=True, name=f"moveOver{at}")
            card.body.addWidget(done)
        else:
            card.body.addWidget(worth_card(move, at))
        for each, line in enumerate(move.lines):
            card.body.addWidget(Rule())
            row = MoveRow(Told(seen, move, line, f"{at}_{each}"))
            row.stepped.connect(self.stepped)
            card.body.addWidget(row)
        return card
