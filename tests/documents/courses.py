"""The course of an invented case, for the paper that prints it."""

from __future__ import annotations

from datetime import date

from caseworker.documents.chronology import ChronologyLine, ChronologyToPrint
from caseworker.domain.case import CaseNumber
from tests.builders import TODAY, a_person


def a_course() -> ChronologyToPrint:
    """What happened about reviews, and a paper that left."""
    lines = (
        ChronologyLine(date(2026, 9, 7), "Review meeting held.", "Reviews"),
        ChronologyLine(date(2026, 10, 12), "Call with Dawn Whitfield (In): the bus.", "Reviews"),
        ChronologyLine(date(2026, 10, 13), "Left: Report of the review, for Dawn Whitfield."),
    )
    return ChronologyToPrint(CaseNumber("2026-0113"), a_person(), TODAY, lines, "Reviews")
