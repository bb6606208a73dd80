"""The tab with the moves of a case: each with its checklist, and what the plan is worth there."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.moving import Move
from caseworker.domain.plan_type import plan_type
from caseworker.ui.case.move_card import head_of
from caseworker.ui.case.move_row import MoveRow, Told
from caseworker.ui.case.move_words import ended, not_started, opening_step, told
from caseworker.ui.case.next_step import NextStep
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, EmptyState, Flow, Rule, Words, secondary
from caseworker.ui.parts.typed_day import short_day

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
        self._cards.addWidget(_plan(seen))
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
        sides = "; ".join(side.words for side in move.sides)
        card.body.addWidget(
            Words(f"We are here: {sides[:1].lower()}{sides[1:]}.", "small", wrap=True)
        )
        if over := ended(move, seen.today):
            done = Words(over, "strong", tone=Tone.GREEN, wrap=True, name=f"moveOver{at}")
            card.body.addWidget(done)
        else:
            card.body.addWidget(_worth(move, at))
        for each, line in enumerate(move.lines):
            card.body.addWidget(Rule())
            row = MoveRow(Told(seen, move, line, f"{at}_{each}"))
            row.stepped.connect(self.stepped)
            card.body.addWidget(row)
        return card


def _plan(seen: CaseSeen) -> Card:
    """Which plan there is, so that nobody takes what is held beside it for one."""
    found = plan_type(seen.case, seen.dues)
    card = Card(name="movePlan", margin=12, gap=2)
    card.body.addWidget(Words(f"Plan: {found.words}", "strong", name="movePlanType"))
    for at, held in enumerate(found.held):
        by = (
            f", reviewed again by {short_day(held.review_by, seen.today)}" if held.review_by else ""
        )
        words = f"{held.row.name} as evidence{by}. {held.row.means}."
        card.body.addWidget(Words(words, "soft", wrap=True, name=f"movePlanBeside{at or ''}"))
        card.body.addWidget(Words(held.row.source, "small", wrap=True))
    return card


def _worth(move: Move, at: int) -> Card:
    """What the plan is worth where the move leads, what is offered instead, what isn’t counted."""
    kind = move.kind
    card = Card(tone=Tone.BLUE, name=f"moveWorth{at}", margin=12, gap=4)
    card.setAccessibleName("What the plan is worth there")
    for role, (words, source) in (("strong", told(kind.worth)), ("body", told(kind.there))):
        if words:
            card.body.addWidget(Words(words, role, wrap=True))
        if source:
            card.body.addWidget(Words(source, "small", wrap=True))
    offered = (
        f"Offered instead: {kind.instead[:1].lower()}{kind.instead[1:]}" if kind.instead else ""
    )
    for words in (kind.keeps, offered, not_started(kind)):
        if words:
            card.body.addWidget(Words(words, wrap=True))
    if not any((kind.worth, kind.there, kind.keeps, kind.instead)):
        card.body.addWidget(Words(kind.means, wrap=True))
    return card
