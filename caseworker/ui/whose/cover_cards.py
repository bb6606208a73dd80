"""On Today: what those have to do for whom one covers, and what happened while one was away."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.covering import Covered, WhileAway, covered_by, while_away
from caseworker.casework.office import Done, Touched
from caseworker.casework.today import DayList
from caseworker.ui.day_lines import DayLines
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, column, named, quiet, secondary
from caseworker.ui.parts.emptied import emptied
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.whose.people import name_of
from caseworker.ui.whose.tasks_card import TasksCard

SHOWN: Final = 20
_CONCERNS: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PERSON, Touched.PLAN})


class CoverCards(QWidget):
    """A card for each officer that is covered, and one after a leave. Nothing, most of the time.

    Signals:
        opened: a case is wanted; carries its number, and the key of the duty.
        said: something was done that can be undone; carries the Message.
    """

    opened = Signal(str, str)
    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "coverCards")
        self._desk = desk
        self._covered: tuple[Covered, ...] = ()
        whole = column(self, 0, 14)
        self._away, self._cards = QWidget(), QWidget()
        self._away_body, self._body = column(self._away, 0, 0), column(self._cards, 0, 14)
        whole.addWidget(self._away)
        whole.addWidget(self._cards)
        self.hide()
        desk.done.connect(self._on_done)
        desk.freshened.connect(self.look)
        self.look()

    def look(self) -> None:
        """Ask for whom one covers, and what happened in one’s own leave."""
        me = self._desk.officer.id
        self._desk.see(self, covered_by(me), self._on_covered)
        self._desk.see(self, while_away(me), self._on_away)

    def _on_covered(self, found: tuple[Covered, ...]) -> None:
        if found != self._covered:
            self._covered = found
            emptied(self._body)
            for at, one in enumerate(found):
                self._body.addWidget(self._card(at, one))
        self._show()

    def _card(self, at: int, one: Covered) -> Card:
        until = f" until {day_in_words(one.cover.until)}" if one.cover.until else ""
        title = f"Covering for {name_of(self._desk, one.cover.officer)}{until}"
        card = Card(title, name=f"covering{at}", margin=18, gap=4)
        day = _soon(one.day)
        if day.is_empty:
            card.body.addWidget(Words("Nothing of theirs is late, or due in a week.", "soft"))
        else:
            lines = DayLines(day)
            lines.opened.connect(lambda key: self.opened.emit(*key))
            card.body.addWidget(lines)
        if one.tasks:
            tasks = TasksCard(self._desk, "Their tasks", whose=one.cover.officer)
            tasks.said.connect(self.said)
            tasks.opened.connect(lambda number: self.opened.emit(number, ""))
            card.body.addWidget(tasks)
        return card

    def _on_away(self, found: WhileAway | None) -> None:
        emptied(self._away_body)
        if found is not None:
            form = f"away/{found.cover.id}"
            self._desk.draft(self, form, lambda read: self._tell_away(found, form, read))
        self._show()

    def _tell_away(self, found: WhileAway, form: str, read: str | None) -> None:
        if read is None:
            emptied(self._away_body)
            self._away_body.addWidget(self._away_card(found, form))
        self._show()

    def _away_card(self, found: WhileAway, form: str) -> Card:
        card = Card("While you were away", tone=Tone.BLUE, name="whileAway", margin=16, gap=6)
        who = " and ".join(name_of(self._desk, one) for one in found.by)
        since = day_in_words(found.since)
        card.body.addWidget(Words(f"{who} covered for you from {since}.", "soft", wrap=True))
        for at, one in enumerate(found.lines[:SHOWN]):
            case = quiet(one.name, f"away{at}Case")
            case.setAccessibleName(f"Open the case of {one.name}")
            number = str(one.line.case)
            case.clicked.connect(lambda _=False, number=number: self.opened.emit(number, ""))
            card.body.addWidget(case)
            when = f"{one.line.at.astimezone():%d/%m %H:%M}"
            words = one.line.words.splitlines()[0] if one.line.words else ""
            said = f"{when}  ·  {one.line.officer_name}: {words}"
            card.body.addWidget(Words(said, "small", wrap=True))
        rest = len(found.lines) - SHOWN
        if not found.lines:
            words = "Nobody else recorded anything on your cases."
            card.body.addWidget(Words(words, name="awayNone"))
        elif rest > 0 or found.more:
            words = "There is more: it stands in the history of each case."
            card.body.addWidget(Words(words, "small", wrap=True))
        read = secondary("I have read it", "awayRead")
        read.clicked.connect(lambda: self._on_read(form))
        card.body.addWidget(read)
        return card

    def _on_read(self, form: str) -> None:
        self._desk.keep_place(form, "read")
        emptied(self._away_body)
        self._show()

    def _show(self) -> None:
        self._away.setVisible(self._away_body.count() > 0)
        self._cards.setVisible(bool(self._covered))
        self.setVisible(self._away_body.count() > 0 or bool(self._covered))

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.touched & _CONCERNS:
            self.look()


def _soon(day: DayList) -> DayList:
    """What can’t wait until they are back: late, leaving, due within the week, not received."""
    return replace(day, later=(), waiting=(), more=False)
