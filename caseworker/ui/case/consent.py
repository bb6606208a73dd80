"""Consent: who decides today and why, what was agreed and refused, and what holds still."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.consents import ConsentsSeen, Holder, Line, consents_seen
from caseworker.casework.ledger_pages import RECALL
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Consent, State
from caseworker.domain.consent_rules import consent_rules
from caseworker.ui.case.consent_card import ConsentCard
from caseworker.ui.case.consent_sheets import ConsentSheet, WithdrawSheet
from caseworker.ui.case.next_step import NextStep, record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.case.whose_card import WhoseCard
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import EmptyState, Words
from caseworker.ui.reading import view_document

_GROUPS = (
    ("In force", frozenset({State.IN_FORCE, State.NOT_BEGUN})),
    ("To be asked afresh", frozenset({State.ASK_AFRESH})),
    ("Refused", frozenset({State.REFUSED})),
    ("Withdrawn", frozenset({State.WITHDRAWN})),
    ("Lapsed", frozenset({State.LAPSED, State.ENDED})),
)


class ConsentTab(ScrollTab):
    """What may be disclosed by consent, and whose it is."""

    title = "Consent"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._found: ConsentsSeen | None = None
        self._wanted: NextStep | None = None
        self._whose = WhoseCard()
        self._whose.recording.connect(self._on_record)
        self._whose.refusing.connect(self._on_refuse)
        self._whose.judging.connect(self._on_judge)
        self.body.addWidget(self._whose)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.desk.see(self, consents_seen(self.number), self._on_found)

    def begin(self, step: NextStep) -> None:
        """Open the sheet that a step asks for, once it is known what stands here."""
        self._wanted = step
        self._take()

    def _on_found(self, found: ConsentsSeen) -> None:
        self._found = found
        self._whose.show_whose(found.whose, stricter=found.stricter)
        self._show_lines(found)
        self._take()

    def _take(self) -> None:
        step = self._wanted
        if step is None or self._found is None or self.seen is None:
            return
        self._wanted = None
        kind = step.kinds[0]
        if kind == "consent_withdrawn":
            self._withdraw_first()
        else:
            about = step.given.get("consent", "")
            old = next(
                (one.consent for one in self._found.lines if one.consent.event == about), None
            )
            self._open(refused=kind == "consent_refused", afresh=old)

    def _withdraw_first(self) -> None:
        """From the menu: the only one that can be withdrawn, or the page to choose from."""
        able = [
            line
            for line in (self._found.lines if self._found else ())
            if not line.consent.refused and line.consent.withdrawn_on is None
        ]
        if len(able) == 1:
            self._on_withdraw(able[0])

    @Slot()
    def _on_record(self) -> None:
        self._open()

    @Slot()
    def _on_refuse(self) -> None:
        self._open(refused=True)

    @Slot()
    def _on_judge(self) -> None:
        """Of a child it is understanding that is judged, of anybody else capacity."""
        if self._found is not None and self._found.whose.changes is not None:
            self.stepped.emit(record_of("understanding_judged"))
        else:
            self.stepped.emit(record_of("capacity_judged", decision=consent_rules().decision))

    def _show_lines(self, found: ConsentsSeen) -> None:
        emptied(self._lines)
        if not found.lines:
            words = (
                "Nothing of the plan may go to anybody by consent yet. What the law itself lets go "
                "needs none. A refusal is written down with the same weight."
            )
            none = EmptyState(Icon.SHIELD, "Nobody has been asked yet", words, name="noConsents")
            self._lines.addWidget(none)
        at = 0
        for title, states in _GROUPS:
            lines = [line for line in found.lines if line.standing.state in states]
            if lines:
                self._lines.addWidget(Words(f"{title} ({len(lines)})", "heading"))
            for line in lines:
                self._lines.addWidget(self._card(line, at, found))
                at += 1

    def _card(self, line: Line, at: int, found: ConsentsSeen) -> ConsentCard:
        card = ConsentCard(line, at, found.documents)
        card.withdrawing.connect(self._on_withdraw)
        card.correcting.connect(self._on_correct)
        card.afresh.connect(self._on_afresh)
        card.reading.connect(self._on_read)
        card.recalling.connect(self._on_recall)
        return card

    def _open(
        self,
        *,
        refused: bool = False,
        corrects: Consent | None = None,
        afresh: Consent | None = None,
    ) -> None:
        if self.seen is None or self._found is None:
            return
        ConsentSheet(
            self.desk,
            self.seen,
            self._found,
            self.window(),
            refused=refused,
            corrects=corrects,
            afresh=afresh,
        ).open()

    @Slot(object)
    def _on_withdraw(self, line: Line) -> None:
        if self.seen is not None:
            WithdrawSheet(self.desk, self.seen, line, self.window()).open()

    @Slot(object)
    def _on_correct(self, line: Line) -> None:
        self._open(refused=line.consent.refused, corrects=line.consent)

    @Slot(object)
    def _on_afresh(self, line: Line) -> None:
        self._open(afresh=line.consent)

    @Slot(object)
    def _on_recall(self, holder: Holder) -> None:
        """The cover sheet of that copy, as the letter that asks it back."""
        number, to = holder.number, holder.name
        show_paper(self, self.desk, Wanted("letter", self.number, RECALL, about=number, to=to))

    @Slot(object)
    def _on_read(self, line: Line) -> None:
        documents = self.seen.documents if self.seen else ()
        document = next((one for one in documents if one.id == line.consent.scan), None)
        if document is not None:
            view_document(self.desk, document, self.window())
