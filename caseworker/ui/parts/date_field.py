"""A field for a day, typed as people type days, and read back in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.domain.errors import Gap
from caseworker.ui import theme
from caseworker.ui.parts.cards import row
from caseworker.ui.parts.typed_day import NotADayError, day_in_words, read_day
from caseworker.ui.parts.words import Words, named, restyle


class DateField(QWidget):
    """Type ``3/2``, ``mon``, ``today`` or ``+15d``; the day it means stands beside it.

    Signals:
        changed: the text was edited.
    """

    changed = Signal()

    def __init__(
        self, name: str, today: date, *, back: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._back = back
        self.setObjectName(f"{name}Field")
        self.edit = named(QLineEdit(), name)
        self.edit.setPlaceholderText("day/month/year")
        self.edit.setMaxLength(30)
        self.edit.setFixedWidth(theme.px(170))
        self.read_back = Words(role="small", name=f"{name}ReadBack", wrap=True)
        line = row(12, self)
        line.addWidget(self.edit)
        line.addWidget(self.read_back, 1)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text_changed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """With the day in words on one line: a label that wraps asks for less."""
        hint = super().sizeHint()
        said = self.read_back.fontMetrics().horizontalAdvance(self.read_back.text())
        beside = said + theme.px(14) if said else 0
        return QSize(max(hint.width(), self.edit.width() + beside), hint.height())

    def day(self) -> date | None:
        """The day that was typed, None if nothing was.

        Raises:
            NotADayError: with words fit to show beside the field.
        """
        typed = self.edit.text().strip()
        return read_day(typed, self._today, back=self._back) if typed else None

    def set_day(self, day: date | None) -> None:
        self.edit.setText(f"{day.day}/{day.month}/{day.year}" if day else "")

    @Slot()
    def _on_text_changed(self) -> None:
        try:
            day = self.day()
        except NotADayError as error:
            self._say(str(error), "fault")
        else:
            self._say(day_in_words(day) if day else "", "small")
        self.changed.emit()

    def _say(self, words: str, role: str) -> None:
        self.read_back.setText(words)
        restyle(self.read_back, "role", role)
        self.edit.setAccessibleDescription(words)


def days_of(**fields: DateField) -> tuple[dict[str, date | None], list[Gap]]:
    """The day that each of these holds, and a gap for each that can’t be read, by its name."""
    days, gaps = dict[str, date | None](), list[Gap]()
    for name, field in fields.items():
        try:
            days[name] = field.day()
        except NotADayError as error:
            gaps.append(Gap(name, str(error)))
    return days, gaps


def days_needed(**fields: DateField) -> tuple[dict[str, date], list[Gap]]:
    """The same, where each of them is needed: an empty one is a gap, too."""
    read, unread = days_of(**fields)
    days = {name: day for name, day in read.items() if day is not None}
    why = {gap.field: gap for gap in unread}
    gaps = [
        why.get(name) or Gap(name, "This day is needed.") for name in fields if name not in days
    ]
    return days, gaps
