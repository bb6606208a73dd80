"""First run, step 5: the store is made and backed up, and the backup is proved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar

from caseworker.casework.records import OfficeFacts
from caseworker.casework.safekeeping import BackupProof
from caseworker.casework.strongroom import NewStore, OpenStore, Strongroom
from caseworker.domain.errors import CaseworkerError, RecordsError
from caseworker.ui import theme
from caseworker.ui.first_run.answers import Answers, WizardStep
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, named, row
from caseworker.ui.tasks import Tasks

_DOING = ("Making the records and their keys", "Making the first backup, and opening it again")


class MakingStep(WizardStep):
    """Two things are done, one after the other, and said as they are done.

    Signals:
        opened: the store is made, and open from now on; carries the OpenStore.
        ready: the store is open and its backup proved.
        failed: it could not be made; the wizard may go back.
        broken: a fault of ours; carries the exception.
    """

    opened = Signal(object)
    ready = Signal()
    failed = Signal()
    broken = Signal(object)

    title = "Making the records"
    words = "This takes a few seconds: keys are made slowly on purpose."
    onward = "Begin"

    def __init__(self, answers: Answers, strongroom: Strongroom, tasks: Tasks) -> None:
        super().__init__(answers)
        self._strongroom, self._tasks = strongroom, tasks
        self.store: OpenStore | None = None
        self._pictures: list[Words] = []
        for at, words in enumerate(_DOING):
            line = row(10)
            picture = Words()
            picture.setFixedWidth(theme.px(22))
            self._pictures.append(picture)
            line.addWidget(picture)
            line.addWidget(Words(words, name=f"making{at}", wrap=True), 1)
            self.body.addLayout(line)
        self._progress = named(QProgressBar(), "makingProgress", "Making the records")
        self._progress.setTextVisible(False)
        self._progress.setRange(0, len(_DOING))
        self.body.addWidget(self._progress)
        self._said = Words("", "body", name="makingSaid", wrap=True)
        self.body.addWidget(self._said)
        self._trouble = Card(tone=Tone.RED, name="makingTrouble", margin=14)
        self._trouble_words = Words("", name="makingTroubleWords", wrap=True)
        self._trouble.body.addWidget(self._trouble_words)
        self._trouble.hide()
        self.body.addWidget(self._trouble)

    def enter(self) -> None:
        """Begin making."""
        self._trouble.hide()
        self._mark(0)
        answers, strongroom = self.answers, self._strongroom
        new = NewStore(
            folder=answers.folder,
            office=OfficeFacts(answers.office, answers.kinds, answers.marking),
            officer_name=answers.officer,
            officer_role="administrator",
            passphrase=answers.passphrase,
            shared=answers.shared,
        )
        key = answers.recovery_key
        self._tasks.run(
            self,
            lambda: strongroom.create(new, recovery_key=key),
            then=self._on_made,
            failed=self._on_failed,
        )

    def leave(self, then: Callable[[], None]) -> None:
        if self.store is not None:
            then()

    def _on_made(self, store: OpenStore) -> None:
        self.store = store
        self.answers.passphrase = ""
        self.answers.recovery_key = ""
        self.opened.emit(store)
        self._mark(1)
        self._tasks.run(self, store.back_up, then=self._on_backed_up, failed=self._on_unproved)

    def _on_backed_up(self, proof: BackupProof) -> None:
        self._mark(2)
        entries = "entry" if proof.audit_entries == 1 else "entries"
        self._said.setText(
            f"Done. The backup was opened again and found whole: {proof.cases} cases, "
            f"{proof.audit_entries} audit {entries}."
        )
        self.ready.emit()

    def _on_unproved(self, error: Exception) -> None:
        """The records stand; only their backup doesn't. That is said, and work may begin."""
        if not isinstance(error, CaseworkerError):
            self.broken.emit(error)
        self._say_trouble(
            "The records are made, but the first backup failed. Make one from Preferences today.",
            str(error) if isinstance(error, CaseworkerError) else "",
        )
        self.ready.emit()

    def _on_failed(self, error: Exception) -> None:
        self._mark(0, is_busy=False)
        if isinstance(error, RecordsError):
            self._say_trouble(error.words, error.remedy)
        elif isinstance(error, CaseworkerError):
            self._say_trouble(str(error), "")
        else:
            self.broken.emit(error)
        self.failed.emit()

    def _say_trouble(self, words: str, remedy: str) -> None:
        self._trouble_words.setText(f"{words} {remedy}".strip())
        self._trouble.show()

    def _mark(self, done: int, *, is_busy: bool = True) -> None:
        self._progress.setValue(done)
        self._progress.setVisible(is_busy and done < len(_DOING))
        for at, picture in enumerate(self._pictures):
            icon, ink = (Icon.CHECK, "green_ink") if at < done else (Icon.CLOCK, "faint")
            picture.setPixmap(theme.picture(icon, ink, 20))
            picture.setAccessibleName("Done" if at < done else "To do")
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
