"""The list of papers that wait in the scan folder, each with what was said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem

from caseworker.casework.scan_folder import Scan
from caseworker.domain.attachments import size_words
from caseworker.ui.case.intake import shown
from caseworker.ui.parts import named
from caseworker.ui.parts.saying_list import SayingList
from caseworker.ui.scans.given import Given, Givens

HINT: Final = "The papers that wait in the scan folder are listed here."
_FILED: Final = "filed; the original is still here"
_SCAN: Final = Qt.ItemDataRole.UserRole


class WaitingList(SayingList):
    """Ctrl and Shift choose several, which are then given together.

    Signals:
        edited: something was said of a paper.
    """

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(HINT)
        named(self, "scansList", "Papers that wait in the scan folder")
        self._today = today
        self._givens: dict[str, Given] = {}
        self._filed: set[str] = set()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)

    @property
    def givens(self) -> Givens:
        """What was said so far, of papers that aren’t listed yet, too."""
        return self._givens

    @property
    def chosen(self) -> tuple[Scan, ...]:
        return tuple(self._scan(item) for item in self.selectedItems())

    @property
    def to_file(self) -> tuple[Scan, ...]:
        """Those that have a case, as they stand in the list."""
        listed = (self._scan(self.item(at)) for at in range(self.count()))
        return tuple(one for one in listed if self.given(one).case)

    def given(self, scan: Scan) -> Given:
        return self._givens.get(scan.key, Given())

    def current(self) -> Scan | None:
        at = self.currentRow()
        return self._scan(self.item(at)) if at >= 0 else None

    def show_scans(self, scans: Sequence[Scan]) -> None:
        """These lie there now; the first is chosen."""
        self.clear()
        for scan in scans:
            item = QListWidgetItem(self)
            item.setData(_SCAN, scan)
            self._tell(item)
        self.setCurrentRow(0)

    def put_back(self, givens: Givens) -> None:
        """What was said before."""
        self._givens = dict(givens)
        self._tell_all()

    def say(self, **what: Any) -> None:
        """Say this of every paper that is chosen."""
        self._change(self.chosen, lambda was: replace(was, **what))

    def forget(self, scans: Sequence[Scan]) -> None:
        """These are filed."""
        self._filed |= {scan.key for scan in scans}
        self._change(scans, lambda _: Given())

    def _change(self, scans: Sequence[Scan], into: Callable[[Given], Given]) -> None:
        for scan in scans:
            self._givens[scan.key] = into(self.given(scan))
        self._tell_all()
        self.edited.emit()

    def _tell_all(self) -> None:
        for at in range(self.count()):
            self._tell(self.item(at))

    def _tell(self, item: QListWidgetItem) -> None:
        scan = self._scan(item)
        name, given = scan.path.name, self.given(scan)
        is_filed = scan.key in self._filed and given == Given()
        said = _FILED if is_filed else given.said(name, self._today)
        item.setText(f"{shown(name)}  ·  {size_words(scan.size)}\n{said}")

    @staticmethod
    def _scan(item: QListWidgetItem) -> Scan:
        scan = item.data(_SCAN)
        assert isinstance(scan, Scan)  # noqa: S101 - put there above
        return scan
