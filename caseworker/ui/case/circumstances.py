"""The circumstances of a child: what holds now, with what each asks, and what held before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.circumstances import Circumstance, circumstances
from caseworker.domain.days import plain
from caseworker.domain.holding import ACTED, Held, all_held
from caseworker.ui.case.circumstance_card import CircumstanceCard
from caseworker.ui.case.circumstance_sheets import (
    ActSheet,
    BeginSheet,
    DetailsSheet,
    EndSheet,
)
from caseworker.ui.case.next_step import NextStep
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Card, Flow, Words, plain_tip, primary


class CircumstancesTab(ScrollTab):
    """A card for each that holds; those that are over stand at the foot."""

    title = "Circumstances"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.add = primary("Add a circumstance…", "circumstanceAdd", icon=Icon.PLUS)
        self.add.clicked.connect(self._on_add)
        top = Flow(across=12)
        top.addWidget(self.add)
        words = "What must not be overlooked of this child: it brings its own questions and days."
        top.addWidget(Words(words, "soft", wrap=True))
        self._none = Card("Nothing is recorded", name="circumstancesNone")
        words = (
            "In care, in need, at home, in alternative provision, a young carer: add what holds."
        )
        self._none.body.addWidget(Words(words, "soft", wrap=True))
        self._cards = QVBoxLayout()
        self._before = Card("Earlier", name="circumstancesBefore", gap=4)
        self._lines = QVBoxLayout()
        self._before.body.addLayout(self._lines)
        self.body.addWidget(top)
        self.body.addWidget(self._none)
        self.body.addLayout(self._cards)
        self.body.addWidget(self._before)
        self.body.addStretch(1)

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        """What only points to a tab of its own, as custody does, needs no second one."""
        held = all_held(seen.case, seen.today)
        return any(one.began is not None or not one.circumstance.see for one in held)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        emptied(self._cards)
        emptied(self._lines)
        held = all_held(seen.case, seen.today)
        now = [one for one in held if not one.is_over]
        self._none.setVisible(not now)
        for one in now:
            card = CircumstanceCard(one, seen)
            card.beginning.connect(partial(self._begin, one.circumstance))
            card.changing.connect(partial(self._open, DetailsSheet, one))
            card.acting.connect(partial(self._open, ActSheet, one))
            card.ending.connect(partial(self._open, EndSheet, one))
            card.stepped.connect(self.stepped)
            self._cards.addWidget(card)
        over = [one for one in held if one.is_over]
        self._before.setVisible(bool(over))
        for one in over:
            self._lines.addWidget(Words(_over(one), wrap=True))

    def take_up(self, step: NextStep) -> None:
        if self.seen is None:
            return
        if ACTED in step.kinds:
            sheet = ActSheet(self.desk, self.seen, None, self.window())
            sheet.open()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # which one is chosen there

    @Slot()
    def _on_add(self) -> None:
        seen = self.seen
        if seen is None:
            return
        there = {
            one.circumstance.title
            for one in all_held(seen.case, seen.today)
            if not one.is_over and one.began is not None
        }
        menu = QMenu(self.add)
        menu.setObjectName("circumstancesMenu")
        menu.setToolTipsVisible(True)
        for one in circumstances().values():
            if one.title in there:
                continue
            action = menu.addAction(f"{one.title}…", partial(self._begin, one))
            action.setObjectName(f"begin_{one.name}")
            action.setToolTip(plain_tip(one.meaning))
            action.setStatusTip(one.meaning)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _begin(self, one: Circumstance) -> None:
        if self.seen is not None:
            BeginSheet(self.desk, self.seen, one, self.window()).open()

    def _open(self, sheet: type[DetailsSheet | ActSheet | EndSheet], held: Held) -> None:
        if self.seen is not None:
            sheet(self.desk, self.seen, held, self.window()).open()


def _over(held: Held) -> str:
    begun = plain(held.since) if held.since else "a day that isn’t known"
    ended = plain(held.until) if held.until else "a day that isn’t known"
    why = held.ended.facts.get("reason", "") if held.ended else ""
    words = f"{held.circumstance.title}: from {begun} to {ended}."
    return f"{words} {why}" if why else words
