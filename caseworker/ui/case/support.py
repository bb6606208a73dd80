"""Support without a plan: the cycle under way, what it does, and those before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.casework.support_desk import SupportDesk, support_desk
from caseworker.casework.support_papers import PAPER
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.support_cycle import (
    ANSWERED,
    ASKED,
    CYCLE,
    ENTRIES,
    MEETING,
    NOTE,
    REVIEWED,
    STARTED,
    Cycle,
)
from caseworker.domain.support_rules import support_rules
from caseworker.ui.case.next_step import NextStep, record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.support_cards import (
    BeforeCard,
    CycleCard,
    EarlierCard,
    LinesCard,
    ProvisionCard,
    TargetsCard,
    meeting_lines,
    referral_lines,
    voice_lines,
)
from caseworker.ui.case.support_sheets import CycleSheet, NoteSheet, SupportReviewSheet
from caseworker.ui.case.tab import Columns, ScrollTab
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Card, Words, primary, secondary

#: Stages at which support is what is given: without a plan, and nobody is working on one.
ALONE: Final = frozenset({Stage.OPENED, Stage.SEN_SUPPORT, Stage.NOT_ASSESSING, Stage.NOT_ISSUING})
PLANNED: Final = "meeting_planned"
WHAT: Final = "Meeting about support"

Make = Callable[[str, str], QPushButton]


class SupportTab(ScrollTab):
    """Assess, plan, do, review, in turn: what was tried, what it did, what it cost."""

    title = "Support"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.given: SupportDesk | None = None
        self._step: NextStep | None = None
        self.prompt = Card(tone=Tone.AMBER, name="supportPrompt", gap=2)
        self._prompted = Words("", "strong", wrap=True, name="supportPrompted")
        self._prompt_source = Words("", "small", wrap=True)
        self.prompt.body.addWidget(self._prompted)
        self.prompt.body.addWidget(self._prompt_source)
        self.cycle = CycleCard()
        self.before = BeforeCard()
        self.before.wanted.connect(self._on_record)
        self.targets, self.provision = TargetsCard(), ProvisionCard()
        self.voices = LinesCard(
            "In their own words",
            "supportVoices",
            "What the child and the parents say is not written down yet.",
        )
        self.meetings = LinesCard(
            "Meetings with the parents", "supportMeetings", "No meeting is written down yet."
        )
        self.referrals = LinesCard(
            "Specialists", "supportReferrals", "Nobody from outside was asked yet."
        )
        self.earlier = EarlierCard()
        self._add_ways()
        beside = Columns(1, 1)
        beside.put_left(self.voices)
        beside.put_left(self.referrals)
        beside.put_right(self.meetings)
        for widget in (
            self.prompt, self.cycle, self.before, self.targets, self.provision, beside,
            self.earlier,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addStretch(1)

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        """While there is no plan and none is worked on; and wherever there was any support."""
        return seen.stage in ALONE or seen.case.last(*ENTRIES) is not None

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.desk.see(self, support_desk(self.number), self._on_given)

    def take_up(self, step: NextStep) -> None:
        """Open the form of the step; once what it needs is known."""
        self._step = step
        self._open_step()

    def _add_ways(self) -> None:
        for card, words, name, kind in (
            (self.voices, "Record views…", "supportViews", "views_gathered"),
            (self.meetings, "Write down a meeting…", "supportMeeting", MEETING),
            (self.referrals, "Ask a specialist…", "supportSpecialist", ASKED),
            (self.referrals, "They answered…", "supportAnswer", ANSWERED),
        ):
            button = secondary(words, name)
            button.clicked.connect(lambda _=False, kind=kind: self._on_record(kind))
            card.buttons.addWidget(button)
        plan = secondary("Plan a meeting…", "supportMeetingPlan")
        plan.clicked.connect(lambda: self._take(record_of(PLANNED, what=WHAT)))
        self.meetings.buttons.addWidget(plan)

    def _on_given(self, given: SupportDesk) -> None:
        self.given = given
        seen = self.seen
        if seen is None:
            return
        shown = given.under_way
        self._show_prompt(given)
        self.cycle.show_cycle(shown, given, seen)
        self._show_ways(given, seen)
        self.before.setVisible(shown is None and given.open and bool(given.missing))
        self.before.show_before(given, seen)
        for card in (self.targets, self.provision):
            card.setVisible(shown is not None)
        if shown is not None:
            self.targets.show_targets(shown, given)
            self.provision.show_provision(shown, seen)
        latest = given.latest
        self.voices.show_lines(voice_lines(latest, seen) if latest else ())
        self.meetings.show_lines(meeting_lines(given, seen))
        self.referrals.show_lines(referral_lines(given.referrals, seen))
        self.earlier.setVisible(bool(given.earlier))
        self.earlier.show_earlier(given.earlier, seen)
        self._open_step()

    def _show_prompt(self, given: SupportDesk) -> None:
        """Why a specialist is thought of; else what was decided and waits for its entry."""
        row = support_rules().specialist
        self.prompt.setVisible(given.wants_specialist or given.decided is not None)
        if given.wants_specialist:
            self._prompted.setText(f"{row.cycles} cycles in a row brought little. {row.words}")
            self._prompt_source.setText(f"{row.source}. From memory: check with the authority.")
        elif given.decided is not None:
            self._prompted.setText(f"Decided: {given.decided.title}. {given.decided.note}")
            self._prompt_source.setText(f"{given.decided.source}.")

    def _show_ways(self, given: SupportDesk, seen: CaseSeen) -> None:
        """What can be done now: the next thing first."""
        self.cycle.buttons.clear()
        make: Make = primary
        for can, words, name, way in self._ways(given, seen):
            if not can:
                continue
            button = make(words, name)
            button.clicked.connect(lambda _=False, way=way: way())
            self.cycle.buttons.addWidget(button)
            make = secondary

    def _ways(
        self, given: SupportDesk, seen: CaseSeen
    ) -> tuple[tuple[bool, str, str, Callable[[], None]], ...]:
        cycle = given.under_way
        runs = cycle is not None and cycle.starts_on <= seen.today
        is_due = cycle is not None and seen.today >= cycle.review_by
        decided = given.decided
        follows = decided is not None and decided.next != CYCLE
        first = given.latest is None
        return (
            (
                follows,
                f"{decided.title}…" if decided else "",
                "supportFollow",
                lambda: self._on_record(decided.next if decided else ""),
            ),
            (
                given.open and cycle is None,
                "Plan a cycle…" if first else "Plan the next cycle…",
                "supportPlan",
                self._on_plan,
            ),
            (runs and not given.runs, "Support has started…", "supportStarted", self._on_started),
            (runs and is_due, "Review the cycle…", "supportReview", self._on_review),
            (runs, "Note how it runs…", "supportNote", self._on_note),
            (runs and not is_due, "Review the cycle…", "supportReview", self._on_review),
            (not first, "On paper for the parents…", "supportPaper", self._on_paper),
        )

    def _open_step(self) -> None:
        if self._step is None or self.given is None or self.seen is None:
            return
        step, self._step = self._step, None
        forms = {CYCLE: self._on_plan, NOTE: self._on_note, REVIEWED: self._on_review}
        for kind in step.kinds:
            if kind in forms:
                forms[kind]()
                return

    # What the buttons do

    @Slot()
    def _on_plan(self) -> None:
        self._open(CycleSheet, planned=False)

    @Slot()
    def _on_note(self) -> None:
        self._open(NoteSheet, planned=True)

    @Slot()
    def _on_review(self) -> None:
        self._open(SupportReviewSheet, planned=True)

    @Slot()
    def _on_paper(self) -> None:
        cycle = self.given.latest if self.given else None
        if cycle is not None:
            show_paper(self, self.desk, Wanted(PAPER, self.number, str(cycle.id)))

    def _open(
        self,
        sheet: type[CycleSheet | NoteSheet | SupportReviewSheet],
        *,
        planned: bool,
    ) -> None:
        seen, given = self.seen, self.given
        if seen is not None and given is not None and (given.under_way is not None) is planned:
            sheet(self.desk, seen, given, self.window()).open()

    @Slot()
    def _on_started(self) -> None:
        cycle = self.given.under_way if self.given else None
        if cycle is not None:
            provision = "; ".join(one.what for one in cycle.provision)
            facts = {"provision": provision, "setting": cycle.planned.facts.get("setting", "")}
            self._take(record_of(STARTED, day=cycle.starts_on.isoformat(), **facts))

    @Slot(str)
    def _on_record(self, kind: str) -> None:
        cycle = self.given.latest if self.given else None
        self._take(record_of(kind, **_known(kind, cycle)))

    def _take(self, step: NextStep) -> None:
        self.stepped.emit(step)


def _known(kind: str, cycle: Cycle | None) -> dict[str, str]:
    """What the form of this entry can be given already."""
    about_a_cycle = kind in {MEETING, ASKED}
    return {"cycle": str(cycle.id)} if about_a_cycle and cycle is not None else {}
