"""Preferences: the kinds of plan there are, and one more of the office’s own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from caseworker.casework.office import Done
from caseworker.casework.own_kinds import LARGEST, AddPlanKind, add_plan_kind, look_up_kinds
from caseworker.domain.errors import CaseworkerError, UnfitFile
from caseworker.domain.kinds import PlanKind
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, row, secondary

_CHECKED = {
    "read": "checked against its source",
    "summary": "checked against a summary",
    "memory": "written from memory, check with the authority",
}


class PlanKindsCard(Card):
    """Each kind with its source and how that was checked. Those of the office are in its store."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Kinds of plan", name="planKindsCard", margin=20, gap=10)
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self._said = Words("", "strong", name="planKindsSaid", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        self._add = secondary("Add a kind from a file…", "planKindsAdd", icon=Icon.FOLDER)
        self._add.clicked.connect(self._on_add)
        line = row()
        line.addWidget(self._add)
        line.addStretch(1)
        self.body.addLayout(line)
        self._add.setVisible(desk.may(Right.CHANGE_SETTINGS))
        self._ask()

    def take(self, path: Path) -> None:
        """Add the kind that the file at ``path`` declares."""
        self._said.hide()
        self._desk.upkeep(self, lambda _: _read(path), self._on_read, refused=self._on_refused)

    def _ask(self) -> None:
        self._desk.see(self, look_up_kinds, self._on_kinds)

    def _on_kinds(self, kinds: tuple[PlanKind, ...]) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        for kind in kinds:
            self._lines.addWidget(Words(kind.title, "strong", wrap=True))
            how = _CHECKED.get(kind.checked, kind.checked)
            self._lines.addWidget(Words(f"{kind.source}: {how}.", "small", wrap=True))

    @Slot()
    def _on_add(self) -> None:
        dialog = QFileDialog(self.window(), "Caseworker")
        dialog.setObjectName("choosePlanKind")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Kinds of plan (*.toml)", "All files (*)"])
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_read(self, text: str) -> None:
        command = AddPlanKind(text)
        self._desk.do(
            add_plan_kind, command, asker=self, then=self._on_added, refused=self._on_refused
        )

    def _on_added(self, done: Done) -> None:
        self._tell(done.sentence, Tone.GREEN)
        self._ask()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._tell(str(error), Tone.AMBER)

    def _tell(self, words: str, tone: Tone) -> None:
        self._said.say(words, tone)
        self._said.show()


def _read(path: Path) -> str:
    """The text of a small file. Never called on the window’s thread.

    Raises:
        UnfitFile: it can't be read, or is no text.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(LARGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise UnfitFile("This file can’t be read as text.") from error
