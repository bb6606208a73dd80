"""Summary sheets of chosen cases: what stands on them, and what of a restricted case doesn’t."""

from __future__ import annotations

from datetime import date

from caseworker.casework.case_sheets import sheets_to_print, sheets_wanted
from caseworker.casework.own_files import OwnFile
from caseworker.casework.restrictions import KIND
from caseworker.casework.wanted import Wanted
from caseworker.documents.case_sheets import SheetsToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.people import Contact
from tests.builders import NOW, OKAFOR, TODAY, a_person
from tests.casework.test_restricted import JUDITH, LEWIS, office_of
from tests.casework.test_rights import store
from tests.paper_records import PaperStore

__all__ = ["store"]

NUMBER = CaseNumber("2026-0113")
ALICE = Contact("Alice Whitfield", "Mother", parental_responsibility=True, telephone="01632 960101")
RHYS = Contact("Rhys Whitfield", "Father", no_contact=True, telephone="01632 960102")


def test_a_sheet_says_who_it_is_who_is_around_them_and_what_is_owed(store: PaperStore) -> None:
    with store.sitting() as records:
        records.save_person(NUMBER, a_person(contacts=(RHYS, ALICE)))

    (sheet,) = printed(store).entries

    assert dict(sheet.facts)["Officer"] == "Judith Okafor"
    assert [one.name for one in sheet.people] == ["Alice Whitfield", "Rhys Whitfield"]
    assert sheet.people[0].reached == "01632 960101"
    assert sheet.people[1].reached == "NO CONTACT"
    assert [due.by for due in sheet.dues] == sorted(
        (due.by for due in sheet.dues), key=lambda by: by or date.max
    )


def test_a_case_that_is_restricted_to_others_is_a_number_and_nothing_else(
    store: PaperStore,
) -> None:
    with store.sitting() as records:
        said = f'{{"named": ["{OKAFOR}"], "reason": "x", "by": "bello", "on": "2026-11-01"}}'
        records.own_files.keep(OwnFile(KIND, NUMBER, said, NOW, OKAFOR))

    found = office_of(store, LEWIS).see(
        lambda records, today: sheets_to_print(records, wanted(), today)
    )

    assert (found.entries, found.left_out) == ((), (NUMBER,))


def wanted() -> Wanted:
    return sheets_wanted([NUMBER], {OKAFOR: "Judith Okafor"}, "Judith Okafor")


def printed(store: PaperStore) -> SheetsToPrint:
    office = office_of(store, JUDITH)
    assert office.today == TODAY
    return office.see(lambda records, today: sheets_to_print(records, wanted(), today))
