"""The code of a sheet: it leads back to its form, and a slip of the pen leads nowhere."""

from __future__ import annotations

import pytest

from caseworker.domain.case import CaseNumber
from caseworker.domain.entry_forms import entry_forms
from caseworker.domain.law import event_kinds
from caseworker.domain.screening.form import screening_forms
from caseworker.domain.sheet_codes import HandSheet, hand_sheets, read_code, sheet_of

NUMBER = CaseNumber("2026-0113")
SHEETS = list(hand_sheets().values())
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=[one.title for one in SHEETS])


@every_sheet
def test_a_code_leads_back_however_it_is_typed(sheet: HandSheet) -> None:
    code = sheet.code(NUMBER)

    for typed in (code, code.lower(), code.replace(" ", ""), code.replace(" ", "-"), f" {code} "):
        assert read_code(typed) == (sheet, NUMBER), typed


def test_a_slip_of_the_pen_leads_nowhere() -> None:
    """Each wrong digit, each two neighbours that were swapped, each other sheet's letter."""
    sheet = hand_sheets()["C"]
    letter, number, proof = sheet.code(NUMBER).split()
    slips = {f"{other} {number} {proof}" for other in hand_sheets() if other != letter}
    for at, sign in enumerate(number):
        if sign.isdigit():
            slips |= {
                f"{letter} {number[:at]}{other}{number[at + 1 :]} {proof}"
                for other in "0123456789"
                if other != sign
            }
        pair = number[at : at + 2]
        if pair.isdigit() and pair[0] != pair[-1]:
            slips.add(f"{letter} {number[:at]}{pair[::-1]}{number[at + 2 :]} {proof}")

    assert len(slips) > 70
    assert [slip for slip in slips if read_code(slip)] == []


@pytest.mark.parametrize("typed", ["", "Tom Whitfield", "2026-0113", "Z 2026-0113 K", "SW1A 1AA"])
def test_other_words_are_no_code(typed: str) -> None:
    assert read_code(typed) is None


def test_each_sheet_has_its_entry_and_its_paper() -> None:
    for sheet in SHEETS:
        assert sheet.kind in event_kinds()
        assert (sheet.paper == "entry_form") == (sheet.kind in entry_forms())
    assert {form.code for form in screening_forms().values()} <= set(hand_sheets())
    assert sheet_of("contact_made") is None
