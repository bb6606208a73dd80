"""The card of a re-assessment: asked for, answered, under way, and those before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.domain.assessment import advice_asked
from caseworker.domain.days import plain
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.reassessments import (
    AGREED,
    KEPT,
    REFUSED,
    REQUESTED,
    WITHDRAWN,
    Reassessment,
    barred,
    current,
    reassessments_of,
)
from caseworker.ui.case.because import Because
from caseworker.ui.case.next_step import NextStep, Way, next_of_reassessment, record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import because_of
from caseworker.ui.case.tab import emptied
from caseworker.ui.parts import Card, Flow, Rule, Words, primary, quiet, secondary

ASKED: Final = ("Record a request…", "againAsked")
OF_OURSELVES: Final = ("Assess again without a request…", "againAgree")


class AgainCard(Card):
    """Assess again: what the law asks, by when, and what can be done now.

    Signals:
        stepped: a step is wanted; carries a NextStep.
        answered: the request is to be answered; its letter goes with it.
    """

    stepped = Signal(object)
    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Assess again", name="againCard", gap=8, parent=parent)
        self._said = QVBoxLayout()
        self._ways = Flow(across=8)
        self._before = QVBoxLayout()
        self.body.addLayout(self._said)
        self.body.addWidget(self._ways)
        self.body.addLayout(self._before)

    def show_case(self, seen: CaseSeen) -> None:
        """What is asked and can be done on this case today."""
        emptied(self._said)
        emptied(self._before)
        self._ways.clear()
        now = current(seen.case)
        may = seen.case.may(event_kinds()[AGREED], event_kinds())
        self.setVisible(may or bool(reassessments_of(seen.case)))
        for words, due in _lines(seen, now) if may else ():
            self._said.addWidget(self._line(words, due))
        for button in self._buttons(seen, now) if may else ():
            self._ways.addWidget(button)
        for one in reversed(reassessments_of(seen.case)):
            if one is not now and one != now:
                self._before.addWidget(Rule())
                self._before.addWidget(Words(_in_words(one), wrap=True))

    def _line(self, words: str, due: Due | None) -> QWidget:
        line = Flow(across=12)
        line.addWidget(Words(words, wrap=True))
        if due is not None:
            button = quiet("because…", f"again_{due.row.name}Because")
            button.setProperty("kind", "because")
            button.setAccessibleName(f"Why: {due.duty}")
            button.clicked.connect(
                lambda: Because(due.duty, because_of(due), due.caution, self.window()).open_under(
                    button
                )
            )
            line.addWidget(button)
            line.addWidget(Words(str(due.source), "small", wrap=True))
        return line

    def _buttons(self, seen: CaseSeen, now: Reassessment | None) -> Iterator[QPushButton]:
        if now is None:
            yield self._button(*ASKED, record_of(REQUESTED))
            yield self._button(*OF_OURSELVES, record_of(AGREED), tells=True)
        elif now.waits:
            may = [AGREED] if barred(seen.case, event_kinds()[REFUSED]) else [AGREED, REFUSED]
            step = NextStep("Answer the request", Way.RECORD, tuple(may))
            yield self._button("Answer the request…", "againAnswer", step, tells=True, first=True)
            yield self._button("Withdrawn…", "againWithdrawn", record_of(WITHDRAWN))
        else:
            step = next_of_reassessment(seen)
            yield self._button(f"{step.words}…", "againNext", step, first=True)
            yield self._button("The plan stays as it is…", "againKept", record_of(KEPT), tells=True)

    def _button(
        self, words: str, name: str, step: NextStep, *, tells: bool = False, first: bool = False
    ) -> QPushButton:
        button = (primary if first else secondary)(words, name)
        way = self.answered if tells else self.stepped
        button.clicked.connect(lambda: way.emit(step))
        return button


def _lines(seen: CaseSeen, now: Reassessment | None) -> Iterator[tuple[str, Due | None]]:
    kinds = event_kinds()
    dues = {due.row.name: due for due in seen.dues if due.is_open}
    if now is None:
        yield "Nobody has asked for the needs to be assessed again, or it was answered.", None
        return
    if now.waits:
        asked = now.request
        by, day = (asked.facts.get("requested_by", ""), asked.day) if asked else ("", seen.today)
        yield f"Asked for by the {by.lower()} on {plain(day)}.", None
        if (due := dues.get("answer_on_reassessment")) and due.by:
            yield f"Answer by {plain(due.by)}.", due
        if bars := barred(seen.case, kinds[REFUSED]):
            yield f"{bars[0].words} ({bars[0].source})", None
        else:
            yield _grounds(), None
        return
    if now.answer is not None:
        decided = plain(now.answer.sent or now.answer.day)
        yield f"Decided on {decided}. The plan stays in force meanwhile.", None
    asked_for = advice_asked(seen.case)
    came = sum(1 for one in asked_for if one.answer)
    yield (
        (
            f"Advice: {came} of {len(asked_for)} in."
            if asked_for
            else "Nobody was asked for advice yet."
        ),
        None,
    )
    if now.draft is not None:
        yield f"Draft sent on {plain(now.draft.sent or now.draft.day)}.", None
    if (due := dues.get("reassessed_plan")) and due.by:
        yield f"Final plan by {plain(due.by)}.", due


def _grounds() -> str:
    """On what a request may be refused, as the rows have it."""
    refused = event_kinds()[REFUSED]
    ground = refused.fact("ground")
    words = " or ".join(f"“{one}”" for one in ground.choices) if ground else ""
    return f"It may be refused on one of these grounds alone: {words} ({refused.source})."


def _in_words(one: Reassessment) -> str:
    """“12 March 2025: Re-assessment requested by parent. …”."""
    kinds = event_kinds()
    return " ".join(
        f"{plain(event.sent or event.day)}: {kinds[event.kind].said(event.facts)}"
        for event in one.entries
    )
