"""A month of people looking, for the paper that tells of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from caseworker.domain.case import CaseNumber
from caseworker.domain.looking import OPENED, Looked, LookingList, Month, OfCase, noticed
from caseworker.domain.officer import OfficerId

HART, GONE = OfficerId("hart"), OfficerId("7f3a01bc")
NAMES = {HART: "Lewis Hart"}
MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def a_looking_list() -> LookingList:
    """Somebody who left looked at a namesake's case at a weekend; a restricted one was opened."""
    mine, theirs = CaseNumber("2026-0110"), CaseNumber("2026-0114")
    cases = {mine: OfCase(HART, "Lane"), theirs: OfCase(HART, "Hart")}
    lines = (
        *(Looked(MONDAY + timedelta(days=at), HART, OPENED, mine) for at in range(3)),
        Looked(MONDAY, HART, OPENED, theirs, "cover"),
        Looked(MONDAY + timedelta(days=5), GONE, OPENED, mine),
    )
    month = Month(lines, cases, NAMES, frozenset({(HART, mine), (HART, theirs)}))
    return LookingList(date(2026, 11, 1), noticed(month), len(lines), tuple(NAMES.items()))
