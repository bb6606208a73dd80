"""What an entry would change, shown before it is saved: duties that appear, move, fall away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.office import Question
from caseworker.domain.errors import Incomplete
from caseworker.domain.what_if import Change, Effect
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Pill, Words, column, named, row
from caseworker.ui.parts.typed_day import NotADayError, short_day

Changes = tuple[Change, ...]
MOST: Final = 8  # lines; the rest is counted
_WIDE: Final = 92  # px at 100% text: the widest of the three
_PAUSE: Final = 250  # ms without a key before it is asked
_TONES: Final = {
    Effect.APPEARS: Tone.GREEN,
    Effect.MOVES: Tone.AMBER,
    Effect.FALLS_AWAY: Tone.PLAIN,
}


class Supposed(Card):
    """Asks again, a moment after each change, and says what would be other than it is.

    ``question`` makes the question from what is typed now; it may raise Incomplete while that
    can't be read yet: then what was said last is hidden.

    Signals:
        told: it says more or less than before, so it needs other room.
    """

    told = Signal()

    def __init__(
        self, desk: Desk, question: Callable[[], Question[Changes]], parent: QWidget | None = None
    ) -> None:
        super().__init__("What this changes", name="supposed", margin=12, gap=4, parent=parent)
        self._desk = desk
        self._question = question
        self._asked = 0
        self._lines = QWidget()
        self.body.addWidget(self._lines)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.look)
        self.hide()

    @Slot()
    def soon(self) -> None:
        """Something was typed: ask once there is a pause."""
        self._pause.start()

    @Slot()
    def look(self) -> None:
        """Ask now."""
        self._pause.stop()
        self._asked += 1
        asked = self._asked
        try:
            question = self._question()
        except (Incomplete, NotADayError, ValueError):
            self.hide()
            return
        self._desk.see(
            self, question, lambda found: self._on_found(asked, found), refused=self._on_refused
        )

    def _on_found(self, asked: int, found: Changes) -> None:
        if asked == self._asked:  # else something else was typed since
            self.show_changes(found)

    def _on_refused(self, _: Exception) -> None:
        self.hide()

    def show_changes(self, found: Changes) -> None:
        """One line for each duty that would be another; none, and the card hides."""
        before, self._lines = self._lines, QWidget()
        body = column(self._lines, 0, 8)
        for change in found[:MOST]:
            body.addWidget(_line(change, self._desk.today))
        if len(found) > MOST:
            body.addWidget(Words(f"and {len(found) - MOST} more", "small"))
        self.body.replaceWidget(before, self._lines)
        before.hide()
        before.deleteLater()
        said = ". ".join(_in_words(change, self._desk.today) for change in found)
        self.setAccessibleDescription(said)
        self.setVisible(bool(found))
        self.told.emit()


def _in_words(change: Change, today: date) -> str:
    """“Moves: Decide whether to assess, Mon 19 Oct → Mon 26 Oct”."""
    return f"{change.effect.value}: {change.words}, {_days(change, today)}"


def _line(change: Change, today: date) -> QWidget:
    ground = named(QWidget(), "supposedLine", _in_words(change, today))
    line = row(10, ground)
    effect = Pill(change.effect.value, _TONES[change.effect])
    effect.setMinimumWidth(theme.px(_WIDE))
    line.addWidget(effect, 0, Qt.AlignmentFlag.AlignTop)
    said = QWidget()
    inside = column(said, 0, 1)
    inside.addWidget(Words(change.words, wrap=True))
    inside.addWidget(Words(_days(change, today), "strong"))
    line.addWidget(said, 1)
    return ground


def _days(change: Change, today: date) -> str:
    before, after = (short_day(day, today) if day else "no day" for day in change.days)
    match change.effect:
        case Effect.APPEARS:
            return f"by {after}" if after != "no day" else "without a day"
        case Effect.FALLS_AWAY:
            return f"was {before}" if before != "no day" else "had no day"
    return f"{before} → {after}"
