"""The Actions menu: every step that can be recorded at this stage, by what it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from caseworker.domain.flags import LIFTED, flags_on
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind
from caseworker.ui.case.next_step import (
    MAKERS,
    PART_IF_OURS,
    NextStep,
    Way,
    next_step,
    own_way,
    record_of,
)
from caseworker.ui.case.seen import CaseSeen

#: What an entry belongs to, by the entry that opens the group in the order of the kinds.
GROUPS: Final = (
    ("case_opened", "Case"),
    ("concern_raised", "Before a request"),
    ("request_received", "Request and decision"),
    ("advice_requested", "Advice"),
    ("decided_to_issue", "Plan"),
    ("existing_plan_recorded", "Plan in force"),
    ("mediation_certificate_issued", "Mediation and appeal"),
    ("detained", "Custody"),
    ("advice_asked_of_us", "At any time"),
    ("consent_given", "Consent"),
    ("request_withdrawn", "End of the case"),
    ("teaching_tried", "Before a request"),
    ("meeting_notice_given", "Plan in force"),
    ("hold_put", "How long records are kept"),
    ("plan_disagreed_with", "Records put right"),
    ("schooling_noted", "Next phase and placement"),
    ("reassessment_requested", "Re-assessment"),
    ("phase_transfer_expected", "Plan in force"),
    ("posting_planned", "Moves between authorities"),
    ("consulted_on_ceasing", "End of the plan"),
    ("education_left", "End of the plan"),
    ("mediation_wanted", "Mediation and appeal"),
    ("mediation_notice_given", "Mediation and appeal"),
    ("complaint_made", "Complaints"),
    ("noticed_by_health", "Before a request"),
    ("youth_justice_aware", "Custody"),
    ("release_elsewhere", "Moves between authorities"),
    ("remanded", "Custody"),
    ("records_asked_of_school", "Records of a school"),
    ("supportability_asked", "Service families"),
    ("service_flag_received", "Records of a school"),
    ("provision_delivered", "At any time"),
    ("access_arrangement_ended", "At any time"),
    ("planning_contribution_made", "Custody"),
    ("early_years_checked", "Before a request"),
    ("assessment_test_considered", "Request and decision"),
    ("assessment_request_sent", "Before a request"),
    ("circumstance_began", "Circumstances"),
    ("budget_information_given", "Budget and travel"),
    ("assignment_order_seen", "Service families"),
    ("release_day_told", "Dates and release"),
    ("supportability_form_noted", "Service families"),
    ("nation_plan_received", "Plan in force"),
    ("plan_asked_for", "Custody"),
    ("flag_put", "Case"),
)


def grouped(seen: CaseSeen) -> dict[str, list[EventKind]]:
    """The kinds open at this stage, under the names of their groups."""
    starts = dict(GROUPS)
    open_now = {kind.name for kind in seen.open_kinds()}
    found: dict[str, list[EventKind]] = {}
    group = GROUPS[0][1]
    for name, kind in event_kinds().items():
        group = starts.get(name, group)
        if name in open_now and not kind.elsewhere:
            found.setdefault(group, []).append(kind)
    return found


def actions_menu(
    seen: CaseSeen,
    owner: QWidget,
    take: Callable[[NextStep], None],
    disclose: Callable[[], None],
    hand_over: Callable[[], object],
) -> QMenu:
    """The menu, with the step that the case waits for at its head, and the two doors out."""
    menu = QMenu(owner)
    menu.setObjectName("actionsMenu")
    menu.setToolTipsVisible(True)
    step = next_step(seen)
    first = menu.addAction(step.words)
    first.setObjectName("actNext")
    first.triggered.connect(lambda: take(step))
    out = menu.addAction("Disclose…")
    out.setObjectName("actDisclose")
    out.setToolTip("Who may have something of the plan, which part, and why (Ctrl+D)")
    out.triggered.connect(disclose)
    whole = menu.addAction("Hand over the case…")
    whole.setObjectName("actHandOver")
    whole.setToolTip("All of it that may go, in one pack for another office (Ctrl+M)")
    whole.triggered.connect(hand_over)
    menu.addSeparator()
    for flag in flags_on(seen.case, seen.today):
        given = {"put": flag.event.id, "flag": flag.words}
        off = NextStep(f"Take the flag off: {flag.words}…", Way.RECORD, (LIFTED,), given=given)
        action = menu.addAction(off.words, partial(take, off))
        action.setObjectName(f"flagOff_{flag.event.id}")
    for group, kinds in grouped(seen).items():
        inner = menu.addMenu(group)
        inner.setToolTipsVisible(True)
        for kind in kinds:
            wanted = step_of(kind, seen)
            action = inner.addAction(f"{kind.title}…")
            action.setObjectName(f"act_{kind.name}")
            action.setToolTip(kind.meaning)
            action.setStatusTip(kind.meaning)
            action.triggered.connect(lambda _=False, wanted=wanted: take(wanted))
    return menu


def step_of(kind: EventKind, seen: CaseSeen) -> NextStep:
    """How an entry of this kind is made by this office."""
    part = PART_IF_OURS.get(kind.name)
    if part and kind.done_by in seen.reckoning.ours:
        return NextStep(kind.title, Way.PART, (kind.name,), given={"what": part})
    step = record_of(kind.name)
    is_heard = step.way in MAKERS and own_way(kind.name, seen) is None
    return replace(step, way=Way.RECORD) if is_heard else step
