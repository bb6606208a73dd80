"""Records: the papers in the bin, each with whose it is, why it lies there, and how long."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.paper_bin import BinnedPaper
from caseworker.casework.papers_in import TakeFromBin, take_from_bin
from caseworker.domain.reading_order import apart
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, column, named, quiet, secondary
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.records.days_left import days_left


class BinnedPapers(Card):
    """One line for each paper, with “Back again”.

    Signals:
        opened: the case of one is wanted; carries its number, and nothing more.
    """

    opened = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Papers", name="binPapers", gap=6)
        self._desk = desk
        self._lines = column(ground := QWidget(), 0, 4)
        self.body.addWidget(ground)

    def show_all(self, papers: tuple[BinnedPaper, ...]) -> None:
        emptied(self._lines)
        for at, one in enumerate(papers):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(at, one))
        self.setVisible(bool(papers))

    def _line(self, at: int, one: BinnedPaper) -> QWidget:
        name = one.document.name
        ground = named(QWidget(), f"binPaper{at}", f"{name}, case {one.case}")
        inside = column(ground, 0, 2)
        head = Flow(across=10)
        head.addWidget(Words(name, "strong"))
        head.addWidget(Words(f"{apart(one.whose)}, case {one.case}", "soft"))
        head.addWidget(Pill(*days_left(one.days_left(self._desk.today), stays=bool(one.stays))))
        inside.addWidget(head)
        names = {str(each.id): each.name for each in self._desk.here.colleagues}
        by = str(one.filing.out_by or "")
        who = f"{names.get(by, by)}, {day_in_words(one.on)}"
        inside.addWidget(Words(f"{who} · {one.filing.out_why}", "small", wrap=True))
        if one.stays:
            inside.addWidget(Words(one.stays, "small", wrap=True))
        ways = Flow(across=8)
        back = secondary("Back again", f"binPaperBack{at}")
        back.setAccessibleName(f"Back again: {name}, case {one.case}")
        back.clicked.connect(partial(self._on_back, one))
        look = quiet("Open the case", f"binPaperOpen{at}")
        look.setAccessibleName(f"Open the case of {one.whose}")
        look.clicked.connect(lambda: self.opened.emit(str(one.case), ""))
        for button in (back, look):
            ways.addWidget(button)
        inside.addWidget(ways)
        return ground

    def _on_back(self, one: BinnedPaper, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        command = TakeFromBin(one.case, (str(one.document.id),))
        self._desk.do(take_from_bin, command, asker=self)
