"""The sheets of the learning plan: begin it from the screening, write down a meeting about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework import learning
from caseworker.casework.learning import BeginLearningPlan, HoldMeeting, NewGoal
from caseworker.casework.learning_desk import LearningDesk
from caseworker.casework.learning_papers import choices
from caseworker.domain.learning_goals import REVIEWED, Goal
from caseworker.domain.listed import listed
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Rule, Ticks, Words, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.one_of import OneOf

TO_WRITE: Final = "[what the learner is to reach here towards {number}]"
TO_WRITE_FOR: Final = "[what the learner is to reach here for this target]"
NOT_SCREENED: Final = "No screening is recorded yet: the plan begins without one."


class BeginPlanSheet(WorkSheet):
    """Which outcomes and targets the goals serve; what was found is put in by itself."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: LearningDesk, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "Begin the learning plan",
            "The learner’s own words, the levels and what helps are taken from the screening.",
            parent,
            name="beginLearning",
            save="Begin the plan",
        )
        self.given = given
        if given.screening is None:
            self.form.body.addWidget(Words(NOT_SCREENED, "soft", wrap=True))
        self._day = self.day_field("day", "Day it is begun", seen.today)
        offered = [(f"{number}  {words}", number) for number, words in given.outcomes]
        self._outcomes = Ticks(
            "outcomes",
            offered,
            none="No plan with outcomes is kept on this case. Goals can be linked later.",
        )
        hint = "A goal is begun for each. Only its number goes into the learning plan."
        self.form.add("outcomes", "Outcomes that goals are to serve", self._outcomes, hint=hint)
        self._targets = self.room(
            "targets",
            "Targets of the remand, training or sentence plan, one on a line",
            hint="In a few words, as they stand there. That plan leads; learning serves it.",
        )
        self.keep_as("learning_plan_begun")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is None:
            return
        outcomes = [
            NewGoal(TO_WRITE.format(number=number), number) for number in self._outcomes.chosen
        ]
        targets = [
            NewGoal(TO_WRITE_FOR, plan_target=target)
            for target in listed(self._targets.toPlainText())
        ]
        goals = (*outcomes, *targets)
        command = BeginLearningPlan(self.seen.case.number, days["day"], goals)
        self.do(learning.begin_learning_plan, command)


class LearningMeetingSheet(WorkSheet):
    """Goal by goal, as on the sheet of paper; so what was written there is typed in its order."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: LearningDesk, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "Learning plan meeting",
            "What you type is kept as you type it.",
            parent,
            name="goalsMeeting",
            save="Record the meeting",
        )
        self.given = given
        self._day = self.day_field("day", "Day of the meeting", seen.today)
        self._took = self.room("took_part", "Who took part, one on a line", 54)
        self._took.setPlainText(f"{desk.officer.name}\n{seen.case.person.name}")
        self._results: list[tuple[Goal, OneOf, QLineEdit]] = []
        for at, goal in enumerate(given.goals):
            self._ask(at, goal)
        self.form.body.addWidget(Rule())
        self._learner: QPlainTextEdit = self.room("learner", "What the learner said", 66)
        self._agreed = self.room("agreed", "What was agreed: what, who, by when, one on a line")
        self._next = DateField("on", seen.today, back=False)
        self.form.add("on", "Next meeting by", self._next, hint="It is in the diary then.")
        self.keep_as("learning_meeting")

    def _ask(self, at: int, goal: Goal) -> None:
        self.form.body.addWidget(Rule())
        self.form.body.addWidget(Words(f"{goal.number}  {goal.words}", "strong", wrap=True))
        if goal.last is not None:
            said = ". ".join(filter(None, (goal.result, goal.last.facts.get("words", ""))))
            self.form.body.addWidget(Words(f"Last time: {said}", "small", wrap=True))
        result = OneOf(f"goal{at}_result", choices(REVIEWED, "result"))
        self.form.add(f"goal{at}_result", "How far", result)
        words = named(QLineEdit(), f"goal{at}_words")
        self.form.add(f"goal{at}_words", "In words", words)
        self._results.append((goal, result, words))

    @Slot()
    def on_save(self) -> None:
        asked = {"day": self._day, **({"on": self._next} if self._next.edit.text() else {})}
        days = self.days(**asked)
        if days is None:
            return
        self.do(
            learning.hold_meeting,
            HoldMeeting(
                self.seen.case.number,
                days["day"],
                listed(self._took.toPlainText()),
                self._learner.toPlainText(),
                listed(self._agreed.toPlainText()),
                days.get("on"),
                {goal.item: (one.chosen, words.text()) for goal, one, words in self._results},
            ),
        )
