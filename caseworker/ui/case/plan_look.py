"""Looks a plan over while it is written, away from the window, and says what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from caseworker.casework import plans
from caseworker.casework.others_in_plan import know_everybody
from caseworker.casework.plans import Beside, LivePlan, PlanDesk
from caseworker.domain.assessment import advice_asked
from caseworker.domain.checks import Finding
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.plan import VersionKind
from caseworker.ui.case.plan_checks import ChecksPanel
from caseworker.ui.case.plan_head import PlanHead
from caseworker.ui.case.plan_outline import Outline
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk

PAUSE: Final = 250  # ms after the last key, the checks look again


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked over: the plan as it stands in ``state``, on its case."""

    state: PlanState
    seen: CaseSeen
    desk: PlanDesk
    sending: VersionKind


class PlanLook(QObject):
    """Checks take long on a long plan: they run on the papers lane, one look at a time.

    What was found last stays in sight until the next answer is here.
    """

    def __init__(
        self, desk: Desk, now: Callable[[], Looking | None], parent: QObject | None = None
    ) -> None:
        """``now`` says what there is to look over at that moment; None if nothing is written."""
        super().__init__(parent)
        self._desk, self._now = desk, now
        self._found, self._of = LivePlan(), ""
        self._is_looking = self._is_late = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)

    @property
    def is_pausing(self) -> bool:
        """Whether a look is to begin as soon as nobody types."""
        return self._pause.isActive()

    def beside(self, beside: Beside) -> Beside:
        """What stands beside the plan, with who was found in it when it was looked at last."""
        return beside if self._found.others is None else replace(beside, others=self._found.others)

    def show_in(
        self, outline: Outline, checks: ChecksPanel, page: SectionPage, head: PlanHead
    ) -> None:
        """Where it is said; called once."""
        self._outline, self._checks, self._page, self._head = outline, checks, page, head

    def look_soon(self) -> None:
        """Look again once there is a pause in typing."""
        self._pause.start()

    @Slot()
    def look(self) -> None:
        """Look now, or as soon as the look before it has ended."""
        self._pause.stop()
        looking = self._now()
        if looking is None:
            return
        if looking.state.series != self._of:
            self._found, self._of = LivePlan(), looking.state.series
            self._say(looking)
        else:
            self._say_sections(looking)
        if self._is_looking:
            self._is_late = True
            return
        self._is_looking = True
        about = (
            looking.seen.case,
            looking.state.plan,
            looking.seen.reckoning,
            looking.sending,
            looking.desk.beside,
        )
        self._desk.paper(
            self,
            plans.look_live(*about),
            lambda found: self._on_found(looking.state, found),
            refused=self._on_refused,
        )

    def _on_found(self, state: PlanState, found: LivePlan) -> None:
        self._is_looking = False
        looking = self._now()
        if looking is not None and looking.state is state:
            self._found = found
            self._say(looking)
        if found.others is None:  # nobody waits for these; the next look has them
            self._desk.paper(self, know_everybody, lambda _: self.look())
        if self._is_late:
            self._is_late = False
            self.look()

    def _on_refused(self, error: CaseworkerError) -> None:
        """The case is gone, or it went wrong: the next look may begin."""
        del error
        self._is_looking = False

    def _say(self, looking: Looking) -> None:
        self._say_sections(looking)
        found = self._found
        self._checks.show_findings(found.findings, found.well, looking.sending, looking.seen)
        self._checks.show_advice(looking.seen, looking.desk.advice, looking.state.kind)
        self._page.show_findings(found.findings)
        self._head.say_found(len(self._standing))
        self._page.show_steps(looking.state)

    @property
    def _standing(self) -> list[Finding]:
        return [one for one in self._found.findings if one.blocks or one.warns]

    def _say_sections(self, looking: Looking) -> None:
        owed = sum(1 for one in advice_asked(looking.seen.case) if one.answer is None)
        state = looking.state
        self._outline.show_sections(
            state.kind, state.plan, self._standing, looking.desk.advice, owed
        )
