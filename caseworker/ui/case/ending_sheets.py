"""The sheets of an ending: consult on a ground, decide, write down on which day the plan ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework import ending
from caseworker.casework.office import Question
from caseworker.casework.supposing import if_recorded
from caseworker.domain.case import Happening
from caseworker.domain.ceasing import DECIDED, KEPT, Ending, GroundNow
from caseworker.domain.ceasing_rules import Ground, ceasing_rules
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap
from caseworker.domain.what_if import Change
from caseworker.ui.case.review_sheets import family
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.supposed import Supposed

#: The plan that names the institution, by the entries that sent it.
NAMED_BY: Final = ("final_plan_sent", "amended_plan_sent")
END, KEEP = "end", "keep"


class ConsultSheet(WorkSheet):
    """Tell the parent or young person and the institution, and ask what they think."""

    def __init__(self, desk: Desk, seen: CaseSeen, ground: Ground, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "Consult on ending the plan",
            f"On the ground: {ground.title}. {ground.means}",
            parent,
            name="endingConsult",
            save="Record the consultation",
        )
        self._ground = ground
        self._told = named(QLineEdit(family(seen)), "told")
        self.form.add("told", "Parent or young person who is told", self._told)
        plan = seen.case.last(*NAMED_BY)
        institution = plan.facts.get("institution", "") if plan else ""
        self._institution = named(QLineEdit(institution), "institution")
        hint = "The head or principal of the institution that the plan names. If none is: say so."
        self.form.add("institution", "Institution that is consulted", self._institution, hint=hint)
        self._reasons = self.room("reasons", "Why ending the plan is thought of", 92)
        self._sent = self.day_field("sent", "Day on which they are told", seen.today)
        days = ceasing_rules().comment_days
        self._by = DateField("comments_by", seen.today, back=False)
        self._by.set_day(seen.today + timedelta(days=days))
        hint = f"{days} days are local policy: no law gives a number."
        self.form.add("comments_by", "Comments by", self._by, hint=hint)
        self.middle.body.addWidget(Words("SEND Regs 2014 reg 31(1)", "small"))
        self.keep_as(f"ending_consult_{ground.name}")

    @Slot()
    def on_save(self) -> None:
        days = self.days(sent=self._sent, comments_by=self._by)
        if days is not None:
            command = ending.ConsultOnEnding(
                self.seen.case.number,
                self._ground.name,
                days["sent"],
                self._reasons.toPlainText(),
                self._told.text(),
                self._institution.text(),
                days["comments_by"],
            )
            self.do(ending.consult_on_ending, command)


class DecideEndingSheet(WorkSheet):
    """End the plan, or keep it after all: with the reasons, and what it brings."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, now: GroundNow | None, parent: QWidget, *, keep: bool
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Decide on ending the plan",
            f"Consulted on: {now.ground.title}." if now else "The decision and its notice in one.",
            parent,
            name="endingDecide",
            save="Record the decision",
        )
        choices = [("End the plan", END), ("Keep the plan after all", KEEP)]
        self.choice = chooser("decision", choices)
        self.form.add("decision", "What is decided", self.choice)
        missing = [one for one in now.first if one.stands_in_the_way] if now else []
        words = "; ".join(f"{one.row.words} ({one.row.source})" for one in missing)
        self._missing = Words(
            f"Before the plan can be ended: {words}.",
            tone=Tone.RED,
            wrap=True,
            name="endingMissing",
        )
        self._missing.setVisible(bool(missing))
        self.form.body.addWidget(self._missing)
        self._reasons = self.room("reasons", "Reasons", 92)
        hint = now.ground.evidence if now else ""
        self._evidence = self.room("evidence", "What was read and considered", 66, hint=hint)
        self._day = self.day_field("day", "Day of the decision", seen.today)
        self._sent = self.day_field("sent", "Day the notice is sent", seen.today)
        source = "CFA 2014 s.45(4); SEND Regs 2014 reg 31(2). The plan stays in force meanwhile."
        self.middle.body.addWidget(Words(source, "small", wrap=True))
        self._supposed = Supposed(desk, self._question)
        self._supposed.told.connect(self.fit)
        self.middle.body.addWidget(self._supposed)
        self.choice.setCurrentIndex(2 if keep else 1)
        self.choice.currentIndexChanged.connect(self._supposed.soon)
        self._sent.changed.connect(self._supposed.soon)
        self.keep_as("ending_decide")

    def _question(self) -> Question[tuple[Change, ...]]:
        kind = DECIDED if self.choice.currentData() == END else KEPT
        day = self._sent.day() or self.seen.today
        facts = {"reasons": "…"}
        return if_recorded(self.seen.case.number, Happening(kind, day, sent=day, facts=facts))

    @Slot()
    def on_save(self) -> None:
        chosen = self.choice.currentData()
        if not chosen:
            self.form.refuse([Gap("decision", "Choose what is decided.")])
            return
        days = self.days(day=self._day, sent=self._sent)
        if days is not None:
            command = ending.DecideOnEnding(
                self.seen.case.number,
                chosen == END,
                days["day"],
                days["sent"],
                self._reasons.toPlainText(),
                self._evidence.toPlainText(),
            )
            self.do(ending.decide_on_ending, command)


class EndedSheet(WorkSheet):
    """The day on which the plan ended."""

    def __init__(self, desk: Desk, seen: CaseSeen, now: Ending, parent: QWidget) -> None:
        decided = now.decided.day if now.decided else seen.today
        super().__init__(
            desk,
            seen,
            "The plan has ended",
            f"It was decided on {plain(decided)}. The plan ends on a day of its own, once the time "
            "for an appeal is over or the appeal is decided.",
            parent,
            name="endingEnd",
            save="Record that it ended",
        )
        self._day = self.day_field("day", "Day on which the plan ended", seen.today)
        self.middle.body.addWidget(Words("CFA 2014 s.45(4)", "small"))
        self.keep_as("ending_end")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is not None:
            self.do(ending.end_plan, ending.EndPlan(self.seen.case.number, days["day"]))
