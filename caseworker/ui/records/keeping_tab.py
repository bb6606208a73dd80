"""Records: keeping and destroying. What may go, the lists, and what was destroyed."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.disposal import (
    MakeList,
    MayGo,
    every_list,
    look_for_disposal,
    make_list,
)
from caseworker.casework.office import Done, Touched
from caseworker.casework.wanted import Wanted
from caseworker.domain.disposal import DisposalList
from caseworker.domain.moments import counted, day_of
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import (
    Card,
    Flow,
    Pill,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    quiet,
    secondary,
)
from caseworker.ui.parts.emptied import emptied, put_in, ruled
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.records.date_card import DateCard
from caseworker.ui.records.disposal_sheet import DisposalSheet
from caseworker.ui.reports.counting import Counting

_ABOUT: Final = (
    "Once a year, look for the files whose time is over. Nothing goes by itself: a list is made, "
    "each file on it is destroyed or kept longer with a reason, and a second person agrees."
)
_MOST: Final = 12  # numbers that are named before the rest are counted


class KeepingTab(QWidget):
    """Looking for what may go, and every list with how far it has come.

    Signals:
        opened: a case is wanted; carries its number, and nothing more.
    """

    opened = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "keepingTab", "Keeping and destroying")
        self._desk = desk
        self._found: MayGo | None = None
        page = ScrollPage("keepingScroll")
        page.body.setContentsMargins(0, theme.px(8), 0, theme.px(28))
        page.body.setSpacing(theme.px(14))
        column(self, 0, 0).addWidget(page)
        self._date = DateCard(desk)
        page.body.addWidget(self._date)
        page.body.addWidget(self._looking())
        page.body.addWidget(self._listing())
        page.body.addStretch(1)
        self._shown: tuple[DisposalList, ...] | None = None
        self._counting = Counting(desk, self, look_for_disposal)
        self._counting.moved.connect(self._on_moved)
        self._counting.counted.connect(self._on_counted)
        self._counting.refused.connect(self._on_refused)
        self._counting.stopped.connect(self._on_stopped)
        desk.done.connect(self._on_done)
        self.look()

    def look(self) -> None:
        self._date.look()
        self._desk.see(self, every_list, self._on_lists, refused=lambda _: None)

    # What may go

    def _looking(self) -> Card:
        card = Card("Files whose time is over", name="mayGoCard", gap=8)
        card.body.addWidget(Words(_ABOUT, wrap=True))
        buttons = Flow(across=8)
        self._look = secondary("Look through all the cases", "mayGoLook", icon=Icon.SEARCH)
        self._look.clicked.connect(self._on_look)
        self._make = primary("Make the list", "mayGoMake")
        self._make.clicked.connect(self._on_make)
        self._make.hide()
        buttons.addWidget(self._look)
        buttons.addWidget(self._make)
        card.body.addWidget(buttons)
        self._said = Words("", "strong", wrap=True, name="mayGoSaid")
        self._more = Words("", "small", wrap=True, name="mayGoMore")
        for words in (self._said, self._more):
            words.hide()
            card.body.addWidget(words)
        return card

    @Slot()
    def _on_look(self) -> None:
        self._look.setEnabled(False)
        self._make.hide()
        self._say("Looking…", "")
        self._counting.begin()

    @Slot(int, int)
    def _on_moved(self, done: int, of: int) -> None:
        self._say(f"Looking: {done:,} of {of:,} cases.", "")

    @Slot(object)
    def _on_counted(self, found: MayGo) -> None:
        self._found = found
        self._look.setEnabled(True)
        self._make.setVisible(bool(found.lines))
        count = len(found.lines)
        files = "1 file has" if count == 1 else f"{count:,} files have"
        said = f"{files} been kept long enough." if count else "No file has been kept long enough."
        numbers = [str(line.case) for line in found.lines[:_MOST]]
        more = [f"{', '.join(numbers)}{' and more' if count > _MOST else ''}."] if numbers else []
        more += [f"Case {number}: {why}" for number, why in found.held[:_MOST]]
        if found.hidden:
            more.append(f"Restricted, and looked at by those who are named: {found.hidden:,}.")
        were = "was" if found.looked == 1 else "were"
        more.append(f"{counted(found.looked, 'case')} {were} looked through.")
        self._say(said, "\n".join(more))

    @Slot()
    def _on_stopped(self) -> None:
        self._on_refused("Stopped before every case was looked through.")

    @Slot(str)
    def _on_refused(self, words: str) -> None:
        self._look.setEnabled(True)
        self._say(words, "")

    def _say(self, said: str, more: str) -> None:
        self._said.setText(said)
        self._said.show()
        self._more.setText(more)
        self._more.setVisible(bool(more))

    @Slot()
    def _on_make(self) -> None:
        if self._found is not None:
            self._make.setEnabled(False)
            command = MakeList(tuple(line.case for line in self._found.lines))
            self._desk.do(
                make_list, command, asker=self, then=self._on_made, refused=self._on_not_made
            )

    def _on_made(self, done: Done) -> None:
        self._make.hide()
        self._make.setEnabled(True)
        self._say(done.sentence, "")

    def _on_not_made(self, error: Exception) -> None:
        self._make.setEnabled(True)
        self._say(str(error), "")

    # The lists

    def _listing(self) -> Card:
        card = Card("Lists for disposal", name="listsCard", gap=6)
        self._none = Words("No list has been made yet.", "soft", name="listsNone")
        card.body.addWidget(self._none)
        self._lists = column(ground := QWidget(), 0, 4)
        card.body.addWidget(ground)
        return card

    def _on_lists(self, lists: tuple[DisposalList, ...]) -> None:
        if lists == self._shown:  # a button that somebody presses just now stays
            return
        self._shown = lists
        emptied(self._lists)
        self._none.setVisible(not lists)
        put_in(self._lists, ruled(self._line(at, one) for at, one in enumerate(lists)))

    def _line(self, at: int, one: DisposalList) -> QWidget:
        made = f"Made by {one.made_name}, {day_in_words(day_of(one.made_at))}"
        ground = named(QWidget(), f"list{at}", f"{made}: {one.stands}")
        inside = column(ground, 0, 2)
        head = Flow(across=10)
        count = len(one.gone) if one.certificate else len(one.to_go)
        files = f"{count:,} {'file' if count == 1 else 'files'}"
        head.addWidget(Words(f"{files} {'destroyed' if one.certificate else 'to go'}", "strong"))
        head.addWidget(Pill(one.stands, Tone.AMBER if one.is_open else Tone.PLAIN))
        inside.addWidget(head)
        inside.addWidget(Words(made, "small", wrap=True))
        ways = Flow(across=8)
        if one.is_open:
            go = secondary("Look and decide…", f"listLook{at}")
            go.clicked.connect(partial(self._on_open, one))
            ways.addWidget(go)
        words = "Certificate…" if one.certificate else "Print the list…"
        paper = quiet(words, f"listPaper{at}", icon=Icon.PRINT)
        paper.setAccessibleName(f"{words.removesuffix('…')}: {made}")
        paper.clicked.connect(partial(self._on_paper, one))
        ways.addWidget(paper)
        inside.addWidget(ways)
        return ground

    def _on_open(self, one: DisposalList, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        DisposalSheet(self._desk, one, self.window()).open()

    def _on_paper(self, one: DisposalList, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        show_paper(self, self._desk, Wanted("disposal", which=one.id))

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.CASE in done.touched:
            self.look()
