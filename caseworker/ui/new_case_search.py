"""The box that a new case begins with: a name, a day of birth, or a number."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.ui.parts import (
    Words,
    column,
    named,
    restyle,
)
from caseworker.ui.parts.glass_field import GlassField
from caseworker.ui.parts.typed_day import NotADayError, read_day

_ISO = r"\d{4}-\d{1,2}-\d{1,2}"
_NUMBERED_DAY = re.compile(rf"(?<!\d)(?:{_ISO}|\d{{1,2}}[/.\- ]\d{{1,2}}[/.\- ]\d{{2,4}})(?!\d)")
_LOOKS_LIKE_A_DAY = re.compile(
    rf"(?<!\d)(?:{_ISO}|\d{{1,2}}(?:st|nd|rd|th)?[/.\- ]\w{{1,9}}[/.\- ]\d{{2,4}})(?!\d)"
)


HINT = "Names are found by sound and by what somebody is called, too."


class WhoField(QWidget):
    """One line to look somebody up by.

    Signals:
        edited: something was typed.
        entered: Enter was pressed.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.edit = named(GlassField(), "whoSearch", "Name, date of birth or number")
        self.edit.setPlaceholderText("Name, date of birth or number")
        self.edit.setMaxLength(200)
        self.edit.setClearButtonEnabled(True)
        body = column(self, 0, 4)
        body.addWidget(self.edit)
        self._hint = Words(HINT, "small", wrap=True, name="whoHint")
        body.addWidget(self._hint)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.returnPressed.connect(self.entered)

    def put_away(self) -> None:
        """The form has the word now; what was looked for stays to be read."""
        self.edit.setClearButtonEnabled(False)
        self.setEnabled(False)

    @Slot(str)
    def _on_text_changed(self, typed: str) -> None:
        fault = impossible_day(typed, self._today)
        self._hint.setText(fault or HINT)
        restyle(self._hint, "role", "fault" if fault else "small")
        self.edit.setAccessibleDescription(fault)
        self.edited.emit()


def impossible_day(typed: str, today: date) -> str:
    """What is wrong with a day of birth in the line, if it names a day that isn't one."""
    found = _NUMBERED_DAY.search(" ".join(typed.split()))
    if found is not None:
        try:
            read_day(found[0], today)
        except NotADayError as error:
            return str(error)
    return ""


def named_only(words: str) -> str:
    """What of ``words`` can be a name: a number that was looked for is none."""
    return " ".join(word for word in words.split() if not any(sign.isdigit() for sign in word))


def read_who(typed: str, today: date) -> tuple[str, str, date | None]:
    """Forenames, surname and day of birth out of one line, however it is written."""
    text = " ".join(typed.split())
    born: date | None = None
    if found := _LOOKS_LIKE_A_DAY.search(text):
        try:
            born = read_day(found[0], today)
        except NotADayError:
            is_name = not _NUMBERED_DAY.fullmatch(found[0])
        else:
            is_name = False
        if not is_name:
            text = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        return given, family, born
    given, _, family = text.rpartition(" ")
    return given, family, born
