"""A word of the field: what it means, what else it is called, and where that is from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.domain.glossary import Term
from caseworker.domain.settings import settings
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Words, primary
from caseworker.ui.parts.explanation import lay_explanation


class WordSheet(LongSheet):
    """Says what one word means. Escape or Enter closes it."""

    def __init__(self, term: Term, parent: QWidget | None = None) -> None:
        super().__init__(term.words, "", "word", parent)
        self.middle.body.addWidget(Words(term.means, "soft", wrap=True, name="wordDetail"))
        lay_explanation(told(term), self.middle.body)
        self.middle.body.addStretch(1)
        close = primary("Close", "wordClose")
        close.setDefault(True)
        self.finish_with(close)
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)


def told(term: Term) -> list[str]:
    """What stands under the meaning of a word."""
    used = ", ".join(settings()[name].title for name in term.settings if name in settings())
    lines = [
        f"Also called: {', '.join(term.also)}" if term.also else "",
        f"Not used any more: {', '.join(term.old)}" if term.old else "",
        f"Used: {used}" if used else "",
        f"Source: {term.source}{_SAID.get(term.checked.value, '')}",
    ]
    return [line for line in lines if line]


_SAID = {"summary": " (from a summary)", "memory": " (from memory)"}
