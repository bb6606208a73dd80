"""One pack in quarantine: who sent it, whose case it is, what comes along, and one button."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.accepting import Accept, accept
from caseworker.casework.office import Done
from caseworker.casework.opening_packs import Packing
from caseworker.casework.reviewing import NEW, Reviewed, packs_in, review, sides
from caseworker.casework.sides import BothSides
from caseworker.domain.attachments import FORMATS
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.merging import Take
from caseworker.domain.packs import PackId
from caseworker.domain.receivers import ReceiverId
from caseworker.ui.address_book.card_sheet import CardSheet
from caseworker.ui.address_book.compare_sheet import CompareSheet
from caseworker.ui.case.merge_pieces import Pieces, choices_from_text, choices_to_text
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Words,
    column,
    danger,
    named,
    primary,
    quiet,
    secondary,
)
from caseworker.ui.receiving.answer_sheet import AnswerSheet
from caseworker.ui.receiving.match_card import MatchCard
from caseworker.ui.receiving.piece_sheet import PieceSheet, ToRead
from caseworker.ui.receiving.sender_band import SenderBand

PACKING: Final = Packing()
OPENING: Final = "Opening it in a process of its own…"
_KINDS: Final = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpeg"}


class ReviewWork(QWidget):
    """Looks at what is held. Nothing of a case changes before the one button is pressed.

    Signals:
        left: the list of packs is wanted again.
        taken: it was accepted; carries the Done, whose ``made`` is the number of the case.
        answered: it was refused, or more was asked for; carries the Done.
        wanted: something else of the window is wanted, by name.
        edited: something is decided otherwise.
    """

    left = Signal()
    taken = Signal(object)
    answered = Signal(object)
    wanted = Signal(str)
    edited = Signal()

    def __init__(self, desk: Desk, pack: PackId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "reviewWork", "A pack that came in")
        self._desk, self.pack = desk, pack
        self._seen: Reviewed | None = None
        self._sides: BothSides | None = None
        self._match: MatchCard | None = None
        self._before: dict[str, Take] = {}
        self._body = column(self, 0, 14)
        top = Flow(across=8, down=6)
        back = secondary("Back to the list", "reviewBack", icon=Icon.CHEVRON_LEFT)
        back.clicked.connect(self.left)
        top.addWidget(back)
        self._body.addWidget(top)
        self._wait = Words(OPENING, "soft", wrap=True, name="reviewWait")
        self._body.addWidget(self._wait)
        self.pieces = Pieces()
        self.pieces.edited.connect(self._on_edited)
        self.pieces.read.connect(self._on_read)
        self._summary = Card("What happens when you accept", name="reviewSummary", gap=6)
        self._lines = Words("", wrap=True, name="reviewLines")
        self._refused = Words("", "fault", wrap=True, name="reviewRefused")
        self._refused.hide()
        self._go = primary("Accept", "acceptPack", icon=Icon.CHECK)
        self._more = secondary("Ask for what is missing…", "askForMore")
        self._no = danger("Refuse…", "refusePack")
        self._go.clicked.connect(self._on_go)
        self._more.clicked.connect(lambda: self._answer(missing=True))
        self._no.clicked.connect(lambda: self._answer(missing=False))
        acts = Flow(across=10, down=8)
        for button in (self._go, self._more, self._no):
            acts.addWidget(button)
        for widget in (self._lines, self._refused, acts):
            self._summary.body.addWidget(widget)
        self._summary.hide()
        self._draft = f"receive/{pack}"
        self._look()

    # What is half decided (decision 12)

    def typed(self) -> str:
        """Which case is chosen, and every piece that is decided otherwise than as usual."""
        into = self._match.into if self._match is not None else None
        choices = self.pieces.choices
        if self._seen is None or (not choices and into == self._seen.proposed):
            return ""
        return choices_to_text(into, choices)

    def retype(self, text: str) -> None:
        """Decide as was decided before the lock."""
        into, self._before = choices_from_text(text)
        if self._match is not None and into is not None:
            if into != self._match.into:
                self._match.choose(into)
            elif self._sides is not None:  # else they are put back once its pieces are there
                self._put_back()

    # Looking

    def _look(self) -> None:
        asked = review(self.pack, PACKING)
        self._desk.paper(self, asked, self._on_seen, refused=self._on_unopened)

    def _on_unopened(self, error: CaseworkerError) -> None:
        self._wait.hide()
        empty = EmptyState(Icon.ALERT, "It can’t be opened", str(error), name="reviewFault")
        self._body.addWidget(empty, 1)

    def _on_seen(self, seen: Reviewed) -> None:
        self._wait.hide()
        self._seen = seen
        # Whoever looks at a child’s record is a line of the audit, in quarantine, too.
        self._desk.see_noted(self, packs_in, lambda _: None, f"pack_looked_at:{self.pack[:8]}")
        in_hand = seen.in_hand
        self._band = SenderBand(in_hand)
        self._band.card_wanted.connect(self._on_card)
        self._band.compare_wanted.connect(self._on_compare)
        self._band.book_wanted.connect(lambda: self.wanted.emit("moves/book"))
        self._match = MatchCard(seen, self._desk.today)
        self._match.chosen.connect(self._on_chosen)
        for widget in (
            self._band,
            *self._to_know(seen),
            self._papers(seen),
            self._match,
            self.pieces,
            self._summary,
        ):
            self._body.addWidget(widget)
        self._summary.show()
        self._body.addStretch(1)
        self._show_summary()
        if seen.proposed is not None:
            self._match.choose(seen.proposed)
        self._desk.drafts.watch(self._draft, self, self.edited, owner=self)
        self._match.setFocus()

    def _to_know(self, seen: Reviewed) -> list[Card]:
        handover = seen.in_hand.received.handover
        cards = []
        if seen.in_hand.noticed or handover.restricted:
            card = Card("What to know", name="reviewNoticed", tone=Tone.AMBER, gap=4)
            told = list(seen.in_hand.noticed)
            if handover.restricted:
                told.append("It was restricted there: here, too, only who is named may open it.")
            for words in told:
                card.body.addWidget(Words(words, wrap=True))
            cards.append(card)
        if handover.withheld:
            card = Card("Withheld by them", name="reviewWithheld", gap=4)
            for one in handover.withheld:
                card.body.addWidget(Words(one.said, wrap=True))
            cards.append(card)
        return cards

    def _papers(self, seen: Reviewed) -> Card:
        """The papers that came for people; they are read here, and not kept with the case."""
        handover = seen.in_hand.received.handover
        card = Card("Read it first", name="reviewPapers", gap=6)
        counts = (
            (len(handover.case.live), "entry", "entries"),
            (len(handover.versions), "version of a plan", "versions of plans"),
            (len(handover.documents), "document", "documents"),
            (len(handover.clocks), "duty that still runs", "duties that still run"),
        )
        said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
        words = f"{', '.join(said)}." if said else "Nothing but the person."
        card.body.addWidget(Words(words, "soft", wrap=True, name="reviewCounts"))
        line = Flow(across=8, down=6)
        for at, piece in enumerate(seen.in_hand.received.papers):
            if (kind := _KINDS.get(piece.media)) is None:
                continue
            button = quiet(piece.name, f"readPaper{at}")
            to_read = ToRead(piece.name, kind, piece.content)
            button.clicked.connect(lambda _=False, one=to_read: self._read(one))
            line.addWidget(button)
        card.body.addWidget(line)
        return card

    @Slot(str)
    def _on_chosen(self, into: str) -> None:
        if self._seen is None:
            return
        self._before = self._before or self.pieces.choices
        number = None if into == NEW else CaseNumber(into)
        self._desk.see(self, sides(self._seen.in_hand, number), self._on_sides)
        self.edited.emit()

    def _on_sides(self, found: BothSides) -> None:
        self._sides = found
        self.pieces.show_sides(found)
        self._put_back()

    def _put_back(self) -> None:
        before, self._before = self._before, {}
        self.pieces.choose(before)
        self._show_summary()

    @Slot()
    def _on_edited(self) -> None:
        self._show_summary()
        self.edited.emit()

    def _show_summary(self) -> None:
        if self._seen is None:
            return
        may = self._seen.in_hand.sender.may_be_taken
        if self._sides is None:
            lines: tuple[str, ...] = ("Choose first whose case it is.",)
        else:
            lines = self._sides.dry_run(self.pieces.choices)
        if not may:
            lines = (*lines, "It can be accepted once it is sure who sent it.")
        self._lines.setText("\n".join(f"•  {line}" for line in lines))
        self._go.setEnabled(may and self._sides is not None)
        is_new = self._sides is not None and self._sides.ours is None
        self._go.setText("Accept as a new case" if is_new else "Accept into this case")

    # Deciding

    @Slot()
    def _on_go(self) -> None:
        if self._seen is None or self._sides is None or self._match is None:
            return
        into = self._match.into
        number = None if into == NEW or into is None else CaseNumber(into)
        self._go.setEnabled(False)
        self._refused.hide()
        command = Accept(self._seen.in_hand, number, self.pieces.choices, self._sides.mark)
        self._desk.do(accept, command, asker=self, then=self._on_taken, refused=self._on_refused)

    def _on_taken(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.taken.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._refused.setText(str(error))
        self._refused.show()
        self._go.setEnabled(True)
        if self._match is not None and self._match.into is not None:
            self._on_chosen(self._match.into)

    def _answer(self, *, missing: bool) -> None:
        sheet = AnswerSheet(self._desk, self.pack, self.window(), missing=missing)
        sheet.recorded.connect(self.answered)
        sheet.open()

    @Slot()
    def _on_card(self) -> None:
        """Whose card it is is said first; then its words are compared."""
        if self._seen is not None:
            desk, window = self._desk, self.window()
            sheet = CardSheet(desk, self._seen.in_hand.sender.card, window)
            # This page is built anew as the address book changes: the sheets belong to the window.
            sheet.compare_wanted.connect(partial(_compare, desk, window))
            sheet.begin()

    @Slot()
    def _on_compare(self) -> None:
        sender = self._seen.in_hand.sender if self._seen is not None else None
        if sender is not None and sender.receiver is not None:
            _compare(self._desk, self.window(), sender.receiver.id)

    @Slot(str)
    def _on_read(self, document: str) -> None:
        if self._seen is None:
            return
        received = self._seen.in_hand.received
        for one in received.handover.documents:
            if one.id == document:
                kind = one.kind if one.kind in FORMATS else ""
                self._read(ToRead(one.name, kind, received.contents[one.id]))

    def _read(self, piece: ToRead) -> None:
        PieceSheet(self._desk, piece, self.window()).open()


def _compare(desk: Desk, window: QWidget, receiver: str) -> None:
    CompareSheet(desk, ReceiverId(receiver), window).begin()
