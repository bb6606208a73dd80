"""Versions in the plan tab: compared, taken up again, and the reason for each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework import plans
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.plan import ItemId, Plan, Section
from caseworker.ui import theme
from caseworker.ui.case.compared_text import ComparedText
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_send import FinaliseSheet
from caseworker.ui.case.plan_versions import FingerprintSheet
from caseworker.ui.editor.paste import blocks_in
from caseworker.ui.palette import Look
from caseworker.ui.papers import PaperView
from caseworker.ui.say import Sheet
from tests.builders import TODAY, a_plan, an_item
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.plan_tab import plan_tab, state_of
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, take, words

PLACE = Section(items=(an_item("place", "", name="Ashdown College", type="College"),))
VIEWS = "Three times a week was never enough."


def changed(how_often: str = "4 times a week", *, place: Section | None = None) -> Plan:
    plan = a_plan(I=place or Section())
    item = plan.item(ItemId("provision-1"))
    return plan.with_item("F", replace(item, fields={**item.fields, "how_often": how_often}))


LISTED = {"decider": "Dawn", "institution": "The principal", "health": "Care board"}


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    """The draft is out, and was changed since; the parent has answered."""
    made = store.ready(a_plan())
    store.office.do(plans.send_draft, plans.SendDraft(made, "Dawn", TODAY, TODAY))
    store.record(
        made,
        Happening("views_received", TODAY, facts={"person": "Dawn", "views": VIEWS}),
        Happening("views_waived", TODAY, facts={"person": "Dawn", "words": "That is all."}),
        Happening("plan_recipients_listed", TODAY, facts=LISTED),
        Happening(
            "institution_consulted", TODAY, sent=TODAY, facts={"institution": "Ashdown College"}
        ),
    )
    store.office.keep_plan(made, changed(place=PLACE))
    return made


@pytest.fixture
def tab(number: CaseNumber, opened: Open, settle: Settle) -> PlanTab:
    """The page of its versions."""
    made = plan_tab(opened(number), settle)
    take(made, "planMore", "planVersions")
    settle()
    return made


@pytest.fixture
def says(tab: PlanTab, qtbot: QtBot) -> Callable[[str, str], None]:
    """Wait until the page, drawn anew after what was done, says this in that place."""

    def wait(name: str, expected: str) -> None:
        def is_said() -> bool:
            labels = tab.findChildren(QLabel, name)
            return any(one.isVisibleTo(tab) and expected in one.text() for one in labels)

        qtbot.waitUntil(is_said)

    return wait


Says = Callable[[str, str], None]


def text_of(tab: PlanTab) -> ComparedText:
    return find(tab, ComparedText, "comparedText")


def test_a_version_says_its_day_its_author_and_its_fingerprint(
    store: CaseStore, number: CaseNumber, tab: PlanTab
) -> None:
    (draft,) = store.kept.paper.versions

    assert words(tab, "versionAbout0") == "Issued on Monday 23 November 2026 by J. Okafor."
    short = find(tab, QPushButton, "fingerprint0").text()
    assert short == f"Fingerprint {draft.fingerprint.hex()[:8]}…"
    assert draft.case == number


def test_a_fingerprint_is_read_whole_and_compared_with_one_from_elsewhere(
    store: CaseStore, tab: PlanTab
) -> None:
    press(tab, "fingerprint0")
    shown = sheet(FingerprintSheet)
    whole = words(shown, "fingerprintWhole")

    fill(shown, "fingerprintOther", whole.upper())
    same = words(shown, "fingerprintVerdict")
    fill(shown, "fingerprintOther", whole[:-1] + "x")

    assert whole.replace(" ", "") == store.kept.paper.versions[0].fingerprint.hex()
    assert same == "✓ The same: it is Draft 1, word for word."
    assert words(shown, "fingerprintVerdict").startswith("✕ Not the same")
    assert words(shown, "seal") == "A draft bears no seal: nobody signs it."
    press(shown, "fingerprintClose")


def test_a_version_is_compared_with_the_plan_being_written(tab: PlanTab, settle: Settle) -> None:
    press(tab, "compareVersion0")
    settle()

    said = text_of(tab).toPlainText()
    assert "± changed\tHow often: [−3] [+4] times a week" in said  # noqa: RUF001 - a minus
    assert "+ added\tPlacement" in said
    assert "Section\nWhat\nWas\nIs\nWhy" in said
    assert words(tab, "comparisonWhere") == "2 changes"


def test_changes_are_marked_by_more_than_colour(tab: PlanTab, settle: Settle) -> None:
    press(tab, "compareVersion0")
    settle()

    out, put = (_format_of(text_of(tab), sign) for sign in ("−3", "+4"))  # noqa: RUF001 - a minus

    assert out == (True, False)
    assert put == (False, True)


def _format_of(text: ComparedText, sign: str) -> tuple[bool, bool]:
    """Whether the letter after a sign is struck through, and whether it is underlined."""
    cursor = text.document().find(sign)
    cursor.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
    return cursor.charFormat().fontStrikeOut(), cursor.charFormat().fontUnderline()


def test_the_keyboard_goes_from_change_to_change_and_round(tab: PlanTab, settle: Settle) -> None:
    press(tab, "compareVersion0")
    settle()
    seen = []

    for keys in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(text_of(tab), keys, Qt.KeyboardModifier.AltModifier)
        seen.append((words(tab, "comparisonWhere"), text_of(tab).here.split("\t")[0]))

    often = ("Change 1 of 2: F1, How often, changed", "± changed")
    place = ("Change 2 of 2: Section I, placement, added", "+ added")
    assert seen == [often, place, often, place]


def test_the_comparison_is_drawn_anew_in_another_look(tab: PlanTab, settle: Settle) -> None:
    press(tab, "compareVersion0")
    settle()
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    theme.wear(theme.Theme(Look.DARK), app)
    QApplication.processEvents()

    cursor = text_of(tab).document().find("How often")
    ink = cursor.charFormat().foreground().color().name()
    theme.wear(theme.Theme(), app)
    assert ink == theme.Theme(Look.DARK).palette.ink.lower()


def test_what_is_copied_out_of_a_comparison_stays_inside_and_out_of_any_history(
    tab: PlanTab, settle: Settle
) -> None:
    press(tab, "compareVersion0")
    settle()
    text_of(tab).selectAll()

    copied = text_of(tab).createMimeDataFromSelection()

    assert "times a week" not in copied.text()
    assert "times a week" in "".join(block.plain for block in blocks_in(copied))
    assert not copied.hasHtml()
    assert any("ExcludeClipboardContentFromMonitorProcessing" in one for one in copied.formats())


def test_the_comparison_is_looked_at_as_a_paper(tab: PlanTab, settle: Settle) -> None:
    press(tab, "compareVersion0")
    settle()

    press(tab, "comparisonPaper")
    settle()

    view = sheet(PaperView)
    assert view.seen is not None
    assert view.seen.title == "What changed in the plan: Draft 1 and the plan being written"
    assert "4 times a week" in view.seen.words
    view.reject()


def test_any_two_versions_are_compared(
    store: CaseStore, number: CaseNumber, tab: PlanTab, settle: Settle
) -> None:
    store.office.keep_plan(number, changed("daily"))
    store.office.do(plans.send_draft, plans.SendDraft(number, "Dawn", TODAY, TODAY))
    store.office.keep_plan(number, changed("weekly"))
    tab.versions.look()
    settle()

    find(tab, QComboBox, "compare_was").setCurrentText("Draft 1")
    find(tab, QComboBox, "compare_now").setCurrentText("Draft 2")
    press(tab, "compareTwo")
    settle()

    said = text_of(tab).toPlainText()
    assert words(tab, "comparisonTitle") == "What changed from Draft 1 to Draft 2"
    assert "[−3 times a week] [+daily]" in said  # noqa: RUF001 - a minus


def test_it_asks_before_what_is_being_written_is_put_aside_and_keeps_it(
    store: CaseStore, number: CaseNumber, tab: PlanTab, settle: Settle, qtbot: QtBot
) -> None:
    press(tab, "restoreVersion0")
    asked = sheet(Sheet)
    assert store.draft_of(number) == changed(place=PLACE)

    press(asked, "questionYes")
    settle()

    assert store.draft_of(number) == a_plan()
    assert [one.title for one in store.kept.paper.versions] == ["Draft 1", "Kept draft 1"]
    qtbot.waitUntil(lambda: state_of(tab).plan == a_plan())


def test_a_no_leaves_everything_as_it_is(
    store: CaseStore, number: CaseNumber, tab: PlanTab, settle: Settle
) -> None:
    press(tab, "restoreVersion0")

    press(sheet(Sheet), "questionNo")
    settle()

    assert store.draft_of(number) == changed(place=PLACE)
    assert len(store.kept.paper.versions) == 1


def test_what_was_typed_last_is_in_the_comparison(
    number: CaseNumber, opened: Open, settle: Settle
) -> None:
    made = plan_tab(opened(number), settle)
    state_of(made).write_field("F", ItemId("provision-1"), "how_often", "hourly")

    take(made, "planMore", "planVersions")
    settle()
    press(made, "compareVersion0")
    settle()

    assert "[+hourly]" in text_of(made).toPlainText()


# The reason for each change


def choose(tab: PlanTab, at: str, reason: str) -> None:
    choice = find(tab, QComboBox, f"reason{at}")
    (place,) = (one for one in range(choice.count()) if reason in choice.itemText(one))
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    QApplication.processEvents()  # what was just shown is laid out with the next turn


def test_a_change_is_given_its_reason_with_the_words_of_the_entry(
    store: CaseStore, number: CaseNumber, tab: PlanTab, says: Says
) -> None:
    assert words(tab, "reasonsVerdict") == "✕ 1 change has no reason yet"

    choose(tab, "0", "Views on the draft received (Dawn)")
    press(tab, "giveReason0")
    says("reasonsVerdict", "✓ Every change since the draft has its reason.")
    says("reasonOf0", VIEWS)
    tie = store.case(number).last("changes_tied")
    assert tie is not None
    assert tie.facts["words"] == VIEWS


def test_a_reason_is_taken_back(tab: PlanTab, says: Says) -> None:
    choose(tab, "0", "Views on the draft received")
    press(tab, "giveReason0")
    says("reasonsVerdict", "✓ Every change since the draft has its reason.")

    press(tab, "untie0")

    says("reasonsVerdict", "✕ 1 change has no reason yet")


def test_no_reason_is_given_without_words(tab: PlanTab) -> None:
    choose(tab, "0", "Institution consulted")
    fill(tab, "reasonWords0", " ")

    assert not find(tab, QPushButton, "giveReason0").isEnabled()


def test_several_changes_have_one_reason(tab: PlanTab, says: Says) -> None:
    press(tab, "versionsBack")
    state_of(tab).write_text("J", paragraphs("None for now."))
    take(tab, "planMore", "planVersions")
    says("reasonsVerdict", "✕ 2 changes have no reason yet")

    choose(tab, "All", "Views on the draft received")
    press(tab, "giveReasonAll")
    says("reasonsVerdict", "✓ Every change since the draft has its reason.")


def test_a_plan_can_not_be_made_final_until_its_changes_have_their_reasons(
    tab: PlanTab, settle: Settle, says: Says
) -> None:
    press(tab, "versionsBack")
    press(tab, "finalise")
    issue = sheet(FinaliseSheet)
    assert words(issue, "issueHead") == "This stands in the way"
    issue.reject()

    take(tab, "planMore", "planVersions")
    settle()
    choose(tab, "0", "Views on the draft received")
    press(tab, "giveReason0")
    says("reasonsVerdict", "✓ Every change since the draft has its reason.")
    press(tab, "versionsBack")
    press(tab, "finalise")

    issue = sheet(FinaliseSheet)
    find(issue, QCheckBox, "issueLookedAt").click()
    assert find(issue, QPushButton, "issueSave").isEnabled()
    issue.reject()
