"""“Undo” in the message bar, and Ctrl+Z: the last acts of this sitting, taken back one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.office import Done
from caseworker.casework.undo import Undo
from caseworker.casework.undoing import undo
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.say import Message, Offer

MOST: Final = 20  # acts that are remembered, for as long as this officer is signed in
NOTHING: Final = "There is nothing to take back: what was recorded before this sitting stays."


class Undoing(QObject):
    """What can be taken back, newest last. Nothing of it is kept: the history has the acts.

    Signals:
        case_gone: taking it back took the case out of the records; carries its number.
    """

    case_gone = Signal(str)

    def __init__(self, desk: Desk, tell: Callable[[Message], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._tell = desk, tell
        self._acts: list[Undo] = []

    def heard(self, done: Done) -> Offer | None:
        """Remember what takes this back; what the message offers, if anything does."""
        if done.undo is None:
            return None
        act = done.undo
        self._acts = [*self._acts, act][-MOST:]
        return Offer("Undo", lambda: self._take_back(act))

    def last(self, open_case: CaseNumber | None) -> None:
        """Take back the newest, if it is of the case that is in view."""
        if not self._acts:
            self._tell(Message(NOTHING, Tone.BLUE))
        elif self._acts[-1].case != open_case:
            words = f"What was recorded last is on case {self._acts[-1].case}: open it first."
            self._tell(Message(words, Tone.BLUE))
        else:
            self._take_back(self._acts[-1])

    def _take_back(self, act: Undo) -> None:
        if act not in self._acts:
            return  # pressed twice
        self._acts.remove(act)

        def then(done: Done) -> None:
            if done.case is None:
                self.case_gone.emit(str(act.case))

        def refused(error: CaseworkerError) -> None:
            self._acts.append(act)  # a full disk, say: it can be tried again
            self._on_refused(error)

        self._desk.do(undo, act, asker=self, then=then, refused=refused)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._tell(Message(str(error), Tone.AMBER, getattr(error, "source", "")))
