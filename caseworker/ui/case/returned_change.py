"""One change of a document that came back: where it stands, who made it, and what to do with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from caseworker.domain.days import day_words
from caseworker.domain.returned.document import Hand
from caseworker.domain.returned.proposals import Proposal, ProposalKind
from caseworker.domain.wording import Mark, Stretch
from caseworker.ui import theme
from caseworker.ui.case.compared_text import write_stretch
from caseworker.ui.case.returned_work import Fate
from caseworker.ui.editor.edit import QuietDocument
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, named, primary, secondary

TALL = 140  # px at 100% text
KEYS: Final = "A accepts, R refuses, Alt+Down goes to the next change, Ctrl+Z undoes."
_TONES: Final = {
    Fate.OPEN: Tone.BLUE,
    Fate.BY_HAND: Tone.AMBER,
    Fate.ACCEPTED: Tone.GREEN,
    Fate.REFUSED: Tone.PLAIN,
    Fate.ASIDE: Tone.PLAIN,
}
_MARKS: Final = {
    ProposalKind.IN: Mark.IN,
    ProposalKind.MOVED: Mark.IN,
    ProposalKind.OUT: Mark.OUT,
    ProposalKind.GONE: Mark.OUT,
    ProposalKind.MISSING: Mark.OUT,
}


class ChangeCard(Card):
    """The change that is looked at.

    Signals:
        accepted, refused: the officer has decided.
        stepped: another change is wanted; carries 1 or -1.
        wanted: its place in the plan is wanted; carries a number or a letter.
    """

    accepted = Signal()
    refused = Signal()
    stepped = Signal(int)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="returnedChange", margin=16, gap=8, parent=parent)
        head = Flow(across=10, down=4)
        self._where = Words("", "heading", wrap=True, name="changeWhere")
        self._fate = Pill("", Tone.BLUE, name="changeFate")
        head.addWidget(self._where)
        head.addWidget(self._fate)
        self._who = Words("", "small", wrap=True, name="changeWho")
        self._text = named(QTextEdit(), "changeText", "What was changed, in its place")
        self._text.setDocument(QuietDocument(self._text))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.setMinimumHeight(theme.px(TALL))
        self._why = Words("", wrap=True, tone=Tone.AMBER, name="changeWhy")
        keys = Words(KEYS, "small", wrap=True, name="changeKeys")
        for part in (head, self._who, self._text, self._why, self._buttons(), keys):
            self.body.addWidget(part)
        self._number = ""

    def show_change(self, one: Proposal, fate: Fate, count: str) -> None:
        """Show it; ``count`` is “2 of 7”."""
        self._where.setText(one.where or "Somewhere in the document")
        self._fate.say(fate.value, _TONES[fate])
        self._who.setText(f"{count} · {one.kind.value}{_by(one.hand)}")
        self._write(one)
        self._why.setText(one.why_not)
        self._why.setVisible(bool(one.why_not))
        is_open = fate is not Fate.ACCEPTED
        self.accept.setEnabled(one.can_be_placed and is_open)
        self.refuse.setEnabled(is_open and fate not in {Fate.REFUSED, Fate.ASIDE})
        self.refuse.setText("Refuse" if one.can_be_placed else "Set aside")
        self._number = one.where.split("  ")[0] if one.place is not None else ""
        self._go.setText(f"Go to {self._number}")
        self._go.setVisible(bool(self._number))

    def _buttons(self) -> Flow:
        line = Flow(across=8, down=6)
        self.accept = primary("Accept", "changeAccept", icon=Icon.CHECK, hint="A")
        self.refuse = secondary("Refuse", "changeRefuse", icon=Icon.CLOSE, hint="R")
        before = secondary("Previous", "changePrevious", hint="Alt+Up")
        after = secondary("Next", "changeNext", hint="Alt+Down")
        self._go = secondary("Go to it", "changeGo", icon=Icon.ARROW_RIGHT)
        self.accept.clicked.connect(self.accepted)
        self.refuse.clicked.connect(self.refused)
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after.clicked.connect(lambda: self.stepped.emit(1))
        self._go.clicked.connect(lambda: self.wanted.emit(self._number))
        for button in (self.accept, self.refuse, before, after, self._go):
            line.addWidget(button)
        return line

    def _write(self, one: Proposal) -> None:
        """The change between the words around it; a comment under what it is about."""
        self._text.clear()
        cursor = QTextCursor(self._text.document())
        mark = _MARKS.get(one.kind, Mark.SAME)
        if one.kind is ProposalKind.COMMENT:
            about = f"About “{one.before}”:\n" if one.before else ""
            parts = [Stretch(f"{about}{one.words}")]
        else:
            parts = [Stretch(one.before), Stretch(one.words, mark), Stretch(one.after)]
        for part in parts:
            write_stretch(cursor, part, strong=False)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)


def _by(hand: Hand) -> str:
    """“ by Rebecca Whitfield, 25 November 2026, 14:05”."""
    who = f" by {hand.author}" if hand.author else ", by nobody named"
    return f"{who}, {day_words(hand.at.date())}, {hand.at:%H:%M}" if hand.at else who
