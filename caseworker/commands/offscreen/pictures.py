"""Pictures of what the window shows, as it paints it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from caseworker.commands.offscreen.hand import Hand


class Album:
    """Pictures with names of their own, in one folder."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._hand = Hand(window)
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, of: QWidget | None = None) -> Path:
        """A picture of the window, or of a sheet over it, once it has stopped changing."""
        file = self._folder / f"{name}.png"
        if not self._still(of or self._window).save(str(file)):
            raise OSError(f"{file} can't be written")
        return file

    def _still(self, seen: QWidget) -> QImage:
        """What is painted, as soon as two looks at it show the same."""
        kept = [seen.grab().toImage()]

        def stands_still() -> bool:
            kept.append(seen.grab().toImage())
            return kept[-1] == kept.pop(-2)

        self._hand.settle()
        self._hand.wait(stands_still, "the picture stands still")
        return kept[-1]
