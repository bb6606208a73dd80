"""Copies that left, for the papers that tell of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from caseworker.documents.cover_sheet import CoverToPrint
from caseworker.documents.disclosures import DisclosuresToPrint, For
from caseworker.domain.case import CaseNumber
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.ledger import Fate, LedgerLine, Went
from caseworker.domain.release import Handling, Release, What
from tests.bases import TO, a_basis, pieces

AT: Final = datetime(2026, 11, 12, 14, 5, tzinfo=UTC)
ON: Final = date(2026, 11, 23)
TOM: Final = CaseNumber("2026-0113")
TITLE: Final = "Education, Health and Care plan: Final 1, in part"
PART: Final = Release(
    "print",
    TO,
    "J. Okafor",
    AT,
    "To arrange provision on his move",
    2,
    number="2026-0071",
    what=What(TITLE, pieces("ABEF"), pieces("CDG"), "Final 1", "ab12" * 16),
    handling=Handling("Paper", "", "OFFICIAL-SENSITIVE", date(2027, 5, 12)),
    basis=a_basis("ABEF", on=AT.date()),
)
TIMELINE: Final = Release(
    "clear_copy",
    "Dawn Whitfield",
    "J. Okafor",
    AT,
    "=She asked for a file",
    1,
    number="2026-0070",
    what=What("Timeline of a case"),
    handling=Handling("File", "Stick 14"),
)
BACK: Final = Fate("2026-0070", Went.DESTROYED, ON, "J. Okafor", AT, "She told us by telephone")
LINES: Final = (LedgerLine(PART, TOM), LedgerLine(TIMELINE, TOM, (BACK,)))


def disclosures_for(whom: For) -> DisclosuresToPrint:
    """Both lines; those for a family are of one person."""
    rules = the_rules()
    return DisclosuresToPrint(
        whom,
        ON,
        LINES,
        "" if whom is For.FAMILY else "to Harrow Hill House",
        "Tom Whitfield" if whom is For.FAMILY else "",
        tuple((name, role.words) for name, role in rules.roles.items()),
        tuple((name, one.words) for name, one in rules.purposes.items()),
    )


def a_cover() -> CoverToPrint:
    return CoverToPrint(LINES[0], "To arrange or give provision", ON)


def a_recall() -> CoverToPrint:
    why = "The consent that it rested on was withdrawn on 20 November 2026."
    return replace(a_cover(), asked_back=True, why=why)
