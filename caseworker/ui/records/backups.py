"""Records: backing up, and proving that the records are whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from caseworker.casework.strongroom import BackupProof, Finding, OpenStore, RecordsHealth
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column, named, row, secondary


class BackupsCard(Card):
    """The newest backup, one more now, one on other media, and a check of everything."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Backups and checks", name="backupsCard", margin=20, gap=10)
        self._desk = desk
        self._last = Words("", "soft", name="lastBackup", wrap=True)
        self.body.addWidget(self._last)
        buttons = Flow()
        self._now = secondary("Back up now", "backUpNow", icon=Icon.SAFE)
        self._elsewhere = secondary("Back up to another place…", "backUpTo", icon=Icon.FOLDER)
        self._check = secondary("Check the records", "checkRecords", icon=Icon.SHIELD)
        for button in (self._now, self._elsewhere, self._check):
            buttons.addWidget(button)
        self.body.addWidget(buttons)
        self._progress = named(QProgressBar(), "backupProgress", "Working")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.body.addWidget(self._progress)
        self._said = Words("", "strong", name="backupSaid", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        ground = QWidget()
        self._found = column(ground, 0, 4)
        self.body.addWidget(ground)
        self._now.clicked.connect(lambda: self._back_up(None))
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._check.clicked.connect(self._on_check)
        self.look()

    def look(self) -> None:
        self._desk.store(self, _health, self._on_health)

    def _on_health(self, health: RecordsHealth) -> None:
        if health.last_backup is None:
            self._last.setText("No backup has been made yet.")
        else:
            at = health.last_backup.at.astimezone()
            self._last.setText(
                f"The newest backup is of {at.day}/{at.month}/{at.year}, {at:%H:%M}: "
                f"{health.last_backup.cases:,} cases, opened again and found whole."
            )

    def _back_up(self, folder: Path | None) -> None:
        self._busy(is_busy=True)
        self._desk.upkeep(
            self, lambda store: store.back_up(folder), self._on_backed_up, refused=self._on_refused
        )

    @Slot()
    def _on_elsewhere(self) -> None:
        dialog = named(QFileDialog(self, "Caseworker"), "backupPlace")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self._back_up(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _on_backed_up(self, proof: BackupProof) -> None:
        self._busy(is_busy=False)
        self._tell(
            f"Backed up {proof.cases:,} cases. The copy was opened again and found whole.",
            Tone.GREEN,
        )
        self.look()

    @Slot()
    def _on_check(self) -> None:
        self._busy(is_busy=True)
        self._desk.upkeep(self, _check, self._on_checked, refused=self._on_refused)

    def _on_checked(self, findings: tuple[Finding, ...]) -> None:
        self._busy(is_busy=False)
        bad = [finding for finding in findings if not finding.sound]
        self._tell(
            "Something is wrong with the records. Stop, and ask for help."
            if bad
            else "The records are whole.",
            Tone.RED if bad else Tone.GREEN,
        )
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for finding in findings:
            self._found.addWidget(_line(finding))

    def _on_refused(self, error: CaseworkerError) -> None:
        self._busy(is_busy=False)
        self._tell(str(error), Tone.RED)

    def _busy(self, *, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        for button in (self._now, self._elsewhere, self._check):
            button.setEnabled(not is_busy)

    def _tell(self, words: str, tone: Tone) -> None:
        self._said.say(words, tone)
        self._said.show()


def _line(finding: Finding) -> QWidget:
    ground = QWidget()
    ground.setAccessibleName(f"{'Sound' if finding.sound else 'Not sound'}: {finding.words}")
    line = row(8, ground)
    picture = Words()
    icon, ink = (Icon.CHECK, "green_ink") if finding.sound else (Icon.ALERT, "red_ink")
    picture.setPixmap(theme.picture(icon, ink, 18))
    line.addWidget(picture)
    line.addWidget(Words(finding.words, wrap=True), 1)
    return ground


def _health(store: OpenStore) -> RecordsHealth:
    return store.health()


def _check(store: OpenStore) -> tuple[Finding, ...]:
    return store.check()
