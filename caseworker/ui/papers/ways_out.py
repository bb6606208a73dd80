"""The ways in which a paper may leave, as the buttons at the foot of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from caseworker.casework.paper_pages import PaperSeen
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Foot, primary, secondary


class WaysOut(Foot):
    """Print it, save it encrypted, or save it clear, in whichever form it can be had.

    Signals:
        print_asked: it is to be printed.
        save_asked: it is to be saved; carries the kind of release, and the form.
        closed: nothing more is to be done with it.
    """

    print_asked = Signal()
    save_asked = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._print = primary("Print…", "paperPrint", icon=Icon.PRINT, hint="Ctrl+P")
        self._locked = secondary("Save an encrypted copy…", "paperLocked", icon=Icon.LOCK)
        self._locked.setToolTip("A PDF that opens with a passphrase only (AES-256)")
        self._save = secondary("Save a clear copy…", "paperSave", icon=Icon.FOLDER)
        self._word = secondary("Save as Word…", "paperWord", icon=Icon.FOLDER)
        self._word.setToolTip("A .docx file to write in, without encryption")
        self._record = secondary("Save for the record…", "paperRecord", icon=Icon.FOLDER)
        self._record.setToolTip("PDF/A, with what the plan says attached as data; not encrypted")
        self._numbers = secondary("Save the numbers…", "paperNumbers", icon=Icon.REPORTS)
        self._numbers.setToolTip("A CSV file for a spreadsheet, without encryption")
        self._sheet = secondary("Save as a spreadsheet…", "paperSheet", icon=Icon.REPORTS)
        self._sheet.setToolTip("An XLSX file, without encryption")
        self.close_button = secondary("Close", "paperClose", hint="Esc")
        for button in (self.close_button, *reversed(self._out)):
            button.setAutoDefault(False)
            self.addWidget(button)
        for button in (self._word, self._record, self._numbers, self._sheet):
            button.hide()
        self._print.clicked.connect(self.print_asked)
        self.close_button.clicked.connect(self.closed)
        for button, kind, form in (
            (self._locked, "encrypted_copy", "pdf"),
            (self._save, "clear_copy", "pdf"),
            (self._word, "clear_copy", "docx"),
            (self._record, "clear_copy", "record"),
            (self._numbers, "clear_copy", "csv"),
            (self._sheet, "clear_copy", "xlsx"),
        ):
            button.clicked.connect(partial(self.save_asked.emit, kind, form))

    @property
    def is_open(self) -> bool:
        """Whether it may leave now."""
        return self._print.isEnabled()

    @property
    def _out(self) -> tuple[QPushButton, ...]:
        return (
            self._print,
            self._locked,
            self._save,
            self._word,
            self._record,
            self._numbers,
            self._sheet,
        )

    def allow(self, seen: PaperSeen | None, *, is_ready: bool, is_leaving: bool) -> None:
        """Show the forms that this paper can be had in, and open or shut every way."""
        for button in self._out:
            button.setEnabled(is_ready)
        self._word.setVisible(seen is not None and seen.in_word)
        self._record.setVisible(seen is not None and seen.is_for_the_record)
        self._numbers.setVisible(seen is not None and seen.has_numbers)
        self._sheet.setVisible(seen is not None and seen.has_numbers)
        self.close_button.setEnabled(not is_leaving)
