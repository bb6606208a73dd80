"""Every backup, newest first: when, how much, why, and what can be done with it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from caseworker.casework.safekeeping import BackupSeen
from caseworker.domain.attachments import size_words
from caseworker.ui.case.tab import emptied
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Pill,
    Words,
    column,
    named,
    quiet,
    secondary,
)

_NONE_HERE: Final = "The first is made when the records are opened tomorrow, or now by the button."
_NONE_THERE: Final = "In that folder there is no backup of these records."


class BackupList(Card):
    """A line for each backup, here or on a medium.

    Signals:
        prove_wanted: open it again, and compare; carries the BackupSeen.
        case_wanted: one case is to be taken out of it; carries the BackupSeen.
        go_back_wanted: it is to take the place of the records; carries the BackupSeen.
        mark_wanted: it is never to be thinned out, or may be again; carries it, and which.
        folder_wanted: the backups of another folder are to be listed; carries the folder.
        here_wanted: those of this computer are to be listed again.
    """

    prove_wanted = Signal(object)
    case_wanted = Signal(object)
    go_back_wanted = Signal(object)
    mark_wanted = Signal(object, bool)
    folder_wanted = Signal(object)
    here_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Every backup", name="backupList", margin=20, gap=8, parent=parent)
        self._where = Words("", "soft", wrap=True, name="backupsWhere")
        ways = Flow(across=10, down=6)
        self._medium = secondary("Look on a medium…", "backupsOnMedium", icon=Icon.FOLDER)
        self._here = quiet("Back to this computer", "backupsHere")
        self._here.hide()
        ways.addWidget(self._medium)
        ways.addWidget(self._here)
        self.body.addWidget(self._where)
        self.body.addWidget(ways)
        ground = QWidget()
        self._lines = column(ground, 0, 8)
        self.body.addWidget(ground)
        self._medium.clicked.connect(self._on_medium)
        self._here.clicked.connect(self.here_wanted)

    def show_backups(
        self, backups: tuple[BackupSeen, ...], now: datetime, *, is_here: bool = True
    ) -> None:
        """``is_here``: they lie on this computer."""
        self._here.setVisible(not is_here)
        where = "on this computer" if is_here else "in the folder that you chose"
        self._where.setText(f"Those {where}. Each was opened again before it had its name.")
        emptied(self._lines)
        if not backups:
            words = _NONE_HERE if is_here else _NONE_THERE
            self._lines.addWidget(EmptyState(Icon.SAFE, "No backup", words, name="noBackup"))
        for at, one in enumerate(backups):
            self._lines.addWidget(self._line(one, at, now, is_here=is_here))

    def _line(self, one: BackupSeen, at: int, now: datetime, *, is_here: bool) -> Card:
        card = Card(name=f"backup{at}", margin=12, gap=4)
        said = one.told(now)
        card.setAccessibleName(f"{said}. {one.why.value}")
        head = Flow(across=10, down=4)
        head.addWidget(Words(f"{said[:1].upper()}{said[1:]}", "strong", name=f"backup{at}Told"))
        head.addWidget(Pill(one.why.value, Tone.BLUE, name=f"backup{at}Why"))
        if one.is_kept:
            head.addWidget(Pill("Kept", Tone.GREEN, name=f"backup{at}IsKept"))
        local = one.at.astimezone()
        when = f"{local:%d/%m/%Y %H:%M}"
        card.body.addWidget(head)
        card.body.addWidget(Words(f"{when}  ·  {size_words(one.size)}", "small"))
        acts = Flow(across=8, down=4)
        keep = "Keep no longer" if one.is_kept else "Keep"
        for words, name, signal in (
            ("Prove again", "Prove", self.prove_wanted),
            ("Take one case…", "Case", self.case_wanted),
            ("Go back to this…", "GoBack", self.go_back_wanted),
        ):
            button = quiet(words, f"backup{at}{name}")
            button.setAccessibleName(f"{words.rstrip('…')}: {said}")
            button.clicked.connect(partial(self._on_act, signal, one))
            acts.addWidget(button)
        if is_here:
            mark = quiet(keep, f"backup{at}{'LetGo' if one.is_kept else 'Keep'}")
            mark.setAccessibleName(f"{keep}: {said}")
            mark.clicked.connect(partial(self._on_mark, one))
            acts.addWidget(mark)
        card.body.addWidget(acts)
        return card

    def _on_act(self, signal: SignalInstance, one: BackupSeen, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        signal.emit(one)

    def _on_mark(self, one: BackupSeen, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.mark_wanted.emit(one, not one.is_kept)

    @Slot()
    def _on_medium(self) -> None:
        dialog = named(QFileDialog(self, "Caseworker"), "mediumPlace")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.folder_wanted.emit(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()
