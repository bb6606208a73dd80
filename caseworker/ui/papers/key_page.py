"""The recovery key on paper: drawn in memory, sent to a printer, and never a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from caseworker.casework.recovery_page import KeyPage, recovery_page
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.papers.printing import AskPrinter, Progress, ask_printer, pages_wanted, paint


class Lane(Protocol):
    """Somewhere to draw and print, away from the window: a ``Tasks``, or a desk's."""

    def run(
        self,
        asker: QObject,
        work: Callable[[], None],
        *,
        then: Callable[[None], None],
        failed: Callable[[Exception], None],
    ) -> None: ...


class DeskLane:
    """The lane of an open desk that may also write, since that it is printed is written down."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def run(
        self,
        asker: QObject,
        work: Callable[[], None],
        *,
        then: Callable[[None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def doing(_: OpenStore) -> None:
            work()

        self._desk.store(asker, doing, then, refused=failed)


class KeyPrinting(QObject):
    """Asks which printer, draws the page and sends it there.

    Signals:
        told: how it stands; carries words, and whether the page is with the printer.
    """

    told = Signal(str, bool)

    def __init__(
        self,
        page: Callable[[], KeyPage],
        lane: Lane,
        owner: QWidget,
        ask: AskPrinter = ask_printer,
    ) -> None:
        """``page`` is called in the lane, just before it is drawn."""
        super().__init__(owner)
        self._page, self._lane, self._owner, self._ask = page, lane, owner, ask

    def begin(self) -> None:
        """Ask for the printer; nothing is drawn before there is one."""
        self._ask(self._owner.window(), 1, self._on_printer, self._on_refused)

    def _on_printer(self, printer: QPrinter) -> None:
        page, progress = self._page, Progress()

        def work() -> None:
            paint(printer, recovery_page(page()), pages_wanted(printer, 1), progress)

        self.told.emit("Sending the page to the printer…", False)
        self._lane.run(self, work, then=self._on_printed, failed=self._on_failed)

    def _on_printed(self, _: None) -> None:
        self.told.emit("The page is with the printer. Type the key back from it.", True)

    def _on_refused(self, why: str) -> None:
        self.told.emit(f"{why} The key can also be written down by hand.", False)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error  # a fault of ours: whoever catches those shows it, without its words
        self.told.emit(str(error), False)
