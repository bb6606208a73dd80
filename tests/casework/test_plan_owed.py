"""From when on the plan of the law can be written."""

from __future__ import annotations

from caseworker.casework.plan_choices import is_plan_owed
from tests.builders import a_case
from tests.domain.happenings import on

DECIDED = on("decided_to_issue", "2025-02-03", "2025-02-03", reasons="-")
CLOSED = on("case_closed", "2025-06-02", reason="-")
REOPENED = on("case_reopened", "2026-06-01", reason="A new request")
ANEW = on("decided_to_issue", "2026-09-14", "2026-09-14", reasons="-")


def test_a_case_that_was_reopened_waits_for_a_decision_of_its_own() -> None:
    """CFA 2014 s.37(1): what was decided on before a case was closed is no decision for it now."""
    assert not is_plan_owed(a_case())
    assert is_plan_owed(a_case(DECIDED))
    assert not is_plan_owed(a_case(DECIDED, CLOSED, REOPENED))
    assert is_plan_owed(a_case(DECIDED, CLOSED, REOPENED, ANEW))
