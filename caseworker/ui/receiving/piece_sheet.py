"""Reading what lies in a pack inside the program, before anything of it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from caseworker.casework.viewing import Shown
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.parts import EmptyState, Words, secondary
from caseworker.ui.reading import TALL, VIEWING, WIDE
from caseworker.ui.say import Sheet
from caseworker.ui.viewer import PagesView


@dataclass(frozen=True, slots=True)
class ToRead:
    """A piece: what it is called, its kind among the formats, and its bytes."""

    name: str
    kind: str
    content: bytes = field(repr=False)


class PieceSheet(Sheet):
    """A piece to be read, page after page: opened in a process with limits. Escape shuts it."""

    def __init__(self, desk: Desk, piece: ToRead, parent: QWidget) -> None:
        super().__init__(piece.name, "", "readPiece", parent)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self._desk, self._piece = desk, piece
        self._wait = Words("Opening…", "soft", name="readWait")
        self.pages = PagesView(can_print=False)
        self.pages.more_wanted.connect(self._look)
        self.pages.hide()
        self.body.addWidget(self._wait, 1)
        self.body.addWidget(self.pages, 1)
        shut = secondary("Close", "readClose")
        shut.clicked.connect(self.accept)
        self.finish_with(shut)
        self.finished.connect(self.deleteLater)
        shortcut(QKeySequence.StandardKey.Close, self, self.accept, "Close")
        room = parent.window().size()
        self.resize(min(theme.px(WIDE), room.width() - 16), min(theme.px(TALL), room.height() - 16))
        desk.upkeep(
            self,
            lambda _: VIEWING.look(piece.kind, piece.content),
            self._on_first,
            refused=self._on_refused,
        )

    def _look(self, first: int) -> None:
        piece = self._piece
        self._desk.upkeep(
            self,
            lambda _: VIEWING.look(piece.kind, piece.content, first=first),
            self._on_more,
            refused=self._on_refused,
        )

    def _on_first(self, shown: Shown) -> None:
        self._wait.hide()
        self.pages.show()
        self.pages.show_pages(shown.pages, shown.text, count=shown.count, notes=shown.notes)
        self.pages.setFocus()

    def _on_more(self, shown: Shown) -> None:
        self.pages.add_pages(shown.pages)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._wait.hide()
        self.pages.hide()
        empty = EmptyState(Icon.EYE_OFF, "This can't be shown here", str(error), name="readFault")
        self.body.insertWidget(1, empty, 1)
