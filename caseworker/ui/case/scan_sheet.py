"""“From the scan folder…”: what lies there, taken in, and the clear originals deleted on a yes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from platform import node

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from caseworker.casework.scan_folder import (
    ChooseScanFolder,
    Cleared,
    Scan,
    choose_scan_folder,
    clear,
    proven,
    scan_folder,
    scans_in,
)
from caseworker.domain.attachments import size_words
from caseworker.domain.errors import CaseworkerError, UnfitFile
from caseworker.ui import theme
from caseworker.ui.case.intake import Intake, shown
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, Words, named, primary, quiet, secondary
from caseworker.ui.say import Question, ask

_ABOUT = (
    "Tick what belongs to this case. Each is kept inside the encrypted records; then you are asked "
    "whether the clear originals are to be deleted."
)
_GONE = "This folder can’t be read. Check that it is there, or choose another."


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
        self._where = Words("", "soft", wrap=True, name="scanWhere")
        self._choose = quiet("Choose the folder…", "scanChoose", icon=Icon.FOLDER)
        self._list = named(QListWidget(), "scanList", "Files in the scan folder")
        self._list.setMinimumHeight(theme.px(260))
        self._said = Words("", wrap=True, name="scanSaid")
        line = Flow(across=10)
        line.addWidget(self._where)
        line.addWidget(self._choose)
        for part in (line, self._list, self._said):
            self.middle.body.addWidget(part)
        shut = secondary("Close", "scanClose")
        self._go = primary("Take in", "scanTake")
        self._go.setEnabled(False)
        self.finish_with(shut, self._go)
        shut.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._choose.clicked.connect(self._on_choose)
        self._list.itemChanged.connect(self._on_ticked)
        self.finished.connect(self.deleteLater)
        self._look()

    @Slot()
    def _look(self) -> None:
        self._desk.see(self, scan_folder(node()), self._on_folder)

    def use(self, folder: Path) -> None:
        """This is the folder from now on."""
        command = ChooseScanFolder(node(), str(folder))
        self._desk.do(choose_scan_folder, command, asker=self, then=lambda _: self._look())

    def _on_folder(self, folder: str) -> None:
        self._list.clear()
        if not folder:
            self._where.setText("No folder is chosen on this computer yet.")
            self._choose.setFocus()
            return
        self._where.setText(folder)
        self._choose.setText("Another folder…")
        self._desk.upkeep(self, lambda _: _listed(folder), self._on_scans, refused=self._on_fault)

    def _on_scans(self, scans: tuple[Scan, ...]) -> None:
        nothing = "" if scans else "There is nothing in it to be taken in."
        self._said.setText("\n".join(filter(None, (self._left, nothing))))
        for scan in scans:
            words = f"{shown(scan.path.name)}  ·  {size_words(scan.size)}"
            item = QListWidgetItem(words, self._list)
            item.setData(Qt.ItemDataRole.UserRole, scan.path)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.setCurrentRow(0)
        self._list.setFocus()
        self.fit()

    def _on_fault(self, error: CaseworkerError) -> None:
        self._said.setText(str(error))

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
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, "Caseworker")
        dialog.setObjectName("scanFolder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.use(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_go(self) -> None:
        self._taken, self._left = self._ticked(), ""
        self._go.setEnabled(False)
        self._said.setText("Reading…")
        self._intake.kept.connect(self._on_kept)
        self._intake.told.connect(self._on_told)
        self._intake.take(self._taken)

    def _on_told(self, refused: tuple[str, ...]) -> None:
        self._said.setText("\n".join(refused))

    def _on_kept(self, ids: tuple[str, ...]) -> None:
        self._intake.kept.disconnect(self._on_kept)
        self._desk.paper(self, proven(ids), self._on_proven)

    def _on_proven(self, kept: dict[str, str]) -> None:
        count = len(self._taken)
        what = "the original" if count == 1 else f"the {count} originals"
        question = Question(
            f"Delete {what} from the scan folder?",
            "What was kept has been read back and is whole. In the folder the papers lie open, for "
            "anybody who can read it. Each is compared once more before it is deleted.",
            "Delete",
            "Leave them there",
        )
        asked = ask(self, question, partial(self._clear, dict(kept)))
        asked.rejected.connect(self._on_left)

    def _clear(self, kept: dict[str, str]) -> None:
        paths = list(self._taken)
        self._desk.upkeep(self, lambda _: clear(paths, kept), self._on_cleared)

    @Slot()
    def _on_left(self) -> None:
        self.cleared.emit(None)
        self.accept()

    def _on_cleared(self, cleared: Cleared) -> None:
        self.cleared.emit(cleared)
        if not cleared.left:
            self.accept()
            return
        self._left = "\n".join(["Not deleted:", *map(shown, cleared.left)])
        self._look()


def _listed(folder: str) -> tuple[Scan, ...]:
    try:
        return scans_in(folder)
    except OSError as error:
        raise UnfitFile(_GONE) from error
