"""A second person’s authority on the Disclosures page: where it stands, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.authority import Asked
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words, column, named, secondary
from caseworker.ui.parts.typed_day import short_day


class AuthorityLine(QWidget):
    """Asks somebody of the office, and says what they answered.

    Signals:
        wanted: the authority is to be asked for.
    """

    wanted = Signal()

    def __init__(self, names: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "authorityLine", "A second person’s authority")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = column(self, 0, 6)
        hint = f"Given in their own sign-in by: {names}. Nobody authorises their own request."
        layout.addWidget(Words("A second person’s authority", "label"))
        layout.addWidget(Words(hint, "small", wrap=True))
        self._stands = Words("", "strong", wrap=True, name="authorityStands")
        layout.addWidget(self._stands)
        self._ask = secondary("Ask for it", "authorityAsk")
        self._ask.clicked.connect(self.wanted)
        layout.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)

    def show_asked(self, asked: Asked | None) -> None:
        """What became of asking for this very request."""
        words, tone = _stands(asked)
        if self._ask.hasFocus():  # it may go: the keyboard stays here, and so does the page
            self.setFocus()
        self._stands.say(words, tone)
        self._stands.setVisible(bool(words))
        self._ask.setVisible(asked is None or asked.yes is False)
        self._ask.setText("Ask for it" if asked is None else "Ask again")


def _stands(asked: Asked | None) -> tuple[str, Tone]:
    if asked is None:
        return "", Tone.PLAIN
    if asked.yes is None:
        return f"Asked on {short_day(asked.at.date())}. Nobody has answered yet.", Tone.AMBER
    day = short_day(asked.on) if asked.on else ""
    how = "Authorised" if asked.yes else "Refused"
    return f"{how} by {asked.by_name}, {day}. {asked.words}", Tone.GREEN if asked.yes else Tone.RED
