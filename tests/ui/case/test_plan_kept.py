"""What was found: marked in the text, kept with a reason, looked at before sending, mended."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.casework import plans
from caseworker.domain.blocks import paragraphs
from caseworker.domain.plan import Section
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_checks import ChecksPanel
from caseworker.ui.case.plan_keep import KeepSheet
from caseworker.ui.case.plan_send import SendDraftSheet
from caseworker.ui.editor import BlocksEdit
from tests.builders import TODAY, a_plan
from tests.domain.checked import changed
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.plan_tab import item_card, plan_tab, state_of
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words

REASON = "The therapist decides after the first term."
VAGUE = changed("F", "Regular sessions with a therapist.")


def the_button(tab: PlanTab, kind: str, said: str) -> str:
    """The name of the button of one finding, by what it is heard as."""
    shown = [one for one in tab.checks.findChildren(QPushButton) if one.isVisibleTo(tab)]
    (name,) = [
        one.objectName()
        for one in shown
        if one.objectName().startswith(kind) and said in one.accessibleName()
    ]
    return name


def heads(panel: ChecksPanel) -> list[str]:
    shown = [one for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]
    return [one.text() for one in shown if one.objectName().startswith("checksGroup")]


def marked(field: BlocksEdit) -> list[str]:
    return [one.cursor.selectedText() for one in field.extraSelections()]


def keep(tab: PlanTab, settle: Settle, said: str, reason: str = REASON) -> None:
    press(tab.checks, the_button(tab, "findingKeep", said))
    keeping = sheet(KeepSheet)
    find(keeping, QPlainTextEdit, "keepReason").setPlainText(reason)
    press(keeping, "keepSave")
    settle()


def test_a_vague_word_is_marked_where_it_stands_and_no_longer_once_it_is_kept(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.ready(VAGUE)), settle)
    tab.outline.go_to("F")
    settle()
    assert marked(item_card(tab, "F1").text) == ["Regular"]

    keep(tab, settle, "“Regular”")

    assert marked(item_card(tab, "F1").text) == []


def test_a_vague_word_in_a_section_of_text_is_marked_too(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    plan = a_plan(H2=Section(paragraphs("Support with travel to the club.")))
    tab = plan_tab(opened(store.ready(plan)), settle)

    tab.outline.go_to("H2")
    settle()

    assert marked(find(tab, BlocksEdit, "section_H2")) == ["Support with"]


def test_a_finding_is_kept_with_a_reason_and_says_so(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.ready(VAGUE)
    tab = plan_tab(opened(number), settle)
    assert "To look at (1)" in heads(tab.checks)

    keep(tab, settle, "“Regular”")

    event = store.case(number).last("check_set_aside")
    assert event is not None
    assert event.facts["reason"] == REASON
    assert "Kept as it is (1)" in heads(tab.checks)
    assert not any(head.startswith("To look at") for head in heads(tab.checks))
    shown = [one.text() for one in tab.checks.findChildren(QLabel) if one.isVisibleTo(tab)]
    assert f"Kept because: {REASON}" in shown


def test_nothing_is_kept_without_a_reason(store: CaseStore, opened: Open, settle: Settle) -> None:
    number = store.ready(VAGUE)
    tab = plan_tab(opened(number), settle)

    keep(tab, settle, "“Regular”", " ")

    keeping = sheet(KeepSheet)
    shown = [one.text() for one in keeping.findChildren(QLabel) if one.isVisibleTo(keeping)]
    assert "Why it may stay is needed." in shown
    assert store.case(number).last("check_set_aside") is None
    keeping.reject()


def test_it_is_there_again_once_its_words_are_changed(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(store.ready(VAGUE)), settle)
    keep(tab, settle, "“Regular”")
    state = state_of(tab)
    item = state.plan.section("F").items[0]

    state.write_item("F", item.id, paragraphs("Regular sessions with a tutor."))

    qtbot.waitUntil(lambda: "To look at (1)" in heads(tab.checks))


def test_it_is_looked_at_again_at_a_press(store: CaseStore, opened: Open, settle: Settle) -> None:
    tab = plan_tab(opened(store.ready(VAGUE)), settle)
    keep(tab, settle, "“Regular”")

    press(tab.checks, the_button(tab, "findingAgain", "“Regular”"))
    settle()

    assert "To look at (1)" in heads(tab.checks)
    assert not any(head.startswith("Kept") for head in heads(tab.checks))


def test_a_draft_with_a_warning_is_sent_once_the_officer_says_that_it_was_looked_at(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.ready(VAGUE)
    tab = plan_tab(opened(number), settle)
    press(tab, "sendDraft")
    issue = sheet(SendDraftSheet)
    save = find(issue, QPushButton, "issueSave")
    assert words(issue, "issueHead") == "Nothing stands in the way. Look at these first"
    assert not save.isEnabled()

    fill(issue, "draftServed", "24/11/2026")
    find(issue, QCheckBox, "issueLookedAt").click()
    assert save.isEnabled()
    press(issue, "issueSave")
    settle()

    assert store.case(number).last("draft_sent") is not None
    assert "Looked at before: F1 says “Regular”" in store.kept.paper.history[-1].words


def test_nothing_is_ticked_where_something_stands_in_the_way(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.drafting(VAGUE)), settle)

    press(tab, "sendDraft")

    issue = sheet(SendDraftSheet)
    assert not find(issue, QCheckBox, "issueLookedAt").isVisibleTo(issue)
    assert not find(issue, QPushButton, "issueSave").isEnabled()
    issue.reject()


def test_what_an_entry_mends_offers_that_entry(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    plan = a_plan(G=Section(paragraphs("A test of hearing every six months.")))
    page = opened(store.ready(plan))
    tab = plan_tab(page, settle)

    with qtbot.waitSignal(tab.stepped) as stepped:
        press(tab.checks, the_button(tab, "findingRecord", "the health provision in G"))

    assert stepped.args is not None
    assert stepped.args[0].kinds == ("health_provision_agreed",)
    for window in page.window().findChildren(QWidget, "entry"):
        window.close()


def test_a_finding_about_no_place_of_the_plan_leads_to_the_entry_that_is_missing(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    number = store.ready(a_plan())
    store.office.do(plans.send_draft, plans.SendDraft(number, "Tom", TODAY, TODAY))
    tab = plan_tab(opened(number), settle)

    with qtbot.waitSignal(tab.stepped) as stepped:
        press(tab.checks, the_button(tab, "findingGo", "The list of those who are sent"))

    assert stepped.args is not None
    assert stepped.args[0].kinds == ("plan_recipients_listed",)


def test_a_finding_about_the_placement_leads_to_its_first_field(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.ready(a_plan())
    store.office.do(plans.send_draft, plans.SendDraft(number, "Tom", TODAY, TODAY))
    tab = plan_tab(opened(number), settle)

    press(tab.checks, the_button(tab, "findingGo", "Section I names no placement"))

    assert tab.page.letter == "I"
    assert tab.window().focusWidget() is find(tab, QLineEdit, "placeName")


def test_why_a_placement_is_not_mainstream_is_written_beside_it(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    number = store.ready(a_plan())
    store.office.do(plans.send_draft, plans.SendDraft(number, "Tom", TODAY, TODAY))
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("I")
    fill(tab, "placeName", "Harrow Hill")
    fill(tab, "placeType", "Special school")
    qtbot.waitUntil(lambda: said(tab, "Section I is not mainstream"))

    QTest.keyClicks(find(tab, QPlainTextEdit, "place_not_mainstream_because"), "His wish")

    qtbot.waitUntil(lambda: not said(tab, "Section I is not mainstream"))


def said(tab: PlanTab, words: str) -> bool:
    shown = [one for one in tab.checks.findChildren(QPushButton) if one.isVisibleTo(tab)]
    return any(words in one.accessibleName() for one in shown)


def test_an_error_offers_no_way_to_keep_it(store: CaseStore, opened: Open, settle: Settle) -> None:
    tab = plan_tab(opened(store.ready(changed("F", who=""))), settle)

    offered = [one.accessibleName() for one in tab.checks.findChildren(QPushButton)]

    assert any(name.startswith("✕ F1 doesn’t say who") for name in offered)
    assert not any(name.startswith("Keep") and "doesn’t say who" in name for name in offered)


def test_what_is_to_come_is_said_and_asks_for_nothing(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.ready(a_plan())), settle)

    assert heads(tab.checks) == ["To know (1)"]
    shown = [one.text() for one in tab.checks.findChildren(QLabel) if one.isVisibleTo(tab)]
    assert "✓ Nothing stands in the way" in shown
    assert "• Before the next review: 18th birthday on Tuesday 2 March 2027" in shown


def test_text_that_a_section_of_items_holds_from_before_can_still_be_read_and_written(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    plan = a_plan(J=Section(paragraphs("£60 a week for a tutor.")))
    tab = plan_tab(opened(store.ready(plan)), settle)

    tab.outline.go_to("J")
    settle()

    field = find(tab, BlocksEdit, "section_J")
    assert field.isVisibleTo(tab)
    assert field.toPlainText() == "£60 a week for a tutor."
