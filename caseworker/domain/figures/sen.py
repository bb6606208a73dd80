"""What is known of the special educational needs of a learner, in one word for the reports."""

from __future__ import annotations

from typing import Final

from caseworker.domain.case import Case, Stage
from caseworker.domain.law import event_kinds

WITH_PLAN: Final = "With a plan"
SUPPORT: Final = "SEN support"
SUSPECTED: Final = "Needs recorded or suspected"
NONE: Final = "No needs known"
_DECIDING: Final = frozenset({Stage.DECIDING, Stage.ASSESSING, Stage.DRAFTING, Stage.DRAFT_SENT})
_CAME: Final = "plan_copy_received"
_CONCERN: Final = "concern_raised"


def needs_known(case: Case) -> str:
    """The plan first, then support, then whatever says that needs may be there."""
    stage = case.stage(event_kinds())
    if stage is Stage.PLAN_IN_FORCE or case.last(_CAME):
        return WITH_PLAN
    if stage is Stage.SEN_SUPPORT:
        return SUPPORT
    is_suspected = bool(case.person.needs) or case.last(_CONCERN) is not None
    return SUSPECTED if is_suspected or stage in _DECIDING else NONE
