"""One consent or refusal on the page: what it is for, how it stands, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from caseworker.casework.consents import Line
from caseworker.domain.consent import State
from caseworker.ui.case.consent_words import TONES, details, holder_words, scope_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, quiet

_GONE = frozenset({State.LAPSED, State.ENDED, State.WITHDRAWN})
_OVER = _GONE | {State.ASK_AFRESH}


class ConsentCard(Card):
    """One of them, with its buttons.

    Signals:
        withdrawing, correcting, afresh, reading: that is wanted of it; each carries the Line.
        recalling: a copy is to be asked back; carries its Holder.
    """

    withdrawing = Signal(object)
    correcting = Signal(object)
    afresh = Signal(object)
    reading = Signal(object)
    recalling = Signal(object)

    def __init__(self, line: Line, at: int, documents: Mapping[str, str]) -> None:
        super().__init__(name=f"consent{at}", gap=8)
        consent, standing = line.consent, line.standing
        scope = scope_words(consent, documents)
        self.setAccessibleName(f"{standing.state.value}: {scope}")
        head = Flow(across=10)
        head.addWidget(Pill(standing.state.value, TONES[standing.state], name=f"consentState{at}"))
        head.addWidget(Words(scope, "strong", wrap=True, name=f"consentScope{at}"))
        self.body.addWidget(head)
        self.body.addWidget(Words(standing.words, wrap=True, name=f"consentStands{at}"))
        if standing.ask:
            ask = Words(standing.ask, "strong", wrap=True, tone=Tone.AMBER, name=f"consentAsk{at}")
            self.body.addWidget(ask)
        if held := holder_words(line.holders) if standing.state in _OVER else "":
            self.body.addWidget(Words(held, wrap=True, name=f"consentHeld{at}"))
            self.body.addWidget(self._recalls(line, at))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (heading, words) in enumerate(details(consent, documents)):
            label = Words(heading, "soft", wrap=True)
            label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 16)
            said = Words(words, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._acts(line, at, scope))

    def _recalls(self, line: Line, at: int) -> Flow:
        recalls = Flow(across=4)
        for which, holder in enumerate(line.holders):
            button = quiet(f"Ask no. {holder.number} back…", f"consentRecall{at}_{which}")
            button.setAccessibleName(f"Ask no. {holder.number} back from {holder.name}")
            button.clicked.connect(lambda _=False, holder=holder: self.recalling.emit(holder))
            recalls.addWidget(button)
        return recalls

    def _acts(self, line: Line, at: int, scope: str) -> Flow:
        acts = Flow(across=4)
        state, consent = line.standing.state, line.consent
        wanted = []
        if not consent.refused and state not in _GONE:
            wanted.append(("Withdraw…", "consentWithdraw", self.withdrawing))
        if state in _OVER or line.standing.ask or consent.refused:
            wanted.append(("Ask afresh…", "consentAgain", self.afresh))
        if consent.scan:
            wanted.append(("Read the signed form", "consentRead", self.reading))
        wanted.append(("Correct…", "consentCorrect", self.correcting))
        for words, name, signal in wanted:
            button = quiet(words, f"{name}{at}")
            button.setAccessibleName(f"{words.rstrip('…')}: {scope}")
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(line))
            acts.addWidget(button)
        return acts
