"""The strategies sheet: one page that says what helps, no diagnosis, nothing of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.fit_to_leave import unfit
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.checks import Finding
from caseworker.domain.plan import Plan, issued

STRATEGIES: Final = "one_page_profile"
"""The plan beside the one of the law that says what helps, and nothing of that plan."""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """The sheet as it would be printed, and what stops a copy of it.

    ``version`` is the title of the one that was issued last; empty while it is being written.
    """

    version: str
    is_written: bool
    stopped: tuple[Finding, ...]

    @property
    def may_leave(self) -> bool:
        return self.is_written and not self.stopped


def sheet_seen(records: Records, number: CaseNumber, today: date) -> SheetSeen | None:
    """The sheet that is being written, else the one that was issued last; None if there is none."""
    draft = records.working_draft(number, STRATEGIES)
    out = issued(records.versions(number, STRATEGIES))
    plan: Plan | None = draft.plan if draft else out[-1].plan if out else None
    if plan is None:
        return None
    is_written = any(not section.is_blank for section in plan.sections.values())
    version = "" if draft else out[-1].title
    return SheetSeen(version, is_written, unfit(records, number, plan, today))
