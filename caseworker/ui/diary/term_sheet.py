"""The reviews of a term in one sitting: a day for each, everybody invited, and all taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker.casework import entries, term_reviews
from caseworker.casework.office import Done
from caseworker.casework.records import Among
from caseworker.casework.term_reviews import PlanTermReview, TermReview
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, EventId, Happening
from caseworker.domain.days import plain
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_many, show_paper
from caseworker.ui.parts import (
    Flow,
    Pill,
    Rule,
    Words,
    WrittenField,
    column,
    named,
    plain_tip,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

TERM = timedelta(weeks=13)
HIGH = 620  # px at 100%


class TermRow(WrittenField):
    """One review: whether to plan it, and for which day. It is kept where it isn’t as proposed."""

    def __init__(
        self, at: int, one: TermReview, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.draft = f"term/{one.case}/{one.meeting}"
        named(self, f"term{at}", f"{one.name}: {one.called}")
        self.one = one
        self.planned: EventId | None = None
        self.tick = named(QCheckBox(one.name), f"term{at}Tick", f"Plan the review of {one.name}")
        self.tick.setChecked(one.planned is None and bool(one.invited))
        self.tick.setEnabled(one.planned is None and bool(one.invited))
        self.day = DateField(f"term{at}Day", today, back=False)
        self.day.set_day(one.planned or one.proposed)
        self.day.edit.setAccessibleName(f"Day of the meeting: {one.name}")
        self.day.setEnabled(one.planned is None)
        self.said = Pill("", Tone.PLAIN)
        self.said.hide()
        body = column(self, 0, 2)
        line = Flow(across=14)
        for widget in (self.tick, self.day, self.said):
            line.addWidget(widget)
        body.addWidget(line)
        parts = [one.called, one.place, f"meeting by {plain(one.by)}", f"({one.source})"]
        if one.planned:
            parts.append("planned already")
        elif not one.invited:
            parts.append("nobody is known to invite: enter the people of the case first")
        small = Words("  ·  ".join(part for part in parts if part), "small", wrap=True)
        small.setContentsMargins(theme.px(32), 0, 0, theme.px(4))
        body.addWidget(small)

        self._proposed = self._now
        self.tick.toggled.connect(self.edited)
        self.day.changed.connect(self.edited)

    @property
    def _now(self) -> tuple[bool, str]:
        return self.tick.isChecked(), self.day.edit.text()

    def typed(self) -> str:
        return "" if self._now == self._proposed else json.dumps(self._now)

    def retype(self, text: str) -> None:
        is_ticked, day = json.loads(text)
        self.tick.setChecked(is_ticked)
        self.day.edit.setText(day)

    def say(self, words: str, tone: Tone) -> None:
        self.said.say(words, tone)
        self.said.show()


class TermSheet(LongSheet):
    """Every plan whose meeting falls into the term; each is planned by itself."""

    def __init__(
        self, desk: Desk, today: date, among: Among, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Reviews of a term",
            "Every plan whose review meeting is due in these days, and whatever is late. Each is "
            "planned and everybody the case knows is invited; the letters are made afterwards.",
            "term",
            parent,
        )
        self.as_wide_as(860)
        self._desk, self._today, self._among = desk, today, among
        self.rows: list[TermRow] = []
        self._left: list[TermRow] = []
        self._first = DateField("termFirst", today)
        self._first.set_day(today)
        self._last = DateField("termLast", today, back=False)
        self._last.set_day(today + TERM)
        span = Flow(across=10)
        for words, field in (("From", self._first), ("to", self._last)):
            field.edit.setAccessibleName(f"{words} this day")
            together = QWidget()  # so that a word doesn’t end a line without its day
            line = row(10, together)
            line.addWidget(Words(words))
            line.addWidget(field, 1)
            span.addWidget(together)
            field.changed.connect(self._look)
        self.middle.body.addWidget(span)
        lines = named(QWidget(), "termLines")
        self._lines = column(lines, 0, 4)
        self.middle.body.addWidget(lines)
        shut = secondary("Close", "termClose")
        self.listing = secondary("List to send…", "termList")
        self.place = chooser("termPlace", [], none="All schools: for health and social care")
        self.place.setMinimumContentsLength(28)
        self.place.setAccessibleName("Whose children the list holds")
        self.letters = secondary("Letters…", "termLetters")
        self.undo = quiet("Take it all back", "termUndo")
        self.plan = primary("Plan and invite", "termPlan")
        beside = Flow(across=8)
        for widget in (self.letters, self.undo, self.place, self.listing):
            beside.addWidget(widget)
        self.middle.body.addWidget(beside)
        self.middle.body.addStretch(1)
        self.finish_with(shut, self.plan)
        shut.clicked.connect(self.reject)
        self.listing.clicked.connect(self._on_list)
        self.letters.clicked.connect(self._on_letters)
        self.undo.clicked.connect(self._on_undo)
        self.plan.clicked.connect(self._on_plan)
        self.finished.connect(self.deleteLater)
        self._say_what_can_be_done()
        self._look()

    def fit(self) -> None:
        """As high as the window allows: a list is read at a glance."""
        super().fit()
        owner = self.parentWidget()
        room = owner.window().height() if owner is not None else theme.px(HIGH)
        self.resize(self.width(), max(self.height(), min(theme.px(HIGH), room - 16)))

    @property
    def span(self) -> tuple[date, date] | None:
        """The days that are asked about; None while one can't be read."""
        try:
            first, last = self._first.day(), self._last.day()
        except NotADayError:
            return None
        return (first, last) if first and last else None

    @Slot()
    def _look(self) -> None:
        if (span := self.span) is not None:
            self._desk.see(self, term_reviews.term_reviews(*span, self._among), self._on_found)

    def _on_found(self, found: tuple[TermReview, ...]) -> None:
        self._desk.drafts.flush()  # before the rows go: what was typed in them is put back
        emptied(self._lines)
        self.rows = []
        if not found:
            self._lines.addWidget(Words("No review meeting is due in these days.", name="termNone"))
        for at, one in enumerate(found):
            if at:
                self._lines.addWidget(Rule())
            self.rows.append(TermRow(at, one, self._today))
            self._lines.addWidget(self.rows[-1])
            self._keep(self.rows[-1])
        self._offer_places(found)
        self._say_what_can_be_done()
        self.fit()

    def _keep(self, row: TermRow) -> None:
        if row.tick.isEnabled():
            self._desk.drafts.watch(
                row.draft, row, row.edited, owner=row, case=CaseNumber(row.one.case)
            )

    def _offer_places(self, found: tuple[TermReview, ...]) -> None:
        """A head gets the list of their own school alone."""
        while self.place.count() > 1:
            self.place.removeItem(1)
        for place in sorted({one.place for one in found if one.place}):
            self.place.addItem(place, place)

    @property
    def made(self) -> list[TermRow]:
        """What was planned in this sitting, and stands."""
        return [one for one in self.rows if one.planned is not None]

    def _say_what_can_be_done(self) -> None:
        ready = any(one.tick.isEnabled() for one in self.rows)
        self.plan.setEnabled(ready and not self._left)
        for button in (self.undo, self.letters):
            button.setEnabled(bool(self.made) and not self._left)
        tip = "" if ready else "There is nothing to plan in these days."
        self.plan.setToolTip(plain_tip(tip) if tip else "")

    @Slot()
    def _on_plan(self) -> None:
        self._left = [one for one in self.rows if one.tick.isEnabled() and one.tick.isChecked()]
        self._next()

    def _next(self) -> None:
        """Plan the next one: each is work of its own, and the rest goes on if it fails."""
        self._say_what_can_be_done()
        if not self._left:
            return
        one = self._left[0]
        try:
            day = one.day.day() or one.one.proposed
        except NotADayError as error:
            self._went_wrong(str(error))
            return
        command = PlanTermReview(one.one.case, one.one.meeting, day)
        self._desk.do(
            term_reviews.plan_term_review,
            command,
            asker=self,
            then=self._on_planned,
            refused=lambda error: self._went_wrong(str(error)),
        )

    def _on_planned(self, done: Done) -> None:
        one = self._left.pop(0)
        one.planned = done.event
        self._desk.drafts.drop(one.draft)
        one.tick.setEnabled(False)
        one.say("Planned, invited", Tone.GREEN)
        self._next()

    def _went_wrong(self, words: str) -> None:
        self._left.pop(0).say(words, Tone.RED)
        self._next()

    @Slot()
    def _on_undo(self) -> None:
        """Call off every meeting that was planned in this sitting."""
        for one in self.made:
            facts = {
                "meeting": str(one.planned),
                "what": one.one.meeting,
                "reasons": "Taken back in the sitting in which it was planned",
            }
            happening = Happening("meeting_called_off", self._today, facts=facts)
            self._desk.do(
                entries.record,
                entries.Record(CaseNumber(one.one.case), happening),
                asker=self,
                then=partial(self._on_undone, one),
                refused=partial(self._not_undone, one),
            )

    def _on_undone(self, one: TermRow, done: Done) -> None:
        del done
        one.planned = None
        one.tick.setEnabled(True)
        one.say("Taken back", Tone.PLAIN)
        self._say_what_can_be_done()

    def _not_undone(self, one: TermRow, error: CaseworkerError) -> None:
        one.say(str(error), Tone.RED)

    @Slot()
    def _on_list(self) -> None:
        if (span := self.span) is not None:
            days = (("first", span[0]), ("last", span[1]))
            place = str(self.place.currentData() or "") or self._among.place
            among = replace(self._among, place=place)
            wanted = Wanted("reviews_due", officer=self._desk.officer.name, days=days, among=among)
            show_paper(self, self._desk, wanted)

    @Slot()
    def _on_letters(self) -> None:
        show_many(self, self._desk, [one.one.case for one in self.made])
