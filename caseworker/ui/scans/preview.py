"""What a paper of the scan folder looks like, before it belongs to any case."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from caseworker.casework.scan_folder import Scan
from caseworker.casework.viewing import Shown, Viewing
from caseworker.domain.attachments import judge
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.case.files import bring
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Words, column
from caseworker.ui.viewer import PagesView

VIEWING: Final = Viewing()


class ScanPreview(QWidget):
    """The pages of one file, drawn away from the window; its bytes stay where they lie."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._scan: Scan | None = None
        self._said = Words("", "soft", wrap=True, name="scansPreviewSaid")
        self.pages = PagesView(can_print=False)
        self.pages.more_wanted.connect(self._on_more_wanted)
        body = column(self, 0, 6)
        body.addWidget(self._said)
        body.addWidget(self.pages, 1)
        self.show_scan(None)

    def show_scan(self, scan: Scan | None) -> None:
        """Show this one; an answer about another is passed over."""
        if scan is not None and scan == self._scan:
            return
        self._scan = scan
        self._tell("Opening…" if scan is not None else "")
        if scan is not None:
            self._look(scan, 1)

    def _look(self, scan: Scan, first: int) -> None:
        self._desk.upkeep(
            self,
            lambda _: _drawn(scan, first),
            partial(self._on_drawn, scan, first),
            refused=partial(self._on_refused, scan),
        )

    def _on_drawn(self, scan: Scan, first: int, shown: Shown) -> None:
        if scan != self._scan:
            return
        if first > 1:
            self.pages.add_pages(shown.pages)
            return
        self._said.hide()
        self.pages.show()
        self.pages.show_pages(shown.pages, shown.text, count=shown.count, notes=shown.notes)

    def _on_more_wanted(self, first: int) -> None:
        if self._scan is not None:
            self._look(self._scan, first)

    def _on_refused(self, scan: Scan, error: CaseworkerError) -> None:
        if scan == self._scan:
            self._tell(str(error))

    def _tell(self, words: str) -> None:
        self.pages.hide()
        self._said.setText(words)
        self._said.show()


def _drawn(scan: Scan, first: int) -> Shown:
    """Never on the window’s thread."""
    brought = bring(scan.path)
    kind = judge(brought.name, brought.content).format.kind
    return VIEWING.look(kind, brought.content, first=first)
