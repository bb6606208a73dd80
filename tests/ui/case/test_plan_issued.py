"""Sending a draft, making it final, changing it afterwards."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from caseworker.casework import plans
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.plan import Section, VersionKind
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_send import FinaliseSheet, SendDraftSheet
from caseworker.ui.case.plan_versions import VersionSheet
from caseworker.ui.editor import BlocksEdit
from tests.builders import TODAY, a_plan, an_item
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.plan_tab import plan_tab
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words


def test_a_draft_is_not_sent_while_something_stands_in_the_way(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.drafting()), settle)

    press(tab, "sendDraft")

    issue = sheet(SendDraftSheet)
    assert not find(issue, QPushButton, "issueSave").isEnabled()
    assert words(issue, "issueHead") == "This stands in the way"
    issue.reject()


def test_a_draft_is_sent_and_kept_as_it_was_sent(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.ready(a_plan())
    tab = plan_tab(opened(number), settle)

    press(tab, "sendDraft")
    issue = sheet(SendDraftSheet)
    fill(issue, "draftServed", "24/11/2026")
    press(issue, "issueSave")
    settle()

    event = store.case(number).last("draft_sent")
    assert event is not None
    assert event.served == date(2026, 11, 24)
    assert store.kept.paper.versions[-1].title == "Draft 1"


def _ready_to_be_final(store: CaseStore) -> CaseNumber:
    number = store.ready(a_plan())
    sent = date(2026, 11, 17)
    store.office.do(plans.send_draft, plans.SendDraft(number, "Tom", sent, sent))
    consulted = {"institution": "Ashdown College"}
    waived = {"person": "Tom", "words": "That is all I want to say."}
    listed = {"decider": "Tom", "institution": "The principal", "health": "Care board"}
    store.record(
        number,
        Happening("institution_consulted", TODAY, sent=TODAY, facts=consulted),
        Happening("views_waived", TODAY, facts=waived),
        Happening("plan_recipients_listed", TODAY, facts=listed),
    )
    return number


def _about_to_be_final(
    store: CaseStore, opened: Open, settle: Settle
) -> tuple[PlanTab, FinaliseSheet]:
    """Its place is named, and the sheet that makes it final waits for nothing but the press."""
    tab = plan_tab(opened(_ready_to_be_final(store)), settle)
    tab.outline.go_to("I")
    fill(tab, "placeName", "Ashdown College")
    fill(tab, "placeType", "General further education college")
    press(tab, "finalise")
    issue = sheet(FinaliseSheet)
    fill(issue, "signRole", "SEND casework officer")
    return tab, issue


def test_a_plan_is_finalised_signed_and_can_be_read_but_not_changed(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab, issue = _about_to_be_final(store, opened, settle)

    press(issue, "issueSave")
    settle()

    final = store.kept.paper.versions[-1]
    assert final.kind is VersionKind.FINAL
    assert final.signature is not None
    press(tab, "readVersion0")
    reading = sheet(VersionSheet)
    assert all(field.isReadOnly() for field in reading.findChildren(BlocksEdit))
    assert not reading.findChildren(QLineEdit)
    reading.accept()


def test_days_that_can_not_be_are_said_beside_their_fields_when_a_plan_is_made_final(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    _, issue = _about_to_be_final(store, opened, settle)
    fill(issue, "planMade", f"{TODAY:%d/%m/%Y}")
    fill(issue, "planSent", f"{TODAY - timedelta(days=3):%d/%m/%Y}")

    press(issue, "issueSave")
    settle()

    assert issue.isVisible()
    shown = [label.text() for label in issue.findChildren(QLabel) if label.isVisibleTo(issue)]
    assert f"It can't have been sent before {TODAY:%d/%m/%Y}." in shown
    assert not any(one.kind is VersionKind.FINAL for one in store.kept.paper.versions)
    issue.reject()


def test_the_button_that_stands_out_is_the_one_that_comes_next(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """An amended plan can't be issued before its notice: the notice stands out, then the plan."""
    number = _ready_to_be_final(store)
    place = an_item("place", "", name="Ashdown College", type="Further education")
    store.office.keep_plan(number, a_plan(I=Section(items=(place,))))
    store.office.do(plans.finalise, plans.Finalise(number, TODAY, TODAY, "SEND casework officer"))
    store.office.do(plans.start_plan, plans.StartPlan(number))
    tab = plan_tab(opened(number), settle)
    assert (tab.send.property("kind"), tab.final.property("kind")) == ("primary", "secondary")

    notice = Happening(
        "amendment_notice_served",
        TODAY,
        sent=TODAY,
        served=TODAY,
        facts={"changes": "F1: 4 hours, not 3"},
    )
    store.record(number, notice)
    tab = plan_tab(opened(number), settle)

    assert (tab.send.property("kind"), tab.final.property("kind")) == ("secondary", "primary")
