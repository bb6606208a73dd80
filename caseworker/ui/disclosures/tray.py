"""The tray: what the gate let go, waiting to leave, each with whom it is for in large letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from caseworker.casework.office import Done
from caseworker.casework.plans import StartPlan, start_plan
from caseworker.casework.strategies import STRATEGIES
from caseworker.casework.tray import InTray, PutInTray, TakeOut, ToLeave, in_tray, put_in_tray
from caseworker.casework.tray import take_out as take_out_of_tray
from caseworker.domain.case import CaseNumber
from caseworker.domain.disclosure import Request
from caseworker.domain.pieces_words import in_words
from caseworker.domain.reading_order import apart
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.moves.hand_over import HandOverSheet
from caseworker.ui.palette import Tone
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.preview import PaperView, show_from_tray
from caseworker.ui.papers.why_it_may import Leaves
from caseworker.ui.parts import Card, Flow, Words, column, primary, secondary

NOTHING = "Nothing of it can be made here: no plan has been sent yet. Look under Papers."
NO_SHEET = "The strategies sheet is not written yet."
UNFIT = "The strategies sheet can’t leave like this."
UNWRITTEN = "The strategies sheet is begun, and nothing is written in it yet."


class TrayCard(Card):
    """Everything in the tray; hidden while it is empty.

    Signals:
        filled: something was put in, and is to be seen.
        opened: the case is wanted; carries its number, and for which work.
    """

    filled = Signal()
    opened = Signal(str, str)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, ways: Ways | None = None
    ) -> None:
        super().__init__("In the tray", name="trayCard", gap=10, parent=parent)
        self._desk, self._ways = desk, ways
        self._is_new = False
        self._found: Sequence[InTray] = ()
        self._lines = QWidget(self)
        self._column = column(self._lines, 0, 10)
        self.body.addWidget(self._lines)
        self.hide()
        desk.done.connect(self._on_done)
        self.look()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """A sheet may have been written elsewhere meanwhile: that is no duty to be heard of."""
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """Ask again what lies there, and whether it may still go."""
        self._desk.see(self, in_tray, self._on_found)

    def put_in(self, case: CaseNumber, request: Request) -> None:
        """Take what the gate lets go."""
        self._desk.do(put_in_tray, PutInTray(case, request), asker=self, then=self._on_put)

    def _on_put(self, done: Done) -> None:
        del done
        self._is_new = True
        self.look()

    def show_paper(self, one: InTray, paper: ToLeave) -> PaperView:
        """Look at it as it would leave; from there it is printed or saved."""
        leaves = Leaves(paper.wanted, one.request)
        view = show_from_tray(self, self._desk, leaves, ways=self._ways)
        if len(one.papers) == 1:
            view.left.connect(lambda _: self.take_out(one))
        return view

    def show_pack(self, one: InTray) -> HandOverSheet:
        """The sheet from which a whole case is handed over, as it was chosen."""
        sheet = HandOverSheet(self._desk, one.case, self, prepared=one)
        sheet.open()
        return sheet

    def begin_sheet(self, one: InTray) -> None:
        """Begin the strategies sheet if there is none, and go to where it is written."""
        if one.sheet is not None:
            self._open_sheet(one)
            return
        command = StartPlan(one.case, STRATEGIES)
        self._desk.do(start_plan, command, asker=self, then=lambda _: self._open_sheet(one))

    def _open_sheet(self, one: InTray) -> None:
        self.opened.emit(str(one.case), f"part=Plan/{STRATEGIES}")

    def go_to_last(self) -> None:
        """The keyboard to what was put in last: to look at it, or to take it out."""
        self._go_to(f"tray{len(self._found) - 1}")

    def _go_to(self, name: str) -> None:
        """To the first button that is called so, or begins so."""
        for button in self._lines.findChildren(QPushButton):
            if button.isVisibleTo(self._lines) and button.objectName().startswith(name):
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def take_out(self, one: InTray) -> None:
        """It is not to leave, or it has."""
        self._desk.do(take_out_of_tray, TakeOut(one.id), asker=self)

    def _on_found(self, found: Sequence[InTray]) -> None:
        """Draw it anew only where it changed: nothing goes away under the mouse."""
        if found != self._found:
            self._draw(found)
        if self._is_new and found:
            self._is_new = False
            self.filled.emit()

    def _draw(self, found: Sequence[InTray]) -> None:
        self._found = found
        here = QApplication.focusWidget()
        was_at = here.objectName() if here is not None and self.isAncestorOf(here) else ""
        emptied(self._column)
        for at, one in enumerate(found):
            self._column.addWidget(self._line(at, one))
        self.setVisible(bool(found))
        if was_at:
            self._go_to(was_at)

    def _line(self, at: int, one: InTray) -> Card:
        to = one.request.recipient
        card = Card(tone=Tone.PLAIN if one.goes else Tone.RED, margin=14, gap=4, name=f"tray{at}")
        card.body.addWidget(Words("For", "label"))
        card.body.addWidget(Words(to.name, "title", wrap=True, name=f"tray{at}To"))
        of = " · ".join(filter(None, (to.organisation, f"{apart(one.name)}, {one.case}")))
        card.body.addWidget(Words(of, "soft", wrap=True))
        if one.goes:
            what = in_words(one.verdict.covered)
            card.body.addWidget(Words(f"{what[:1].upper()}{what[1:]}", "strong", wrap=True))
            if one.left_out:
                card.body.addWidget(Words(one.left_out, wrap=True, name=f"tray{at}LeftOut"))
            card.body.addWidget(Words(_why(one), "small", wrap=True, name=f"tray{at}Why"))
        else:
            words = f"Stopped. {one.verdict.headline} {_because(one)}".strip()
            stopped = Words(words, "strong", wrap=True, tone=Tone.RED, name=f"tray{at}Stopped")
            card.body.addWidget(stopped)
        if one.lacks_sheet or (one.goes and not one.papers and not one.hands_over):
            words = _no_sheet(one) if one.lacks_sheet else NOTHING
            card.body.addWidget(Words(words, "soft", wrap=True, name=f"tray{at}Nothing"))
        card.body.addWidget(self._buttons(at, one))
        card.setAccessibleName(f"For {to.name}, about {one.name}")
        return card

    def _buttons(self, at: int, one: InTray) -> Flow:
        line = Flow(across=10, down=6)
        for which, paper in enumerate(one.papers):
            look = primary(f"{paper.title}…", f"tray{at}Look{which}", icon=Icon.EYE)
            look.setToolTip("Look at it as it would leave; then print or save it")
            look.clicked.connect(partial(self._on_look, one, paper))
            line.addWidget(look)
        if one.hands_over:
            pack = primary("The whole case…", f"tray{at}LookPack", icon=Icon.MOVES)
            pack.setToolTip("Look at what goes, and hand it over")
            pack.clicked.connect(lambda: self.show_pack(one))
            line.addWidget(pack)
        if one.lacks_sheet:
            begin = primary(
                "Begin the sheet" if one.sheet is None else "Write it", f"tray{at}Begin"
            )
            begin.clicked.connect(lambda: self.begin_sheet(one))
            line.addWidget(begin)
        out = secondary("Take it out", f"tray{at}Out")
        out.clicked.connect(partial(self._on_out, one))
        line.addWidget(out)
        return line

    def _on_look(self, one: InTray, paper: ToLeave, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.show_paper(one, paper)

    def _on_out(self, one: InTray, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.take_out(one)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.case is not None or done.act.startswith("tray"):
            self.look()


def _why(one: InTray) -> str:
    return " ".join(because.words for because in one.verdict.because)


def _because(one: InTray) -> str:
    return " ".join(because.words for because in one.verdict.because[:2])


def _no_sheet(one: InTray) -> str:
    """Why the strategies sheet can’t be printed yet, and what to do."""
    if one.sheet is None:
        return NO_SHEET
    if not one.sheet.stopped:
        return UNWRITTEN
    said = " ".join(f"{found.words}. {found.remedy}" for found in one.sheet.stopped)
    return f"{UNFIT} {said}"
