"""The reviews of a plan: the one under way as a line of days, its papers, and those before."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.casework.office import Done
from caseworker.casework.review_desk import ReviewDesk, review_desk
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.days import plain
from caseworker.domain.holding import days_beside
from caseworker.domain.review import (
    CALLED_OFF,
    CAME,
    PLANNED,
    REMINDED,
    REPORT,
    ROUND,
    VIEWS,
    PaperAsked,
    Review,
)
from caseworker.ui.case.again_card import AgainCard
from caseworker.ui.case.chase import write_letter_of
from caseworker.ui.case.next_step import NextStep, Way, record_of
from caseworker.ui.case.review_cards import LineCard, OutcomesCard, PaperLine, review_facts
from caseworker.ui.case.review_sheets import DecideSheet, InviteSheet, MeetingSheet
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    Flow,
    Rule,
    Words,
    primary,
    secondary,
)
from caseworker.ui.parts.typed_day import short_day

WRITE: Final = ("Write down the meeting…", "reviewWrite")
ROUND_SENT: Final = ("Papers sent round…", "reviewRound")


class ReviewsTab(ScrollTab):
    """What the law asks between two plans: invite, hear, meet, report, decide, amend."""

    title = "Reviews"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.given: ReviewDesk | None = None
        self.line = LineCard()
        self.none = Card("Nothing is planned", name="reviewNone")
        self._next = Words("", wrap=True, name="reviewNext")
        self._plan = primary("Plan a review…", "reviewPlan", icon=Icon.PLUS)
        self._plan.setEnabled(False)  # until it is known which review it is to be
        self._plan.clicked.connect(self._on_plan)
        self._alone = secondary("Change the plan without a review…", "reviewAlone")
        self._alone.clicked.connect(lambda: self._decide(alone=True))
        ways = Flow(across=10)
        ways.addWidget(self._plan)
        ways.addWidget(self._alone)
        self.none.body.addWidget(self._next)
        self.none.body.addWidget(ways)
        self._papers = Card("Papers for the meeting", name="reviewPapers", gap=2)
        self._paper_lines = QVBoxLayout()
        self._papers.body.addLayout(self._paper_lines)
        self._views = Card("In their own words", name="reviewViews", gap=4)
        self._view_lines = QVBoxLayout()
        self._views.body.addLayout(self._view_lines)
        self.outcomes = OutcomesCard()
        self._before = Card("Earlier reviews", name="reviewsBefore", gap=6)
        self._before_lines = QVBoxLayout()
        self._before.body.addLayout(self._before_lines)
        beside = Columns(1, 1)
        beside.put_left(self._papers)
        beside.put_right(self._views)
        self.again = AgainCard()
        self.again.stepped.connect(self.stepped)
        self.again.answered.connect(self._on_answered)
        for widget in (self.line, self.none, beside, self.again, self.outcomes, self._before):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._beside = beside

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.again.show_case(seen)
        self.desk.see(self, review_desk(self.number), self._on_given)

    def _on_given(self, given: ReviewDesk) -> None:
        self.given = given
        self._plan.setEnabled(True)
        seen = self.seen
        if seen is None:
            return
        review = given.under_way
        self.line.setVisible(review is not None)
        self._show_line(seen, given)
        self._show_none(seen, given)
        self._beside.setVisible(review is not None)
        self._show_papers(seen, review)
        self._show_views(seen, review)
        self.outcomes.show_outcomes(given)
        self.outcomes.setVisible(seen.stage is Stage.PLAN_IN_FORCE)
        self._show_before(seen, given)

    # The line and its steps

    def _show_line(self, seen: CaseSeen, given: ReviewDesk) -> None:
        review = given.under_way
        self.line.buttons.clear()
        if review is None:
            return
        self.line.title.setText(review.kind.called)
        self.line.state.setText("Under way" if review.held is None else "Held")
        where = review.planned.facts.get("where", "") if review.planned else ""
        time = review.planned.facts.get("time", "") if review.planned else ""
        on = plain(review.on)
        said = [f"Meeting {'held' if review.held else 'planned'}: {on}", time, where]
        beside = days_beside(seen.case, seen.today)
        words = (*said, review.kind.source, *beside)
        self.line.about.setText("  ·  ".join(part for part in words if part))
        self.line.show_line(seen, given)
        for button in self._steps(review):
            self.line.buttons.addWidget(button)

    def _steps(self, review: Review) -> list[QPushButton]:
        """What can be done now: the next thing first."""
        before, decides = review.held is None, review.kind.decides
        told, has_come = review.notice, self.seen is not None and review.on <= self.seen.today
        ways = [
            (before and has_come, WRITE, self._on_write),
            (before and told is None, ("Invite…", "reviewInvite"), self._on_invite),
            (before and review.circulated is None, ROUND_SENT, self._on_round),
            (before, ("Record views…", "reviewViewsAdd"), self._on_views),
            (before and not has_come, WRITE, self._on_write),
            (
                before and review.planned is not None,
                ("Call it off…", "reviewCallOff"),
                self._on_call_off,
            ),
            (
                not before and decides and review.report is None,
                ("Report sent…", "reviewReport"),
                self._on_report,
            ),
            (
                not before and decides and review.decided is None,
                ("Decide…", "reviewDecide"),
                self._decide,
            ),
            (
                review.changes is not None and review.final is None,
                ("What came of the notice…", "reviewAnswer"),
                self._on_answer,
            ),
        ]
        found: list[QPushButton] = []
        for can, (words, name), way in ways:
            if not can:
                continue
            button = (secondary if found else primary)(words, name)
            button.clicked.connect(lambda _=False, way=way: way())
            found.append(button)
        return found

    def _show_none(self, seen: CaseSeen, given: ReviewDesk) -> None:
        is_in_force = seen.stage is Stage.PLAN_IN_FORCE and bool(given.kinds)
        self.none.setVisible(given.under_way is None)
        for button in (self._plan, self._alone):
            button.setVisible(is_in_force)
        self._next.setText(_next_words(seen, given))
        if given.kinds:
            self._plan.setText(f"Plan the {given.kinds[0].called.lower()}…")
        self._alone.setVisible(is_in_force and given.kinds[0].decides)

    # Papers, views, and what was before

    def _show_papers(self, seen: CaseSeen, review: Review | None) -> None:
        emptied(self._paper_lines)
        asked = review.asked if review else ()
        if not asked:
            words = "Advice is asked for with the invitations, by a day; each paper is then here."
            self._paper_lines.addWidget(Words(words, "soft", wrap=True))
        for at, one in enumerate(asked):
            if at:
                self._paper_lines.addWidget(Rule())
            line = PaperLine(at, one, seen, is_over=review is not None and review.held is not None)
            line.came.connect(self._on_came)
            line.chased.connect(self._on_chased)
            self._paper_lines.addWidget(line)

    def _show_views(self, seen: CaseSeen, review: Review | None) -> None:
        emptied(self._view_lines)
        views = review.views if review else ()
        if not views:
            words = "The views of the child and of the parents are not written down yet."
            self._view_lines.addWidget(Words(words, "soft", wrap=True))
        for event in views:
            how = event.facts.get("how", "")
            head = [event.facts.get("person", ""), how, short_day(event.day, seen.today)]
            self._view_lines.addWidget(Words(f"“{event.facts.get('views', '')}”", wrap=True))
            line = "  ·  ".join(part for part in head if part)
            self._view_lines.addWidget(Words(line, "small", wrap=True))

    def _show_before(self, seen: CaseSeen, given: ReviewDesk) -> None:
        emptied(self._before_lines)
        self._before.setVisible(bool(given.earlier))
        for at, review in enumerate(given.earlier):
            if at:
                self._before_lines.addWidget(Rule())
            title = f"{review.kind.called}, {plain(review.on)}"
            self._before_lines.addWidget(Words(title, "strong", wrap=True, name=f"before{at}"))
            for label, words in review_facts(review, seen):
                self._before_lines.addWidget(Words(f"{label}: {words}", wrap=True))

    # What the buttons do

    def _ready(self) -> tuple[CaseSeen, ReviewDesk] | None:
        return (self.seen, self.given) if self.seen and self.given else None

    @Slot()
    def _on_plan(self) -> None:
        if ready := self._ready():
            kinds = ready[1].kinds
            self.stepped.emit(record_of(PLANNED, what=kinds[0].meeting if kinds else ""))

    def _on_invite(self) -> None:
        if ready := self._ready():
            InviteSheet(self.desk, *ready, self.window()).open()

    def _on_write(self) -> None:
        if ready := self._ready():
            sheet = MeetingSheet(self.desk, *ready, self.window())
            sheet.recorded.connect(self._on_decided)  # proposals go out in a letter
            sheet.open()

    def _decide(self, *, alone: bool = False) -> None:
        """Look anew first: the plan may have been changed since, and its changes are filled in."""

        def opened(given: ReviewDesk) -> None:
            if self.seen is not None:
                sheet = DecideSheet(self.desk, self.seen, given, self.window(), alone=alone)
                sheet.recorded.connect(self._on_decided)
                sheet.open()

        self.desk.see(self, review_desk(self.number), opened)

    @Slot(object)
    def _on_answered(self, step: NextStep) -> None:
        """An answer to a request to assess again; its notice is written at once."""
        if self.seen is not None:
            around, title = self.seen.around, step.words if len(step.kinds) > 1 else ""
            sheet = EntrySheet(self.desk, step.kinds, around, self.window(), title=title)
            sheet.recorded.connect(self._on_decided)
            sheet.open()

    @Slot(object)
    def _on_decided(self, done: Done) -> None:
        """The notice is written at once: a decision that nobody was told of is none."""
        write_letter_of(self.desk, self.number, done, self)

    def _on_call_off(self) -> None:
        review = self.given.under_way if self.given else None
        if review is not None:
            facts = {"meeting": str(review.id), "what": review.kind.meeting}
            self.stepped.emit(record_of(CALLED_OFF, **facts))

    def _on_views(self) -> None:
        if self.seen:
            self.stepped.emit(record_of(VIEWS, person=self.seen.case.person.name))

    def _on_round(self) -> None:
        review = self.given.under_way if self.given else None
        if review is not None:
            told = review.notice.facts.get("told", "") if review.notice else ""
            came = [one.whose for one in review.asked if one.answer is not None]
            papers = "; ".join(f"Advice of {whose}" for whose in came)
            facts = {"told": told, "on": review.on.isoformat(), "meeting": str(review.id)}
            self.stepped.emit(record_of(ROUND, **facts, papers=papers))

    def _on_report(self) -> None:
        review = self.given.under_way if self.given else None
        if review is not None:
            told = review.notice.facts.get("told", "") if review.notice else ""
            self.stepped.emit(record_of(REPORT, sent_to=told))

    def _on_answer(self) -> None:
        kinds = ("amendment_views_received", "decided_not_to_amend")
        self.stepped.emit(NextStep("What came of the notice", Way.RECORD, kinds))

    @Slot(object)
    def _on_came(self, one: PaperAsked) -> None:
        self.stepped.emit(record_of(CAME, adviser=one.whose, request=str(one.request.id)))

    @Slot(object)
    def _on_chased(self, one: PaperAsked) -> None:
        self.stepped.emit(record_of(REMINDED, adviser=one.whose, request=str(one.request.id)))


def _next_words(seen: CaseSeen, given: ReviewDesk) -> str:
    """By when the plan has to be looked at again, and what that is called here."""
    if not given.kinds:
        return "Under the rules that hold now, no review of a plan is held."
    if seen.stage is not Stage.PLAN_IN_FORCE:
        return "A plan is reviewed once it is in force."
    held = {kind.held for kind in given.kinds}
    days = [due for due in seen.dues if due.by and due.is_open and due.row.met_by & held]
    first = min(days, key=lambda due: due.by or seen.today, default=None)
    if first is None or first.by is None:
        return f"{given.kinds[0].called}: no day is set."
    return f"{first.duty}: by {plain(first.by)} ({first.source})."
