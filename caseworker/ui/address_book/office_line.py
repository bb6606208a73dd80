"""One office of the address book: who it is, how its key stands, what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.domain.days import day_words
from caseworker.domain.receiver_kinds import kind_called
from caseworker.domain.receivers import KeyState, Receiver
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, column, named, quiet, row, secondary

ROOM_BESIDE: Final = 1.3
"""With larger text the buttons stand below, where there is room for them."""

_TONES: Final = {
    KeyState.NONE: Tone.PLAIN,
    KeyState.TO_COMPARE: Tone.AMBER,
    KeyState.CHANGED: Tone.RED,
    KeyState.COMPARED: Tone.GREEN,
}


class OfficeLine(Card):
    """An office. What has changed of its key stands in red until it was compared.

    Signals:
        wanted: something is to be done about it; carries what (“compare”, “age”, “change”,
            “close”, “open”) and the office.
    """

    wanted = Signal(str, object)

    def __init__(self, one: Receiver, at: int, today: date, *, may: bool) -> None:
        is_loud = one.state is KeyState.CHANGED
        super().__init__(tone=Tone.RED if is_loud else None, name=f"office{at}", margin=14, gap=4)
        self.one = one
        self.setAccessibleName(f"{one.name}. {', '.join(_told(one, today))}")
        across = row(10)
        head = Flow(across=10, down=4)
        head.addWidget(Words(one.name, "strong", wrap=True, name=f"officeName{at}"))
        head.addWidget(Pill(kind_called(one.kind).words))
        head.addWidget(Pill(_state(one), _TONES[one.state], name=f"officeState{at}"))
        if not one.is_open(today):
            head.addWidget(Pill(_closed(one, today), Tone.PLAIN, name=f"officeClosed{at}"))
        if one.invented:
            head.addWidget(Pill("Practice", Tone.BLUE))
        said = QWidget()
        inside = column(said, 0, 4)
        inside.addWidget(head)
        for words in _told(one, today):
            inside.addWidget(Words(words, "small", wrap=True))
        across.addWidget(said, 1)
        self.body.addLayout(across)
        if is_loud:
            self.body.addWidget(
                Words(_loud(one), "strong", tone=Tone.RED, wrap=True, name=f"officeLoud{at}")
            )
        if may and theme.worn().text <= ROOM_BESIDE:
            for button in self._buttons(at, today):
                across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        elif may:
            line = Flow(across=8, down=6)
            for button in self._buttons(at, today):
                line.addWidget(button)
            self.body.addWidget(line)

    def _buttons(self, at: int, today: date) -> Iterator[QPushButton]:
        if self.one.key is not None and self.one.state is not KeyState.COMPARED:
            yield self._does("Compare words…", "compare", at, Icon.KEY)
        if self.one.key is None or not self.one.key.verify:
            yield self._does("Enter a key…", "age", at)
        yield self._does("Change…", "change", at)
        if self.one.is_open(today):
            yield self._does("Close…", "close", at)
        else:
            yield self._does("Open again", "open", at)

    def _does(self, words: str, what: str, at: int, icon: Icon | None = None) -> QPushButton:
        make = secondary if icon is not None else quiet
        button = make(words, f"office_{what}{at}", icon=icon)
        button.setAccessibleName(f"{words.rstrip('…')}: {self.one.name}")
        button.clicked.connect(partial(self._on_wanted, what))
        return named(button, f"office_{what}{at}")

    def _on_wanted(self, what: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.wanted.emit(what, self.one)


def _state(one: Receiver) -> str:
    return one.state_words if one.state is KeyState.COMPARED else one.state.value


def _told(one: Receiver, today: date) -> Iterator[str]:
    if one.former:
        yield f"Before: {', '.join(reversed(one.former))}"
    reached = [one.telephone, one.email, ", ".join(one.address.splitlines()), one.authority]
    said = "  ·  ".join(part for part in reached if part)
    if said:
        yield said
    if one.key is not None and one.key.compared is not None and one.key.compared.how:
        alone = "" if one.key.verify else "  ·  Without Caseworker: the age tool alone"
        yield f"{one.key.compared.how}{alone}"
    if one.note:
        yield one.note
    if one.opened is not None and one.opened > today:
        yield f"Opens on {day_words(one.opened)}"


def _closed(one: Receiver, today: date) -> str:
    if one.closed is not None and one.closed <= today:
        return f"Closed from {day_words(one.closed)}"
    return "Not open yet"


def _loud(one: Receiver) -> str:
    key, before = one.key, one.key_before
    compared = before.compared if before is not None else None
    old = f" The key before was compared on {day_words(compared.on)}." if compared else ""
    if key is not None and key.vouched:
        return f"Its former key says that this one follows it.{old} Nothing is sent until compared."
    return (
        "Its former key does NOT say that this one follows it: it may be somebody else’s."
        f"{old} Nothing is sent until compared."
    )
