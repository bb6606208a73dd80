"""The small sheets of the directory: close a place, see its cases, let cases follow an address."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.directory import ClosePlace, Uses, close_place, uses_of
from caseworker.casework.office import Done
from caseworker.domain.directory import Place
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.reading_order import apart
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, Words, named, primary, quiet, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

_CLOSING = (
    "It stays here, and is still found. Forms that name it then warn, and say what came after it."
)


class ClosePlaceSheet(LongSheet):
    """A place closes, and another may come after it. It can be opened again."""

    def __init__(self, desk: Desk, parent: QWidget, one: Place) -> None:
        super().__init__(f"Close {one.name}", _CLOSING, "closePlace", parent)
        self._desk, self._one = desk, one
        self._day = DateField("closePlaceDay", desk.today)
        self._day.set_day(desk.today)
        self._after = named(QLineEdit(), "closePlaceAfter")
        self._form = Form("closePlaceForm")
        self._form.add("closed", "The first day on which it is no more", self._day)
        self._form.add("successor", "What came after it", self._after, hint="If anything did")
        self.middle.body.addWidget(self._form)
        cancel = secondary("Cancel", "closePlaceCancel")
        self._go = primary("Close it", "closePlaceSave")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._draft = f"closePlace/{one.id}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)

    @Slot()
    def _on_go(self) -> None:
        try:
            day = self._day.day()
        except NotADayError as error:
            self._form.refuse([Gap("closed", str(error))])
            return
        if day is None:
            self._form.refuse([Gap("closed", "Give the day.")])
            return
        self._go.setEnabled(False)
        command = ClosePlace(self._one.id, day, self._after.text())
        self._desk.do(
            close_place, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


class UsesSheet(LongSheet):
    """The cases that name a place.

    Signals:
        opened: a case is wanted; carries its number.
    """

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, one: Place) -> None:
        words = "By any name that it had: in entries, plans, people, and where somebody is."
        super().__init__(f"Cases that name {one.name}", words, "uses", parent)
        self._said = Words("Looking…", "body", wrap=True, name="usesSaid")
        self.middle.body.addWidget(self._said)
        close = secondary("Close", "usesClose")
        self.finish_with(close)
        close.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        desk.paper(self, uses_of(one), self._on_seen)

    def _on_seen(self, uses: Uses) -> None:
        count = "No case names it" if not uses.count else f"{uses.count:,} cases name it"
        said = "1 case names it" if uses.count == 1 else count
        more = f", of which these are the first {len(uses.cases)}"
        self._said.setText(f"{said}{more if uses.count > len(uses.cases) else ''}.")
        for at, (number, name) in enumerate(uses.cases):
            button = quiet(f"{apart(name)}  ·  {number}", f"usesCase{at}")
            button.clicked.connect(partial(self._on_case, str(number)))
            self.middle.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.middle.body.addStretch(1)
        self.fit()

    def _on_case(self, number: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.accept()
        self.opened.emit(number)
