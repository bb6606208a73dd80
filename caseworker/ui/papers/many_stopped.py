"""Of many letters, those that name somebody of another case: each can be looked at by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.many_letters import Made
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import Card, Words, row, secondary

AT_ONCE: Final = 4  # lines: the list of all the letters needs the room
HEAD: Final = "Something in these may belong to another case, so they were not made."
HOW: Final = (
    "Look at each: take out what doesn’t belong there, or let it stand with a reason, and print "
    "or save it from there."
)


class StoppedLetters(Card):
    """A line for each letter that was stopped; hidden while there is none.

    Signals:
        look_wanted: an officer wants to see one; carries its Made.
    """

    look_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.RED, margin=14, gap=6, name="manyStopped", parent=parent)
        self.hide()

    def show_letters(self, stopped: Sequence[Made]) -> None:
        """Those that are stopped yet."""
        cleared(self.body)
        self.body.addWidget(Words(HEAD, "strong", wrap=True, tone=Tone.RED, name="stoppedHead"))
        for at, made in enumerate(stopped[:AT_ONCE]):
            self.body.addWidget(self._line(at, made))
        if len(stopped) > AT_ONCE:
            words = f"And {len(stopped) - AT_ONCE} more: they are shown as these are dealt with."
            self.body.addWidget(Words(words, "soft", wrap=True, name="stoppedMore"))
        self.body.addWidget(Words(HOW, "small", wrap=True, name="stoppedHow"))
        self.setAccessibleName(" ".join([HEAD, *(_words(made) for made in stopped)]))
        self.setVisible(bool(stopped))

    def _line(self, at: int, made: Made) -> QWidget:
        ground = QWidget()
        line = row(10, ground)
        line.addWidget(Words(_words(made), wrap=True, name=f"stopped{at}"), 1)
        button = secondary("Look at it…", f"stoppedLook{at}", icon=Icon.EYE)
        button.setAccessibleDescription(_words(made))
        button.setAutoDefault(False)
        button.clicked.connect(partial(self.look_wanted.emit, made))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return ground


def _words(made: Made) -> str:
    return f"{made.line.person}: to {made.line.to}"
