"""What came in: every pack with how it stands; a new one is opened here, or dropped."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseworker.casework.office import Done, Touched
from caseworker.casework.receiving import (
    BringInPack,
    InHand,
    NoteRefused,
    RefusedPack,
    bring_in,
    note_refused,
    open_file,
)
from caseworker.casework.reviewing import CameIn, packs_in
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.packs import PackId
from caseworker.ui.case.tab import emptied
from caseworker.ui.choose_file import bytes_of, choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import dropped
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Rule,
    ScrollPage,
    Words,
    column,
    named,
    primary,
)
from caseworker.ui.receiving.came_line import CameLine
from caseworker.ui.receiving.receipts import save_receipt, show_slip
from caseworker.ui.receiving.review import PACKING, ReviewWork
from caseworker.ui.say import Message, Offer

LARGEST: Final = 512 * 1024 * 1024
"""Bytes that are read of a file at most; no pack is as large."""
_ABOUT: Final = (
    "A pack that comes from another office is opened here in quarantine, looked at, and taken or "
    "refused. Drag it here, or open it."
)
_OPENING: Final = "Opening it in a process of its own…"


class InTab(QWidget):
    """The list, and one pack in its place.

    Signals:
        opened: a case is wanted; carries its number and no duty.
        wanted: something else of the window is wanted, by name.
        said: something for the message bar.
    """

    opened = Signal(str, str)
    wanted = Signal(str)
    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "movesIn", "What came in")
        self.setAcceptDrops(True)
        self._desk = desk
        self._work: ReviewWork | None = None
        self._stack = QStackedWidget()
        column(self, 0, 0).addWidget(self._stack)
        choose = primary("Open a pack…", "openPack", icon=Icon.FOLDER)
        choose.clicked.connect(self._on_choose)
        nothing = EmptyState(Icon.MOVES, "Nothing has come in", _ABOUT, choose, name="movesInEmpty")
        self._empty = ScrollPage("movesInNone", margin=0)
        self._empty.body.addWidget(nothing)
        self._list = ScrollPage("movesInScroll", margin=0, gap=12)
        top = Flow(across=12, down=6)
        again = primary("Open a pack…", "openAnother", icon=Icon.FOLDER)
        again.clicked.connect(self._on_choose)
        top.addWidget(again)
        self._list.body.addWidget(top)
        self._fault = Card(name="packRefused", tone=Tone.RED, gap=4)
        self._fault_words = Words("", wrap=True, name="packRefusedWords")
        self._fault.body.addWidget(Words("This file was not taken in", "strong"))
        self._fault.body.addWidget(self._fault_words)
        self._fault.hide()
        self._list.body.addWidget(self._fault)
        self._wait = Words(_OPENING, "soft", name="packWait")
        self._wait.hide()
        self._list.body.addWidget(self._wait)
        card = Card("What came in", name="cameIn", gap=8)
        self._lines = column(holder := QWidget(), 0, 8)
        card.body.addWidget(holder)
        self._card = card
        self._list.body.addWidget(card)
        self._list.body.addStretch(1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list)
        self._ground = ScrollPage("reviewScroll", margin=0, gap=0)
        self._stack.addWidget(self._ground)
        desk.done.connect(self._on_done)
        self._look()

    def begin(self, rest: str) -> None:
        """Look at the pack of that name; a path is a file that was brought here."""
        if Path(rest).is_absolute():
            self.bring(Path(rest))
        else:
            self.review(PackId(rest))

    @property
    def part(self) -> str:
        """The pack that is looked at; empty while the list is."""
        return self._work.pack if self._work is not None else ""

    def bring(self, path: Path) -> None:
        """Open the file at ``path`` in quarantine, away from the window."""
        self._let_go()
        self._fault.hide()
        self._wait.show()
        self._stack.setCurrentWidget(self._list)
        self._desk.upkeep(
            self, lambda _: bytes_of(path, LARGEST), self._on_bytes, refused=self._on_refused
        )

    def review(self, pack: PackId) -> None:
        """Look at a pack that is held."""
        self._let_go()
        work = ReviewWork(self._desk, pack)
        work.left.connect(self._on_left)
        work.taken.connect(self._on_taken)
        work.answered.connect(self._on_answered)
        work.wanted.connect(self.wanted)
        self._work = work
        self._ground.body.addWidget(work)
        self._stack.setCurrentWidget(self._ground)
        self._ground.verticalScrollBar().setValue(0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if path := dropped(event):
            event.acceptProposedAction()
            self.bring(path)

    def _look(self) -> None:
        self._desk.see(self, packs_in, self._on_packs)

    def _on_packs(self, found: tuple[CameIn, ...]) -> None:
        emptied(self._lines)
        for at, one in enumerate(found):
            if at:
                self._lines.addWidget(Rule())
            line = CameLine(one, at)
            line.looked.connect(partial(self.review, one.pack))
            line.opened.connect(lambda number: self.opened.emit(number, ""))
            line.saved.connect(partial(save_receipt, self, self._desk, one.pack))
            line.slip.connect(partial(show_slip, self, self._desk, one.pack))
            self._lines.addWidget(line)
        self._card.setVisible(bool(found))
        if self._work is None:
            is_quiet = self._fault.isHidden() and self._wait.isHidden()
            self._stack.setCurrentWidget(self._empty if not found and is_quiet else self._list)

    @Slot()
    def _on_choose(self) -> None:
        kinds = ["Packs (*.pack)", "All files (*)"]
        choose_file(self, "choosePack", kinds, self.bring)

    def _on_bytes(self, content: bytes) -> None:
        self._desk.paper(
            self,
            open_file(content, PACKING),
            partial(self._on_in_hand, content),
            refused=self._on_refused,
        )

    def _on_in_hand(self, content: bytes, in_hand: InHand) -> None:
        self._desk.do(
            bring_in,
            BringInPack(in_hand, content),
            asker=self,
            then=lambda done: self._on_held(PackId(done.made)),
            refused=self._on_refused,
        )

    def _on_held(self, pack: PackId) -> None:
        self._wait.hide()
        self.review(pack)

    def _on_refused(self, error: CaseworkerError) -> None:
        """Nothing was written. That somebody tried is one line of the audit."""
        self._wait.hide()
        self._fault_words.setText(str(error))
        self._fault.show()
        self._fault.setAccessibleDescription(str(error))
        self._stack.setCurrentWidget(self._list)
        if isinstance(error, RefusedPack):
            self._desk.do(note_refused, NoteRefused(error.code, error.mark))

    @Slot()
    def _on_left(self) -> None:
        self._let_go()
        self._look()

    @Slot(object)
    def _on_taken(self, done: Done) -> None:
        self._let_go()
        self.opened.emit(done.made, "")
        # Only now: whatever is offered goes as another page is shown.
        self._tell_of_receipt(done, "Taken in. They do not know yet: give them the receipt.")

    @Slot(object)
    def _on_answered(self, done: Done) -> None:
        self._tell_of_receipt(done, f"{done.sentence} Give them the receipt.")
        self._let_go()
        self._look()

    def _tell_of_receipt(self, done: Done, words: str) -> None:
        pack = PackId(done.ref)
        offer = Offer("Save the receipt…", partial(save_receipt, self, self._desk, pack))
        self.said.emit(Message(words, Tone.GREEN, offer=offer))

    def _let_go(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            self._desk.drafts.flush()
            self._ground.body.removeWidget(work)
            work.hide()
            work.deleteLater()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.touched & {Touched.CASE, Touched.BOOK}:
            self._look()
            if done.touched == {Touched.BOOK} and self._work is not None:
                self.review(self._work.pack)  # who sent it may be known better now
