"""Shows one paper before it leaves: ``show_paper(owner, desk, wanted)``.

The pages are pictures made in memory on the papers lane, with the words beside them for
screen readers. Print (Ctrl+P) and “Save a clear copy” ask first whom the copy is for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseworker.casework.paper_pages import PaperSeen, see_paper
from caseworker.casework.records import Among
from caseworker.casework.wanted import Form, Wanted
from caseworker.domain.disclosure import Request
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.figures.table import Table
from caseworker.domain.prints import PRINTS, print_called
from caseworker.domain.release import ReleaseKind
from caseworker.domain.report import Report
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.keys import shortcut
from caseworker.ui.palette import Tone
from caseworker.ui.papers.cautions import Cautions
from caseworker.ui.papers.gaps import TroubleCard
from caseworker.ui.papers.leaving import Leaving, Ways
from caseworker.ui.papers.names_found import NamesFound, Standing
from caseworker.ui.papers.waiting import waiting
from caseworker.ui.papers.ways_out import WaysOut
from caseworker.ui.papers.why_it_may import Leaves
from caseworker.ui.parts import (
    Card,
    Pill,
    Words,
    column,
    named,
    recolour,
    row,
    secondary,
)
from caseworker.ui.viewer import PagesView

ROOMY: Final = QSize(1080, 960)  # px at 100% text: no larger than is good to read
LOW: Final = 480
NOT_YET: Final = "You say who it is for when you print or save it."
NO_CLEAR: Final = (
    "This office saves no copies without encryption. Print it, or save an encrypted copy."
)


class PaperView(QDialog):
    """One paper: its pages, whom it is for, and the ways in which it may leave.

    Signals:
        drawn: the pages are here; carries the PaperSeen.
        left: a copy was printed or saved; carries a sentence.
    """

    drawn = Signal(object)
    left = Signal(str)

    def __init__(
        self,
        desk: Desk,
        wanted: Wanted,
        owner: QWidget,
        *,
        ways: Ways | None = None,
        asked: Request | None = None,
    ) -> None:
        super().__init__(owner)
        named(self, "paperView", "A paper")
        self.setWindowTitle("Caseworker")  # a title never says what it is about
        self._desk, self._wanted, self._asked = desk, wanted, asked
        self._ways = ways or Ways()
        self._leaving: Leaving | None = None
        self._begin_with: ReleaseKind | None = None
        self._is_leaving = False
        self.seen: PaperSeen | None = None
        self.pages = PagesView(can_print=False)
        self._trouble = TroubleCard()
        self.ways_out = WaysOut()
        self.ways_out.closed.connect(self.reject)
        self.ways_out.print_asked.connect(self.print_copy)
        self.ways_out.save_asked.connect(self.leave)
        self._stack = QStackedWidget()
        for part in (waiting(), self.pages, self._trouble):
            self._stack.addWidget(part)
        body = column(self, 16, 8)
        body.addLayout(self._head())
        self._cautions = Cautions()
        body.addWidget(self._cautions)
        self._names = NamesFound()
        standing = Standing(desk, self._names, lambda: (self._wanted, ""), self)
        standing.stood.connect(self._ask)
        body.addWidget(self._names)
        body.addWidget(self._stack, 1)
        body.addWidget(self._message_line())
        body.addWidget(self.ways_out)
        self.pages.more_wanted.connect(self._on_more)
        shortcut("Ctrl+P", self, self.print_copy, "Print")
        self.finished.connect(self.deleteLater)
        self._fit(owner)
        self._ask()

    @Slot()
    def print_copy(self) -> None:
        """Print it: first who it is for, then the printer."""
        self._let_go("print")

    @Slot(str, str)
    def leave(self, kind: ReleaseKind, form: Form) -> None:
        """Save it: first who it is for and why, then the place."""
        if kind == "clear_copy" and self.seen is not None and not self.seen.clear_copies:
            self._say(NO_CLEAR, Tone.AMBER)
        else:
            self._let_go(kind, replace(self._wanted, form=form))

    def reject(self) -> None:
        """Stay while a copy is on its way, so that what becomes of it is written down."""
        if not self._is_leaving:
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a low window the page is worth more than its title, which it has itself."""
        super().resizeEvent(event)
        self._show_names()

    def begin_with(self, kind: ReleaseKind) -> None:
        """Ask to let it go as soon as it is drawn."""
        self._begin_with = kind

    # What is shown

    def _head(self) -> QVBoxLayout:
        self._title = Words("", "heading", wrap=True, name="paperTitle")
        self._about = Words("", "soft", wrap=True, name="paperAbout")
        self._to_label = Words("To", "label", name="paperToLabel")
        self._to = Words("", "name", wrap=True, name="paperTo")
        self._marking = Pill("", name="paperMarking")
        self._marking.hide()
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addWidget(self._title)
        head.addWidget(self._about)
        to = row(10)
        to.addWidget(self._to_label, 0, Qt.AlignmentFlag.AlignVCenter)
        to.addWidget(self._to, 1)
        to.addWidget(self._print_choice(), 0, Qt.AlignmentFlag.AlignVCenter)
        to.addWidget(self._marking, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(to)
        self._needs = Words("", "small", wrap=True, name="paperNeeds")
        self._needs.hide()
        head.addWidget(self._needs)
        return head

    def _print_choice(self) -> QComboBox:
        """How large it is set. Another choice draws it anew."""
        self._set_in = named(QComboBox(), "paperSetIn", "How large it is printed")
        for each in PRINTS.values():
            self._set_in.addItem(each.words, each.name)
        self._set_in.activated.connect(self._on_print_chosen)
        return self._set_in

    @Slot(int)
    def _on_print_chosen(self, at: int) -> None:
        chosen = str(self._set_in.itemData(at))
        if chosen != self._wanted.print and not self._is_leaving:
            self._set_anew(chosen)

    def _set_anew(self, print_: str) -> None:
        self._wanted = replace(self._wanted, print=print_)
        self._ask()

    def _show_print(self, seen: PaperSeen) -> None:
        """What it is set in, and whether that is what whoever it is for needs."""
        self._wanted = replace(self._wanted, print=seen.print)
        self._set_in.setCurrentIndex(self._set_in.findData(seen.print))
        is_so = seen.print == seen.people.print_of(seen.to)
        so = "It is set so." if is_so else f"This is set in {print_called(seen.print).needed}."
        self._needs.say(f"{seen.needs} {so}", Tone.GREEN if is_so else Tone.AMBER)

    def _show_names(self) -> None:
        is_low = self.height() < theme.px(LOW)
        self._title.setVisible(not is_low and bool(self._title.text()))
        self._about.setVisible(not is_low and bool(self._about.text()))
        is_so = self.seen is not None and self.seen.print == self.seen.people.print_of(self.seen.to)
        says_needs = self.seen is not None and bool(self.seen.needs)
        self._needs.setVisible(says_needs and not (is_low and is_so))  # the list of prints says so
        has_room = not is_low or (self.seen is not None and bool(self.seen.to))
        self._to.setVisible(has_room)
        self._marking.setVisible(has_room and self.seen is not None and bool(self.seen.marking))

    def _message_line(self) -> QFrame:
        self._message = Card(tone=Tone.AMBER, margin=10, name="paperMessage")
        self._said = Words("", wrap=True, name="paperMessageWords")
        self._stop = secondary("Stop", "paperStop")
        self._stop.setAutoDefault(False)
        self._stop.hide()
        line = row(10)
        line.addWidget(self._said, 1)
        line.addWidget(self._stop)
        self._message.body.addLayout(line)
        self._message.hide()
        self._stop.clicked.connect(self._on_stop)
        return self._message

    def _fit(self, owner: QWidget) -> None:
        """As large as reading asks for, and never larger than the program's own window."""
        whole = owner.window()
        while (parent := whole.parentWidget()) is not None:
            whole = parent.window()
        room = whole.size()
        self.resize(
            max(320, min(theme.px(ROOMY.width()), room.width() - 8)),
            max(320, min(theme.px(ROOMY.height()), room.height() - 8)),
        )
        corner = whole.geometry().center() - self.rect().center()
        self.move(corner)

    # Drawing it

    @Slot()
    def _ask(self) -> None:
        self._stack.setCurrentIndex(0)
        self._allow(is_ready=False)
        question = see_paper(self._wanted, self._desk.officer)
        self._desk.paper(self, question, self._on_seen, refused=self._on_refused)

    def _on_seen(self, seen: PaperSeen) -> None:
        self.seen = seen
        self._title.setText(seen.title)
        self._about.setText(seen.about)
        self._to_label.setVisible(bool(seen.to))
        self._to.setText(seen.to or NOT_YET)
        self._to.setProperty("role", "name" if seen.to else "soft")
        recolour(self._to, Tone.PLAIN)
        self._marking.say(seen.marking)
        self._show_print(seen)
        self._cautions.show_cautions(seen.people.cautions)
        self._names.show_found(seen.found)
        self._show_names()
        self.setAccessibleName(f"{seen.title}. {f'To {seen.to}.' if seen.to else ''}")
        self.pages.show_pages(seen.pages, seen.words, count=seen.count, notes=seen.notes)
        self._stack.setCurrentWidget(self.pages)
        self.pages.setFocus()
        self._allow(is_ready=True)
        self.drawn.emit(seen)
        begin, self._begin_with = self._begin_with, None
        if begin is not None:
            self._let_go(begin)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._trouble.show_error(error)
        self._to_label.hide()
        self._stack.setCurrentWidget(self._trouble)
        self.ways_out.close_button.setFocus()

    @Slot(int)
    def _on_more(self, first: int) -> None:
        if self.seen is not None:
            seen = self.seen
            self._desk.upkeep(self, lambda _: seen.pages_from(first), self.pages.add_pages)

    # Letting it go

    def _let_go(self, kind: ReleaseKind, wanted: Wanted | None = None) -> None:
        if self.seen is None or not self.ways_out.is_open:
            return
        self._message.hide()
        wanted = wanted or self._wanted
        self._leaving = Leaving(
            self._desk, Leaves(wanted, self._asked), self.seen, self, self._ways
        )
        self._leaving.moved.connect(self._on_moved)
        self._leaving.left.connect(self._on_left)
        self._leaving.stopped.connect(self._on_stopped)
        self._leaving.other_print.connect(lambda print_: self._on_other_print(print_, kind))
        self._leaving.begin(kind)

    def _on_other_print(self, print_: str, kind: ReleaseKind) -> None:
        """See it first as it will be set; whom it is for is asked again with what was typed."""
        self._begin_with = kind
        self._set_anew(print_)

    @Slot(str, bool)
    def _on_moved(self, words: str, can_stop: bool) -> None:  # noqa: FBT001 - a signal's
        self._is_leaving = True
        self._allow(is_ready=False)
        self._say(words, Tone.BLUE)
        self._stop.setVisible(can_stop)

    @Slot(str)
    def _on_left(self, sentence: str) -> None:
        self._is_leaving = False
        self._allow(is_ready=True)
        self._say(sentence, Tone.GREEN)
        self.left.emit(sentence)

    @Slot(str)
    def _on_stopped(self, why: str) -> None:
        self._is_leaving = False
        self._allow(is_ready=True)
        self._say(why, Tone.AMBER)

    @Slot()
    def _on_stop(self) -> None:
        if self._leaving is not None:
            self._leaving.stop()

    def _allow(self, *, is_ready: bool) -> None:
        self._set_in.setEnabled(is_ready)
        self.ways_out.allow(self.seen, is_ready=is_ready, is_leaving=self._is_leaving)

    def _say(self, words: str, tone: Tone) -> None:
        recolour(self._message, tone)
        self._said.setText(words)
        self._message.setAccessibleName(words)
        self._stop.hide()
        self._message.show()


def show_paper(
    owner: QWidget,
    desk: Desk,
    wanted: Wanted,
    *,
    then: ReleaseKind | None = None,
    ways: Ways | None = None,
) -> PaperView:
    """Show ``wanted`` over ``owner``; ``then`` asks to print or save it once it is drawn."""
    view = PaperView(desk, wanted, owner.window(), ways=ways)
    if then is not None:
        view.begin_with(then)
    view.open()
    return view


def show_from_tray(
    owner: QWidget, desk: Desk, leaves: Leaves, *, ways: Ways | None = None
) -> PaperView:
    """Show what lies in the tray, for those for whom the gate was asked."""
    view = PaperView(desk, leaves.wanted, owner.window(), ways=ways, asked=leaves.asked)
    view.open()
    return view


def show_my_list(owner: QWidget, desk: Desk, among: Among) -> PaperView:
    """The list that Today shows, on paper."""
    return show_paper(owner, desk, _my_list(desk, among))


def _my_list(desk: Desk, among: Among) -> Wanted:
    """Whoever prints it has their own tasks on it."""
    who = desk.officer
    return Wanted("my_list", officer=who.name, which=str(who.id), among=among)


def show_figures(owner: QWidget, desk: Desk, table: Table) -> PaperView:
    """A report over all the cases as it may leave; its numbers can be saved from there."""
    wanted = Wanted("figures", officer=desk.officer.name, figures=table)
    return show_paper(owner, desk, wanted)


def show_report(owner: QWidget, desk: Desk, report: Report) -> PaperView:
    """What was counted, on paper; its numbers can be saved from there."""
    wanted = Wanted("timeliness", officer=desk.officer.name, report=report)
    return show_paper(owner, desk, wanted)
