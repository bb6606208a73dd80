"""The plan back from Word: changes are read, looked at one by one, and accepted or refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker.documents import documents
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.domain.blocks import words as words_of
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Version, VersionKind
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_returned import ReturnedPage
from tests.builders import a_plan
from tests.documents.examples import OFFICE, PRINT, a_person
from tests.documents.word_hand import WordHand
from tests.documents.word_reader import with_part
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import plan_tab, state_of
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, take, words

NEED = "Tom finds it hard to follow long instructions."


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    return store.drafting(a_plan())


@pytest.fixture
def tab(number: CaseNumber, opened: Open, settle: Settle) -> PlanTab:
    return plan_tab(opened(number), settle)


def sent_out(number: CaseNumber) -> WordHand:
    version = Version(number, 1, VersionKind.DRAFT, a_plan(), date(2026, 11, 20))
    paper = documents()["ehc_plan"].draw(PlanToPrint(version, a_person()), OFFICE)
    return WordHand(paper.docx_for(PRINT))


def with_three_changes(number: CaseNumber) -> bytes:
    hand = sent_out(number)
    hand.replace("long instructions", "short instructions")
    hand.comment("Small-group language programme", "Who pays for it?")
    return hand.saved


def brings_back(tab: PlanTab, content: bytes, folder: Path, settle: Settle) -> ReturnedPage:
    take(tab, "planMore", "planReturned")
    page = find(tab, ReturnedPage, "returnedPage")
    file = folder / "plan.docx"
    file.write_bytes(content)
    page.take(file)
    settle()
    return page


def need(tab: PlanTab) -> str:
    return words_of(state_of(tab).plan.section("B").items[0].text)


def presses(
    page: ReturnedPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.list, key, held)


def test_before_a_document_is_chosen_the_page_says_what_will_happen(tab: PlanTab) -> None:
    take(tab, "planMore", "planReturned")

    page = find(tab, ReturnedPage, "returnedPage")
    assert "Nothing is changed in the plan until you accept it" in words(page, "returnedSaid")
    assert page.choose.hasFocus()
    assert not page.card.isVisible()


def test_each_change_is_shown_with_who_made_it_and_where_it_stands(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)

    assert words(page, "returnedSaid") == "3 changes: 2 to decide, 1 to look at."
    assert words(page, "changeWhere") == "B1  Need"
    who = words(page, "changeWho")
    assert who == "1 of 3 · Taken out by Rebecca Whitfield, 25 November 2026, 14:05"
    assert need(tab) == NEED


def test_the_keys_accept_one_and_refuse_another_and_the_plan_has_the_one(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)

    presses(page, Qt.Key.Key_A)
    presses(page, Qt.Key.Key_R)

    assert need(tab) == "Tom finds it hard to follow ."
    assert words(page, "returnedSaid") == "3 changes: 1 to look at, 1 accepted, 1 refused."
    assert words(page, "changeWho").startswith("3 of 3 · Comment by")
    assert not find(page, QPushButton, "changeAccept").isEnabled()


def test_an_accepted_change_is_undone_as_one_step_and_is_open_again(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)
    presses(page, Qt.Key.Key_A)
    presses(page, Qt.Key.Key_A)
    assert need(tab) == "Tom finds it hard to follow short instructions."

    state_of(tab).undo()

    assert need(tab) == "Tom finds it hard to follow ."
    assert "1 to decide" in words(page, "returnedSaid")
    state_of(tab).redo()
    assert "2 accepted" in words(page, "returnedSaid")


def test_what_is_accepted_is_kept_with_the_plan(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle, store: CaseStore
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)
    presses(page, Qt.Key.Key_A)
    presses(page, Qt.Key.Key_A)

    press(page, "returnedBack")
    state_of(tab).keep()
    settle()

    kept = store.draft_of(number)
    assert words_of(kept.section("B").items[0].text).endswith("short instructions.")


def test_the_history_says_what_was_accepted_refused_and_undone_but_no_word_of_it(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle, store: CaseStore
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)
    presses(page, Qt.Key.Key_A)
    presses(page, Qt.Key.Key_R)
    state_of(tab).keep()
    settle()
    state_of(tab).keep()  # nothing more was decided: nothing more is said
    settle()
    state_of(tab).undo()
    state_of(tab).keep()
    settle()

    told = [one.words for one in store.kept.paper.history if "Word" in one.words]
    assert told == [
        "Changes made in Word by Rebecca Whitfield: 1 accepted, 1 refused. Section B.",
        "Changes made in Word by Rebecca Whitfield: 1 accepted before, now undone. Section B.",
    ]


def test_a_refusal_alone_is_told_too_and_after_a_full_disk_once_there_is_room(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle, store: CaseStore
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)
    store.is_full = True
    presses(page, Qt.Key.Key_R)
    state_of(tab).keep()
    settle()
    store.is_full = False
    state_of(tab).keep()
    settle()

    told = [one.words for one in store.kept.paper.history if "Word" in one.words]
    assert told == ["Changes made in Word by Rebecca Whitfield: 1 refused. Section B."]


def test_next_and_previous_go_round_and_the_place_is_gone_to(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)

    presses(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert words(page, "changeWhere").startswith("F1  Provision")
    press(page, "changeNext")
    assert words(page, "changeWho").startswith("1 of 3")
    press(page, "changePrevious")
    press(page, "changeGo")

    qtbot.waitUntil(lambda: not page.isVisible())
    assert words(tab, "sectionTitle").startswith("F")


def test_a_comment_is_set_aside_and_then_all_is_decided(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)

    for _ in range(3):
        presses(page, Qt.Key.Key_R)

    assert words(page, "returnedSaid") == "3 changes: 2 refused, 1 set aside."
    assert need(tab) == NEED


def test_a_file_that_holds_macros_is_refused_in_words_and_nothing_changes(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle
) -> None:
    hostile = with_part(sent_out(number).saved, "word/vbaProject.bin", b"x")

    page = brings_back(tab, hostile, tmp_path, settle)

    assert "macros" in words(page, "returnedSaid")
    assert "Nothing in the plan was changed." in words(page, "returnedSaid")
    assert page.choose.isEnabled()
    assert need(tab) == NEED


def test_the_plan_of_another_case_is_refused(tab: PlanTab, tmp_path: Path, settle: Settle) -> None:
    other = sent_out(CaseNumber("2026-0999")).saved

    page = brings_back(tab, other, tmp_path, settle)

    assert "another case" in words(page, "returnedSaid")


def test_words_written_here_meanwhile_are_never_overwritten(
    tab: PlanTab, number: CaseNumber, tmp_path: Path, settle: Settle
) -> None:
    page = brings_back(tab, with_three_changes(number), tmp_path, settle)
    state = state_of(tab)
    item = state.plan.section("B").items[0]
    state.write_item("B", item.id, ())

    presses(page, Qt.Key.Key_A)

    assert need(tab) == ""
    assert "changed here since" in words(page, "returnedSaid")


def test_escape_goes_back_to_writing(tab: PlanTab) -> None:
    take(tab, "planMore", "planReturned")

    QTest.keyClick(find(tab, ReturnedPage, "returnedPage").choose, Qt.Key.Key_Escape)

    assert not find(tab, ReturnedPage, "returnedPage").isVisible()
