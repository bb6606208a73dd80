"""The one line in which a contact is typed and kept with Enter."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework import entries
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.involved import involved
from caseworker.ui.case.contact_line import ContactTyped, read_contact
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, EnteredLine, Words, named, primary, restyle, row, secondary
from caseworker.ui.parts.typed_day import NotADayError

_HOW_TO = (
    "Who with, a colon, what was said. A day, call, email, visit or letter, and in or out may "
    "stand before the name; #health is a theme; > and a day is to follow up. Without a colon it "
    "is a note."
)


class QuickContact(Card):
    """A line, what it will be written down as, and the way to the whole form.

    Signals:
        more_wanted: the whole form is wanted; carries the facts that were typed.
    """

    more_wanted = Signal(object)

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(name="quickContact", gap=6, parent=parent)
        self._desk, self._number = desk, number
        self._seen: CaseSeen | None = None
        self._others: tuple[str, ...] = ()
        self.line = named(EnteredLine(), "contactLine", "Log a contact in one line")
        self.line.setPlaceholderText("mon call Dawn: the form comes #consent > fri ring back")
        self._log = primary("Log", "contactLog")
        self._more = secondary("More…", "contactWhole", hint="The whole form (Ctrl+Shift+C)")
        across = row(10)
        across.addWidget(self.line, 1)
        across.addWidget(self._log)
        across.addWidget(self._more)
        self.body.addLayout(across)
        self._read_back = Words(_HOW_TO, "small", wrap=True, name="contactReadBack")
        self.body.addWidget(self._read_back)
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self._on_log)
        self._log.clicked.connect(self._on_log)
        self._more.clicked.connect(self._on_more)
        desk.broken.connect(self._on_not_kept)
        desk.drafts.watch(
            self._draft, self.line, self.line.textChanged, owner=self.line, case=number
        )

    @property
    def _draft(self) -> str:
        return f"contact/{self._number}"

    def show_case(self, seen: CaseSeen) -> None:
        self._seen = seen
        self._others = involved(seen.case)
        self._on_typed()

    def _read(self) -> ContactTyped | None:
        """What is typed; None for nothing. Raises NotADayError."""
        if self._seen is None or not self.line.text().strip():
            return None
        case = self._seen.case
        return read_contact(self.line.text(), self._seen.today, case.person, self._others)

    @Slot()
    def _on_typed(self) -> None:
        try:
            typed = self._read()
        except NotADayError as error:
            self._say(str(error), "fault")
        else:
            self._say(typed.words if typed else _HOW_TO, "small")

    def _say(self, words: str, role: str) -> None:
        self._read_back.setText(words)
        restyle(self._read_back, "role", role)
        self.line.setAccessibleDescription(words)

    @Slot()
    def _on_log(self) -> None:
        try:
            typed = self._read()
        except NotADayError:
            return
        if typed is None or self.line.is_entering:
            return
        self._log.setEnabled(False)
        self.line.enter()
        command = entries.Record(self._number, typed.happening)
        self._desk.do(
            entries.record, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        del done
        self._log.setEnabled(True)
        self.line.kept()
        self._desk.drafts.settled(self._draft)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._on_not_kept()
        self._say(str(error), "fault")

    @Slot()
    def _on_not_kept(self) -> None:
        """Refused, or a fault of ours: it can be entered again."""
        self._log.setEnabled(True)
        self.line.not_kept()

    @Slot()
    def _on_more(self) -> None:
        try:
            typed = self._read()
        except NotADayError:
            typed = None
        given = dict(typed.facts) if typed else {}
        if typed:
            given["day"] = typed.day.isoformat()
        self.more_wanted.emit(given)
