"""What is known of the special educational needs of a learner, in one word for the reports."""

from __future__ import annotations

from typing import Final

from caseworker.domain.case import Case, Stage
from caseworker.domain.figures.group_rows import group_rules
from caseworker.domain.law import event_kinds
from caseworker.domain.plan_search import CAME

WITH_PLAN: Final = "With a plan"
SUPPORT: Final = "SEN support"
SUSPECTED: Final = "Needs recorded or suspected"
NONE: Final = "No needs known"
_DECIDING: Final = frozenset({Stage.DECIDING, Stage.ASSESSING, Stage.DRAFTING, Stage.DRAFT_SENT})


def needs_known(case: Case) -> str:
    """The plan first, then support, then whatever says that needs may be there."""
    stage = case.stage(event_kinds())
    if stage is Stage.PLAN_IN_FORCE or case.last(CAME):
        return WITH_PLAN
    if stage is Stage.SEN_SUPPORT:
        return SUPPORT
    said = any(row.says(case) for row in group_rules().suspected)
    return SUSPECTED if case.person.needs or said or stage in _DECIDING else NONE
