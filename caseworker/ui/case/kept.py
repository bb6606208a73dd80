"""The kept plan: what the plan asks for, how it is met in custody, and who agreed to that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.casework.kept import KeptDesk, kept_desk
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.hours import NOTED
from caseworker.domain.kept import AGREED, MET, NOT_AGREED
from caseworker.ui.case.chase import write_letter_of
from caseworker.ui.case.kept_cards import HoursCard, MonitoringCard, ProvisionCard
from caseworker.ui.case.kept_hours import WeeksSheet
from caseworker.ui.case.kept_sheets import AnswerSheet, MatchSheet
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Card, Flow, Pill, Words, primary, secondary


class KeptTab(ScrollTab):
    """What nobody has matched yet first; then what waits for the authority; then the rest."""

    title = "Kept plan"
    part = "kept"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.given: KeptDesk | None = None
        self._waiting: NextStep | None = None
        self.head = Card("The plan that is kept", name="keptHead", gap=8)
        self._about = Words("", wrap=True, name="keptAbout")
        self._pills = Flow(across=8)
        self.match = primary("Say how each piece is met…", "keptMatch")
        self.answer = secondary("The authority’s answer…", "keptAnswer")
        self.print = secondary("Table to print…", "keptPrint", icon=Icon.PRINT)
        ways = Flow(across=8)
        for button, way in (
            (self.match, self._on_match),
            (self.answer, self._on_answer),
            (self.print, self._on_print),
        ):
            button.clicked.connect(lambda _=False, way=way: way())
            ways.addWidget(button)
        for part in (self._about, self._pills, ways):
            self.head.body.addWidget(part)
        self.provision = ProvisionCard()
        self.hours = HoursCard()
        self.hours.typing.connect(self._on_hours)
        self.monitoring = MonitoringCard()
        self.monitoring.wanted.connect(lambda: self.stepped.emit(NextStep("", Way.REVIEWS)))
        self.monitoring.report.connect(self._on_report)
        for card in (self.head, self.provision, self.hours, self.monitoring):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.desk.see(self, kept_desk(self.number), self._on_given)

    def take_up(self, step: NextStep) -> None:
        """The sheet in which an entry is made, once it is known what there is."""
        self._waiting = step
        if self.given is not None:
            self._begin()

    def _on_given(self, given: KeptDesk) -> None:
        self.given = given
        if self.seen is None:
            return
        self._show_head(given, self.seen)
        self.provision.show_items(given, self.seen)
        self.hours.show_weeks(given, self.seen)
        self.monitoring.show_meetings(given, self.seen)
        self._begin()

    def _show_head(self, given: KeptDesk, seen: CaseSeen) -> None:
        self._about.setText(_kept_by(given, seen))
        self._pills.clear()
        for words, tone in _standing(given):
            self._pills.addWidget(Pill(words, tone))
        self.match.setEnabled(bool(given.items))
        self.print.setEnabled(bool(given.items))
        self.answer.setEnabled(bool(given.outstanding))

    def _begin(self) -> None:
        step, self._waiting = self._waiting, None
        kind = step.kinds[0] if step is not None and step.kinds else ""
        if kind == NOTED:
            self._on_hours()
        elif kind == MET and self.given and self.given.items:
            self._on_match()
        elif kind in {AGREED, NOT_AGREED} and self.given and self.given.outstanding:
            self._on_answer()

    def _open(self, sheet: WorkSheet) -> None:
        sheet.recorded.connect(lambda done: write_letter_of(self.desk, self.number, done, self))
        sheet.open()

    def _on_match(self) -> None:
        if self.seen is not None and self.given is not None:
            self._open(MatchSheet(self.desk, self.seen, self.given, self.window()))

    def _on_answer(self) -> None:
        if self.seen is not None and self.given is not None:
            self._open(AnswerSheet(self.desk, self.seen, self.given, self.window()))

    def _on_hours(self) -> None:
        if self.seen is not None and self.given is not None:
            self._open(WeeksSheet(self.desk, self.seen, self.given, self.window()))

    def _on_print(self) -> None:
        show_paper(self, self.desk, Wanted("kept_provision", self.number))

    def _on_report(self) -> None:
        show_paper(self, self.desk, Wanted("monitoring_report", self.number))


def _kept_by(given: KeptDesk, seen: CaseSeen) -> str:
    """Whose the plan is and what that asks of them; or that none is known yet."""
    if seen.stage is not Stage.PLAN_IN_FORCE and not given.plan:
        return (
            f"No plan is known for {seen.case.person.called} yet. If the home authority keeps one, "
            "it has to arrange what it says, what comes closest, or what has become appropriate: "
            "ask for it under “Reception”. The hours of education are noted here in any case."
        )
    authority = seen.case.person.home_authority or "The home authority, not known yet,"
    return (
        f"{authority} keeps the plan during the detention, and has to arrange what it says, "
        "what comes closest, or what has become appropriate. Its outcomes and all else in it "
        "are meant for release. Nothing of it ends because of custody."
    )


def _standing(given: KeptDesk) -> list[tuple[str, Tone]]:
    found = []
    if unmatched := len(given.unmatched):
        pieces = "1 piece" if unmatched == 1 else f"{unmatched} pieces"
        found.append((f"{pieces} not matched yet", Tone.RED))
    if waiting := len(given.outstanding):
        pieces = "1 agreement" if waiting == 1 else f"{waiting} agreements"
        found.append((f"s.74: {pieces} outstanding", Tone.AMBER))
    if given.items and not found:
        found.append(("Every piece is matched, and agreed where it has to be", Tone.GREEN))
    return found
