"""The cards of screening and learning: what was found, what helps, goals, strategies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.learning_desk import LearningDesk
from caseworker.domain.arrangements import Standing
from caseworker.domain.learning_goals import Goal
from caseworker.domain.listed import listed
from caseworker.domain.screened import SUSPECTED, Screening
from caseworker.domain.screening.form import ScreeningForm
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, primary, quiet, secondary
from caseworker.ui.parts.typed_day import short_day

Act = Callable[[], None]
ABOUT_SHEET: Final = (
    "One page for whoever works with the learner: what helps, no diagnosis, nothing of the plan."
)
MET = {"Met": Tone.GREEN, "Partly met": Tone.AMBER, "Not met": Tone.RED}


class PartCard(Card):
    """A card with lines of words that are drawn anew, and buttons at its foot."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, name=name, gap=6, parent=parent)
        self._name = name
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.buttons = Flow(across=8)
        self.body.addWidget(self.buttons)

    def begin(self) -> None:
        emptied(self._lines)
        self.buttons.clear()

    def say(self, words: str, role: str = "body", name: str = "") -> None:
        self._lines.addWidget(Words(words, role, wrap=True, name=name))

    def rule(self) -> None:
        self._lines.addWidget(Rule())

    def row(self, *widgets: QWidget) -> None:
        """Widgets side by side, on a line of their own."""
        line = Flow(across=10)
        for widget in widgets:
            line.addWidget(widget)
        self._lines.addWidget(line)

    def offer(self, words: str, name: str, act: Act, *, first: bool = False) -> None:
        button = primary(words, name) if first else secondary(words, name)
        button.clicked.connect(lambda _=False: act())
        self.buttons.addWidget(button)


class ScreeningCard(PartCard):
    """What was found with which tool; what is left; and whom it is to be told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Screening", "learningScreening", parent)

    def show_screening(self, given: LearningDesk, seen: CaseSeen) -> None:
        form, screening = given.form, given.screening
        if form is None:
            return
        if screening is None:
            words = (
                f"Not screened yet. {len(form.parts)} short parts, about {form.minutes} minutes."
            )
            self.say(words, "soft", "learningScreened")
            self.say(form.about, "small")
            return
        self.say(_state(form, screening, seen), "strong", "learningScreened")
        for at, part in enumerate(screening.parts):
            of_it = (part.result, part.fact("tool"), part.fact("assessor"))
            under = "  ·  ".join((*filter(None, of_it), short_day(part.day, seen.today)))
            self.row(Words(part.title, "strong", name=f"learningPart{at}"), Words(under, "soft"))
        for left in screening.not_done:
            self.say(f"Not done: {left}", "small")
        ended = screening.ended
        if ended is not None:
            self.rule()
            tone = Tone.AMBER if screening.found == SUSPECTED else Tone.PLAIN
            areas = ", ".join(listed(ended.facts.get("areas", "")))
            self.row(Pill(screening.found, tone, name="learningFoundPill"), Words(areas, "strong"))
            if grounds := ended.facts.get("grounds", ""):
                self.say(grounds, "small")


class ArrangementsCard(PartCard):
    """What is given in lessons and examinations, and since when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Access arrangements", "learningAccess", parent)

    def show_arrangements(
        self, given: LearningDesk, seen: CaseSeen, end: Callable[[Standing], None]
    ) -> None:
        now = [one for one in given.arrangements if one.stands_on(seen.today)]
        later = [one for one in given.arrangements if one.since > seen.today]
        over = [one for one in given.arrangements if one not in now and one not in later]
        if not given.arrangements:
            self.say("None is set down yet.", "soft")
        for at, one in enumerate((*now, *later)):
            applied = one.fact("applied")
            tone = Tone.GREEN if not one.is_awaited else Tone.AMBER
            pills = [Pill(applied, tone)] if applied else []
            stop = quiet("End…", f"learningAccess{at}End")
            stop.setAccessibleName(f"End: {one.what}")
            stop.clicked.connect(lambda _=False, one=one: end(one))
            self.row(Words(one.what, "strong", name=f"learningAccess{at}"), *pills, stop)
            self.say("  ·  ".join(_about(one, seen)), "small")
        for one in over:
            ended = short_day(one.until, seen.today) if one.until else ""
            why = f": {one.why_ended}" if one.why_ended else ""
            self.say(f"Over since {ended}{why}  ·  {one.what}", "small")


class GoalsCard(PartCard):
    """The goals of the learning plan, what each serves, and how far it has come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Individual learning plan", "learningGoals", parent)

    def show_goals(self, given: LearningDesk, seen: CaseSeen) -> None:
        if not given.has_plan:
            self.say("Not begun yet.", "soft", "learningPlanState")
            return
        state = "Being written" if given.is_writing else "Issued"
        by = (
            f"next meeting by {short_day(given.next_meeting, seen.today)}"
            if given.next_meeting
            else ""
        )
        self.say("  ·  ".join(filter(None, (state, by))), "soft", "learningPlanState")
        outcomes = dict(given.outcomes)
        for at, goal in enumerate(given.goals):
            self.row(
                Words(f"{goal.number}  {goal.words}", "strong", wrap=True), *_result(goal, seen)
            )
            for line in _serves(goal, outcomes):
                self.say(line, "small", f"learningGoal{at}Serves")
        if not given.goals:
            self.say("No goals are set in it yet.", "soft")
        for event in given.meetings[-1:]:
            agreed = "; ".join(listed(event.facts.get("agreed", "")))
            day = short_day(event.day, seen.today)
            self.say(f"Last meeting {day}{f'. Agreed: {agreed}' if agreed else ''}.", "small")


class MeetingsCard(PartCard):
    """What education brought to planning meetings, latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Planning meetings", "learningContributions", parent)

    def show_contributions(self, given: LearningDesk, seen: CaseSeen) -> None:
        if not given.contributions:
            self.say("Nothing was brought to a planning meeting yet.", "soft")
        for event in reversed(given.contributions[-4:]):
            day = short_day(event.day, seen.today)
            self.say(f"{event.facts['meeting']}, {day}", "strong")
            if agreed := listed(event.facts.get("agreed", "")):
                self.say(f"Agreed: {'; '.join(agreed)}", "small")


class StrategiesCard(PartCard):
    """The one page that says what helps: whether it is written, and what stops a copy of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Strategies sheet", "learningSheet", parent)

    def show_sheet(self, given: LearningDesk) -> None:
        sheet = given.sheet
        self.say(ABOUT_SHEET, "small")
        if sheet is None:
            self.say("Not begun yet.", "soft", "learningSheetState")
            return
        if sheet.stopped:
            self.say("It can’t leave like this:", "strong", "learningSheetState")
            for one in sheet.stopped:
                self.say(f"{one.words}. {one.remedy}", name="learningSheetStopped")
        elif not sheet.is_written:
            self.say("Nothing is written in it yet.", "soft", "learningSheetState")
        else:
            state = sheet.version or "Being written"
            self.say(
                f"{state}. It may be handed out: no consent is needed.",
                "soft",
                "learningSheetState",
            )


def _state(form: ScreeningForm, screening: Screening, seen: CaseSeen) -> str:
    if screening.ended is not None:
        return f"Screened, ended {short_day(screening.ended.day, seen.today)}."
    done = len(screening.parts)
    left = [part for part in form.parts if screening.part(part.name) is None]
    minutes = sum(part.minutes for part in left)
    return f"Under way: {done} of {len(form.parts)} parts, about {minutes} minutes left."


def _about(one: Standing, seen: CaseSeen) -> Iterator[str]:
    if where := one.fact("where"):
        yield where
    yield f"from {short_day(one.since, seen.today)}"
    if one.until:
        yield f"until {short_day(one.until, seen.today)}"
    yield f"shown by: {one.fact('evidence')}" if one.fact("evidence") else "no evidence noted"


def _result(goal: Goal, seen: CaseSeen) -> Iterator[QWidget]:
    if goal.last is None:
        yield Pill("Not looked at yet", Tone.PLAIN)
        return
    yield Pill(goal.result, MET.get(goal.result, Tone.PLAIN))
    yield Words(short_day(goal.last.day, seen.today), "small")


def _serves(goal: Goal, outcomes: dict[str, str]) -> Iterator[str]:
    for number in goal.outcomes:
        yield f"Serves {number}: {outcomes.get(number, 'not in the plan that is kept here')}"
    if goal.plan_target:
        yield f"Target of the remand or training plan: {goal.plan_target}"
