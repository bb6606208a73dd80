"""The page of support in the window: a cycle planned, noted, reviewed, and the next one begun."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget

from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.support_cycle import current_cycle, cycles_of
from caseworker.ui.case.next_step import next_step
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.support import SupportTab
from caseworker.ui.case.support_sheets import CycleSheet, NoteSheet, SupportReviewSheet
from caseworker.ui.case.tabs import TABS
from tests.builders import TODAY
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.case.year import it_is
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words

REVIEW_BY = date(2027, 2, 12)


def support_tab(page: CasePage, settle: Settle) -> SupportTab:
    at = TABS.index(SupportTab)
    page.tabs.setCurrentIndex(at)
    settle()
    tab = page.tab(at)
    assert isinstance(tab, SupportTab)
    return tab


def with_a_need(store: CaseStore) -> CaseNumber:
    number = store.a_case()
    tried = {"tried": "Sits in front, tasks in short steps", "effect": "Still gives up"}
    found = {"found": "Special educational needs", "reasons": "Reads far below his year."}
    store.record(
        number,
        Happening("teaching_tried", TODAY, facts=tried),
        Happening("sen_considered", TODAY, facts=found),
    )
    return number


def say(owner: QWidget, name: str, words: str) -> None:
    find(owner, QPlainTextEdit, name).setPlainText(words)


def fill_in(sheet: CycleSheet) -> None:
    sheet.areas.choose(("Cognition and learning",))
    fill(sheet, "told_told", "today")
    say(sheet, "assessed", "Reads 14 words a minute.")
    say(sheet, "baseline", "14 words")
    for part, name in (("teacher", "Ms Reed"), ("senco", "Mr Ode"), ("parents", "Ms Hale")):
        fill(sheet, f"part_{part}_names", name)
    for name, said in (
        ("outcome", "Reads 30 words a minute"),
        ("baseline", "14 words"),
        ("measure", "Timed reading"),
        ("aim", "30 words"),
    ):
        fill(sheet, f"targets0_{name}", said)
    box = find(sheet, QComboBox, "provision0_library")
    box.setCurrentIndex(box.findData("phonics_catch_up"))
    fill(sheet, "provision0_staff", "Mr Bell")
    fill(sheet, "provision0_hourly", "18.60")
    fill(sheet, "teacher", "Ms Reed")
    fill(sheet, "on", f"{REVIEW_BY:%d/%m/%Y}")
    say(sheet, "voice0_said", "I like maps.")


def planned(store: CaseStore, opened: Open, settle: Settle) -> tuple[CaseNumber, SupportTab]:
    number = with_a_need(store)
    tab = support_tab(opened(number), settle)
    press(tab, "supportPlan")
    planning = sheet(CycleSheet)
    fill_in(planning)
    press(planning, "cycleSave")
    settle()
    return number, tab


def test_a_cycle_is_planned_in_one_form(store: CaseStore, opened: Open, settle: Settle) -> None:
    number, tab = planned(store, opened, settle)

    cycle = current_cycle(store.case(number))
    assert cycle is not None
    assert cycle.review_by == REVIEW_BY
    assert [str(one.hours) for one in cycle.provision] == ["16.00"]
    assert "SEN Support: cycle 1" in words(tab, "supportTitle")
    assert "£74.40 for this child" in words(tab, "supportTotal")
    assert [one.facts["views"] for one in cycle.voices] == ["I like maps."]


def test_what_is_missing_is_said_beside_its_field(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = support_tab(opened(with_a_need(store)), settle)
    press(tab, "supportPlan")
    planning = sheet(CycleSheet)
    fill_in(planning)
    fill(planning, "targets0_measure", "")
    fill(planning, "part_senco_names", "")

    press(planning, "cycleSave")
    settle()

    assert "How it is measured" in planning.form.fields["targets"].fault.text()
    assert "why they did not" in planning.form.fields["part_senco"].fault.text()


def test_untold_parents_stop_the_cycle_with_the_law(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = support_tab(opened(with_a_need(store)), settle)
    press(tab, "supportPlan")
    planning = sheet(CycleSheet)
    fill_in(planning)
    fill(planning, "told_told", "")

    press(planning, "cycleSave")
    settle()

    assert "told of the support" in words(planning, "cycleRefused")
    assert planning.refusal.isVisible()


def test_it_is_noted_and_reviewed_and_what_is_not_met_goes_on(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number, tab = planned(store, opened, settle)
    it_is(store, date(2026, 12, 7))
    press(tab, "supportNote")
    noting = sheet(NoteSheet)
    fill(noting, "note0_sessions", "7")
    say(noting, "words", "He asks for the book himself.")
    press(noting, "supportNotedSave")
    settle()
    it_is(store, REVIEW_BY)
    page = opened(number)
    tab = support_tab(page, settle)
    assert page.seen is not None
    assert next_step(page.seen).words == "Review the cycle"

    press(tab, "supportReview")
    reviewing = sheet(SupportReviewSheet)
    box = find(reviewing, QComboBox, "result0Answer")
    box.setCurrentIndex(box.findData("Not met"))
    say(reviewing, "result0Words", "17 words")
    say(reviewing, "effect", "A little")
    reviewing.decision.setCurrentIndex(reviewing.decision.findData("Change the support"))
    say(reviewing, "reasons", "The group is too large for him.")
    reviewing.met.setChecked(True)
    press(reviewing, "supportReviewSave")
    settle()

    (cycle,) = cycles_of(store.case(number))
    assert cycle.effect == 0
    assert store.case(number).last("support_meeting_held") is not None
    assert "Decided: Change the support" in words(tab, "supportPrompted")
    press(tab, "supportPlan")
    again = sheet(CycleSheet)
    row = again.targets.rows[0]
    assert (row.value("outcome"), row.value("baseline")) == ("Reads 30 words a minute", "17 words")
    again.reject()


def test_a_case_with_a_plan_has_the_page_only_where_there_was_support(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = opened(store.requested())
    settle()

    assert not page.tabs.isTabVisible(TABS.index(SupportTab))


def test_before_anything_is_recorded_the_page_says_what_comes_first(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = support_tab(opened(store.a_case()), settle)

    assert tab.before.isVisible()
    assert find(tab, QPushButton, "supportBefore0Record").isEnabled()
