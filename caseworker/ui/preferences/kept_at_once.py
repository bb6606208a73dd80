"""A choice of the office that is kept as it is made, and the line that says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from caseworker.casework.office import Done, Duty
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words

Command = TypeVar("Command")


class KeptAtOnce(Words):
    """Says what was kept; or why not, in amber, and then ``look`` shows again what is kept."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        look: Callable[[], None],
        role: str = "strong",
        tone: Tone | None = Tone.GREEN,
    ) -> None:
        super().__init__("", role, wrap=True, name=name)
        self._desk = desk
        self._look = look
        self._tone = tone
        self.hide()

    def keep(self, duty: Duty[Command], command: Command) -> None:
        """Keep what was chosen just now."""
        self._desk.do(duty, command, asker=self, then=self._on_done, refused=self._on_refused)

    def _on_done(self, done: Done) -> None:
        self._tell(done.sentence, self._tone)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._tell(str(error), Tone.AMBER)
        self._look()

    def _tell(self, words: str, tone: Tone | None) -> None:
        self.say(words, tone)
        self.show()
