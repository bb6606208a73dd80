"""A card that came: whose it says it is, what it is to us, and of which office it is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.cards import (
    BringInCard,
    CardSeen,
    Comes,
    bring_in_card,
    what_card_says,
)
from caseworker.casework.office import Done
from caseworker.domain.days import day_words
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.receiver_kinds import kind_called
from caseworker.domain.receivers import Receiver, ReceiverKey
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Field, Pill, Words, primary, secondary

_ABOUT = (
    "A card proves that whoever made it has its keys. Whether that is who it says, you find out by "
    "telephone: nothing is sent before."
)
_LOUD = {
    Comes.VOUCHED: (
        "The key of {name} has changed. Their former key, which was compared, says that the new "
        "one follows it. Compare the words all the same: nothing is sent there before."
    ),
    Comes.UNVOUCHED: (
        "The key of {name} has changed, and their former key does NOT say that this one follows "
        "it. This may be somebody else’s card. Call them on a number that you had before."
    ),
}


class CardSheet(LongSheet):
    """What a card says. It is brought in as a new office, or as the key of one that we know.

    Signals:
        compare_wanted: it was brought in, and its words are to be compared; carries the office.
        unfit: it is no card, or was changed; carries why. The sheet never opens then.
    """

    compare_wanted = Signal(str)
    unfit = Signal(str)

    def __init__(self, desk: Desk, data: bytes, parent: QWidget) -> None:
        super().__init__("A card from another office", _ABOUT, "cardIn", parent)
        self._desk, self._data = desk, data
        self._seen: CardSeen | None = None
        self._offered: list[Receiver] = []
        self._whose = chooser("cardWhose", [], "A new office")
        self.finished.connect(self.deleteLater)

    def begin(self) -> None:
        """Read it away from the window; the sheet opens once it was read."""
        self._desk.see(self, what_card_says(self._data), self._on_seen, refused=self._on_unfit)

    def _on_unfit(self, error: CaseworkerError) -> None:
        self.unfit.emit(str(error))
        self.deleteLater()

    def _on_seen(self, seen: CardSeen) -> None:
        self._seen = seen
        self._loud = Card(tone=Tone.RED, margin=14, gap=4, name="cardLoud")
        self._loud_words = Words("", "strong", tone=Tone.RED, wrap=True, name="cardLoudWords")
        self._before = Words("", "small", wrap=True, name="cardBefore")
        self._loud.body.addWidget(self._loud_words)
        self._loud.body.addWidget(self._before)
        self._loud.hide()
        self.middle.body.addWidget(self._loud)  # above all else: at large text the rest is scrolled
        self.middle.body.addWidget(self._told(seen))
        changes = seen.comes in {Comes.NEW, Comes.VOUCHED, Comes.UNVOUCHED}
        if changes:
            self._offer(seen)
            hint = "What we had of how they are reached stays as it is."
            self.middle.body.addWidget(Field("Whose card is it?", self._whose, hint=hint))
            self._show_loud()
            self._whose.currentIndexChanged.connect(self._show_loud)
        else:
            words = f"{seen.comes.value}. Nothing is to be done."
            self.middle.body.addWidget(Words(words, "strong", wrap=True, name="cardNothing"))
        self.middle.body.addStretch(1)
        close = secondary("Don’t take it" if changes else "Close", "cardLeave")
        close.clicked.connect(self.reject)
        if changes:
            go = primary("Bring it in", "cardTake")
            go.setDefault(True)
            go.clicked.connect(self._on_go)
            self.finish_with(close, go)
            self._go = go
        else:
            close.setDefault(True)
            self.finish_with(close)
        self.open()
        close.setFocus(Qt.FocusReason.OtherFocusReason)  # nothing is scrolled away by it

    def _told(self, seen: CardSeen) -> Card:
        card = Card(margin=14, gap=4, name="cardSays")
        card.body.addWidget(Words(seen.name, "heading", wrap=True, name="cardName"))
        card.body.addWidget(Pill(kind_called(seen.kind).words))
        reached = [seen.telephone, seen.email, ", ".join(seen.address.splitlines())]
        said = "  ·  ".join(part for part in reached if part)
        if said:
            card.body.addWidget(Words(said, wrap=True))
        made = f"Made on {day_words(seen.made_on)}. This is what the card says, and no more."
        card.body.addWidget(Words(made, "small", wrap=True))
        return card

    def _offer(self, seen: CardSeen) -> None:
        """Where its keys say whose it is, nothing else can be chosen."""
        offered = list(seen.alike)
        if seen.named is not None and seen.named not in offered:
            offered.insert(0, seen.named)
        if seen.named is not None and seen.by_key:
            self._whose.clear()
            offered = [seen.named]
        for one in offered:
            self._whose.addItem(one.name, one.id)
        self._offered = offered
        if seen.named is not None:
            self._whose.setCurrentIndex(self._whose.findData(seen.named.id))

    @Slot()
    def _show_loud(self) -> None:
        """Whether the key of whoever is chosen would change by this card, and how."""
        chosen = str(self._whose.currentData() or "")
        one = next((each for each in self._offered if each.id == chosen), None)
        seen = self._seen
        changes = seen is not None and one is not None and one.key is not None
        if seen is not None and one is not None and one.key is not None:
            comes = Comes.VOUCHED if seen.comes is Comes.VOUCHED else Comes.UNVOUCHED
            self._loud_words.setText(_LOUD[comes].format(name=one.name))
            self._before.setText("\n".join(_before(one, one.key)))
        self._loud.setVisible(changes)
        if self.isVisible():
            self.fit()

    @Slot()
    def _on_go(self) -> None:
        self.say_refused("")
        self._go.setEnabled(False)
        command = BringInCard(self._data, str(self._whose.currentData() or ""))
        self._desk.do(
            bring_in_card, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self.accept()
        self.recorded.emit(done)
        self.compare_wanted.emit(done.made)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(str(error))


def _before(one: Receiver, key: ReceiverKey) -> Iterator[str]:
    yield f"The key until now: {key.verify[:16]}… {one.state_words}."
    if one.telephone:
        yield f"The number that we had: {one.telephone}"
