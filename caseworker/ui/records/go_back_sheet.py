"""“Go back to this backup?”: what would be lost, a word to type, and a new start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.safekeeping import BackupProof, BackupSeen, Lost
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError, Unfinished, WentWrong
from caseworker.domain.moments import counted
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Field, Words, danger, named, secondary
from caseworker.ui.records.telling import Telling

TYPED: Final = "go back"
SHOWN: Final = 8
"""Numbers of cases that are listed; of the others it is said how many they are."""
_KEPT: Final = (
    "The records as they are now are backed up first. That backup and this one are kept until "
    "somebody takes the mark away, so you can come back. The passphrases, officers and roles of "
    "today stay, as do the numbers given, the cases restricted and those destroyed since."
)

_DONE: Final = (
    "The records are those of the backup now. Caseworker starts again, so that nothing of the "
    "other records is left on the screen."
)
_NOT_KNOWN: Final = (
    "It was stopped, because something went wrong. Caseworker starts again, and shows whether the "
    "records are those of the backup. They are whole either way."
)


class GoBackSheet(LongSheet):
    """Nothing is changed before the words are typed and the button pressed."""

    def __init__(self, desk: Desk, backup: BackupSeen, parent: QWidget) -> None:
        told = backup.told(desk.wall)
        words = f"{told[:1].upper()}{told[1:]}. {backup.why.value}."
        super().__init__("Go back to this backup?", words, "goBack", parent)
        self._desk, self._backup = desk, backup
        self._is_done = self._is_known = False
        self._lost = Card("What would be lost", tone=Tone.AMBER, name="goBackLost", gap=4)
        self._lines = Words("Comparing it with the records of today…", wrap=True, name="goBackSays")
        self._lost.body.addWidget(self._lines)
        self._typed = named(QLineEdit(), "goBackTyped", f"Type “{TYPED}” to confirm")
        self._field = Field(f"Type “{TYPED}” to confirm", self._typed)
        self._telling = Telling("goBackProgress")
        for widget in (
            self._lost,
            Words(_KEPT, "soft", wrap=True),
            self._field,
            self._telling,
        ):
            self.middle.body.addWidget(widget)
        self.middle.body.addStretch(1)
        self._cancel = secondary("Cancel", "goBackCancel")
        self._go = danger("Go back", "goBackGo")
        self._go.setEnabled(False)
        self.finish_with(self._cancel, self._go)
        self._cancel.setDefault(True)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._typed.textChanged.connect(self._on_typed)
        self.finished.connect(self._on_finished)
        desk.upkeep(self, self._ask, self._on_lost, refused=self._on_refused)

    def _ask(self, store: OpenStore) -> Lost:
        return store.safe.would_lose(self._backup.path)

    def _on_lost(self, lost: Lost) -> None:
        lines = tuple(lost_lines(lost)) or ("Nothing: there is no newer work.",)
        self._lines.setText("\n".join(f"•  {line}" for line in lines))
        self._typed.setFocus()
        self._is_known = True
        QTimer.singleShot(0, self, self.fit)  # once the lines have taken their room

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._go.setEnabled(self._is_known and " ".join(text.split()).casefold() == TYPED)

    @Slot()
    def _on_go(self) -> None:
        self._busy(is_busy=True)
        self._desk.drafts.flush()  # what is being typed is in the backup of today
        self._telling.begin("Finishing what is being saved…")
        path, tell = self._backup.path, self._telling.tell

        def work(store: OpenStore) -> BackupProof:
            return store.safe.go_back(path, tell)

        self._desk.upkeep(self, work, self._on_back, refused=self._on_refused)

    def _on_back(self, before: BackupProof) -> None:
        del before
        self._end(_DONE)

    def _end(self, words: str) -> None:
        """It is decided: from here there is no way but to begin anew."""
        self._is_done = True
        self._telling.hide()
        self._field.hide()
        self._lost.hide()
        self.middle.body.insertWidget(0, Words(words, "strong", wrap=True, name="goBackDone"))
        self._cancel.hide()
        self._go.setText("Start again")
        self._go.setEnabled(True)
        self._go.clicked.disconnect(self._on_go)
        self._go.clicked.connect(self.accept)
        self._go.setFocus()
        self.fit()

    @Slot()
    def _on_finished(self) -> None:
        if self._is_done:
            self._desk.went_back.emit()
        self.deleteLater()

    def reject(self) -> None:
        """While it is being done there is nothing to cancel; afterwards the program begins anew."""
        if self._cancel.isEnabled() or self._is_done:
            super().reject()

    def _on_refused(self, error: CaseworkerError) -> None:
        if self._is_known and isinstance(error, Unfinished | WentWrong):
            self._end(str(error) if isinstance(error, Unfinished) else _NOT_KNOWN)
            return
        self._busy(is_busy=False)
        self._telling.hide()
        self._go.setEnabled(False)
        self._typed.clear()
        self.say_refused(f"{error} The records are as they were.")

    def _busy(self, *, is_busy: bool) -> None:
        self._typed.setEnabled(not is_busy)
        self._go.setEnabled(not is_busy)
        self._cancel.setEnabled(not is_busy)


def lost_lines(lost: Lost) -> Iterator[str]:
    """What going back takes out of the records of today, and puts back into them."""
    for name, count in lost.entries:
        yield f"{counted(count, 'entry', 'entries')} by {name}"
    if lost.cases:
        yield f"{counted(len(lost.cases), 'case')} opened since: {_numbers(lost.cases)}"
    if lost.documents:
        yield counted(lost.documents, "document")
    if lost.versions > 0:
        yield counted(lost.versions, "version of a plan", "versions of plans")
    if lost.cases_back:
        yield (
            f"Back again would be {counted(len(lost.cases_back), 'case')}: "
            f"{_numbers(lost.cases_back)}"
        )
    if lost.destroyed_again:
        yield (
            f"Destroyed under the retention rules since: {_numbers(lost.destroyed_again)}. "
            "They are destroyed in what you go back to, too, at once; their certificates stay."
        )
    if lost.destroyed_back:
        yield (
            f"Destroyed since, but part of another case in the backup: "
            f"{_numbers(lost.destroyed_back)}. Take them apart there, and destroy them again."
        )


def _numbers(numbers: tuple[str, ...]) -> str:
    shown = ", ".join(numbers[:SHOWN])
    rest = len(numbers) - SHOWN
    return f"{shown} and {rest:,} more" if rest > 0 else shown
