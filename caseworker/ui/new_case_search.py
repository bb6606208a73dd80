"""The box that a new case begins with: a name, a day of birth, or a number."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.ui.icons import Icon
from caseworker.ui.parts import NotADayError, Words, column, named, read_day
from caseworker.ui.theme import icon

_LOOKS_LIKE_A_DAY = re.compile(r"\d{1,2}[/.\- ]\w{1,9}[/.\- ]\d{2,4}")


class WhoField(QWidget):
    """One line to look somebody up by.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = named(QLineEdit(), "whoSearch", "Name, date of birth or number")
        self.edit.setPlaceholderText("Name, date of birth or number")
        self.edit.setMaxLength(200)
        self.edit.setClearButtonEnabled(True)
        self.edit.addAction(icon(Icon.SEARCH, "faint"), QLineEdit.ActionPosition.LeadingPosition)
        body = column(self, 0, 4)
        body.addWidget(self.edit)
        hint = "Names are found by sound and by what somebody is called, too."
        body.addWidget(Words(hint, "small", wrap=True))
        self.edit.textChanged.connect(self.edited)


def read_who(typed: str, today: date) -> tuple[str, str, date | None]:
    """Forenames, surname and day of birth out of one line, however it is written."""
    text = " ".join(typed.split())
    born: date | None = None
    if found := _LOOKS_LIKE_A_DAY.search(text):
        try:
            born = read_day(found[0], today)
        except NotADayError:
            born = None
        else:
            text = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        return given, family, born
    given, _, family = text.rpartition(" ")
    return given, family, born
