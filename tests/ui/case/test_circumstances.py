"""The circumstances of a child in the window: begun, changed, acted on, ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit

from caseworker.casework import circumstances
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.holding import all_held, holding
from caseworker.ui.case.circumstance_sheets import ActSheet, BeginSheet, EndSheet
from caseworker.ui.case.circumstances import CircumstancesTab
from caseworker.ui.case.header import pills_of
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.seen import case_seen
from caseworker.ui.case.tabs import TABS
from tests.builders import TODAY, a_person
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, take

AT = TABS.index(CircumstancesTab)
SINCE = TODAY - timedelta(30)


def the_tab(page: CasePage, settle: Settle) -> CircumstancesTab:
    page.tabs.setTabVisible(AT, True)
    page.tabs.setCurrentIndex(AT)
    settle()
    tab = page.tab(AT)
    assert isinstance(tab, CircumstancesTab)
    return tab


def begin(store: CaseStore, number: CaseNumber, title: str, **values: str) -> None:
    command = circumstances.BeginCircumstance(number, title, SINCE, "", values)
    store.office.do(circumstances.begin_circumstance, command)


def in_care(store: CaseStore) -> CaseNumber:
    number = store.a_case()
    begin(store, number, "Looked after", basis="Care order (s.31)")
    return number


def said_on(tab: CircumstancesTab) -> str:
    return "\n".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())


def test_a_circumstance_is_added_and_its_days_and_checks_stand_there(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case()
    tab = the_tab(opened(number), settle)

    take(tab, "circumstanceAdd", "begin_looked_after")
    form = sheet(BeginSheet)
    fill(form, "since", f"{SINCE:%d/%m/%Y}")
    press(form, "circumstanceSave")
    settle()
    assert "Legal basis is needed." in "\n".join(one.text() for one in form.findChildren(QLabel))
    basis = find(form, QComboBox, "basis")
    basis.setCurrentIndex(basis.findText("Care order (s.31)"))
    press(form, "circumstanceSave")
    settle()

    (held,) = holding(store.case(number), TODAY)
    assert (held.since, held.values["basis"]) == (SINCE, "Care order (s.31)")
    said = said_on(tab)
    assert "No personal education plan is known of." in said
    assert "Not known yet: Social worker, Independent reviewing officer" in said
    assert "Begin the personal education plan" in said
    seen = store.office.see(case_seen(number))
    assert "Looked after" in [pill for pill, _ in pills_of(seen)]


def test_what_was_done_answers_the_day_and_the_end_takes_the_card_away(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_care(store)
    tab = the_tab(opened(number), settle)

    press(tab, "circumstance_looked_afterAct")
    form = sheet(ActSheet)
    what = find(form, QComboBox, "what")
    what.setCurrentIndex(what.findText("Personal education plan made"))
    press(form, "circumstanceSave")
    settle()
    assert "No personal education plan is known of." not in said_on(tab)
    press(tab, "circumstance_looked_afterEnd")
    ended = sheet(EndSheet)
    find(ended, QPlainTextEdit, "reason").setPlainText("Back with his mother.")
    press(ended, "circumstanceSave")
    settle()

    assert not holding(store.case(number), TODAY)
    assert "Looked after: from" in said_on(tab)
    assert "Back with his mother." in said_on(tab)


def test_what_is_known_by_a_sign_asks_from_when_it_holds(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case(a_person(looked_after_by="Foxshire"))
    page = opened(number)

    assert page.tabs.isTabVisible(AT)
    tab = the_tab(page, settle)
    assert "Known from “People”: looked after by Foxshire." in said_on(tab)
    press(tab, "circumstance_looked_afterBegin")
    sheet(BeginSheet).reject()


def test_one_rules_the_other_out(store: CaseStore) -> None:
    """Education at home by choice is no alternative provision."""
    number = store.a_case()
    begin(store, number, "Educated at home", suitable="Not looked at yet")

    with pytest.raises(NotAllowed, match="while “Educated at home” does"):
        begin(
            store, number, "Alternative provision",
            why="Illness", commissioner="Us", provider="P", goal="Back by Easter",
        )  # fmt: skip
    with pytest.raises(NotAllowed, match="holds already"):
        begin(store, number, "Educated at home", suitable="Suitable")


def test_only_what_is_changed_is_written_down(store: CaseStore) -> None:
    number = in_care(store)
    note = circumstances.NoteCircumstance(
        number, "Looked after", TODAY, {"basis": "Care order (s.31)", "placed": "With kin"}
    )

    store.office.do(circumstances.note_circumstance, note)

    (event,) = store.case(number).all_of("circumstance_noted")
    assert event.facts["details"] == "Where the child is placed: With kin"
    with pytest.raises(NotAllowed, match="Nothing was changed"):
        store.office.do(circumstances.note_circumstance, note)


def test_it_can_t_end_before_it_began_and_says_why(store: CaseStore) -> None:
    number = in_care(store)

    for until, reason, gap in (
        (SINCE - timedelta(1), "Home", "It can’t end before"),
        (TODAY, " ", "Say why"),
    ):
        with pytest.raises(Incomplete, match=gap):
            store.office.do(
                circumstances.end_circumstance,
                circumstances.EndCircumstance(number, "Looked after", until, reason),
            )
    assert not [one for one in all_held(store.case(number), date.max) if one.is_over]
