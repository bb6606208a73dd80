"""Asks which case is to be handed over: found by name or number, or one of those opened last."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.search import Found, find
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.reading_order import apart
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, Words, column, named, quiet, secondary
from caseworker.ui.parts.emptied import emptied, put_in

PAUSE: Final = 120  # ms
_SHOWN: Final = 6


class ChooseCaseSheet(LongSheet):
    """A box to type into, and what it finds.

    Signals:
        chosen: this case; carries its number.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Which case is to be handed over?", "", "chooseMoving", parent)
        self._desk = desk
        self.box = named(QLineEdit(), "movingFind", "Find the case by name or number")
        self.box.setPlaceholderText("Name or number")
        self.box.setClearButtonEnabled(True)
        self.middle.body.addWidget(self.box)
        self._head = Words("", "small", wrap=True, name="movingHead")
        self.middle.body.addWidget(self._head)
        found = QWidget()
        self._found = column(found, 0, 4)
        self.middle.body.addWidget(found)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "movingCancel")
        self.finish_with(cancel)
        cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._first = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.box.textChanged.connect(self._pause.start)
        self.box.returnPressed.connect(self._on_return)
        self._look()

    @Slot()
    def _look(self) -> None:
        self._desk.see(self, find(self.box.text(), self._desk.officer.id), self._on_found)

    def _on_found(self, found: Found) -> None:
        if found.typed != self.box.text():
            return
        emptied(self._found)
        people = {hit.case: (hit.name, hit.born) for hit in found.hits if hit.is_person}
        if not found.typed.strip():
            people |= {one.number: (one.name, one.born) for one in found.recent}
        shown = list(people.items())[:_SHOWN]
        self._first = str(shown[0][0]) if shown else ""
        nothing = "No case has this name or number." if found.typed.strip() else ""
        self._head.setText(nothing if not shown else "" if found.typed.strip() else "Opened last")
        # On one ground that is shown at once: of lines yet to be shown the sheet would not know.
        put_in(self._found, (self._line(at, *one) for at, one in enumerate(shown)))
        self.fit()

    def _line(self, at: int, number: CaseNumber, about: tuple[str, date | None]) -> Flow:
        name, born = about
        words = f"{apart(name)}  ·  {number}"
        button = quiet(words.replace("&", "&&"), f"moving_{at}", icon=Icon.PERSON)
        said = f"born {day_words(born)}" if born else ""
        button.setAccessibleName("  ·  ".join(filter(None, (words, said))))
        button.clicked.connect(lambda _=False: self._take(str(number)))
        line = Flow(across=4, down=0)
        line.addWidget(button)
        line.addWidget(Words(said, "soft"))
        return line

    @Slot()
    def _on_return(self) -> None:
        if self._first:
            self._take(self._first)

    def _take(self, number: str) -> None:
        self.accept()
        self.chosen.emit(number)
