"""One pack in the list of what came in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.reviewing import CameIn
from caseworker.domain.days import day_words
from caseworker.domain.moments import day_of
from caseworker.domain.packs import ReceivedState
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Flow, Pill, Words, column, named, secondary

TONES: Final = {
    ReceivedState.HELD: Tone.AMBER,
    ReceivedState.MORE: Tone.AMBER,
    ReceivedState.ACCEPTED: Tone.GREEN,
    ReceivedState.IN_PART: Tone.GREEN,
    ReceivedState.REFUSED: Tone.PLAIN,
}


class CameLine(QWidget):
    """From whom, when, how it stands, and what can be done about it.

    Signals:
        looked: it is to be looked at.
        opened: the case that it was taken into is wanted; carries its number.
        saved: its receipt is to be saved.
        slip: the slip of its receipt is to be looked at and printed.
    """

    looked = Signal()
    opened = Signal(str)
    saved = Signal()
    slip = Signal()

    def __init__(self, one: CameIn, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"came{at}", f"{one.label} from {one.sender}, {one.state.value}")
        body = column(self, 0, 4)
        head = Flow(across=10, down=4)
        head.addWidget(Words(one.sender, "strong", wrap=True))
        head.addWidget(Pill(one.state.value, TONES[one.state]))
        body.addWidget(head)
        about = f"{one.label}  ·  came in on {day_words(day_of(one.at))}"
        if one.case:
            about = f"{about}  ·  taken into case {one.case}"
        body.addWidget(Words(about, "soft", wrap=True))
        if one.words:
            body.addWidget(Words(one.words, "small", wrap=True))
        acts = Flow(across=8, down=6)
        if one.waits:
            look = secondary("Look at it", f"lookAt{at}", icon=Icon.EYE)
            look.setAccessibleName(f"Look at {one.label} from {one.sender}")
            look.clicked.connect(self.looked)
            acts.addWidget(look)
        if one.case:
            case = secondary("Go to the case", f"cameCase{at}")
            case.clicked.connect(lambda: self.opened.emit(str(one.case)))
            acts.addWidget(case)
        if one.receipt:
            save = secondary("Save the receipt…", f"saveReceipt{at}", icon=Icon.COPY)
            save.setAccessibleName(f"Save the receipt for {one.label}")
            save.clicked.connect(self.saved)
            acts.addWidget(save)
            slip = secondary("Its slip…", f"receiptSlip{at}", icon=Icon.PRINT)
            slip.setAccessibleName(f"Look at and print the slip of the receipt for {one.label}")
            slip.clicked.connect(self.slip)
            acts.addWidget(slip)
        body.addWidget(acts)
