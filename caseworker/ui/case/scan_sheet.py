"""“From the scan folder…”: what lies there, taken in, and the clear originals deleted on a yes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from caseworker.casework.scan_folder import Cleared, Scan, proven
from caseworker.domain.attachments import size_words
from caseworker.ui import theme
from caseworker.ui.case.intake import Intake, shown
from caseworker.ui.case.scan_place import ScanPlace, left_words, lying_words
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Words, named, primary, secondary
from caseworker.ui.parts.saying_list import SayingList

_HINT = "The files in the scan folder are listed here."
_ABOUT = (
    "Tick what belongs to this case. Each is kept inside the encrypted records; then you are asked "
    "whether the clear originals are to be deleted."
)


class ScanSheet(LongSheet):
    """The files of the scan folder of this computer, newest first.

    Signals:
        cleared: the originals were asked about; carries the Cleared, or None where they stay.
    """

    cleared = Signal(object)

    def __init__(self, desk: Desk, intake: Intake, parent: QWidget) -> None:
        super().__init__("Take in from the scan folder", _ABOUT, "scan", parent)
        self.as_wide_as(760)
        self._desk, self._intake = desk, intake
        self._taken: list[Path] = []
        self._left = ""
        self.place = ScanPlace(desk)
        self.place.listed.connect(self._on_scans)
        self._list = named(SayingList(_HINT), "scanList", "Files in the scan folder")
        self._list.setMinimumHeight(theme.px(260))
        self._said = Words("", wrap=True, name="scanSaid")
        self.place.faulted.connect(self._on_fault)
        self.place.cleared.connect(self._on_cleared)
        for part in (self.place, self._list, self._said):
            self.middle.body.addWidget(part)
        shut = secondary("Close", "scanClose")
        self._go = primary("Take in", "scanTake")
        self._go.setEnabled(False)
        self.finish_with(shut, self._go)
        shut.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._intake.kept.connect(self._on_kept)
        self._intake.told.connect(self._on_told)
        self._list.itemChanged.connect(self._on_ticked)
        self.finished.connect(self.deleteLater)
        self.place.look()

    @Slot(object)
    def _on_scans(self, scans: tuple[Scan, ...]) -> None:
        self._list.clear()
        self._said.setText(lying_words(scans, self._left))
        for scan in scans:
            words = f"{shown(scan.path.name)}  ·  {size_words(scan.size)}"
            item = QListWidgetItem(words, self._list)
            item.setData(Qt.ItemDataRole.UserRole, scan.path)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.setCurrentRow(0)
        self._list.setFocus()
        self.fit()

    @Slot(str)
    def _on_fault(self, words: str) -> None:
        self._list.clear()
        self._said.setText(words)

    @Slot()
    def _on_ticked(self) -> None:
        self._go.setEnabled(bool(self._ticked()))

    def _ticked(self) -> list[Path]:
        items = (self._list.item(at) for at in range(self._list.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    @Slot()
    def _on_go(self) -> None:
        self._taken, self._left = self._ticked(), ""
        self._go.setEnabled(False)
        self._said.setText("Reading…")
        self._intake.take(self._taken)

    def _on_told(self, refused: tuple[str, ...]) -> None:
        self._said.setText("\n".join(refused))

    def _on_kept(self, ids: tuple[str, ...]) -> None:
        self._desk.paper(self, proven(ids), self._on_proven)

    def _on_proven(self, kept: dict[str, str]) -> None:
        self.place.ask_to_clear(self._taken, kept)

    @Slot(object)
    def _on_cleared(self, cleared: Cleared | None) -> None:
        self.cleared.emit(cleared)
        self._left = left_words(cleared)
        if self._left:
            self.place.look()
        else:
            self.accept()
