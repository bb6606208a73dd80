"""Says large, before anything is sent, who may not be written to and what must not be told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from caseworker.ui.palette import Tone
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import Card, Words


class Cautions(Card):
    """A red card with a line for each thing to mind; hidden while there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.RED, margin=14, gap=4, name="cautions", parent=parent)
        self.hide()

    def show_cautions(self, cautions: Sequence[str]) -> None:
        """The first line is the largest: whom nothing may reach."""
        cleared(self.body)
        for at, words in enumerate(cautions):
            role = "body" if at else "heading"
            said = Words(words, role, wrap=True, tone=Tone.RED, name=f"caution{at}")
            self.body.addWidget(said)
        self.setAccessibleName(" ".join(cautions))
        self.setVisible(bool(cautions))
