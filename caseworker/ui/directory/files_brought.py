"""The files of places that were brought in, each to be taken back as a whole."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.casework.bulk import Bulk
from caseworker.casework.directory_rows import TakeFileBack, files_brought, take_file_back
from caseworker.domain.days import day_words
from caseworker.domain.moments import day_of
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Flow, Words, column, quiet
from caseworker.ui.say import Question, ask

MOST: Final = 3


class FilesBrought(QWidget):
    """A line for each of the latest that still stand; nothing where there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: Card | None = None
        self._body = column(self, 0, 0)

    def look(self) -> None:
        """Ask for them anew."""
        self._desk.see(self, files_brought, self._show)

    def _show(self, files: tuple[Bulk, ...]) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if files:
            self._card = Card("Files that were brought in", name="placesFiles", margin=14, gap=6)
            for at, one in enumerate(files[:MOST]):
                self._card.body.addWidget(self._line(at, one))
            self._body.addWidget(self._card)
            self._card.show()

    def _line(self, at: int, one: Bulk) -> QWidget:
        names = {each.id: each.name for each in self._desk.here.colleagues}
        who = names.get(one.officer, "")
        words = ", ".join(filter(None, (one.words, day_words(day_of(one.at)), who)))
        line = Flow(across=12, down=4)
        line.addWidget(Words(words, "small", wrap=True, name=f"placesFile{at}"))
        back = quiet("Take it back…", f"placesFileBack{at}")
        back.setAccessibleName(f"Take back {words}")
        back.clicked.connect(partial(self._on_back, one))
        line.addWidget(back)
        return line

    def _on_back(self, one: Bulk) -> None:
        question = Question(
            f"Take {one.words} back?",
            "Places that came with it go, and those that it changed are as before. What somebody "
            "changed since stays as it is now.",
            "Take it back",
        )
        ask(self, question, lambda: self._desk.do(take_file_back, TakeFileBack(one.id)))
