"""Records: the bin, with the cases that were opened by mistake and the papers put away."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework.disposal import MakeList, make_list
from caseworker.casework.office import Done, Touched
from caseworker.casework.paper_bin import BinnedPaper, papers_in_bin
from caseworker.casework.records import Records
from caseworker.casework.recycle_bin import EmptyBin, InBin, empty_bin, in_bin
from caseworker.casework.striking import StrikeOut, strike_out
from caseworker.domain.striking import NEEDED
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Pill,
    ScrollPage,
    Words,
    column,
    named,
    quiet,
    secondary,
)
from caseworker.ui.parts.emptied import emptied
from caseworker.ui.parts.some_at_first import SomeAtFirst
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.records.binned_papers import AT_FIRST, BinnedPapers
from caseworker.ui.records.days_left import days_left
from caseworker.ui.say import Question, ask

_NOTHING: Final = (
    "A case that is closed as opened by mistake, and a paper that is put in the bin, lie here "
    "until their days are over. Until then they come back in a press."
)
_AT_ONCE: Final = (
    "It is put on a list for disposal, and a second person has to agree to it in their own "
    "sign-in. Nothing is erased before that."
)


class BinTab(QWidget):
    """Each case and paper with who put it there, why, and how long it stays.

    Signals:
        opened: a case is wanted; carries its number, and nothing more.
        wanted: another place is; carries its name.
    """

    opened = Signal(str, str)
    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "binTab", "Bin")
        self._desk = desk
        page = ScrollPage("binScroll")
        page.body.setContentsMargins(0, theme.px(8), 0, theme.px(28))
        page.body.setSpacing(theme.px(14))
        column(self, 0, 0).addWidget(page)
        self._nothing = EmptyState(Icon.FOLDER, "The bin is empty", _NOTHING, name="binEmpty")
        self._card = Card("Opened by mistake", name="binCard", gap=6)
        self._lines = column(ground := QWidget(), 0, 4)
        self._there: tuple[InBin, ...] = ()
        self._some: SomeAtFirst | None = None
        self._shown: object = None
        self._card.body.addWidget(ground)
        self._papers = BinnedPapers(desk)
        self._papers.opened.connect(self.opened)
        self._empty = secondary("Erase those whose days are over", "binErase", icon=Icon.FOLDER)
        self._empty.clicked.connect(self._on_empty)
        foot = Flow(across=8)
        foot.addWidget(self._empty)
        for widget in (self._nothing, foot, self._card, self._papers):
            page.body.addWidget(widget)
        page.body.addStretch(1)
        self._empty.hide()
        self._card.hide()
        self._papers.hide()
        desk.done.connect(self._on_done)
        desk.freshened.connect(self._on_freshened)
        self._is_stale = False
        self.look()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._is_stale:
            self.look()

    @Slot()
    def look(self) -> None:
        """Ask for them anew: days pass, too."""
        self._desk.see(self, _in_bin, self._on_found, refused=lambda _: None)

    def _on_found(self, lying: tuple[tuple[InBin, ...], tuple[BinnedPaper, ...]]) -> None:
        self._is_stale = False
        today = self._desk.today
        now = lying, today, self._desk.here.colleagues
        if now == self._shown:  # a button that somebody presses just now stays
            return
        self._shown = now
        found, papers = lying
        self._papers.show_all(papers)
        emptied(self._lines)
        self._there = found
        count = max(AT_FIRST, self._some.count if self._some is not None else 0)
        self._some = SomeAtFirst("bin", len(found), self._line, count, is_ruled=True)
        self._lines.addWidget(self._some)
        self._nothing.setVisible(not found and not papers)
        self._card.setVisible(bool(found))
        over = sum(one.days_left(today) < 0 and not one.stays for one in found)
        over += sum(one.days_left(today) < 0 and not one.stays for one in papers)
        self._empty.setVisible(bool(over))
        self._empty.setText(f"Erase those whose days are over ({over:,})")

    def _line(self, at: int) -> QWidget:
        one = self._there[at]
        ground = named(QWidget(), f"bin{at}", f"{one.name}, case {one.case}")
        inside = column(ground, 0, 2)
        head = Flow(across=10)
        head.addWidget(Words(one.name, "strong"))
        head.addWidget(Words(f"case {one.case}", "soft"))
        left = one.days_left(self._desk.today)
        head.addWidget(Pill(*days_left(left, stays=bool(one.stays))))
        inside.addWidget(head)
        names = {each.id: each.name for each in self._desk.here.colleagues}
        who = f"{names.get(one.by, one.by)}, {day_in_words(one.on)}"
        inside.addWidget(Words(" · ".join(filter(None, (who, one.why))), "small", wrap=True))
        if one.stays:
            inside.addWidget(Words(one.stays, "small", wrap=True))
        ways = Flow(across=8)
        back = secondary("Back again", f"binBack{at}")
        back.setAccessibleName(f"Back again: {one.name}, case {one.case}")
        back.clicked.connect(partial(self._on_back, one))
        look = quiet("Open the case", f"binOpen{at}")
        look.setAccessibleName(f"Open the case of {one.name}")
        look.clicked.connect(lambda: self.opened.emit(str(one.case), ""))
        now = quiet("Erase now…", f"binNow{at}")
        now.setAccessibleName(f"Erase now: {one.name}, case {one.case}")
        now.clicked.connect(partial(self._on_now, one))
        for button in (back, look, now):
            ways.addWidget(button)
        inside.addWidget(ways)
        return ground

    def _on_back(self, one: InBin, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self._desk.do(strike_out, StrikeOut(one.case, one.event, NEEDED), asker=self)

    def _on_now(self, one: InBin, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        question = Question(f"Erase case {one.case} for good?", _AT_ONCE, "Put it on a list")
        ask(self, question, lambda: self._list(one))

    def _list(self, one: InBin) -> None:
        self._desk.do(
            make_list,
            MakeList((one.case,), from_bin=True),
            asker=self,
            then=lambda _: self.wanted.emit("records/keeping"),
        )

    @Slot()
    def _on_empty(self) -> None:
        question = Question(
            "Erase what has been in the bin long enough?",
            "The days of each are over. Nothing is left of the cases, and nothing names the "
            "papers. It can’t be taken back.",
            "Erase for good",
            is_grave=True,
        )
        ask(self, question, lambda: self._desk.do(empty_bin, EmptyBin(), asker=self))

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if {Touched.CASE, Touched.DOCUMENTS} & done.touched:
            self._on_freshened()

    @Slot()
    def _on_freshened(self) -> None:
        if self.isVisible():
            self.look()
        else:
            self._is_stale = True


def _in_bin(records: Records, today: date) -> tuple[tuple[InBin, ...], tuple[BinnedPaper, ...]]:
    """A question: the cases in the bin, and the papers."""
    return in_bin(records, today), papers_in_bin(records, today)
