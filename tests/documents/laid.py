"""What is held beside the law, as it is laid against sections A to K."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.documents.plan_as_evidence import EvidenceToLay, HeldPlan
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.laid_against import laid_against
from caseworker.domain.moves import the_moves
from caseworker.domain.plan import Section
from tests.builders import an_item
from tests.documents.examples import a_person

TODAY = date(2026, 11, 23)
MEANS = {one.name: one.means for one in the_moves().beside}


def held(name: str, by: str) -> HeldPlan:
    return HeldPlan(laid_against().plans[name], MEANS[name], date(2026, 3, 2), by=by)


def plans_laid_out() -> dict[str, EvidenceToLay]:
    """A SCAN that is written in the program, and each of the plans that only come on paper."""
    taught = an_item("F1", "Two hours a week with a specialist teacher.")
    scan = replace(
        held("SCAN", "Episkopi Primary"),
        review_by=date(2027, 3, 1),
        sections=(
            ("A", Section(paragraphs("Tom says: keep it short."))),
            ("F", Section(items=(taught,))),
            ("H", Section(paragraphs("A befriender on Saturdays."))),
        ),
    )
    others = [
        replace(held(name, "Argyll and Bute"), says="He signs, and is slow to read.")
        for name in laid_against().plans
        if name != "SCAN"
    ]
    tom = CaseNumber("2026-0113")
    return {
        "scan-as-evidence": EvidenceToLay(tom, a_person(), TODAY, (scan,)),
        "nations-as-evidence": EvidenceToLay(tom, a_person(), TODAY, tuple(others)),
    }
