"""Whom a case goes to: typed, and found by any of the names that an office has or had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter

from caseworker.domain.receivers import Receiver, found
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, named, recolour

NOBODY: Final = "Type the name of the office, or one that it had. It has to be in the address book."


class ReceiverField(QComboBox):
    """A box to type a name into, with everybody of the address book to choose from.

    Signals:
        settled: another office is meant, or none; carries the Receiver or None.
    """

    settled = Signal(object)

    def __init__(self, receivers: Sequence[Receiver], today: date) -> None:
        super().__init__()
        named(self, "handOverTo")
        self._receivers, self._today = tuple(receivers), today
        self._meant: Receiver | None = None
        self._names: dict[str, Receiver] = {}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for one in sorted(receivers, key=lambda each: not each.is_open(today)):
            for words in self._shown(one):
                self._names.setdefault(words, one)
                self.addItem(words)
        completer = QCompleter(list(self._names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.setCurrentIndex(-1)
        self.setEditText("")
        self.editTextChanged.connect(self._on_text)

    @property
    def meant(self) -> Receiver | None:
        """The office that is meant; None while that isn't sure."""
        return self._meant

    def choose(self, receiver: Receiver) -> None:
        self.setEditText(receiver.name)

    def _shown(self, one: Receiver) -> list[str]:
        closed = "" if one.is_open(self._today) else " (closed)"
        return [f"{one.name}{closed}", *(f"{former}, now {one.name}" for former in one.former)]

    @Slot(str)
    def _on_text(self, text: str) -> None:
        meant = self._find(text)
        if meant != self._meant:
            self._meant = meant
            self.settled.emit(meant)

    def _find(self, text: str) -> Receiver | None:
        said = " ".join(text.split())
        if not said:
            return None
        exact = next((one for words, one in self._names.items() if _same(words, said)), None)
        if exact is not None:
            return exact
        those = {one.id: one for one in self._receivers if _same(one.name, said)}
        likely = those or {one.id: one for one in found(self._receivers, said)}
        return next(iter(likely.values())) if len(likely) == 1 else None


class ReceiverCard(Card):
    """Who they are, and whether a pack can be locked for them."""

    def __init__(self) -> None:
        super().__init__(margin=12, gap=2, name="handOverWho", tone=Tone.PLAIN)
        self._who = Words("", "strong", wrap=True, name="handOverWhoName")
        self._state = Words("", wrap=True, name="handOverWhoState")
        self.body.addWidget(self._who)
        self.body.addWidget(self._state)
        self.show_receiver(None, date.min)

    def show_receiver(self, receiver: Receiver | None, today: date) -> None:
        """Say so before anything is chosen for them."""
        if receiver is None:
            self._say("", NOBODY, Tone.PLAIN)
            return
        where = ", ".join(filter(None, (receiver.authority, receiver.telephone)))
        who = f"{receiver.name}  ·  {where}" if where else receiver.name
        if not receiver.is_open(today):
            words = "Closed. Nothing can be handed over to them: choose who took their place."
            self._say(who, words, Tone.RED)
        elif receiver.may_be_sealed_to(today):
            self._say(who, f"{receiver.state_words}: a pack can be locked for them.", Tone.GREEN)
        else:
            words = (
                f"{receiver.state.value}. No pack can be locked for them yet: send locked papers "
                "or numbered paper, or compare the key under Moves, Address book."
            )
            self._say(who, words, Tone.AMBER)

    def _say(self, who: str, words: str, tone: Tone) -> None:
        self._who.setText(who)
        self._who.setVisible(bool(who))
        self._state.setText(words)
        recolour(self, tone)
        self.setAccessibleName(f"{who}. {words}")


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
