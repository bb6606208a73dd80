"""How long the file of this case is kept, by which rule, and what holds it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.retention_chosen import how_long
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.law.limits import Checked
from caseworker.domain.retention import Kept
from caseworker.ui.case.next_step import record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, quiet


class KeptCard(Card):
    """The day and why; a hold is put or lifted from here.

    Signals:
        stepped: a hold is to be put or lifted; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("How long the file is kept", name="keptUntil", gap=4, parent=parent)
        self._desk = desk
        self._said = Words("", wrap=True, name="keptUntilSaid")
        self._held = Words("", "strong", wrap=True, tone=Tone.AMBER, name="keptUntilHeld")
        self._source = Words("", "small", wrap=True)
        for words in (self._said, self._held, self._source):
            self.body.addWidget(words)
        ways = Flow(across=8)
        self._put = quiet("Put a hold…", "holdPut")
        self._lift = quiet("Lift the hold…", "holdLift")
        for button, kind in ((self._put, "hold_put"), (self._lift, "hold_lifted")):
            step = record_of(kind)
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
            ways.addWidget(button)
        self.body.addWidget(ways)
        self._held.hide()

    def show_case(self, seen: CaseSeen) -> None:
        """Asked for apart: the office’s own numbers stand in its store."""
        number = seen.case.number
        put, lifted = seen.case.all_of("hold_put"), seen.case.all_of("hold_lifted")
        self._lift.setVisible(len(put) > len(lifted))
        self._desk.see(self, how_long(number), self._on_kept)

    def _on_kept(self, kept: Kept) -> None:
        self._said.setText(kept.said)
        self._held.setText(kept.held)
        self._held.setVisible(bool(kept.held))
        memory = f" {FROM_MEMORY}" if kept.checked is Checked.MEMORY else ""
        self._source.setText(f"{kept.source}.{memory}")
