"""The sheet on which all records are taken out: for whom, why, how it is closed, where to."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.export_all import ExportOrder
from caseworker.casework.exporting import (
    ENDING,
    Made,
    NoteExport,
    drop,
    give_name,
    make_export,
    may_receive_all,
    neutral_name,
    note_export,
)
from caseworker.casework.office import Done
from caseworker.casework.passphrases import FILE_WORDS, propose
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import refusal_words
from caseworker.ui.here import is_here
from caseworker.ui.parts import Form, Words, named, primary
from caseworker.ui.whole.long_work import LongWorkSheet

WORDS: Final = (
    "Everything that these records hold goes into one sealed file, in an open format that others "
    "can read. It is opened again and compared before it has its name. Restricted cases go along."
)
WITH_WORDS: Final = "With a passphrase, made by chance and shown once"


class ExportSheet(LongWorkSheet):
    """Asks what has to be known, works, and says what came of it. Signals as of a LongSheet."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Take all records out", "", "export", parent)
        self._desk = desk
        self.passphrase = ""
        """What opens the file that was made; empty where a key does."""
        self.to = ""
        self._form = Form("exportForm")
        self._to = named(QLineEdit(), "exportTo", "Who gets all of it")
        self._why = named(QPlainTextEdit(), "exportWhy", "Why it leaves")
        self._why.setTabChangesFocus(True)
        self._why.setFixedHeight(theme.px(84))
        self._how = named(QComboBox(), "exportHow", "How the file is closed")
        self._how.addItem(WITH_WORDS, "")
        self._form.add("to", "Who gets all of it", self._to, hint="The office, or whoever follows")
        self._form.add("reason", "Why it leaves", self._why, hint="Kept in the ledger")
        self._form.add("recipient", "How the file is closed", self._how)
        self.middle.body.addWidget(Words(WORDS, "soft", wrap=True, name="exportAbout"))
        self.middle.body.addWidget(self._form)
        self.middle.body.addWidget(self._progress)
        self.middle.body.addStretch(1)
        self._go = primary("Choose where to…", "exportGo")
        self._go.setDefault(True)
        self.finish_with(self._cancel, self._go)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._listen(desk)
        desk.drafts.watch("export all", self._form, self._form.edited, owner=self)
        desk.see(self, may_receive_all, self._on_receivers, refused=lambda _: None)

    def _on_receivers(self, receivers: tuple[tuple[str, str], ...]) -> None:
        for name, key in receivers:
            self._how.addItem(f"To the key of {name}", key)

    @Slot()
    def _on_go(self) -> None:
        self._form.clear()
        self.say_refused("")
        gaps = [
            Gap(name, words)
            for name, typed, words in (
                ("to", self._to.text(), "Say who all of it is for."),
                ("reason", self._why.toPlainText(), "Say why all of it leaves."),
            )
            if not typed.strip()
        ]
        if gaps:
            self._form.refuse(gaps)
            self.fit()
            return
        dialog = QFileDialog(self, "Caseworker")
        dialog.setObjectName("exportPlace")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"Export of Caseworker (*.{ENDING})")
        dialog.setDefaultSuffix(ENDING)
        dialog.selectFile(neutral_name())
        dialog.fileSelected.connect(lambda path: self.write_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, path: Path) -> None:
        """Make the file, then write down that it leaves, then give it its name."""
        key = str(self._how.currentData() or "")
        self.passphrase = "" if key else propose(FILE_WORDS)
        self.to = self._to.text().strip()
        order = ExportOrder(
            self.to,
            self._why.toPlainText().strip(),
            self._desk.officer.name,
            self.passphrase,
            key,
        )
        self._busy(is_busy=True)
        watch = self._watch = self._progress.begin(
            f"Writing all of it for {self.to}, then reading it back…"
        )

        def work(store: OpenStore) -> Made:
            return make_export(store, order.with_officers(store.officers()), path, watch)

        # Asked for the desk, which outlives the sheet: a file without a name is taken away.
        self._desk.upkeep(self._desk, work, self._on_made, refused=self._on_refused)

    def _on_made(self, made: Made) -> None:
        if not is_here(self):
            drop(made)
            return
        self._desk.do(
            note_export,
            NoteExport(made.order, made.cases, made.sha256),
            asker=self,
            then=lambda done: self._on_noted(made, done),
            refused=lambda error: self._on_not_noted(made, error),
        )

    def _on_not_noted(self, made: Made, error: CaseworkerError) -> None:
        drop(made)
        self._on_refused(error)

    def _on_noted(self, made: Made, done: Done) -> None:
        self._desk.upkeep(
            self,
            lambda _: give_name(made),
            lambda _: self._on_there(done),
            refused=self._on_refused,
        )

    def _on_there(self, done: Done) -> None:
        self._watch = None
        self._desk.drafts.drop("export all")
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        if not is_here(self):
            return
        self._watch = None
        self._busy(is_busy=False)
        self.say_refused(*refusal_words(self._form, error))

    def _busy(self, *, is_busy: bool) -> None:
        self._form.setVisible(not is_busy)
        self._go.setEnabled(not is_busy)
        self._cancel.setText("Stop" if is_busy else "Cancel")
        self._progress.setVisible(is_busy)
        self.fit()
