"""Lists for disposal: waiting for a second person, agreed, and carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from caseworker.documents.disposal import DisposalToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.disposal import GONE, Agreement, DisposalId, DisposalLine, DisposalList
from tests.builders import NOW, OKAFOR

ON = date(2026, 11, 23)
PLAN = "The file of a child or young person with a plan: 31 years from the date of birth"
CONTACT = (
    "A case in which nothing was asked for: a contact and no more: 3 years from the end of the case"
)
LINES = (
    DisposalLine(CaseNumber("1998-0021"), PLAN, date(2026, 3, 2)),
    DisposalLine(CaseNumber("2019-0107"), CONTACT, date(2026, 6, 30)),
    DisposalLine(
        CaseNumber("1997-0003"), PLAN, date(2026, 9, 1), keeps=True, until=date(2031, 9, 1),
        reason="A claim of her brother’s is not decided.", decided_by="okafor",
    ),
)  # fmt: skip
WAITS = DisposalList(DisposalId("4f2a61c09b7e"), NOW, OKAFOR, "J. Okafor", LINES)
DONE = replace(
    WAITS,
    agreed=Agreement("lewis", "A. Lewis", NOW + timedelta(days=1)),
    lines=(
        replace(LINES[0], became=GONE),
        replace(LINES[1], became="Not destroyed: Held: inquiry or review."),
        replace(LINES[2], became="Kept longer"),
    ),
    done_at=NOW + timedelta(days=2),
    done_by=OKAFOR,
    done_name="J. Okafor",
    certificate="D-2026-001",
    backups_until=date(2026, 12, 30),
)


def disposals() -> dict[str, DisposalToPrint]:
    return {
        "disposal-list": DisposalToPrint(WAITS, ON),
        "disposal-certificate": DisposalToPrint(DONE, date(2026, 11, 25)),
    }
