"""Which case to disclose from: found by name or number, or taken from what left lately."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.disclosures import Disclosed, latest
from caseworker.casework.office import Done
from caseworker.casework.search import Found, find
from caseworker.domain.days import day_words
from caseworker.domain.reading_order import apart
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.before import MOST, LatestCard
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Card, Flow, Words, column, named, quiet

PAUSE: Final = 120  # ms
_SHOWN: Final = 6


class Choosing(QWidget):
    """A box to find a case, the cases opened last while nothing is typed, and the ledger's end.

    Signals:
        chosen: a case is to be disclosed from; carries its number.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.box = named(QLineEdit(), "discloseFind", "Find the case by name or number")
        self.box.setPlaceholderText("Name or number")
        self.box.setClearButtonEnabled(True)
        card = Card("Whose plan is asked for?", name="chooseCase", gap=8)
        card.body.addWidget(self.box)
        self._head = Words("", "small", name="chooseHead")
        card.body.addWidget(self._head)
        found = QWidget(card)
        self._found = column(found, 0, 4)
        card.body.addWidget(found)
        self.lately = LatestCard()
        self.lately.chosen.connect(self.chosen)
        body = column(self, 0, 14)
        body.addWidget(card)
        body.addWidget(self.lately)
        body.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.box.textChanged.connect(self._pause.start)
        self.box.returnPressed.connect(self._on_return)
        self._first = ""
        self.setFocusProxy(self.box)
        desk.done.connect(self._on_done)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._look()
        self._desk.see(self, latest(MOST), self._on_latest)

    @Slot()
    def _look(self) -> None:
        self._desk.see(self, find(self.box.text(), self._desk.officer.id), self._on_found)

    def _on_found(self, found: Found) -> None:
        if found.typed != self.box.text():
            return
        emptied(self._found)
        people = {hit.case: (hit.name, hit.born) for hit in found.hits if hit.is_person}
        people |= {one.number: (one.name, one.born) for one in found.recent}
        shown = list(people.items())[:_SHOWN]
        self._first = str(shown[0][0]) if shown else ""
        if found.typed.strip():
            self._head.setText("" if shown else "No case has this name or number.")
        else:
            self._head.setText("Opened last" if shown else "No case has been opened yet.")
        for at, (number, (name, born)) in enumerate(shown):
            words = f"{apart(name)}  ·  {number}"
            button = quiet(f" {words}".replace("&", "&&"), f"choose_{at}", icon=Icon.PERSON)
            said = f"born {day_words(born)}" if born else ""
            button.setAccessibleName("  ·  ".join(filter(None, (words, said))))
            button.clicked.connect(lambda _=False, number=number: self.chosen.emit(str(number)))
            line = Flow(across=4, down=0, centred=True)
            line.addWidget(button)
            line.addWidget(Words(said, "soft"))
            self._found.addWidget(line)

    def _on_latest(self, lines: tuple[Disclosed, ...]) -> None:
        self.lately.show_lines(lines)

    @Slot()
    def _on_return(self) -> None:
        if self._first:
            self.chosen.emit(self._first)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.case is not None and self.isVisible():
            self._desk.see(self, latest(MOST), self._on_latest)
