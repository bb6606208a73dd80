"""Rows of the search: who it is, how they were found, and which of two with one name."""

from __future__ import annotations

from datetime import date

from caseworker.casework.records import Hit
from caseworker.domain.case import CaseNumber, Stage
from caseworker.ui.found import hit_row
from caseworker.ui.icons import Icon
from tests.builders import TODAY

NUMBER = CaseNumber("2026-0003")
WORDS = "Nour Haddad · 2026-0003 · 14/05/2018 · U823999925002"


def _hit(where: str, passage: str) -> Hit:
    return Hit(NUMBER, "Nour Haddad", date(2018, 5, 14), Stage.SEN_SUPPORT, where, passage)


def test_a_person_found_by_name_has_their_age_and_stage() -> None:
    row = hit_row(_hit("Name", WORDS.replace("Nour", "«Nour»")), TODAY)

    assert row.icon is Icon.PERSON
    assert row.under == "8  ·  born 14/05/2018  ·  SEN Support  ·  case 2026-0003"


def test_a_person_found_by_number_has_the_number_that_was_meant() -> None:
    row = hit_row(_hit("Number", WORDS.replace("U823999925002", "«U823999925002»")), TODAY)

    assert row.under.startswith("«U823999925002»  ·  8")
    assert "«" not in row.heard


def test_a_person_found_by_sound_says_so() -> None:
    assert hit_row(_hit("Sounds like", WORDS), TODAY).under.startswith("Sounds like  ·  8")


def test_words_of_a_case_say_whose_they_are_and_show_what_was_looked_for() -> None:
    passage = "The school asked what a plan is and whether it would mark «Nour» out for life"

    row = hit_row(_hit("Note of a contact", passage), TODAY)

    assert row.icon is Icon.PHRASE
    assert row.aside == "8  ·  case 2026-0003"
    assert row.under == "Note of a contact:  …whether it would mark «Nour» out for life"
