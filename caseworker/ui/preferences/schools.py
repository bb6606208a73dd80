"""Preferences: when the institutions of the office's cases are open, and when they are closed."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caseworker.casework.records import OfficeFacts
from caseworker.casework.working_days import (
    EnterSchoolDays,
    RemoveSchoolDays,
    enter_school_days,
    remove_school_days,
)
from caseworker.domain.days import plain
from caseworker.domain.schools import SchoolDays
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Form, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.preferences.kept_days import KeptDaysCard

_WORDS: Final = (
    "Some limits are counted in school days, and an exception may turn on a closure of four weeks "
    "or more. Both are worked out for every case whose school or establishment has the name that "
    "is entered here. What is recorded on a case itself comes first."
)
_TERM, _CLOSURE = "Term", "Closed within a term"


class SchoolsCard(KeptDaysCard):
    """Each term and each closure on a line, by institution."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, "School terms and closures", _WORDS, "Enter a term or a closure…", "school"
        )

    def show_facts(self, facts: OfficeFacts) -> None:
        lines = (self._line(at, each) for at, each in enumerate(facts.school_days, start=1))
        self.show_lines(lines, "No term is entered.")

    def ask(self, form: Form) -> None:
        self._institution = named(QLineEdit(), "schoolName")
        self._institution.setMaxLength(120)
        self._what = named(QComboBox(), "schoolWhat")
        self._what.addItems([_TERM, _CLOSURE])
        self._first = DateField("schoolFirst", self.desk.today, back=False)
        self._last = DateField("schoolLast", self.desk.today, back=False)
        hint = "The name as it stands on its cases."
        form.add("institution", "School or establishment", self._institution, hint=hint)
        hint = "Between two terms it is closed as it is: enter only days off within a term."
        form.add("what", "What is entered", self._what, hint=hint)
        form.add("first", "First day", self._first)
        form.add("last", "Last day", self._last)

    def on_add(self) -> None:
        first, last = self.day("first", self._first), self.day("last", self._last)
        closed = self._what.currentText() == _CLOSURE
        command = EnterSchoolDays(self._institution.text(), first, last, closed)
        self.do(enter_school_days, command)

    def _line(self, number: int, kept: SchoolDays) -> QWidget:
        what = "closed" if kept.closed else "term"
        more = f"{plain(kept.first)} to {plain(kept.last)}"
        line, button = self.line(f"{kept.institution}: {what}", more, f"school_{number}")
        button.setAccessibleName(f"Remove {kept.institution}, {what}, {more}")
        button.clicked.connect(partial(self.remove, remove_school_days, RemoveSchoolDays(kept)))
        return line
