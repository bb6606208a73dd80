"""The list of the papers of a case, with some and with none."""

from __future__ import annotations

from datetime import date

from caseworker.documents.papers_list import PaperListed, PapersToList
from caseworker.domain.case import CaseNumber
from caseworker.domain.filing import Filing
from tests.builders import TODAY, a_person

TOM = CaseNumber("2026-0113")
FILED = Filing(
    "1", "advice_health", date(2026, 3, 2), "Dr Okoye", ("SLCN",), ("communication",), "Ring her"
)


def papers_listed() -> dict[str, PapersToList]:
    """One that is filed, and one that is not."""
    papers = (
        PaperListed("2026-03-02 SALT report.pdf", FILED, date(2026, 3, 5)),
        PaperListed("Letter.pdf", Filing("2"), date(2026, 3, 4)),
    )
    return {
        "papers-list": PapersToList(TOM, a_person(), TODAY, papers),
        "papers-list-none": PapersToList(TOM, a_person(), TODAY, ()),
    }
