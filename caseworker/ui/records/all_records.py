"""Records: all records at once, out on the day an office leaves, and in on its first."""

from __future__ import annotations

from PySide6.QtCore import Slot

from caseworker.casework.office import Done
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.passphrase_sheet import PassphraseSheet
from caseworker.ui.parts import Card, Flow, Words, secondary
from caseworker.ui.whole.export_sheet import ExportSheet
from caseworker.ui.whole.import_sheet import ImportSheet

WORDS = (
    "Everything in one sealed file, in an open format: for another office, another program, or "
    "another Caseworker. It is no backup: those are made above."
)


class AllRecordsCard(Card):
    """Two ways: out, and in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("All records", name="allRecordsCard", margin=20, gap=10)
        self._desk = desk
        self.body.addWidget(Words(WORDS, "soft", wrap=True))
        buttons = Flow()
        out = secondary("Take all records out…", "takeAllOut", icon=Icon.FOLDER)
        into = secondary("Bring in an export…", "bringAllIn", icon=Icon.PLUS)
        buttons.addWidget(out)
        buttons.addWidget(into)
        self.body.addWidget(buttons)
        self._said = Words("", "strong", name="allRecordsSaid", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        out.clicked.connect(self._on_out)
        into.clicked.connect(self._on_in)

    @Slot()
    def _on_out(self) -> None:
        sheet = ExportSheet(self._desk, self.window())
        sheet.recorded.connect(lambda done: self._on_left(sheet, done))
        sheet.open()

    def _on_left(self, sheet: ExportSheet, done: Done) -> None:
        self._tell(done.sentence)
        if sheet.passphrase:
            PassphraseSheet(sheet.passphrase, sheet.to, self.window()).open()

    @Slot()
    def _on_in(self) -> None:
        sheet = ImportSheet(self._desk, self.window())
        sheet.recorded.connect(lambda done: self._tell(done.sentence))
        sheet.open()

    def _tell(self, words: str) -> None:
        self._said.say(words, Tone.GREEN)
        self._said.show()
