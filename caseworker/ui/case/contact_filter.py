"""What of a case’s contacts, or of everything that happened on it, is shown in its log."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework.course import (
    Course,
    CourseLine,
    chronology_wanted,
    course_of,
    narrowed,
    releases_of,
)
from caseworker.casework.records import DocumentId
from caseworker.domain.case import CaseNumber
from caseworker.domain.law import event_kinds
from caseworker.domain.release import Release
from caseworker.domain.themes import themes
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser, read_fact
from caseworker.ui.icons import Icon
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Flow, Words, column, named, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

_WORDS: Final = 220  # px at 100% text


class ContactFilter(QWidget):
    """Theme, way, words, from and to; contacts alone newest first, or all of the case in order.

    Signals:
        changed: something else is to be shown.
    """

    changed = Signal()

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._number = desk, number
        self._names: dict[DocumentId, str] = {}
        self._releases: tuple[Release, ...] = ()
        self._course_of: tuple[CaseSeen, tuple[CourseLine, ...]] | None = None
        self._words = named(QLineEdit(), "contactWords", "Show only entries with these words")
        self._words.setPlaceholderText("Words, or who with")
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumWidth(theme.px(_WORDS))
        self._theme = chooser(
            "contactTheme", [(one.words, one.words) for one in themes()], none="Every theme"
        )
        self._theme.setAccessibleName("Theme")
        how = event_kinds()["contact_made"].fact("how")
        ways = how.choices if how is not None else ()
        self._how = chooser("contactHow", [(way, way) for way in ways], none="Every way")
        self._how.setAccessibleName("How")
        self._since = DateField("contactSince", desk.today)
        self._until = DateField("contactUntil", desk.today)
        for day, said in ((self._since, "From"), (self._until, "To")):
            day.edit.setPlaceholderText(said)
            day.edit.setAccessibleName(said)
            day.edit.setFixedWidth(theme.px(110))
            day.read_back.hide()
        self._all = named(QCheckBox("Everything on the case, oldest first"), "contactAll")
        self._count = Words(role="soft", name="contactCount")
        paper = secondary("Print the chronology…", "contactPaper", icon=Icon.PRINT)
        paper.setToolTip("Everything that is shown by theme and time, oldest first, as an exhibit")
        paper.clicked.connect(self._on_paper)
        first, second = Flow(across=10, down=8), Flow(across=14, down=6)
        for field in (self._words, self._theme, self._how, self._since, self._until):
            first.addWidget(field)
        for widget in (self._all, self._count, paper):
            second.addWidget(widget)
        layout = column(self, 0, 8)
        layout.addWidget(first)
        layout.addWidget(second)
        self._words.textChanged.connect(self.changed)
        self._theme.currentIndexChanged.connect(self.changed)
        self._how.currentIndexChanged.connect(self.changed)
        self._since.changed.connect(self.changed)
        self._until.changed.connect(self.changed)
        self._all.toggled.connect(self._on_all)

    @property
    def is_narrow(self) -> bool:
        """Whether anything but everything is asked for."""
        return self._course != Course(contacts_only=not self._all.isChecked())

    def show_case(self, seen: CaseSeen) -> None:
        self._names = {document.id: document.name for document in seen.documents}
        if self._all.isChecked():
            self._ask_what_left()

    def found(self, seen: CaseSeen) -> tuple[CourseLine, ...]:
        """What is asked for, in the order in which it is shown."""
        asked = self._course
        found = narrowed(self._whole(seen), asked)
        said = f"{len(found)} {'entry' if len(found) == 1 else 'entries'}"
        self._count.setText(said)
        return found[::-1] if asked.contacts_only else found

    def _whole(self, seen: CaseSeen) -> tuple[CourseLine, ...]:
        """Everything, put into words once: a letter that is typed only narrows it."""
        if self._course_of is None or self._course_of[0] is not seen:
            lines = course_of(seen.case, self._releases, self._names)
            self._course_of = (seen, lines)
        return self._course_of[1]

    @Slot(bool)
    def _on_all(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        if is_on:
            self._ask_what_left()
        self.changed.emit()

    def _ask_what_left(self) -> None:
        self._desk.see(self, releases_of(self._number), self._on_left)

    def _on_left(self, releases: tuple[Release, ...]) -> None:
        if releases != self._releases:
            self._releases, self._course_of = releases, None
            self.changed.emit()

    @property
    def _course(self) -> Course:
        return Course(
            theme=read_fact(self._theme),
            how=read_fact(self._how),
            words=self._words.text().strip(),
            since=_day(self._since),
            until=_day(self._until),
            contacts_only=not self._all.isChecked(),
        )

    @Slot()
    def _on_paper(self) -> None:
        show_paper(self, self._desk, chronology_wanted(self._number, self._course))


def _day(field: DateField) -> date | None:
    try:
        return field.day()
    except NotADayError:
        return None
