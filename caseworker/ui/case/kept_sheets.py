"""The sheets of a kept plan: how each piece is met, and what the authority says to it."""

from __future__ import annotations

import json

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.kept import (
    AnswerOnProvision,
    KeptDesk,
    Matched,
    MatchProvision,
    answer_on_provision,
    match_provision,
)
from caseworker.domain.errors import Gap
from caseworker.domain.kept import KeptItem
from caseworker.domain.kept_rules import kept_rules
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Rule, Ticks, Words, WrittenField, column, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

LEAVE = "Leave as it is"
YES, NO = "They agree", "They do not agree"


class WayField(WrittenField):
    """One piece of provision: what the plan says, how it is met here, and why."""

    def __init__(self, one: KeptItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"way_{one.number}")
        self.one = one
        self.way = chooser(
            f"step_{one.number}",
            [(way.said, way.step) for way in kept_rules().ways],
            none=LEAVE if one.now else "Nobody has said yet",
        )
        self.way.setAccessibleName(f"{one.number}: how it is met")
        self.reason = named(QLineEdit(), f"reason_{one.number}", f"{one.number}: why")
        self.reason.setPlaceholderText("Why it is not as the plan says")
        self.reason.hide()
        body = column(self, 0, 4)
        body.addWidget(Words(f"{one.number}  {one.about}", "strong", wrap=True))
        if one.specified:
            body.addWidget(Words(one.specified, "small", wrap=True))
        if one.now is not None:
            was = f"Now: {one.now.way.said}"
            body.addWidget(Words(f"{was}. {one.now.reason}".strip(), "small", wrap=True))
        body.addWidget(self.way)
        body.addWidget(self.reason)
        self.way.currentIndexChanged.connect(self._on_way)
        self.reason.textChanged.connect(self.edited)
        self.setFocusProxy(self.way)

    @property
    def matched(self) -> Matched | None:
        """What was said of it; None where it is left as it is."""
        step = str(self.way.currentData() or "")
        return Matched(self.one.item, step, self.reason.text().strip()) if step else None

    def typed(self) -> str:
        matched = self.matched
        return json.dumps([matched.step, matched.reason], ensure_ascii=False) if matched else ""

    def retype(self, text: str) -> None:
        step, reason = json.loads(text)
        self.way.setCurrentIndex(max(0, self.way.findData(step)))
        self.reason.setText(reason)

    @Slot()
    def _on_way(self) -> None:
        step = str(self.way.currentData() or "")
        self.reason.setVisible(bool(step) and not kept_rules().way(step).settled)
        self.edited.emit()


class MatchSheet(WorkSheet):
    """Every piece of F and G in one sitting; what is left as it is stays as it is."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: KeptDesk, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "How each piece is met here",
            "First what the plan says; if that can’t be done, what comes closest; if it no longer "
            "fits, what is appropriate. Everything else of the plan stands, for release.",
            parent,
            name="match",
            save="Record",
        )
        self._day = self.day_field("day", "From which day", seen.today)
        self.ways = [WayField(one) for one in given.items]
        for at, one in enumerate(self.ways):
            if at:
                self.form.body.addWidget(Rule())
            self.form.add(f"reason_{one.one.item}", "", one).label.hide()
        self.form.body.addWidget(Rule())
        word = seen.setting.word("local authority")
        self._by = named(QLineEdit(), "agreedBy")
        hint = "Where they have agreed already to what is not as the plan says; else leave it empty"
        self.form.add("agreed_by", f"Who agreed for the {word}", self._by, hint=hint)
        self._on = self.day_field("agreed_on", "Day they agreed", None)
        sources = dict.fromkeys(one.section.source for one in given.items)
        self.middle.body.addWidget(Words(f"{'; '.join(sources)}.", "small", wrap=True))
        self.keep_as("kept/match")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is None:
            return
        try:
            agreed_on = self._on.day()
        except NotADayError as error:
            self.form.refuse([Gap("agreed_on", str(error))])
            return
        matches = tuple(found for one in self.ways if (found := one.matched))
        command = MatchProvision(
            self.seen.case.number, days["day"], matches, self._by.text(), agreed_on
        )
        self.do(match_provision, command)


class AnswerSheet(WorkSheet):
    """Who of the authority agreed, or did not, to which pieces, and on which day."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: KeptDesk, parent: QWidget) -> None:
        word = seen.setting.word("local authority")
        super().__init__(
            desk,
            seen,
            f"What the {word} says",
            "To each piece that is not met as the plan says. Until a name and a day are here, "
            "their agreement is outstanding.",
            parent,
            name="answer",
            save="Record",
        )
        self.as_wide_as(620)
        offered = [(f"{one.number}  {_short(one)}", one.item) for one in given.outstanding]
        self._items = Ticks("answerItem", offered, none="Nothing waits for anybody’s agreement.")
        self._items.choose([item for _, item in offered])
        self.form.add("items", "To which pieces", self._items)
        self._answer = chooser("answer", [(YES, YES), (NO, NO)])
        self.form.add("answer", "Their answer", self._answer)
        self._by = named(QLineEdit(), "answerBy")
        self.form.add("by", "Who answered, by name", self._by)
        self._on: DateField = self.day_field("on", "Day of the answer", seen.today)
        self._words = self.room("words", "What they said, or want instead")
        self.keep_as("kept/answer")

    @Slot()
    def on_save(self) -> None:
        days = self.days(on=self._on)
        if days is None:
            return
        if not self._answer.currentData():
            self.form.refuse([Gap("answer", "Say whether they agree.")])
            return
        command = AnswerOnProvision(
            self.seen.case.number,
            self._items.chosen,
            self._by.text(),
            days["on"],
            self._answer.currentData() == YES,
            self._words.toPlainText(),
        )
        self.do(answer_on_provision, command)


def _short(one: KeptItem) -> str:
    way = one.now.way.said if one.now else ""
    return f"{one.about.splitlines()[0] if one.about else ''}: {way}"
