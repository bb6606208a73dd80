"""Personal budget, direct payments and travel: what may be asked now, and what is still to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.casework.budgets import Offered, offered_lines
from caseworker.domain.budget import (
    AGAIN,
    AGREED,
    ASKED,
    ASKED_AGAIN,
    NOT_PREPARED,
    PREPARED,
    REFUSED,
    STARTED,
    asked_again,
    budget_of,
    still_before_paying,
    to_reconsider,
    window_for,
)
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.regime import regime_on
from caseworker.ui.case.budget_cards import TRAVEL, LinesCard, StepsCard, TravelCard, said_of
from caseworker.ui.case.budget_sheets import AskedSheet, FillSheet, PrepareSheet, RefuseSheet
from caseworker.ui.case.chase import write_letter_of
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.payment_sheets import (
    AnswerAgainSheet,
    AskAgainSheet,
    DecideSheet,
    StartSheet,
)
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet, LongSheet
from caseworker.ui.parts import Card, Flow, Words, primary, secondary

WRITING = frozenset({Stage.DRAFTING, Stage.DRAFT_SENT, Stage.PLAN_IN_FORCE})


class BudgetTab(ScrollTab):
    """What a family may ask for in money, what was worked out and paid, how the child travels."""

    title = "Budget and travel"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._offered: tuple[Offered, ...] = ()
        self.budget = Card("Personal budget", name="budgetAsked", gap=6)
        self._when = Words("", wrap=True, name="budgetWindow")
        self._said = QVBoxLayout()
        self._ways = Flow(across=8)
        self.budget.body.addWidget(self._when)
        self.budget.body.addLayout(self._said)
        self.budget.body.addWidget(self._ways)
        self.lines = LinesCard()
        self.lines.filling.connect(self._on_fill)
        self.steps = StepsCard()
        self.travel = TravelCard()
        for card in (self.steps, self.travel):
            card.stepped.connect(self.take_up)
        for widget in (self.budget, self.lines, self.steps, self.travel):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        """Once one may be asked for in the draft, or anything of it was written down."""
        kinds = (ASKED, PREPARED, AGREED, STARTED, *TRAVEL)
        return seen.stage in {Stage.DRAFTING, Stage.DRAFT_SENT} or bool(seen.case.last(*kinds))

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        case, budget = seen.case, budget_of(seen.case)
        self._show_asked(seen)
        self.lines.show_budget(budget, may_fill=seen.draft is not None)
        self.lines.setVisible(budget is not None)
        self.steps.show_steps(seen)
        self.steps.setVisible(case.last(ASKED, AGREED, STARTED) is not None)
        self.travel.show_case(seen)
        self.desk.see(self, offered_lines(self.number), self._on_offered)

    def take_up(self, step: NextStep) -> None:
        """Open the sheet that an entry is made in, or its form; then its letter, if it has one."""
        kind = step.kinds[0] if step.kinds else ""
        opens: dict[str, Callable[[CaseSeen], WorkSheet | None]] = {
            ASKED: self._ask,
            PREPARED: self._prepare,
            NOT_PREPARED: lambda seen: RefuseSheet(self.desk, seen, self.window()),
            AGREED: self._decide,
            REFUSED: self._decide,
            STARTED: lambda seen: StartSheet(
                self.desk, seen, still_before_paying(seen.case), self.window()
            ),
            ASKED_AGAIN: self._ask_again,
            AGAIN: self._answer_again,
        }
        if self.seen is None:
            return
        if not kind:
            return
        if kind in opens:
            sheet: LongSheet | None = opens[kind](self.seen)
        else:
            around = self.seen.around
            sheet = EntrySheet(self.desk, (kind,), around, self.window(), given=step.given)
        if sheet is not None:
            sheet.recorded.connect(lambda done: write_letter_of(self.desk, self.number, done, self))
            sheet.open()

    def _show_asked(self, seen: CaseSeen) -> None:
        regime = regime_on(seen.case, seen.today, seen.reckoning.places)
        window = window_for(seen.case, seen.stage, regime)
        words = (
            f"May be asked for now: {window.words[0].lower()}{window.words[1:]} ({window.source})."
            if window
            else "May not be asked for now: it may while the draft is prepared, the plan is "
            "reviewed, or the child or young person is assessed again, and never while they are "
            "detained (Personal Budgets Regs 2014 reg 4(1); CFA 2014 s.70(1))."
        )
        self._when.setText(words)
        emptied(self._said)
        for kind in ("budget_information_given", ASKED, PREPARED, NOT_PREPARED):
            if event := seen.case.last(kind):
                self._said.addWidget(Words(said_of(event, seen), wrap=True))
        self._ways.clear()
        asked = seen.case.last(ASKED)
        is_prepared = seen.case.last(PREPARED) is not None
        work = "Work it out anew…" if is_prepared else "Work out the budget…"
        ways = [
            (asked is None and window is not None, "It was asked for…", ASKED),
            (asked is not None and seen.stage in WRITING, work, PREPARED),
            (True, "Told about budgets…", "budget_information_given"),
            (asked is not None and window is not None, "Asked for again…", ASKED),
            (asked is not None and seen.stage in WRITING, "Prepare none…", NOT_PREPARED),
        ]
        offered = [(words, kind) for can, words, kind in ways if can]
        for at, (words, kind) in enumerate(offered):
            self._ways.addWidget(self._button(words, kind, is_first=at == 0 and not is_prepared))

    def _button(self, words: str, kind: str, *, is_first: bool) -> QPushButton:
        button = (primary if is_first else secondary)(words, f"budget_{kind}")
        button.clicked.connect(lambda: self.take_up(NextStep(words, Way.RECORD, (kind,))))
        return button

    def _ask(self, seen: CaseSeen) -> WorkSheet:
        return AskedSheet(self.desk, seen, self.window())

    def _prepare(self, seen: CaseSeen) -> WorkSheet:
        return PrepareSheet(self.desk, seen, self._offered, self.window())

    def _decide(self, seen: CaseSeen) -> WorkSheet:
        return DecideSheet(self.desk, seen, budget_of(seen.case), self.window())

    def _ask_again(self, seen: CaseSeen) -> WorkSheet | None:
        offered = to_reconsider(seen.case)
        return AskAgainSheet(self.desk, seen, offered, self.window()) if offered else None

    def _answer_again(self, seen: CaseSeen) -> WorkSheet | None:
        open_now = asked_again(seen.case)
        return AnswerAgainSheet(self.desk, seen, open_now, self.window()) if open_now else None

    def _on_offered(self, offered: tuple[Offered, ...]) -> None:
        self._offered = offered

    def _on_fill(self) -> None:
        """Put the payments into the section of the draft that is for them, once it is accepted."""
        seen = self.seen
        budget = budget_of(seen.case) if seen else None
        if seen is not None and budget is not None and seen.draft is not None:
            agreed = seen.case.last(AGREED)
            to = agreed.facts.get("recipient", "") if agreed else ""
            FillSheet(self.desk, seen, budget, to, self.window()).open()
