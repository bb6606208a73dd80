"""The ledger of the whole office: who holds a copy of what, narrowed, printed, saved as numbers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework.ledger_pages import Seen, SeenRows, ledger_rows, ledger_seen
from caseworker.casework.office import Done, Touched
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.ledger import LedgerAsked
from caseworker.domain.reading_order import apart
from caseworker.ui import theme
from caseworker.ui.changed import ChangedCases
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.ledger_table import ledger_table
from caseworker.ui.icons import Icon
from caseworker.ui.papers.copy_line import CopyLine
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.parts import Card, Flow, Words, column, named, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.emptied import emptied, put_in, ruled
from caseworker.ui.parts.typed_day import NotADayError

PAUSE: Final = 200  # ms
AT_ONCE: Final = 40
"""Lines on screen; a print holds all of them."""
FEW: Final = 20
"""Cases whose lines are read again one case after the other; of more, the whole ledger is."""


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
        self._is_stale = True
        self._read: tuple[LedgerAsked, SeenRows] | None = None
        """What the table showed last, as it was asked for."""
        self._changed = ChangedCases(frozenset(Touched))
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
        desk.freshened.connect(self._on_freshened)

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
        if self._is_stale:
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
        """Every line that is wanted now, as a table. Only what may have changed is read again.

        Until the answer is here nothing counts as read, so that none is lost with a refusal.
        """
        asked, changed = self.asked, self._changed.take()
        read, self._read = self._read, None
        if changed is None or len(changed) > FEW or read is None or read[0] != asked:
            self._desk.see(self, ledger_rows(asked), partial(self._on_rows, asked))
        elif changed:
            again = partial(self._on_again, read, changed)
            self._desk.see(self, ledger_rows(asked, changed), again)
        else:
            self._on_rows(*read)

    def _on_again(
        self,
        read: tuple[LedgerAsked, SeenRows],
        of: frozenset[CaseNumber],
        these: SeenRows,
    ) -> None:
        asked, seen = read
        self._on_rows(asked, seen.with_these(of, these))

    def _on_rows(self, asked: LedgerAsked, seen: SeenRows) -> None:
        self._read = asked, seen
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
        self._is_stale = False
        if seen == self._shown:  # a button that somebody presses just now stays
            return
        self._shown = seen
        emptied(self._lines)
        count = seen.total
        said = "1 copy" if count == 1 else f"{count} copies"
        more = f" The newest {AT_ONCE} are shown." if count > AT_ONCE else ""
        self._count.setText(f"{said}.{more}" if count else "No copy is found.")
        put_in(self._lines, ruled(self._line(seen, at) for at in range(len(seen.lines))))

    def _line(self, seen: Seen, at: int) -> CopyLine:
        line = seen.lines[at]
        name = seen.name_of(line)
        about = f"{apart(name)}, case {line.case}" if name else ""
        return CopyLine(self._desk, line, at, about, ways=self._ways)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        self._changed.hear(done)
        self._is_stale = True
        if self.isVisible() and done.act.startswith(("released", "disclosure", "release")):
            self.look()

    @Slot()
    def _on_freshened(self) -> None:
        self._changed.all()
        self._is_stale = True


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
