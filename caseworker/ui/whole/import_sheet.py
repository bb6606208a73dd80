"""The sheet on which an export is brought in: looked through first, then all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker.casework.export_all import Watch
from caseworker.casework.export_sealing import Key
from caseworker.casework.exporting import ENDING
from caseworker.casework.importing_all import (
    BringInEverything,
    ExportSeen,
    bring_in_everything,
    look_at_export,
    may_bring_in,
    our_keys,
)
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.choose_file import choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.here import is_here
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Field,
    Flow,
    PassphraseField,
    Words,
    named,
    primary,
    secondary,
)
from caseworker.ui.whole.long_work import LongWorkSheet

WORDS: Final = (
    "An export of everything goes into records that hold nobody yet. It is looked through first. "
    "Then all of it is written at once and read back: if anything differs, nothing has changed."
)


class ImportSheet(LongWorkSheet):
    """Looks through a file, says what is in it, and brings it in. Signals as of a LongSheet."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Bring in an export of everything", "", "import", parent)
        self._desk = desk
        self._path: Path | None = None
        self._key = Key()
        self._seen: ExportSeen | None = None
        self._ours = Key()
        self._choose = secondary("Choose the file…", "importChoose")
        self._name = Words("No file yet.", "soft", wrap=True, name="importFile")
        self._words = PassphraseField("importPassphrase", "Passphrase of the file")
        self._sealed_to_us = named(
            QCheckBox("It was sealed to the key of this office"), "importOurKey"
        )
        self._field = Field("Passphrase of the file", self._words)
        self._found = Card(tone=Tone.BLUE, margin=14, gap=4, name="importFound")
        self._whose = Words("", "strong", wrap=True, name="importWhose")
        self._what = Words("", "", wrap=True, name="importWhat")
        self._found.body.addWidget(self._whose)
        self._found.body.addWidget(self._what)
        self._found.hide()
        line = Flow(across=12, down=6)
        line.addWidget(self._choose)
        line.addWidget(self._name)
        for widget in (
            Words(WORDS, "soft", wrap=True, name="importAbout"),
            line,
            self._field,
            self._sealed_to_us,
            self._found,
            self._progress,
        ):
            self.middle.body.addWidget(widget)
        self.middle.body.addStretch(1)
        self._look = secondary("Look through it", "importLook")
        self._go = primary("Bring all of it in", "importGo")
        self.finish_with(self._cancel, self._look, self._go)
        self.enter_goes_to(self._look)
        self._choose.clicked.connect(self._on_choose)
        self._look.clicked.connect(self._on_look)
        self._go.clicked.connect(self._on_go)
        self._words.changed.connect(self._on_changed)
        self._sealed_to_us.toggled.connect(self._on_changed)
        self.finished.connect(self.deleteLater)
        self._listen(desk)
        desk.see(self, our_keys, self._on_keys, refused=lambda _: None)
        desk.see(self, may_bring_in, lambda _: None, refused=self._on_never)
        self._on_changed()

    def _on_keys(self, ours: Key) -> None:
        self._ours = ours

    def _on_never(self, error: CaseworkerError) -> None:
        """There are records here already: said before anything is chosen."""
        self._choose.setEnabled(False)
        self.say_refused(str(error))

    @Slot()
    def _on_choose(self) -> None:
        kinds = (f"Export of Caseworker (*.{ENDING})", "All files (*)")
        choose_file(self, "importPlace", kinds, self.take)

    def take(self, path: Path) -> None:
        """This is the file."""
        self._path = path
        self._name.setText(path.name)
        self._on_changed()
        self._words.edit.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        """What was looked at is of another file, or another passphrase, from now on."""
        ours = self._sealed_to_us.isChecked()
        self._field.setVisible(not ours)
        self._seen = None
        self._found.hide()
        self._look.setEnabled(self._path is not None and bool(ours or self._words.text()))
        self._go.setEnabled(False)
        self.say_refused("")

    @Slot()
    def _on_look(self) -> None:
        if self._path is None:
            return
        path = self._path
        key = self._ours if self._sealed_to_us.isChecked() else Key(self._words.text())
        self._key = key
        watch = self._begin("Reading all of it, and comparing each file…")
        self._desk.upkeep(
            self,
            lambda _: look_at_export(path, key, watch),
            self._on_seen,
            refused=self._on_refused,
        )

    def _on_seen(self, seen: ExportSeen) -> None:
        self._end()
        self._seen = seen
        self._whose.setText(
            f"Everything of {seen.office}, made on {seen.made_on} by {seen.made_by} "
            f"for {seen.made_for}."
        )
        self._what.setText(f"{seen.words}.")
        self._found.show()
        self._go.setEnabled(True)
        self._go.setFocus()
        self.fit()
        QTimer.singleShot(0, self._found, self._show_found)  # once it has its place

    @Slot()
    def _show_found(self) -> None:
        self.middle.ensureWidgetVisible(self._found)

    @Slot()
    def _on_go(self) -> None:
        if self._path is None or self._seen is None:
            return
        path, seen, key = self._path, self._seen, self._key
        watch = self._begin("Writing all of it, and reading each case back…")
        here = {one.name: str(one.id) for one in self._desk.here.colleagues}
        command = BringInEverything(path, key, seen, watch, officers=lambda: here)
        self._desk.do(
            bring_in_everything,
            command,
            asker=self,
            then=self._on_there,
            refused=self._on_refused,
        )

    def _on_there(self, done: Done) -> None:
        self._watch = None
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        if is_here(self):
            self._end()
            self._look.setEnabled(True)
            self.say_refused(str(error))

    def _begin(self, words: str) -> Watch:
        self.say_refused("")
        for widget in (self._choose, self._field, self._sealed_to_us, self._look, self._go):
            widget.setEnabled(False)
        for widget in (self._field, self._sealed_to_us):
            widget.hide()
        self._cancel.setText("Stop")
        watch = self._watch = self._progress.begin(words)
        self.fit()
        return watch

    def _end(self) -> None:
        self._watch = None
        for widget in (self._choose, self._field, self._sealed_to_us):
            widget.setEnabled(True)
        self._field.setVisible(not self._sealed_to_us.isChecked())
        self._sealed_to_us.show()
        self._cancel.setText("Cancel")
        self._progress.hide()
        self.fit()
