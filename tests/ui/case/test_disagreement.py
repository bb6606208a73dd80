"""Disagreement in the window: there when it is needed, each step an entry, complaints apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from caseworker.domain.case import Happening
from caseworker.ui.case.disagreement import DisagreementTab
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import TABS
from caseworker.ui.entry_sheet import EntrySheet
from tests.builders import TODAY
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.case.year import in_force, it_is
from tests.ui.conftest import Settle
from tests.ui.hands import press

AT = TABS.index(DisagreementTab)


def disagreement_tab(page: CasePage, settle: Settle) -> DisagreementTab:
    page.tabs.setCurrentIndex(AT)
    settle()
    tab = page.tab(AT)
    assert isinstance(tab, DisagreementTab)
    return tab


def words(owner: QWidget) -> str:
    return "\n".join(label.text() for label in owner.findChildren(QLabel))


def test_the_tab_is_there_once_a_decision_can_be_appealed_against(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    before = opened(store.assessing())
    assert not before.tabs.isTabVisible(AT)
    before.close()

    number = in_force(store)
    page = opened(number)

    assert page.tabs.isTabVisible(AT)
    tab = disagreement_tab(page, settle)
    said = words(tab)
    assert "The special educational provision in the plan (section F)" in said
    assert "The Tribunal must have the appeal by Monday 25 January 2027." in said
    assert "No mediation certificate is needed (CFA 2014 s.55(2))." in said


def test_what_comes_next_is_an_entry_that_names_its_decision(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_force(store)
    tab = disagreement_tab(opened(number), settle)

    press(tab, "disagreeAdviserRecord")
    settle()
    press(sheet(EntrySheet), "entrySave")
    settle()

    case = store.case(number)
    wanted = case.last("mediation_wanted")
    decision = case.last("final_plan_sent")
    assert wanted is not None
    assert decision is not None
    assert wanted.facts["decision"] == decision.id
    assert "Mediation arranged: by" in words(tab)


def test_a_complaint_stands_apart_and_says_that_its_days_are_from_memory(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_force(store)
    facts = {"by": "Dawn Whitfield", "route": "The authority", "about": "Delay"}
    facts["known"] = TODAY.isoformat()
    store.record(number, Happening("complaint_made", it_is(store, date(2026, 12, 1)), facts=facts))

    said = words(disagreement_tab(opened(number), settle).complaints)

    assert "Acknowledge the complaint" in said
    assert "Written from memory: check with the authority." in said
