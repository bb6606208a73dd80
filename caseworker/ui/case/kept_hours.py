"""The hours of one learner, week by week, in a grid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.hours import NoteHours, note_hours
from caseworker.casework.kept import KeptDesk
from caseworker.domain.errors import CaseworkerError, Incomplete
from caseworker.domain.hours import Week, mondays
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.hours.grid import HoursField
from caseworker.ui.hours.grid_model import GridRow
from caseworker.ui.hours.rows import begun_cells, faults_of, homeless, typed_week, week_cells
from caseworker.ui.hours.words import KEYS, codes_words
from caseworker.ui.parts import Words, quiet
from caseworker.ui.parts.typed_day import short_day

TERM: Final = timedelta(weeks=12)


class WeeksSheet(WorkSheet):
    """A row for each week: what was noted before is there, and can be put right."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: KeptDesk, parent: QWidget) -> None:
        super().__init__(
            desk, seen, "Hours of education", KEYS, parent, name="weeks", save="Record the hours"
        )
        self.as_wide_as(1000)
        self._given = given
        self._first = seen.today - TERM
        self.field = HoursField("weeksGrid", "Hours, week by week", "Week from")
        self.form.add("weeks", "", self.field).label.hide()
        earlier = quiet("Earlier weeks", "weeksEarlier")
        earlier.clicked.connect(self._on_earlier)
        self.middle.body.addWidget(earlier)
        self.middle.body.addWidget(Words(codes_words(), "small", wrap=True))
        self._show()
        self.keep_as("hours")

    def _show(self) -> None:
        noted = {one.monday: one for one in self._given.weeks}
        days = mondays(min(self._first, *noted) if noted else self._first, self.seen.today)
        rows, before = [], None
        for monday in days:
            week = noted.get(monday)
            rows.append(self._row(monday, week, before))
            before = week or before
        self.field.grid.show_rows(rows)
        last = len(rows) - 1
        blank = next((at for at, one in enumerate(rows) if not one.noted), last)
        self.field.grid.setCurrentIndex(self.field.grid.hours.index(blank, 2))

    def _row(self, monday: date, week: Week | None, before: Week | None) -> GridRow:
        cells = week_cells(week) if week else begun_cells(before, self._given.norm)
        title = short_day(monday, self.seen.today)
        return GridRow(monday.isoformat(), title, cells, noted=week is not None)

    @Slot()
    def _on_earlier(self) -> None:
        typed = self.field.typed()
        self._first -= TERM
        self._show()
        self.field.retype(typed)

    @Slot()
    def on_save(self) -> None:
        self.field.say_wrong("")
        self.field.grid.hours.refuse({})
        changed = self.field.grid.hours.changed
        weeks = tuple(typed_week(one, date.fromisoformat(one.key)) for one in changed)
        self.do(note_hours, NoteHours(self.seen.case.number, weeks))

    def _on_refused(self, error: CaseworkerError) -> None:
        if not isinstance(error, Incomplete):
            super()._on_refused(error)
            return
        self.save.setEnabled(True)
        wrong = dict(faults_of(error.gaps))
        self.field.grid.hours.refuse(wrong)
        said = [*dict.fromkeys(wrong.values()), homeless(error.gaps)]
        self.field.say_wrong(" ".join(filter(None, said)))
        self.field.setFocus()
