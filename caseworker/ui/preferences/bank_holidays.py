"""Preferences: bank holidays that no rule can know of."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caseworker.casework.records import OfficeFacts
from caseworker.casework.working_days import (
    EnterOneOff,
    RemoveOneOff,
    enter_one_off,
    remove_one_off,
)
from caseworker.domain.bank_holidays import NATIONS, OneOff
from caseworker.domain.days import plain
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Form, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.preferences.kept_days import KeptDaysCard

_WORDS: Final = (
    "The usual bank holidays of any year are known. A one-off day, such as a day of mourning, is "
    "entered here: every limit that is counted in working days then passes over it. Limits are "
    "counted by the days of England; those of the other nations are kept for moves."
)


class BankHolidaysCard(KeptDaysCard):
    """Each one-off day on a line, with where it comes from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Bank holidays", _WORDS, "Enter a one-off day…", "oneOff")

    def show_facts(self, facts: OfficeFacts) -> None:
        self.show_lines((self._line(each) for each in facts.one_offs), "No one-off day is entered.")

    def ask(self, form: Form) -> None:
        self._day = DateField("oneOffDay", self.desk.today, back=False)
        self._title = named(QLineEdit(), "oneOffName")
        self._title.setMaxLength(80)
        self._source = named(QLineEdit(), "oneOffSource")
        self._source.setMaxLength(200)
        self._nation = named(QComboBox(), "oneOffNation")
        self._nation.addItems(list(NATIONS))
        form.add("day", "Day", self._day)
        form.add("name", "What it is", self._title, hint="Such as: Day of national mourning")
        hint = "The proclamation or announcement, and its date."
        form.add("source", "Where it comes from", self._source, hint=hint)
        form.add("nation", "Nation", self._nation)

    def on_add(self) -> None:
        day = self.day("day", self._day)
        nation = self._nation.currentText()
        command = EnterOneOff(nation, day, self._title.text(), self._source.text())
        self.do(enter_one_off, command)

    def _line(self, kept: OneOff) -> QWidget:
        name = f"oneOff_{kept.nation.replace(' ', '')}_{kept.day.isoformat()}"
        words = f"{plain(kept.day)}: {kept.name}"
        line, button = self.line(words, f"{kept.nation}  ·  {kept.source}", name)
        command = RemoveOneOff(kept.nation, kept.day)
        button.clicked.connect(partial(self.remove, remove_one_off, command))
        return line
