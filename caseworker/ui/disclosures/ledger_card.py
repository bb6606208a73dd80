"""The ledger of the whole office: who holds a copy of what, narrowed, printed, saved as numbers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework.ledger_pages import Seen, SeenRows, ledger_rows, ledger_seen
from caseworker.casework.office import Done
from caseworker.casework.wanted import Wanted
from caseworker.domain.ledger import LedgerAsked
from caseworker.domain.reading_order import apart
from caseworker.ui import theme
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.ledger_table import ledger_table
from caseworker.ui.icons import Icon
from caseworker.ui.papers.copy_line import CopyLine
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.parts import Card, Flow, Rule, Words, column, named, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

PAUSE: Final = 200  # ms
AT_ONCE: Final = 40
"""Lines on screen; a print holds all of them."""


class LedgerCard(Card):
    """Everything that ever left, newest first: by recipient, officer and day.

    Signals:
        opened: a case is wanted; carries its number.
    """

    opened = Signal(str)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, ways: Ways | None = None
    ) -> None:
        super().__init__("The ledger", name="ledgerCard", gap=10, parent=parent)
        self._desk, self._ways = desk, ways
        self._to = named(QLineEdit(), "ledgerTo")
        self._officer = named(QLineEdit(), "ledgerOfficer")
        self._first, self._last = (
            DateField(f"ledger{name}", desk.today) for name in ("First", "Last")
        )
        self._held = named(QCheckBox("Still out only"), "ledgerHeld")
        fields = Flow(across=14, down=8)
        for words, field, wide in (
            ("Recipient or organisation", self._to, 200),
            ("Made by", self._officer, 160),
            ("From", self._first, 0),
            ("Until", self._last, 0),
        ):
            fields.addWidget(_labelled(words, field, wide))
        self.body.addWidget(fields)
        self._held.setToolTip("Only the copies that somebody still holds, as far as is known")
        self.body.addWidget(self._held)
        self.body.addWidget(self._prints())
        self._count = Words("", "small", wrap=True, name="ledgerCount")
        self.body.addWidget(self._count)
        lines = QWidget(self)
        self._lines = column(lines, 0, 4)
        self.body.addWidget(lines)
        self._shown: Seen | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        for edited in (
            self._to.textChanged,
            self._officer.textChanged,
            self._first.changed,
            self._last.changed,
        ):
            edited.connect(self._pause.start)
        self._held.toggled.connect(self._pause.start)
        desk.done.connect(self._on_done)

    @property
    def asked(self) -> LedgerAsked:
        """What is wanted of it now."""
        return LedgerAsked(
            to=self._to.text().strip(),
            officer=self._officer.text().strip(),
            first=_day(self._first),
            last=_day(self._last),
            held_only=self._held.isChecked(),
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask for the lines that are wanted."""
        self._desk.see(self, ledger_seen(self.asked, AT_ONCE), self._on_seen)

    def show_print(self, whom: str) -> PaperView:
        """The same lines on paper."""
        wanted = Wanted("disclosures", which=whom, ledger=self.asked)
        return show_paper(self, self._desk, wanted, ways=self._ways)

    @Slot()
    def show_table(self) -> None:
        """Every line that is wanted now, as a table."""
        self._desk.see(self, ledger_rows(self.asked), self._on_table)

    def _on_table(self, seen: SeenRows) -> None:
        sheet = ledger_table(self._desk, seen, self.window())
        sheet.opened.connect(self.opened)
        sheet.open()

    def _prints(self) -> Flow:
        line = Flow(across=10, down=6)
        for words, whom in (
            ("For an inspector…", "inspection"),
            ("Record of disclosures…", "record"),
        ):
            button = secondary(words, f"ledger_{whom}", icon=Icon.PRINT)
            button.setToolTip("Look at it, print it, or save its numbers for a spreadsheet")
            button.clicked.connect(partial(self._on_print, whom))
            line.addWidget(button)
        table = secondary("As a table…", "ledgerAsTable", icon=Icon.REPORTS)
        table.setToolTip("All of it, sorted and filtered by any column, copied or saved as seen")
        table.clicked.connect(self.show_table)
        line.addWidget(table)
        return line

    def _on_print(self, whom: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.show_print(whom)

    def _on_seen(self, seen: Seen) -> None:
        if seen == self._shown:  # a button that somebody presses just now stays
            return
        self._shown = seen
        emptied(self._lines)
        count = seen.total
        said = "1 copy" if count == 1 else f"{count} copies"
        more = f" The newest {AT_ONCE} are shown." if count > AT_ONCE else ""
        self._count.setText(f"{said}.{more}" if count else "No copy is found.")
        for at, line in enumerate(seen.lines):
            if at:
                self._lines.addWidget(Rule())
            name = seen.name_of(line)
            about = f"{apart(name)}, case {line.case}" if name else ""
            self._lines.addWidget(CopyLine(self._desk, line, at, about, ways=self._ways))

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if self.isVisible() and done.act.startswith(("released", "disclosure", "release")):
            self.look()


def _day(field: DateField) -> date | None:
    """The day that stands there; none while it is no day yet."""
    try:
        return field.day()
    except NotADayError:
        return None


def _labelled(words: str, field: QWidget, wide: int) -> QWidget:
    """A field under its label; as wide as this, or as it is."""
    whole = QWidget()
    body = column(whole, 0, 2)
    body.addWidget(Words(words, "label", wrap=True))
    body.addWidget(field)
    if wide:
        field.setMinimumWidth(theme.px(wide))
    heard = field.edit if isinstance(field, DateField) else field
    heard.setAccessibleName(words)
    return whole
