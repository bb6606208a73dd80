"""Lists on paper: what one officer has to do, and what became of many letters."""

from __future__ import annotations

from datetime import date

from caseworker.documents.case_sheets import CaseSheet, SheetDue, SheetPerson, SheetsToPrint
from caseworker.documents.letters_made import LetterMade
from caseworker.documents.my_list import ListEntry
from caseworker.domain.case import CaseNumber

TOM = CaseNumber("2026-0113")
CHECK = "Written from memory: check with the authority."


def letters_were_made() -> tuple[LetterMade, ...]:
    gwyn = CaseNumber("2026-0114")
    barred = "Rhys Whitfield: marked “no contact”, so nothing may be sent."
    return (
        LetterMade(TOM, "Tom Whitfield", "Alice Whitfield", 2, "Printed"),
        LetterMade(gwyn, "Gwyn Ŵŷnne", "", why_not=barred),
    )


def my_list() -> tuple[ListEntry, ...]:
    amy, gwyn = CaseNumber("2026-0110"), CaseNumber("2026-0114")
    return (
        ListEntry(TOM, "Tom Whitfield", "Chase the advice", date(2026, 11, 20), "SEND Regs 8(1)"),
        ListEntry(
            gwyn, "Gwyn Ŵŷnne", "Send the draft", date(2026, 12, 4), "Code 9.44", True, CHECK
        ),
        ListEntry(amy, "Amy Lane", "Reply to us", date(2026, 11, 30), "Code 9.83", ours=False),
    )


def some_sheets() -> SheetsToPrint:
    gwyn, amy = CaseNumber("2026-0114"), CaseNumber("2026-0110")
    facts = (
        ("Known as", "Tommy"), ("Born", "2 March 2015, 11 years old"), ("Stage", "Assessing"),
        ("Home authority", ""), ("Officer", "J. Okafor"),
    )  # fmt: skip
    people = (
        SheetPerson("Alice Whitfield", "Mother · parental responsibility", "01632 960101"),
        SheetPerson("Rhys Whitfield", "Father", "NO CONTACT"),
    )
    dues = (
        SheetDue(date(2026, 11, 20), "Chase the advice"),
        SheetDue(date(2026, 12, 4), "Reply to us", "Ashdown Council"),
        SheetDue(None, "Agree the outcomes"),
    )
    first = CaseSheet(
        TOM, "Tom Whitfield", facts, ("Do not post: the court said so",), people, dues, 3
    )
    second = CaseSheet(gwyn, "Gwyn Ŵŷnne", (("Stage", "SEN support"),))
    return SheetsToPrint("J. Okafor", date(2026, 11, 23), (first, second), (amy,))
