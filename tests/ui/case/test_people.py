"""People and facts: changed a card at a time; numbers warn and never block."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from caseworker.casework.facts import NoteFacts, note_facts
from caseworker.domain.people import Contact, NeedType
from caseworker.ui.case.facts import FactsSheet
from caseworker.ui.case.header import pills_of
from caseworker.ui.case.needs import NeedsSheet
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.people import PeopleTab
from caseworker.ui.case.tabs import PEOPLE, SETTING
from caseworker.ui.palette import Tone
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words


def _tab(page: CasePage) -> PeopleTab:
    page.tabs.setCurrentIndex(PEOPLE)
    tab = page.tab(PEOPLE)
    assert isinstance(tab, PeopleTab)
    return tab


def test_a_name_is_changed_and_the_header_follows(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case()
    page = opened(number)

    press(_tab(page), "namesChange")
    fill(sheet(FactsSheet), "family", "Whitfield-Ray")
    press(sheet(FactsSheet), "factsSave")
    settle()

    assert store.case(number).person.family == "Whitfield-Ray"
    assert words(page, "personName") == "Tom Whitfield-Ray"


def test_the_home_authority_stands_apart_from_where_the_person_is(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case()
    press(_tab(opened(number)), "authorityChange")
    facts = sheet(FactsSheet)

    fill(facts, "whereabouts", "Greywell")
    press(facts, "factsSave")
    settle()

    person = store.case(number).person
    assert (person.home_authority, person.whereabouts) == ("Northmere", "Greywell")


@pytest.mark.parametrize(
    ("typed", "warns"),
    [("A801200001001", True), ("U823999925002", False), ("not a number", True), ("", False)],
)
def test_a_number_that_fails_its_check_warns_and_is_kept(
    store: CaseStore, opened: Open, settle: Settle, typed: str, *, warns: bool
) -> None:
    """custody-and-service.md 7.1: wrong numbers are in the systems that they come from."""
    number = store.a_case()
    press(_tab(opened(number)), "numbersChange")
    facts = sheet(FactsSheet)

    fill(facts, "upn", typed)
    warned = find(facts, QLabel, "upnWarning").text() != ""
    press(facts, "factsSave")
    settle()

    kept = [one.value for one in store.case(number).person.identifiers if one.kind == "upn"]
    assert warned is warns
    assert kept == ([typed.upper()] if typed else [])


def test_a_contact_is_added_with_responsibility_and_a_flag(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case()
    press(_tab(opened(number)), "contactsAdd")
    facts = sheet(FactsSheet)

    fill(facts, "name", "R. Whitfield")
    fill(facts, "role", "Father")
    find(facts, QComboBox, "no_contact").setCurrentText("Yes")
    press(facts, "factsSave")
    settle()

    assert store.case(number).person.contacts[-1] == Contact(
        "R. Whitfield", "Father", no_contact=True
    )


def test_an_impossible_birthday_is_refused_beside_its_field(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case()
    press(_tab(opened(number)), "namesChange")
    facts = sheet(FactsSheet)

    fill(facts, "born", "1/1/1970")
    press(facts, "factsSave")
    settle()

    assert "years ago" in words(facts, "bornFault")
    facts.reject()


def test_need_types_are_ticked_the_main_one_first(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case()
    press(_tab(opened(number)), "needsChange")
    needs = sheet(NeedsSheet)

    find(needs, QComboBox, "mainNeed").setCurrentIndex(
        find(needs, QComboBox, "mainNeed").findData("HI")
    )
    find(needs, QCheckBox, "need_SLCN").setChecked(True)
    press(needs, "needsSave")
    settle()

    assert store.case(number).person.needs == (NeedType.HI, NeedType.SLCN)


def test_the_settings_own_tab_is_drawn_from_what_it_declares(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case(setting="custody")
    page = opened(number)
    page.tabs.setCurrentIndex(SETTING)
    tab = page.tab(SETTING)
    assert page.seen is not None
    facts_of = page.seen.setting.facts
    declared = [spec.words for spec in facts_of if not spec.told_by]  # entries tell the others

    press(tab, "settingFactsChange")
    facts = sheet(FactsSheet)
    fill(facts, "held_at", "Greywell")
    press(facts, "factsSave")
    settle()

    said = [label.text() for label in tab.findChildren(QLabel)]
    assert set(declared) <= set(said)
    assert {spec.words for spec in facts_of if spec.told_by}.isdisjoint(said)
    assert store.case(number).facts == {"held_at": "Greywell"}
    assert page.tabs.tabText(SETTING) == "Custody"


def test_whoever_looks_after_a_detained_child_is_the_home_authority(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """Story 4: he lived in a placement in Leeds, but is looked after by Hull."""
    number = store.a_case(setting="custody")
    press(_tab(opened(number)), "authorityChange")
    facts = sheet(FactsSheet)
    fill(facts, "whereabouts", "A placement in Leeds")

    fill(facts, "looked_after_by", "Hull")

    assert find(facts, QLineEdit, "home_authority").text() == "Hull"
    assert "EA 1996 s.562J" in words(facts, "careSaid")
    press(facts, "factsSave")
    settle()
    person = store.case(number).person
    assert (person.home_authority, person.home_authority_basis) == ("Hull", "Looked after by it")
    assert person.whereabouts == "A placement in Leeds"


def test_emptied_again_the_home_authority_is_what_it_was(store: CaseStore, opened: Open) -> None:
    press(_tab(opened(store.a_case(setting="custody"))), "authorityChange")
    facts = sheet(FactsSheet)

    fill(facts, "looked_after_by", "Hull")
    QTest.keyClick(
        find(facts, QLineEdit, "looked_after_by"), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier
    )
    QTest.keyClick(find(facts, QLineEdit, "looked_after_by"), Qt.Key.Key_Delete)

    assert find(facts, QLineEdit, "home_authority").text() == "Northmere"
    assert not find(facts, QLabel, "careSaid").isVisible()


def test_elsewhere_the_home_authority_is_left_to_the_officer(
    store: CaseStore, opened: Open
) -> None:
    press(_tab(opened(store.a_case())), "authorityChange")
    facts = sheet(FactsSheet)

    fill(facts, "looked_after_by", "Hull")

    assert find(facts, QLineEdit, "home_authority").text() == "Northmere"


def test_the_birthdays_that_matter_in_custody_are_said(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """Story 1, for the person of these tests; and a child on remand is looked after."""
    number = store.a_case(setting="custody")
    store.office.do(note_facts, NoteFacts(number, {"basis": "Remanded"}))
    page = opened(number)
    page.tabs.setCurrentIndex(SETTING)
    settle()

    said = [label.text() for label in page.tab(SETTING).findChildren(QLabel)]

    born = store.case(number).person.born
    assert {"Compulsory school age ends", "18th birthday", "19th birthday"} <= set(said)
    assert any(str(born.year + 18) in each and "105(1)" in each for each in said)
    assert any(str(born.year + 19) in each and "s.70(5)" in each for each in said)
    assert page.seen is not None
    assert ("Looked after: remanded", Tone.AMBER) in list(pills_of(page.seen))
