"""Two officers on one plan: neither overwrites the other."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from caseworker.casework import plans
from caseworker.casework.office import Office, Officer, put_by
from caseworker.domain.blocks import paragraphs
from caseworker.domain.blocks import words as plain
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.plan import Plan, Section
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_overtaken import OvertakenSheet
from caseworker.ui.case.plan_send import SendDraftSheet
from tests.builders import TODAY, a_plan
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.plan_tab import plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words


def said(store: CaseStore, number: CaseNumber, letter: str) -> str:
    return plain(store.draft_of(number).section(letter).text)


@pytest.fixture
def lewis(store: CaseStore) -> Office:
    """Another officer of the same office."""
    return Office(store.reading(), store.clock, Officer(OfficerId("lewis"), "A. Lewis"), store.sign)


def saves(office: Office, number: CaseNumber, letter: str, text: str) -> Plan:
    """Another officer writes in one section, over what is in the records now."""
    plan = office.see(lambda records, _: records.working_draft(number)).plan  # type: ignore[union-attr]
    changed = plan.with_section(letter, Section(paragraphs(text)))
    office.keep_plan(number, changed)
    return changed


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    return store.ready(a_plan(C=Section(), D=Section()))


@pytest.fixture
def overtaken(number: CaseNumber, opened: Open, settle: Settle, lewis: Office) -> PlanTab:
    """A plan that was open while somebody else wrote in section C, and in D as well."""
    tab = plan_tab(opened(number), settle)
    saves(lewis, number, "C", "Asthma, says Lewis.")
    tab.outline.go_to("D")
    QTest.keyClicks(text_field(tab, "D"), "A social worker.")
    state_of(tab).keep()
    settle()
    return tab


def test_a_save_over_what_was_never_seen_is_refused_and_both_are_safe(
    store: CaseStore, number: CaseNumber, overtaken: PlanTab
) -> None:
    assert said(store, number, "C") == "Asthma, says Lewis."
    assert said(store, number, "D") == "", "nothing was mixed in by itself"
    assert "A social worker." in (store.office.draft(put_by(number, "plan")) or "")
    assert "somebody else" in words(overtaken, "planSaved")
    sheet(OvertakenSheet).reject()


def test_both_are_shown_and_what_each_changed_goes_on(
    store: CaseStore, number: CaseNumber, overtaken: PlanTab, settle: Settle
) -> None:
    both = sheet(OvertakenSheet)
    assert words(both, "who_C") == "Only they changed this."
    assert words(both, "who_D") == "Only you changed this."
    press(both, "overtakenGoOn")
    settle()

    assert said(store, number, "C") == "Asthma, says Lewis."
    assert said(store, number, "D") == "A social worker."
    assert store.office.draft(put_by(number, "plan")) is None
    assert "saved" in words(overtaken, "planSaved")


def test_one_may_choose_otherwise(
    store: CaseStore, number: CaseNumber, overtaken: PlanTab, settle: Settle, qtbot: QtBot
) -> None:
    both = sheet(OvertakenSheet)
    find(both, QRadioButton, "keepMine_C").setChecked(True)
    find(both, QRadioButton, "keepTheirs_D").setChecked(True)
    press(both, "overtakenGoOn")
    settle()

    qtbot.waitUntil(lambda: said(store, number, "C") == said(store, number, "D") == "")
    assert state_of(overtaken).can_undo


def test_what_was_gone_on_with_can_be_undone_and_saved_again(
    store: CaseStore, number: CaseNumber, overtaken: PlanTab, settle: Settle
) -> None:
    press(sheet(OvertakenSheet), "overtakenGoOn")
    settle()
    QTest.keyClicks(text_field(overtaken, overtaken.page.letter), "More. ")
    state_of(overtaken).keep()
    settle()

    assert "More." in said(store, number, overtaken.page.letter)
    press(overtaken, "planUndo")
    press(overtaken, "planUndo")
    assert plain(state_of(overtaken).plan.section("D").text) == "A social worker."


def test_put_off_it_is_asked_again_when_the_plan_is_opened_the_next_time(
    number: CaseNumber, overtaken: PlanTab, opened: Open, settle: Settle
) -> None:
    sheet(OvertakenSheet).reject()
    overtaken.window().close()
    settle()

    plan_tab(opened(number), settle)

    both = sheet(OvertakenSheet)
    assert find(both, QRadioButton, "keepMine_D").isVisibleTo(both)
    both.reject()


def test_one_s_own_saves_are_never_in_one_s_way(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle
) -> None:
    """The next save is handed over before the last was answered."""
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("C")
    for word in ("Asthma. ", "Eczema. ", "Hay fever."):
        QTest.keyClicks(text_field(tab, "C"), word)
        state_of(tab).keep()
    settle()

    assert said(store, number, "C") == "Asthma. Eczema. Hay fever."


def test_a_full_disk_in_between_is_not_taken_for_somebody_else(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("C")
    QTest.keyClicks(text_field(tab, "C"), "Asthma.")
    store.is_full = True
    state_of(tab).keep()
    settle()
    store.is_full = False
    state_of(tab).keep()
    settle()

    assert said(store, number, "C") == "Asthma."


def test_what_somebody_else_wrote_is_shown_where_nothing_was_typed_here(
    number: CaseNumber, opened: Open, settle: Settle, lewis: Office
) -> None:
    page = opened(number)
    tab = plan_tab(page, settle)
    saves(lewis, number, "C", "Asthma, says Lewis.")

    assert tab.seen is not None
    tab.show_case(tab.seen)
    settle()
    tab.outline.go_to("C")

    assert text_field(tab, "C").toPlainText() == "Asthma, says Lewis."


def test_a_plan_that_was_not_looked_at_is_not_sent_in_its_place(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle, lewis: Office
) -> None:
    tab = plan_tab(opened(number), settle)
    press(tab, "sendDraft")
    sending = sheet(SendDraftSheet)
    find(sending, QLineEdit, "draftServed").setText("24/11/2026")
    saves(lewis, number, "C", "Asthma, says Lewis.")

    find(sending, QCheckBox, "issueLookedAt").click()
    press(sending, "issueSave")
    settle()

    assert store.case(number).last("draft_sent") is None
    assert "somebody else" in words(sending, "issueRefused")
    assert "Nothing was issued." in words(sending, "issueRefused")
    sending.reject()


def test_words_for_a_plan_that_was_issued_meanwhile_are_put_by(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("C")
    QTest.keyClicks(text_field(tab, "C"), "Asthma.")
    with store.kept.sitting() as records:
        records.drop_working_draft(number)

    state_of(tab).keep()
    settle()

    assert store.kept.paper.drafts == {}, "nothing came back from the dead"
    assert "Asthma." in (store.office.draft(put_by(number, "plan")) or "")
    assert not tab.page.isVisibleTo(tab)


def test_an_edition_that_was_looked_at_is_sent(store: CaseStore, number: CaseNumber) -> None:
    draft = store.office.see(lambda records, _: records.working_draft(number))
    assert draft is not None

    store.office.do(
        plans.send_draft,
        plans.SendDraft(number, "Tom", TODAY, TODAY, draft.edition, looked_at=True),
    )

    assert store.case(number).last("draft_sent") is not None
