"""Two officers on one plan: neither overwrites the other, and each is told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.office import put_by
from caseworker.domain.plan import Overtaken, Plan, PutBy, WorkingDraft, put_by_from
from caseworker.ui.case.plan_overtaken import OvertakenSheet, who_saved
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk


class TwoWriters(QObject):
    """Shows both sides of a save that was refused, at once or when the plan is next opened.

    Signals:
        gone: the plan is not being written any more; what was written here is put by.
    """

    gone = Signal()

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner

    def watch(self, state: PlanState, draft: WorkingDraft, seen: CaseSeen) -> None:
        """Be there for ``state``, which was opened on ``draft``."""
        state.overtaken.connect(partial(self._on_overtaken, state, seen))
        self._desk.draft(
            state,
            put_by(draft.case, draft.series),
            lambda text: self._on_put_by(state, draft, seen, text),
        )

    def _on_overtaken(self, state: PlanState, seen: CaseSeen, error: Overtaken) -> None:
        if error.theirs is not None:
            self._show_both(state, error.theirs, PutBy(state.plan, state.base), seen)
        else:
            self._desk.refused.emit(str(error), "")
            self.gone.emit()

    def _on_put_by(
        self, state: PlanState, draft: WorkingDraft, seen: CaseSeen, text: str | None
    ) -> None:
        """There may be words from before that could not be saved over another’s."""
        if not text or state.can_undo:
            return
        put = put_by_from(text)
        if put.mine.kind == draft.plan.kind and put.mine != draft.plan:
            self._show_both(state, draft, put, seen)
        else:
            self._forget(draft)

    def _show_both(
        self, state: PlanState, theirs: WorkingDraft, put: PutBy, seen: CaseSeen
    ) -> None:
        who = who_saved(theirs, seen, self._desk.officer.id)
        sheet = OvertakenSheet(theirs, put, state.kind, who, self._owner.window())
        sheet.chosen.connect(lambda plan: self._go_on(state, plan, theirs))
        sheet.open()

    def _go_on(self, state: PlanState, plan: Plan, theirs: WorkingDraft) -> None:
        state.go_on_with(plan, theirs)
        self._forget(theirs)

    def _forget(self, draft: WorkingDraft) -> None:
        self._desk.drop_draft(put_by(draft.case, draft.series))
