"""Reading what lies in a pack inside the program, before anything of it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from caseworker.ui.desk import Desk
from caseworker.ui.reading import VIEWING, PagesSheet


@dataclass(frozen=True, slots=True)
class ToRead:
    """A piece: what it is called, its kind among the formats, and its bytes."""

    name: str
    kind: str
    content: bytes = field(repr=False)


class PieceSheet(PagesSheet):
    """A piece to be read."""

    def __init__(self, desk: Desk, piece: ToRead, parent: QWidget) -> None:
        super().__init__(desk, piece.name, "readPiece", parent)
        self._piece = piece
        desk.upkeep(
            self,
            lambda _: VIEWING.look(piece.kind, piece.content),
            self.on_first,
            refused=self.on_refused,
        )

    def look(self, first: int) -> None:
        piece = self._piece
        self.desk.upkeep(
            self,
            lambda _: VIEWING.look(piece.kind, piece.content, first=first),
            self.on_more,
            refused=self.on_refused,
        )
