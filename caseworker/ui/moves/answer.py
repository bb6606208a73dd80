"""Brings in the answer to a pack: a receipt file, chosen or dropped, read and proved."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.answers import LARGEST, BringInAnswer, bring_in_answer
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.choose_file import bytes_of, choose_file
from caseworker.ui.desk import Desk

ENDING: Final = ".receipt"
KINDS: Final = ("Receipts (*.receipt)", "All files (*)")


class ReceiptsIn(QObject):
    """Asks for the file, reads no more of it than a receipt may be, and hands it to the office."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner

    @Slot()
    def choose(self) -> None:
        """Ask which file it is."""
        choose_file(self._owner, "chooseReceipt", KINDS, self.bring_in)

    def bring_in(self, path: Path) -> None:
        """Take in what this file says, or say why not."""
        self._desk.upkeep(
            self,
            lambda _: bytes_of(path, LARGEST),
            lambda content: self._desk.do(bring_in_answer, BringInAnswer(content)),
            refused=self._on_refused,
        )

    def _on_refused(self, error: CaseworkerError) -> None:
        self._desk.refused.emit(str(error), "")
