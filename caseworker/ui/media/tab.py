"""Numbered sticks and discs: the lost ones first, then those that are out, then those here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework.media import MediumSeen, NoteMedium, media_seen, note_medium
from caseworker.casework.office import Done
from caseworker.domain.days import day_words
from caseworker.domain.media import Medium, when_lost
from caseworker.domain.moments import day_of
from caseworker.domain.packs import Moved
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.media.sheet import MediumSheet
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Pill,
    ScrollPage,
    Words,
    column,
    danger,
    quiet,
    secondary,
)

_WORDS = (
    "What is put on a stick or disc with a number is written down as it is put there. Say here who "
    "takes one, that it came back, that it was wiped, or that it is lost."
)


class MediaTab(QWidget):
    """A line for each medium.

    Signals:
        opened: a case is wanted whose papers are on one; carries its number and no duty.
    """

    opened = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediaTab")
        self._desk = desk
        self._may = desk.may(Right.LET_LEAVE)
        self._seen: tuple[MediumSeen, ...] | None = None
        self._page = ScrollPage("mediaPage", margin=0, gap=12)
        self._page.body.setContentsMargins(0, theme.px(10), 0, theme.px(24))
        take = secondary("A medium goes out…", "mediumTake", icon=Icon.PLUS)
        take.clicked.connect(self._on_take)
        buttons = Flow(across=10, down=6)
        buttons.addWidget(take)
        take.setVisible(self._may)
        self._page.body.addWidget(buttons)
        lines = QWidget()
        self._lines = column(lines, 0, 8)
        self._page.body.addWidget(lines)
        self._empty = EmptyState(Icon.SAFE, "No medium is known", _WORDS, name="mediaEmpty")
        self._empty.hide()
        self._page.body.addWidget(self._empty)
        self._page.body.addStretch(1)
        column(self, 0, 0).addWidget(self._page)
        desk.done.connect(self._on_done)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask anew what is out."""
        self._desk.see(self, media_seen, self._on_seen)

    def _on_seen(self, seen: tuple[MediumSeen, ...]) -> None:
        self._empty.setVisible(not seen)
        if seen == self._seen:
            return
        self._seen = seen
        emptied(self._lines)
        for at, one in enumerate(seen):
            self._lines.addWidget(self._line(one, at))

    def _line(self, seen: MediumSeen, at: int) -> Card:
        medium = seen.medium
        card = Card(tone=Tone.RED if medium.is_lost else None, name=f"medium{at}", margin=14, gap=4)
        card.setAccessibleName(f"Medium {medium.number}. {_state(medium)}")
        head = Flow(across=10, down=4)
        head.addWidget(Words(medium.number, "strong", wrap=True, name=f"mediumNumber{at}"))
        head.addWidget(Pill(_state(medium), _tone(medium), name=f"mediumState{at}"))
        card.body.addWidget(head)
        for words in _told(medium):
            card.body.addWidget(Words(words, "small", wrap=True))
        if medium.is_lost:
            card.body.addWidget(
                Words(when_lost().words, "strong", tone=Tone.RED, wrap=True, name=f"mediumTell{at}")
            )
            card.body.addWidget(Words(when_lost().source, "small", wrap=True))
        self._holds(seen, at, card)
        if self._may:
            card.body.addWidget(self._buttons(medium, at))
        return card

    def _holds(self, seen: MediumSeen, at: int, card: Card) -> None:
        """What was on it: each line leads to its case, for those who must be told."""
        if not seen.holds:
            return
        card.body.addWidget(Words("On it:", "label"))
        for place, held in enumerate(seen.holds):
            line = Flow(across=10, down=2)
            to = f" for {held.to}" if held.to else ""
            numbered = f"No. {held.number}{to}, " if held.number else ""
            said = f"{numbered}{day_words(held.on)}: {held.contents}"
            line.addWidget(Words(said, wrap=True, name=f"medium{at}Holds{place}"))
            if held.case is not None:
                go = quiet(f"Case {held.case}", f"medium{at}Case{place}")
                go.clicked.connect(partial(self._on_case, held.case))
                line.addWidget(go)
            card.body.addWidget(line)

    def _buttons(self, medium: Medium, at: int) -> Flow:
        line = Flow(across=8, down=6)
        for words, name, what in (
            ("It came back", "mediumBack", Moved.BACK),
            ("It was wiped", "mediumWiped", Moved.WIPED),
            ("It goes out…", "mediumOut", Moved.TAKEN),
            ("It is lost…", "mediumLost", Moved.LOST),
        ):
            if medium.why_not(what) or (what is Moved.LOST and not medium.is_out):
                continue
            make = danger if what is Moved.LOST else secondary if what is Moved.BACK else quiet
            button = make(words, f"{name}{at}")
            button.setAccessibleName(f"{words.rstrip('…')}: {medium.number}")
            button.clicked.connect(partial(self._on_move, medium.number, what))
            line.addWidget(button)
        return line

    @Slot()
    def _on_take(self) -> None:
        MediumSheet(self._desk, "", Moved.TAKEN, self).open()

    def _on_move(self, number: str, what: Moved, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        if what in {Moved.TAKEN, Moved.LOST}:
            MediumSheet(self._desk, number, what, self).open()
        else:
            self._desk.do(note_medium, NoteMedium(number, what), asker=self)

    def _on_case(self, number: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.opened.emit(number, "")

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        del done
        if self.isVisible():
            self.look()


def _state(medium: Medium) -> str:
    if medium.is_lost:
        return "Lost"
    if not medium.is_out:
        return "Here" if medium.written else "Here, and wiped"
    since = medium.out_since
    return f"Out since {day_words(day_of(since))}" if since is not None else "Out"


def _tone(medium: Medium) -> Tone:
    if medium.is_lost:
        return Tone.RED
    return Tone.AMBER if medium.is_out else Tone.GREEN


def _told(medium: Medium) -> Iterator[str]:
    if medium.who:
        yield f"Taken by {medium.who}"
    if medium.last.words:
        yield medium.last.words
    day: date = day_of(medium.last.at)
    yield f"Last written down: {medium.last.what.value.lower()}, {day_words(day)}"
