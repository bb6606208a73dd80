"""One hand-over on the page of moves: to whom, when, how it stands, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from caseworker.casework.answers import NoteArrival, note_arrival
from caseworker.casework.moves_out import WentOut
from caseworker.casework.transfers import (
    PackHasLeft,
    PackNeverLeft,
    pack_has_left,
    pack_never_left,
)
from caseworker.casework.tray import InTray
from caseworker.domain.days import day_words
from caseworker.domain.moments import day_of
from caseworker.domain.packs import PackId, SentState
from caseworker.domain.reading_order import apart
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.moves.slips import show_slip
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, primary, quiet, secondary

TONES: Final = {
    SentState.MADE: Tone.AMBER,
    SentState.SENT: Tone.BLUE,
    SentState.RECEIVED: Tone.GREEN,
    SentState.ACCEPTED: Tone.GREEN,
    SentState.IN_PART: Tone.GREEN,
    SentState.REFUSED: Tone.RED,
    SentState.MORE: Tone.AMBER,
    SentState.NOTHING: Tone.PLAIN,
}
NOT_NAMED: Final = (
    "It is written down that this pack leaves, but the program stopped before its file got its "
    "name. Look in the folder: a file that ends in “.part” is no pack. Destroy it, and say that "
    "the pack never left."
)
GIVEN_UP: Final = "The officer says that its file is not there."


class OutLine(Card):
    """One that went.

    Signals:
        opened: its case is wanted; carries its number, and the key of the duty to chase.
        again: it is to be sent once more; carries the WentOut.
    """

    opened = Signal(str, str)
    again = Signal(object)

    def __init__(self, desk: Desk, went: WentOut, at: int, today: date) -> None:
        super().__init__(name=f"out{at}", margin=14, gap=6)
        self._desk, self._went = desk, went
        head = Flow(across=10, down=4)
        head.addWidget(Words(went.to, "strong", wrap=False, name=f"out{at}To"))
        late = went.is_late(today)
        state = Tone.BLUE if went.state is None else TONES[went.state]
        head.addWidget(Pill(went.words, state, name=f"out{at}State"))
        if went.due is not None:
            words = "No answer since" if late else "Answer by"
            day = day_of(went.at) if late else went.due
            tone = Tone.RED if late else Tone.PLAIN
            head.addWidget(Pill(f"{words} {day_words(day)}", tone, name=f"out{at}Due"))
        self.body.addWidget(head)
        self.body.addWidget(Words(_about(went), "soft", wrap=True, name=f"out{at}About"))
        if went.answer:
            self.body.addWidget(Words(f"“{went.answer}”", wrap=True, name=f"out{at}Answer"))
        if went.state is SentState.MADE:
            self.body.addWidget(Words(NOT_NAMED, tone=Tone.AMBER, wrap=True))
        line = Flow(across=10, down=6)
        for button in self._buttons(at, late=late):
            line.addWidget(button)
        self.body.addWidget(line)
        self.setAccessibleName(f"To {went.to}, about {went.name}: {went.words}")

    def _buttons(self, at: int, *, late: bool) -> Iterator[QPushButton]:
        went = self._went
        if went.state is SentState.MADE:
            there = primary("The file is there", f"out{at}There")
            there.clicked.connect(self._on_there)
            yield there
            never = secondary("It never left", f"out{at}Never")
            never.clicked.connect(self._on_never)
            yield never
        if went.by_hand:
            have = secondary("They have it", f"out{at}Have")
            have.setToolTip("They can sign no receipt: write down that they said so")
            have.clicked.connect(self._on_have)
            yield have
        if late:
            chase = primary("Chase…", f"out{at}Chase")
            chase.clicked.connect(lambda: self.opened.emit(str(went.case), went.key))
            yield chase
        case = quiet("Go to the case", f"out{at}Case")
        case.clicked.connect(lambda: self.opened.emit(str(went.case), ""))
        yield case
        if went.pack and went.state is not SentState.NOTHING:
            slip = quiet("Cover slip…", f"out{at}Slip", icon=Icon.PRINT)
            slip.clicked.connect(lambda: show_slip(self, self._desk, went.pack))
            yield slip
        if went.pack and went.state not in {SentState.MADE, SentState.ACCEPTED}:
            again = quiet("Send again…", f"out{at}Again")
            again.clicked.connect(lambda: self.again.emit(went))
            yield again

    def _on_have(self) -> None:
        went = self._went
        self._desk.do(note_arrival, NoteArrival(went.case, went.number, went.pack))

    def _on_there(self) -> None:
        self._desk.do(pack_has_left, PackHasLeft(PackId(self._went.pack)))

    def _on_never(self) -> None:
        self._desk.do(pack_never_left, PackNeverLeft(PackId(self._went.pack), GIVEN_UP))


class PreparedLine(Card):
    """One that lies in the tray, to be handed over.

    Signals:
        wanted: it is to be looked at; carries the InTray.
    """

    wanted = Signal(object)

    def __init__(self, one: InTray, at: int) -> None:
        super().__init__(
            name=f"prepared{at}", tone=Tone.PLAIN if one.goes else Tone.RED, margin=12, gap=4
        )
        to = one.request.recipient.name
        self.body.addWidget(Words(to, "strong", wrap=True, name=f"prepared{at}To"))
        self.body.addWidget(Words(f"{apart(one.name)}  ·  case {one.case}", "soft", wrap=True))
        if not one.goes:
            because = " ".join(each.words for each in one.verdict.because[:2])
            words = f"Stopped. {one.verdict.headline} {because}".strip()
            self.body.addWidget(Words(words, "strong", tone=Tone.RED, wrap=True))
        look = secondary("Look at it…", f"prepared{at}Look", icon=Icon.EYE)
        look.clicked.connect(lambda: self.wanted.emit(one))
        line = Flow(across=10, down=6)
        line.addWidget(look)
        self.body.addWidget(line)


def _about(went: WentOut) -> str:
    moment = went.at.astimezone()
    parts = [
        apart(went.name),
        f"case {went.case}",
        went.label,
        f"{day_words(day_of(went.at))}, {moment:%H:%M}",
        f"by {went.by}",
    ]
    if went.medium:
        parts.append(f"on medium {went.medium}")
    return "  ·  ".join(parts)
