"""What the plan being written on a case will be issued as, next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Plan, Version, VersionKind

AGREED: Final = "reassessment_agreed"
REASSESSED: Final = "reassessed_plan_sent"
SENT_AS: Final = {
    VersionKind.FINAL: "final_plan_sent",
    VersionKind.AMENDED: "amended_plan_sent",
    VersionKind.REASSESSED: REASSESSED,
}
"""The entry that says that a signed plan was sent."""
SENT: Final = tuple(SENT_AS.values())
IN_FORCE: Final = (*SENT, "existing_plan_recorded")
"""The entries from which on a plan is in force: of ours, or of whoever had the case before."""
DECIDED: Final = "decided_to_assess"
REOPENED: Final = "case_reopened"
_FROM_A_DRAFT: Final = frozenset({VersionKind.FINAL, VersionKind.REASSESSED})
_CHANGING: Final = ("amendment_notice_served", "amended_plan_sent", "decided_not_to_amend")


def next_plan(case: Case) -> VersionKind:
    """A draft, until one was sent; then the final plan, of the first assessment or of another.

    While a plan is in force the next one amends it. During a re-assessment it is the re-assessed
    one, unless a notice of changes is out that nothing has come of yet. A case that was closed and
    taken up again begins anew: a plan that ended is not amended (CFA 2014 s.45).
    """
    begun = case.last(REOPENED)
    if _since(case, begun, *IN_FORCE) is None:
        is_sent = _since(case, begun, "draft_sent") is not None
        return VersionKind.FINAL if is_sent else VersionKind.DRAFT
    begun = reassessing(case)
    if begun is None or _awaits_changes(case):
        return VersionKind.AMENDED
    return VersionKind.REASSESSED if since(case, begun, "draft_sent") else VersionKind.DRAFT


def differs_from(
    versions: Sequence[Version], sending: VersionKind = VersionKind.AMENDED
) -> Plan | None:
    """What the next plan may differ from for a reason alone: the one in force, or the draft.

    One that is made from a draft is held against the last draft, whatever is in force.
    """
    if sending in _FROM_A_DRAFT:
        versions = [version for version in versions if not version.kind.is_in_force]
    for wanted in (
        [version.plan for version in versions if version.kind.is_in_force],
        [version.plan for version in versions if version.kind is VersionKind.DRAFT],
    ):
        if wanted:
            return wanted[-1]
    return None


def reassessing(case: Case) -> Event | None:
    """The decision to re-assess, while what it began goes on."""
    kinds = event_kinds()
    begins = kinds[AGREED].begins
    return case.last(AGREED) if not case.goes_on(kinds).isdisjoint(begins) else None


def assessed_again(case: Case) -> Event | None:
    """The decision from which on the assessment counts that the plan rests on, or will.

    None for the first one; a re-assessment that left the plan as it was is none. After a refusal,
    or a plan that ended, it is the decision to assess once more.
    """
    begun = reassessing(case)
    if begun is not None:
        return begun
    made = case.last(REASSESSED)
    before = [event for event in case.all_of(AGREED) if made and event.day <= made.day]
    found = (*before[-1:], *case.all_of(DECIDED)[1:][-1:])
    return max(found, key=case.live.index, default=None)


def since(case: Case, begun: Event, *kinds: str) -> Event | None:
    """The latest entry of these kinds that came after another."""
    live = case.live
    found = [event for event in live[live.index(begun) + 1 :] if event.kind in kinds]
    return found[-1] if found else None


def _since(case: Case, begun: Event | None, *kinds: str) -> Event | None:
    """The same; where nothing began anew, in all of the case."""
    return since(case, begun, *kinds) if begun is not None else case.last(*kinds)


def _awaits_changes(case: Case) -> bool:
    last = case.last(*_CHANGING, "draft_sent")
    return last is not None and last.kind == _CHANGING[0]
