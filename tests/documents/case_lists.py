"""A list of cases for the tests of papers: one of ours, and one that is nobody’s yet."""

from __future__ import annotations

from caseworker.documents.case_list import CaseListToPrint, ListedCase
from caseworker.domain.case import CaseNumber
from tests.builders import TODAY

TOM = CaseNumber("2026-0113")


def a_case_list() -> CaseListToPrint:
    head = ("Case", "Surname", "Forenames", "Date of birth", "Stage")
    entries = (
        ListedCase(TOM, (str(TOM), "Whitfield", "Tom", "02/03/2009", "Assessing")),
        ListedCase(None, ("", "Noor", "=1+1", "", "SEN Support")),
    )
    return CaseListToPrint("List of cases", "J. Okafor", TODAY, head, entries, (0, 1, 2, 3))
