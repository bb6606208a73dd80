"""Records: the backups, the ways back to one, and all of it taken elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework.safekeeping import BackupSeen, SafeState
from caseworker.casework.strongroom import OpenStore
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.parts import ScrollPage, column, named
from caseworker.ui.records.all_records import AllRecordsCard
from caseworker.ui.records.backup_list import BackupList
from caseworker.ui.records.backups import BackupsCard
from caseworker.ui.records.bring_back_sheet import BringBackSheet
from caseworker.ui.records.go_back_sheet import GoBackSheet


class BackupsTab(QWidget):
    """A card for each thing.

    Signals:
        opened: a case is wanted; carries its number and no duty.
    """

    opened = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "backupsTab", "Backups")
        self._desk = desk
        self._elsewhere: Path | None = None
        page = ScrollPage("backupsScroll")
        page.body.setContentsMargins(0, theme.px(8), 0, theme.px(28))
        page.body.setSpacing(theme.px(14))
        column(self, 0, 0).addWidget(page)
        self._card = BackupsCard(desk)
        self._list = BackupList()
        for card in (self._card, self._list, AllRecordsCard(desk)):
            page.body.addWidget(card)
        page.body.addStretch(1)
        self._card.changed.connect(self.look)
        self._list.prove_wanted.connect(self._card.prove)
        self._list.go_back_wanted.connect(self._on_go_back)
        self._list.case_wanted.connect(self._on_case)
        self._list.mark_wanted.connect(self._on_mark)
        self._list.folder_wanted.connect(self._on_folder)
        self._list.here_wanted.connect(self._on_here)

    def begin(self, part: str) -> None:
        """Begin what was asked for by name, from the search."""
        begin = {"drill": self._card.hold_drill, "copy": self._card.copy_away}.get(part)
        if begin is not None:
            begin()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask anew how the backups are."""
        self._desk.upkeep(self, _state, self._on_state)

    def _on_state(self, state: SafeState) -> None:
        self._card.show_state(state)
        if self._elsewhere is None:
            self._list.show_backups(state.backups, self._desk.wall)

    @Slot(object)
    def _on_go_back(self, backup: BackupSeen) -> None:
        GoBackSheet(self._desk, backup, self.window()).open()

    @Slot(object)
    def _on_case(self, backup: BackupSeen) -> None:
        sheet = BringBackSheet(self._desk, backup, self.window())
        sheet.recorded.connect(lambda done: self.opened.emit(done.made, ""))
        sheet.open()

    @Slot(object, bool)
    def _on_mark(self, backup: BackupSeen, is_kept: bool) -> None:  # noqa: FBT001 - a signal's
        def work(store: OpenStore) -> SafeState:
            store.safe.mark(backup.path, is_kept=is_kept)
            return store.safe.state()

        self._desk.upkeep(self, work, self._on_state)

    @Slot(object)
    def _on_folder(self, folder: Path) -> None:
        def work(store: OpenStore) -> tuple[BackupSeen, ...]:
            return store.safe.on_medium(folder)

        self._desk.upkeep(self, work, partial(self._on_there, folder))

    def _on_there(self, folder: Path, found: tuple[BackupSeen, ...]) -> None:
        self._elsewhere = folder
        self._list.show_backups(found, self._desk.wall, is_here=False)

    @Slot()
    def _on_here(self) -> None:
        self._elsewhere = None
        self.look()


def _state(store: OpenStore) -> SafeState:
    return store.safe.state()
