"""For whom a paper is, large, and why it may go to them: said before it leaves, and not after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.papers import LetGo, why_it_may
from caseworker.casework.wanted import Wanted
from caseworker.domain.basis import Basis
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Request
from caseworker.domain.errors import CaseworkerError, NotAllowed
from caseworker.domain.pieces_words import in_words
from caseworker.domain.release import ReleaseKind
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, recolour

OURS: Final = (
    "A working copy, which stays in our own office. It says so on every page, and is in the ledger "
    "under its number. Nothing is disclosed, so no consent is asked for."
)
PAUSE: Final = 250  # ms after a key, so that half a name is not asked about


@dataclass(frozen=True, slots=True)
class Leaves:
    """A paper on its way out, and what the gate was asked about it, where it was asked before."""

    wanted: Wanted
    asked: Request | None = None


class ForWhom(Card):
    """The recipient, as large as can be: the wrong one is the worst that can happen here."""

    def __init__(self, asked: Request, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.ACCENT, margin=14, gap=2, name="forWhom", parent=parent)
        to = asked.recipient
        self.body.addWidget(Words("This goes to", "label"))
        self.body.addWidget(Words(to.name, "title", wrap=True, name="forWhomName"))
        if to.organisation:
            self.body.addWidget(Words(to.organisation, wrap=True))
        if asked.identity:
            self.body.addWidget(Words(f"Identity: {asked.identity}", "small", wrap=True))


class WhyItMay(Card):
    """What lets it go to whoever is typed; or that nothing does. Hidden where nothing need.

    Signals:
        changed: it says something else, and may need another height.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        leaves: Leaves,
        carries: Pieces,
        kind: ReleaseKind,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone=Tone.GREEN, margin=12, gap=2, name="whyItMay", parent=parent)
        self._desk, self._leaves, self._kind = desk, leaves, kind
        self._carries = carries
        self._to = ""
        self._inside = False
        self._said = Words("", wrap=True, name="whyItMayWords")
        self._source = Words("", "small", wrap=True)
        self._left_out = Words("", "strong", wrap=True, name="whyItMayLeftOut")
        for line in (self._said, self._source, self._left_out):
            self.body.addWidget(line)
        left_out = leaves.wanted.left_out
        self._left_out.setText(f"Left out: {in_words(Pieces(frozenset(left_out)))}.")
        self._left_out.setVisible(bool(left_out))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self.hide()

    def look(self, to: str, *, inside: bool = False) -> None:
        """Ask it about them, after a moment. ``inside`` is for a copy that stays in the office."""
        self._to, self._inside = to.strip(), inside
        if self._to and (self._carries or self._leaves.asked is not None):
            self._pause.start()
        else:
            self._pause.stop()
            self.hide()

    @Slot()
    def _ask(self) -> None:
        leaves = self._leaves
        command = LetGo(
            leaves.wanted, self._kind, self._to, asked=leaves.asked, inside=self._inside
        )
        self._desk.see(
            self,
            why_it_may(command, self._carries, self._desk.officer),
            self._on_basis,
            refused=self._on_refused,
        )

    def _on_basis(self, basis: Basis | None) -> None:
        if basis is not None:
            self._show(basis.words, basis.source, Tone.GREEN)
        elif self._carries:
            self._show(OURS, "", Tone.BLUE)
        else:
            self.hide()

    def _on_refused(self, error: CaseworkerError) -> None:
        source = error.source if isinstance(error, NotAllowed) else ""
        self._show(str(error), source, Tone.AMBER)

    def _show(self, words: str, source: str, tone: Tone) -> None:
        recolour(self, tone)
        self._said.setText(words)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self.setAccessibleName(words)
        self.show()
        self.changed.emit()
