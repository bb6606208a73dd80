"""Practice cases of any number, made up by chance: each goes as far as its stage, in its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from caseworker.casework.cases import OpenCase
from caseworker.casework.practice import acts
from caseworker.casework.practice.chance_people import person, release_told, school, setting_facts
from caseworker.casework.practice.chance_plans import plan
from caseworker.casework.practice.clock import START
from caseworker.casework.practice.dice import DAY, Dice, words
from caseworker.casework.practice.story import Act, Step, Story
from caseworker.domain.assessment import advice_to_ask
from caseworker.domain.blocks import words as in_words
from caseworker.domain.case import Case, CaseNumber, Happening, OfficerId, Stage
from caseworker.domain.plan import Plan
from caseworker.domain.review import deliveries, scores

SETTINGS: Mapping[str, int] = {"community": 72, "custody": 16, "service_children": 12}

# How many of a hundred cases stand at each stage, and how long ago the request for one that
# stands there may have come: fewer days and it would be early, more and it would be very late.
STAGES: Mapping[Stage, int] = {
    Stage.OPENED: 4,
    Stage.SEN_SUPPORT: 14,
    Stage.DECIDING: 8,
    Stage.NOT_ASSESSING: 4,
    Stage.ASSESSING: 14,
    Stage.NOT_ISSUING: 2,
    Stage.DRAFTING: 6,
    Stage.DRAFT_SENT: 7,
    Stage.PLAN_IN_FORCE: 35,
    Stage.CLOSED: 6,
}
DAYS_AGO: Mapping[Stage, tuple[int, int]] = {
    Stage.OPENED: (5, 120),
    Stage.SEN_SUPPORT: (30, 500),
    Stage.DECIDING: (2, 44),
    Stage.NOT_ASSESSING: (50, 400),
    Stage.ASSESSING: (44, 112),
    Stage.NOT_ISSUING: (125, 400),
    Stage.DRAFTING: (112, 126),
    Stage.DRAFT_SENT: (128, 146),
    Stage.PLAN_IN_FORCE: (170, 780),
    Stage.CLOSED: (60, 780),
}
AFTER_REQUEST = frozenset(STAGES) - {Stage.OPENED, Stage.SEN_SUPPORT}
ASSESSED = frozenset(
    {Stage.ASSESSING, Stage.NOT_ISSUING, Stage.DRAFTING, Stage.DRAFT_SENT, Stage.PLAN_IN_FORCE}
)
PLANNED = frozenset({Stage.DRAFTING, Stage.DRAFT_SENT, Stage.PLAN_IN_FORCE})
SENT = frozenset({Stage.DRAFT_SENT, Stage.PLAN_IN_FORCE})


def generated(count: int, seed: int) -> Iterator[Story]:
    """``count`` stories. The same seed gives the same ones, and fewer are the first of more."""
    for place in range(count):
        yield _Journey(Dice(seed, place)).story()


class _Journey:
    """One case's way to its stage: a day that moves forward, and what is done on the way."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._stage = dice.weighted(STAGES)
        self._setting = dice.weighted(SETTINGS)
        self._day = START.date() - timedelta(days=dice.between(*DAYS_AGO[self._stage]))
        opened = self._day - timedelta(days=dice.between(1, 40))
        self._at = dice.moment(opened)
        self._person = person(dice, self._setting, opened)
        self._facts = setting_facts(dice, self._setting, self._person, opened)
        self._called = self._person.called
        self._parent = self._person.contacts[0].name
        self._steps: list[Step] = []

    def story(self) -> Story:
        opened = self._at
        opening = OpenCase(self._person, self._setting, opened.date(), self._dice.word("how"))
        self._do(acts.noting(self._facts))
        self._begin()
        if self._stage in AFTER_REQUEST:
            self._request()
        if self._stage in ASSESSED:
            self._assess()
        if self._stage in PLANNED:
            self._draft()
        if self._stage in SENT:
            self._send()
        self._end()
        steps = tuple(step for step in self._steps if step.at < START)
        return Story(opened, opening, steps)

    @cached_property
    def _plan(self) -> Plan:
        kind = "detained_plan" if self._setting == "custody" else "ehc_plan"
        return plan(self._dice, kind, self._person, self._place)

    @cached_property
    def _place(self) -> str:
        return self._facts.get("attends") or school(self._dice, self._person.born, self._day)

    def _say(self, name: str) -> str:
        return str(self._dice.word(name)).format(name=self._called)

    def _do(self, act: Act) -> None:
        self._steps.append(Step(self._at, act))

    def _later(self, least: int, most: int) -> date:
        """Let some days pass; the day it has become."""
        before = self._at
        moment = self._dice.moment(before.date() + DAY * self._dice.between(least, most))
        self._at = max(moment, before + timedelta(minutes=self._dice.between(3, 40)))
        return self._at.date()

    def _record(self, kind: str, *, sent: bool = False, **facts: str) -> None:
        day = self._at.date()
        self._do(acts.recording(Happening(kind, day, sent=day if sent else None, facts=facts)))

    def _begin(self) -> None:
        if self._setting == "custody":
            self._record(
                "detained", establishment=self._facts["held_at"], status=self._facts["basis"]
            )
            day = self._at.date()
            told = release_told(self._dice, day)
            self._do(acts.recording(Happening("release_day_told", day, facts=told)))
        else:
            self._record("concern_raised", raised_by=self._parent, concern=self._say("concerns"))
        if self._stage is Stage.SEN_SUPPORT or self._dice.once_in(3):
            self._later(0, 3)
            self._record("sen_support_started", setting=self._place, provision=self._say("support"))
            self._record("parent_told_of_support", told=self._parent)
        if self._stage is Stage.SEN_SUPPORT:
            self._later(25, 80)
            self._record("progress_checked", outcome=self._say("reviews"))
        if self._setting == "custody" and not self._dice.once_in(4):
            self._later(4, 14)
            self._record("learning_plan_started")

    def _request(self) -> None:
        self._at = max(self._dice.moment(self._day), self._at + timedelta(minutes=5))
        asked = "Establishment or youth justice service" if self._setting == "custody" else "Parent"
        self._record(
            "request_received", requested_by=asked, name=self._parent, reasons=self._say("asks")
        )
        self._later(3, 9)
        self._record("considering_notified", sent=True, told=self._parent)
        self._note()
        if self._stage is Stage.DECIDING:
            return
        day = self._later(12, 30)
        if self._stage is Stage.NOT_ASSESSING:
            self._record("refused_to_assess", sent=True, reasons=self._say("no"))
        else:
            self._do(acts.deciding_to_assess(day, self._say("yes")))

    def _assess(self) -> None:
        day = self._later(1, 3)
        advisers = self._advisers()
        self._do(acts.asking(advisers, day, day + DAY))
        waited_for = self._dice.between(0, 2) if self._stage is Stage.ASSESSING else 0
        for adviser, advice in advisers[: len(advisers) - waited_for]:
            self._later(1, 7)
            self._advised(adviser, advice)
        self._note()
        if self._stage is Stage.ASSESSING:
            return
        day = self._later(5, 14)
        if self._stage is Stage.NOT_ISSUING:
            self._record("refused_to_issue", sent=True, reasons=self._say("no"))
        else:
            self._do(acts.deciding_to_issue(day, self._say("yes")))

    def _advisers(self) -> tuple[tuple[str, str], ...]:
        case = Case(CaseNumber(""), self._person, self._setting, OfficerId(""))
        regime = "custody" if self._setting == "custody" else "community"
        named = f"{self._dice.word('adults')} {self._dice.word('family')}"
        return tuple(
            (self._parent if row.id == "a" else f"{row.adviser} ({named})", row.title)
            for row in advice_to_ask(case, regime, self._at.date())
            if row.offer
        )

    def _advised(self, adviser: str, advice: str) -> None:
        said = words()["advice"].get(advice, ("We know {name} and were asked for advice.",))
        sent = None
        if self._dice.once_in(4) or self._stage in SENT:  # a copy of each goes with the plan
            text = "\n\n".join((f"# {advice}", adviser, *said)).format(name=self._called)
            sent = acts.PaperSent(f"{advice}.txt", _just(text))
        self._do(acts.advised(adviser, advice, self._at.date(), "", sent))

    def _draft(self) -> None:
        self._later(1, 4)
        self._do(acts.writing(lambda: self._plan))
        self._note()

    def _send(self) -> None:
        sent = self._later(5, 9)
        served = sent + DAY * self._dice.between(1, 3)
        self._do(acts.sending_draft(self._parent, sent, served))
        self._later(1, 2)
        self._record("institution_consulted", sent=True, institution=self._place)
        self._later(4, 12)
        if not self._dice.once_in(4):
            self._record("views_received", person=self._parent, views=self._say("answers"))
        self._record("institution_replied", institution=self._place, reply="Can meet the needs")
        if self._stage is Stage.PLAN_IN_FORCE:
            self._at = max(self._at, self._dice.moment(served + timedelta(days=16)))
            day = self._later(0, 8)
            listed = Happening("plan_recipients_listed", day, facts=self._recipients())
            self._do(acts.recording(listed))
            self._do(acts.finalising(lambda: self._plan, day))

    def _recipients(self) -> dict[str, str]:
        board = f"{self._person.home_authority} Integrated Care Board"
        everybody = {"decider": self._parent, "institution": self._place, "health": board}
        if self._setting != "custody":
            return everybody
        return {
            **everybody,
            "establishment": self._facts["held_at"],
            "youth_justice": f"{self._person.home_authority} youth offending team",
            "health_in_custody": "Health commissioner for secure settings",
        }

    def _review(self) -> None:
        """The review of the first year: in time, late, or called off and not held yet."""
        self._later(170, 280)
        on = self._at.date() + DAY * self._dice.between(15, 60)
        self._record("meeting_planned", what="Annual review", on=on.isoformat(), where=self._place)
        if self._dice.once_in(8):
            self._later(3, 10)
            self._do(acts.calling_off("Annual review", self._at.date(), self._say("called_off")))
            return
        self._at = self._dice.moment(on)
        self._record("review_held", what="Annual review", outcome=self._say("reviews"))
        for item in self._plan.section("E").items:
            told = self._dice.among(list(scores()))
            self._record(
                "outcome_progress_noted", score=told, outcome=in_words(item.text), item=str(item.id)
            )
        for item in self._plan.section("F").items:
            told = self._dice.among([*deliveries(), deliveries()[0]])
            self._record(
                "provision_delivery_noted",
                delivered=told,
                provision=in_words(item.text),
                item=str(item.id),
            )
        self._later(5, 16)
        self._record("review_report_sent", sent=True, sent_to=self._parent)
        self._later(2, 10)
        self._record("decided_to_keep_plan", sent=True, reasons=self._say("kept"))

    def _note(self) -> None:
        """Every second case has a note of a contact here."""
        if self._dice.once_in(2):
            self._later(0, 2)
            how = self._dice.among(["Call", "E-mail", "Meeting", "Visit"])
            self._record("contact_made", person=self._parent, how=how, note=self._say("notes"))

    def _end(self) -> None:
        if self._stage is Stage.PLAN_IN_FORCE:
            self._later(30, 120)
            self._note()
            if self._setting != "custody" and not self._dice.once_in(5):
                self._review()
        if self._stage is Stage.CLOSED:
            self._later(5, 30)
            self._record("moved_away", authority=self._dice.word("authorities"))


def _just(text: str) -> Callable[[], str]:
    return lambda: text
