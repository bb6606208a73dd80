"""The posting of a service family: whether they may act on it, its days, and the plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework import entries
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.listed import one_a_line
from caseworker.domain.moving import Move
from caseworker.domain.posting import posting_awaited
from caseworker.domain.posting_line import line_of_move
from caseworker.domain.posting_rules import posting_rules
from caseworker.ui.case.move_card import head_of
from caseworker.ui.case.move_row import MoveRow, Told
from caseworker.ui.case.move_words import not_started
from caseworker.ui.case.move_worth import worth_card
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.posting_cards import (
    AnswerCard,
    BesideCard,
    FormsCard,
    PlanCard,
    TriggersCard,
)
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.step_line import StepLine
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Card, EmptyState, Flow, Rule, Words, primary, secondary

POSTED: Final = "posting_planned"
NOTHING: Final = (
    "Record the posting once the family knows of it: where it leads decides what the plan is worth "
    "there, whose duty comes when, and whether anybody may act on the move."
)
NO_DAYS: Final = "No day is counted yet."


class PostingTab(ScrollTab):
    """First whether the family may act on the move; then the days of both sides, and the rest."""

    title = "Posting"
    part = "posting"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        emptied(self._cards)
        for card in self._made(seen):
            self._cards.addWidget(card)

    def _made(self, seen: CaseSeen) -> Iterator[QWidget]:
        moves = [move for move in seen.moves if move.over is None]
        awaited = posting_awaited(seen.case, seen.today)
        if not moves and awaited is None:
            button = primary("Record a posting…", "postingRecord", icon=Icon.PLUS)
            button.clicked.connect(partial(self._record, POSTED))
            yield EmptyState(
                Icon.MOVES, "No posting is under way", NOTHING, button, name="noPosting"
            )
        if awaited is not None:
            answer = AnswerCard(seen, awaited)
            answer.stepped.connect(self.stepped)
            yield answer
        for at, move in enumerate(moves):
            yield self._line(seen, move, at)
        if awaited is not None:
            forms = FormsCard(seen, awaited)
            forms.stepped.connect(self.stepped)
            yield forms
            triggers = TriggersCard(seen)
            triggers.stepped.connect(self.stepped)
            triggers.noted.connect(self._on_noted)
            yield triggers
        plan = PlanCard(seen)
        plan.stepped.connect(self.stepped)
        yield plan
        beside = BesideCard(self.desk, seen)
        beside.stepped.connect(self.stepped)
        yield beside

    def _line(self, seen: CaseSeen, move: Move, at: int) -> Card:
        """The days of both sides on a line; under it what the plan is worth where it leads."""
        card = Card(name=f"posting{at}", gap=8)
        card.setAccessibleName(move.kind.words)
        card.body.addWidget(head_of(seen, move, f"Posting{at}"))
        line = StepLine(f"posting{at}")
        days = line_of_move(seen.case, move, seen.reckoning)
        line.show_steps(days, seen)
        card.body.addWidget(line.timeline)
        if not days:
            card.body.addWidget(Words(NO_DAYS, "soft"))
        else:
            card.body.addWidget(Rule())
            card.body.addWidget(line)
        card.body.addWidget(worth_card(move, f"Posting{at}"))
        if move.next is not None:
            row = MoveRow(Told(seen, move, move.next, f"Posting{at}"))
            row.stepped.connect(self.stepped)
            card.body.addWidget(row)
        ways = Flow(across=8)
        whole = secondary("The whole checklist", f"postingChecklist{at}")
        whole.setToolTip(not_started(move.kind))
        whole.clicked.connect(partial(self.stepped.emit, NextStep("", Way.CHECKLIST)))
        ways.addWidget(whole)
        if POSTED in {event.kind for event in move.events}:
            off = secondary("Called off…", f"postingOff{at}")
            off.clicked.connect(partial(self._record, "posting_called_off"))
            ways.addWidget(off)
        else:
            another = secondary("Record a posting…", "postingRecord", icon=Icon.PLUS)
            another.clicked.connect(partial(self._record, POSTED))
            ways.addWidget(another)
        card.body.addWidget(ways)
        return card

    def _record(self, kind: str) -> None:
        self.stepped.emit(NextStep("", Way.RECORD, (kind,)))

    @Slot(object)
    def _on_noted(self, names: tuple[str, ...]) -> None:
        """Keep which triggers an officer ticked; those that tick themselves are kept with them."""
        if self.seen is None:
            return
        kind = posting_rules().waits.triggers
        happening = Happening(kind, self.seen.today, facts={"triggers": one_a_line(names)})
        self.desk.do(entries.record, entries.Record(self.number, happening))
