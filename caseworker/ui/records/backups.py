"""Records: backing up, and proving that the records are whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from caseworker.casework.safekeeping import BackupProof, BackupSeen, SafeState, overdue
from caseworker.casework.strongroom import Finding, OpenStore
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.moments import ago, counted
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column, named, row, secondary
from caseworker.ui.records.copy_sheet import CopySheet
from caseworker.ui.records.drill_sheet import DrillSheet


class BackupsCard(Card):
    """How the backups are, what is overdue, and the ways to make one or to try them.

    Signals:
        changed: there may be other backups now, or others of them are kept.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Backups and checks", name="backupsCard", margin=20, gap=10)
        self._desk = desk
        self._last = Words("", "strong", name="lastBackup", wrap=True)
        self._facts = Words("", "soft", name="backupFacts", wrap=True)
        self._late = Words("", "body", name="backupsLate", tone=Tone.AMBER, wrap=True)
        self._late.hide()
        for words in (self._last, self._facts, self._late):
            self.body.addWidget(words)
        buttons = Flow()
        self._now = secondary("&Back up now", "backUpNow", icon=Icon.SAFE)
        self._away = secondary("Copy to &take away…", "copyAway", icon=Icon.FOLDER)
        self._drill = secondary("Hold the &drill…", "holdDrill", icon=Icon.SHIELD)
        self._check = secondary("&Check the records", "checkRecords", icon=Icon.CHECK)
        self._elsewhere = secondary("Back up to &another place…", "backUpTo", icon=Icon.FOLDER)
        self._buttons = (self._now, self._away, self._drill, self._check, self._elsewhere)
        for button in self._buttons:
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
        self._away.clicked.connect(self.copy_away)
        self._drill.clicked.connect(self.hold_drill)

    def show_state(self, state: SafeState) -> None:
        now = self._desk.wall
        if not state.backups:
            self._last.setText("No backup has been made yet.")
        else:
            newest = state.backups[0]
            self._last.setText(f"Last backup: {newest.told(now)}")
        self._facts.setText("\n".join(_facts(state, now)))
        self._facts.setVisible(bool(self._facts.text()))
        late = () if self._desk.practice else overdue(state, now)
        self._late.setText("\n".join(f"•  {words}" for words in late))
        self._late.setVisible(bool(late))

    @Slot()
    def copy_away(self) -> None:
        """The sheet of the weekly copy."""
        sheet = CopySheet(self._desk, self.window())
        sheet.recorded.connect(self._on_changed)
        sheet.open()

    @Slot()
    def hold_drill(self) -> None:
        """The sheet of the monthly drill."""
        sheet = DrillSheet(self._desk, self.window())
        sheet.recorded.connect(self._on_changed)
        sheet.open()

    def prove(self, backup: BackupSeen) -> None:
        """Open one backup again, and say what came of it."""
        self._busy(is_busy=True)
        self._desk.upkeep(
            self,
            lambda store: store.safe.prove(backup.path),
            self._on_proved,
            refused=self._on_refused,
        )

    def _on_proved(self, proof: BackupProof) -> None:
        self._busy(is_busy=False)
        self._tell(
            f"That backup was opened again: {counted(proof.cases, 'case')}, whole.", Tone.GREEN
        )

    @Slot(object)
    def _on_changed(self, _: object) -> None:
        self.changed.emit()

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
            f"Backed up {counted(proof.cases, 'case')}. The copy was opened again and found whole.",
            Tone.GREEN,
        )
        self.changed.emit()

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
        for button in self._buttons:
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


def _facts(state: SafeState, now: datetime) -> Iterator[str]:
    """When the drill was held and a copy taken away last."""
    drill, away = state.drill, state.away
    if drill is not None:
        how = "failed" if drill.fault else f"{counted(drill.documents, 'document')} compared"
        yield f"Last drill: {ago(drill.at, now)}, by {drill.officer}, {how}"
    if away is not None:
        yield f"Last copy taken away: {ago(away.at, now)}, medium {away.medium}, by {away.officer}"


def _check(store: OpenStore) -> tuple[Finding, ...]:
    return store.check()
