"""Who a pack is from, in the colour of how sure that is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.receiving import InHand
from caseworker.casework.sender import Trust
from caseworker.domain.attachments import size_words
from caseworker.domain.days import day_words
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, secondary

TONES: Final = {
    Trust.KNOWN: Tone.GREEN,
    Trust.TO_COMPARE: Tone.AMBER,
    Trust.UNKNOWN: Tone.AMBER,
    Trust.CHANGED: Tone.RED,
    Trust.GIVEN_UP: Tone.RED,
}
_OLD_KEY: Final = (
    "It was sealed to a key that this office has given up: give them your present card."
)


class SenderBand(Card):
    """The sender, what it was made for, and what to do while nobody is sure who they are.

    Signals:
        card_wanted: their card is to be put into the address book.
        compare_wanted: the words of their key are to be compared by telephone.
        book_wanted: the address book is wanted: there is no card to be compared.
    """

    card_wanted = Signal()
    compare_wanted = Signal()
    book_wanted = Signal()

    def __init__(self, in_hand: InHand, parent: QWidget | None = None) -> None:
        sender = in_hand.sender
        super().__init__(name="senderBand", tone=TONES[sender.trust], gap=4, parent=parent)
        self.setAccessibleName(f"From {sender.name}. {sender.trust.value}. {sender.words}")
        head = Flow(across=10, down=4)
        head.addWidget(Words(sender.name, "title", wrap=True, name="senderName"))
        head.addWidget(Pill(sender.trust.value, TONES[sender.trust]))
        self.body.addWidget(head)
        manifest = in_hand.opened.manifest
        made = f"Made on {day_words(in_hand.made_on)} for {manifest.receiver.name}"
        about = f"{made}  ·  {in_hand.label}, their number {manifest.sequence}"
        count = len(manifest.pieces)
        said = f"{about}  ·  {count} pieces, {size_words(in_hand.size)}"
        self.body.addWidget(Words(said, "soft", wrap=True, name="senderAbout"))
        if manifest.purpose.strip():
            self.body.addWidget(
                Words(f"What for: {manifest.purpose}", "soft", wrap=True, name="senderPurpose")
            )
        self.body.addWidget(Words(sender.words, wrap=True, name="senderWords"))
        if in_hand.old_key:
            self.body.addWidget(Words(_OLD_KEY, "small", wrap=True, name="senderOldKey"))
        if not sender.may_be_taken:
            self._add_what_to_do(in_hand)

    def _add_what_to_do(self, in_hand: InHand) -> None:
        sender = in_hand.sender
        if sender.code:
            words = f"The words of their card:  {'  '.join(sender.code)}"
            self.body.addWidget(Words(words, "strong", wrap=True, name="senderCode"))
        acts = Flow(across=8, down=6)
        if sender.has_key:
            compare = secondary("Compare the words…", "senderCompare", icon=Icon.KEY)
            compare.clicked.connect(self.compare_wanted)
            acts.addWidget(compare)
        elif sender.card:
            card = secondary("Put their card in the address book…", "senderCard", icon=Icon.BOOK)
            card.clicked.connect(self.card_wanted)
            acts.addWidget(card)
        else:
            book = secondary("Go to the address book", "senderBook", icon=Icon.BOOK)
            book.clicked.connect(self.book_wanted)
            acts.addWidget(book)
        self.body.addWidget(acts)
