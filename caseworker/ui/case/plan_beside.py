"""The sheets that issue a plan: the one of the law, or one that stands beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework import beside, plans
from caseworker.casework.plans import NOTHING_BESIDE, Beside
from caseworker.casework.reckoning import reckoning_of
from caseworker.domain.checking.looked import Issuing
from caseworker.domain.errors import Gap
from caseworker.domain.plan import VersionKind
from caseworker.ui.case.plan_send import FinaliseSheet, IssueSheet, SendDraftSheet
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.parts import named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError


class IssueBesideSheet(IssueSheet):
    """Made when, by whom, and by when it is looked at again."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, state: PlanState, known: Beside, parent: QWidget
    ) -> None:
        kind = state.kind
        super().__init__(
            desk,
            seen,
            f"Issue the {kind.named}",
            "It is kept as it stands now, and can’t be changed after. The next change begins a "
            "new one from it.",
            parent,
        )
        self._plan, self._kind, self._known = state.plan, kind, known
        self._role = named(QLineEdit(), "besideRole")
        self._made = DateField("besideMade", seen.today)
        self._made.set_day(seen.today)
        self._review = DateField("besideReview", seen.today, back=False)
        hint = f"Stands under the name of {desk.officer.name} in the records."
        self.form.add("role", "Your role", self._role, hint=hint)
        self.form.add("day", "Made on", self._made)
        self.form.add("review_by", f"{kind.review} (leave empty for none)", self._review)
        self._made.changed.connect(self._on_day)
        self._review.changed.connect(self._on_day)
        self._on_day()
        self.keep_as(f"issue/{kind.series}")

    @Slot()
    def _on_day(self) -> None:
        """What stands in the way, for the days that are given now."""
        try:
            made, review = self._made.day() or self.seen.today, self._review.day()
        except NotADayError:
            return
        reckoning = reckoning_of(self.seen.office, made)
        beside = replace(self._known, issuing=Issuing(made, review))
        case = self.seen.case
        self.show_findings(plans.look(case, self._plan, reckoning, VersionKind.ISSUED, beside))

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._made)
        if days is None:
            return
        try:
            review = self._review.day()
        except NotADayError as error:
            self.form.refuse([Gap("review_by", str(error))])
            return
        command = beside.IssuePlan(
            self.seen.case.number,
            self._kind.series,
            days["day"],
            self._role.text().strip(),
            review,
            self.edition,
            self.looked_at,
        )
        self.issue(beside.issue_plan, command)


def issue_sheet(  # noqa: PLR0913, PLR0917 - a sheet needs its desk, case, plan and parent
    desk: Desk,
    seen: CaseSeen,
    state: PlanState,
    sending: VersionKind,
    parent: QWidget,
    known: Beside = NOTHING_BESIDE,
) -> IssueSheet:
    """The sheet by which ``sending`` is issued, over the edition that was just kept.

    ``known`` is what the checks look at besides: the draft that was sent last, and more.
    """
    sheet: IssueSheet
    match sending:
        case VersionKind.ISSUED:
            sheet = IssueBesideSheet(desk, seen, state, known, parent)
        case VersionKind.DRAFT:
            sheet = SendDraftSheet(desk, seen, state.plan, known, parent)
        case _:
            sheet = FinaliseSheet(desk, seen, state.plan, known, parent)
    sheet.edition = state.edition
    return sheet
