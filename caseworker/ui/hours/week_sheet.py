"""A week of every learner in one sitting: each learner is written down by themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.hours import (
    Learner,
    LearnersSeen,
    NoteHours,
    learners_of,
    note_hours,
)
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.errors import CaseworkerError, Incomplete
from caseworker.domain.hours import monday_of
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser
from caseworker.ui.hours.grid import HoursField
from caseworker.ui.hours.grid_model import GridRow
from caseworker.ui.hours.rows import begun_cells, faults_of, typed_week, week_cells
from caseworker.ui.hours.words import KEYS, codes_words
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, Words, icon_button, primary, secondary

WEEK: Final = timedelta(weeks=1)


class HoursSheet(LongSheet):
    """Whoever is in custody, by name; a week, and the next one after it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Hours of a week", KEYS, "hours", parent)
        self.as_wide_as(1080)
        self._desk = desk
        self._last = monday_of(desk.today)
        self.monday = self._last - WEEK if desk.today == self._last else self._last
        self._left: list[GridRow] = []
        self._wrong: dict[tuple[str, str], str] = {}
        self._said: list[str] = []
        self.middle.body.addWidget(self._head())
        self.field = HoursField("hoursGrid", "Hours of each learner", "Learner")
        self.none = Words("", "soft", wrap=True, name="hoursNone")
        self.told = Words("", "strong", wrap=True, name="hoursTold")
        for part in (self.none, self.field, self.told):
            self.middle.body.addWidget(part)
        self.middle.body.addWidget(Words(codes_words(), "small", wrap=True))
        self.middle.body.addStretch(1)
        shut = secondary("Close", "hoursClose")
        self.save = primary("Record this week", "hoursSave")
        self.finish_with(shut, self.save)
        shut.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self._draft = ""
        self._look()

    def _head(self) -> Flow:
        head = Flow(across=10)
        self.back = icon_button(Icon.CHEVRON_LEFT, "The week before", "hoursBack")
        self.onward = icon_button(Icon.CHEVRON_RIGHT, "The week after", "hoursNext")
        self.week = Words("", "heading", name="hoursWeek")
        self.place = chooser("hoursPlace", [], none="Every establishment")
        self.place.setAccessibleName("Whose learners")
        for part in (self.back, self.week, self.onward, self.place):
            head.addWidget(part)
        self.back.clicked.connect(lambda: self._turn(-WEEK))
        self.onward.clicked.connect(lambda: self._turn(WEEK))
        self.place.currentIndexChanged.connect(self._look)
        return head

    def _turn(self, by: timedelta) -> None:
        self.monday = min(self.monday + by, self._last)
        self.told.setText("")
        self._look()

    @Slot()
    def _look(self) -> None:
        self._desk.drafts.flush()
        self.week.setText(f"Week of {day_words(self.monday)}")
        self.onward.setEnabled(self.monday < self._last)
        place = str(self.place.currentData() or "")
        self._desk.see(self, learners_of(self.monday, place), self._on_found)

    def _on_found(self, found: LearnersSeen) -> None:
        if found.monday != self.monday:
            return  # somebody has turned on since
        self.field.say_wrong("")
        self.field.grid.show_rows([_row(one) for one in found.learners])
        self.field.setVisible(bool(found.learners))
        self.save.setEnabled(bool(found.learners))
        words = [] if found.learners else ["Nobody is in custody in these records."]
        if found.hidden:
            several = "cases are" if found.hidden > 1 else "case is"
            words.append(f"{found.hidden} {several} restricted to others, and not in the list.")
        self.none.setText(" ".join(words))
        self.none.setVisible(bool(words))
        self._offer_places(found)
        self._keep()
        self.fit()
        if found.learners:
            self.field.grid.setFocus()

    def _offer_places(self, found: LearnersSeen) -> None:
        if self.place.count() > 1 or self.place.currentIndex() > 0:
            return
        places = sorted({one.place for one in found.learners if one.place})
        self.place.setVisible(len(places) > 1)
        for place in places:
            self.place.addItem(place, place)

    def _keep(self) -> None:
        """What is typed of a week is kept until it is recorded."""
        draft = f"hours-of-week/{self.monday.isoformat()}"
        if draft != self._draft:
            self._draft = draft
            field = self.field
            self._desk.drafts.watch(draft, field, field.edited, owner=self)

    @Slot()
    def _on_save(self) -> None:
        self.field.say_wrong("")
        self.field.grid.hours.refuse({})
        self._wrong, self._said = {}, []
        self._left = list(self.field.grid.hours.changed)
        if not self._left:
            self.told.setText("Nothing was typed that isn’t noted already.")
            return
        self.told.setText("")
        self.save.setEnabled(False)
        self._noted: list[str] = []
        self._next()

    def _next(self) -> None:
        """Each learner is work of its own: what is wrong with one holds up no other."""
        if not self._left:
            self._finish()
            return
        row = self._left[0]
        command = NoteHours(CaseNumber(row.key), (typed_week(row, self.monday),))
        self._desk.do(
            note_hours, command, asker=self, then=self._on_noted, refused=self._on_refused
        )

    def _on_noted(self, done: Done) -> None:
        del done
        self._noted.append(self._left.pop(0).key)
        self._next()

    def _on_refused(self, error: CaseworkerError) -> None:
        row = self._left.pop(0)
        gaps = error.gaps if isinstance(error, Incomplete) else ()
        self._wrong |= dict(faults_of(gaps, row.key))
        words = str(error) if not gaps else " ".join(one.words for one in gaps)
        self._said.append(f"{row.title}: {words}")
        self._next()

    def _finish(self) -> None:
        hours = self.field.grid.hours
        hours.note(self._noted)
        hours.refuse(self._wrong)
        self.field.say_wrong("\n".join(self._said))
        self.save.setEnabled(True)
        learners = "1 learner" if len(self._noted) == 1 else f"{len(self._noted)} learners"
        self.told.setText(f"Recorded for {learners}." if self._noted else "")
        if not self._said:
            self._desk.drafts.drop(self._draft)
            self._draft = ""
            self._keep()


def _row(one: Learner) -> GridRow:
    cells = week_cells(one.noted) if one.noted else begun_cells(one.before, one.norm)
    return GridRow(str(one.case), one.name, cells, noted=one.noted is not None, tip=one.place)
