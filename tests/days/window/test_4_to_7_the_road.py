"""Points 4 to 7: the request and its clock, advice, the plan, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QTextEdit

from caseworker.casework.office import Office
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Plan
from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import (
    DECIDED,
    REQUESTED,
    SENT,
    note,
    opened,
    to_a_final_plan,
    to_a_written_plan,
    to_an_open_case,
    to_assessing,
    to_drafting,
)
from tests.storage.stores import PASSPHRASE

CASE = CaseNumber("2026-0001")
SCHOOL = "Harrow Hill School"


def _with(desktop: Desktop, made: Callable[[Desktop, Office], CaseNumber]) -> Officer:
    """Somebody at the window, with a case that was brought as far as ``made`` brings it."""
    with closing(desktop.has_a_store()) as store:
        made(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    return officer


def test_a_request_starts_three_clocks_each_with_its_reason(desktop: Desktop) -> None:
    """4. Received on 7 September 2026: 19 October, 28 December, 25 January 2027."""
    officer = _with(desktop, to_an_open_case)

    acts.records_the_request(officer, REQUESTED)

    officer.sees("Decide whether to assess: 19 Oct, now", "Decide whether to issue: 28 Dec")
    officer.sees("Final plan: 25 Jan 2027")
    officer.presses("step1")
    officer.sees("SEND Regs 2014 reg 5(1)")
    assert "6 weeks" in officer.reads("because")
    officer.keys("Esc")
    officer.waits(lambda: not officer.is_seen("because"), "the reason is shut")
    officer.keys("Ctrl+1")
    officer.sees("Mon 19 Oct", "Mon 28 Dec", "Mon 25 Jan 2027")
    desktop.it_is(date(2026, 9, 28))
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.keys("Ctrl+1")
    officer.sees("Mon 19 Oct", "in 21 days")


def test_a_line_of_today_opens_the_case_at_its_duty(desktop: Desktop) -> None:
    officer = _with(desktop, to_an_open_case)
    acts.records_the_request(officer, REQUESTED)
    desktop.it_is(DECIDED)
    officer.keys("Ctrl+2")
    officer.keys("Ctrl+1")
    officer.sees("Mon 19 Oct")

    officer.presses("dueDo1")

    officer.waits(lambda: officer.is_seen("entry"), "the decision is asked for")
    officer.ticks("kind_decided_to_assess")
    officer.types("reasons", "He may need more than support gives.")
    officer.finishes("entrySave", "entry")
    officer.sees("Assessing")


def test_an_entry_that_is_incomplete_says_so_beside_its_field(desktop: Desktop) -> None:
    officer = _with(desktop, to_an_open_case)
    officer.takes("actions", "act_request_received")
    officer.types("day", "31/9/2026")

    officer.presses("entrySave")

    officer.sees("There is no 31 September 2026.")
    officer.dates("day", REQUESTED)
    officer.presses("entrySave")
    officer.waits(lambda: officer.is_seen("requested_byFault"), "the other gap is said")
    officer.presses("entryCancel")


def test_advice_is_asked_for_comes_with_its_paper_and_is_read_inside(desktop: Desktop) -> None:
    """5. Everyone regulation 6 names is offered; the paper stays in the encrypted store."""
    officer = _with(desktop, to_assessing)
    acts.asks_for_advice(officer)
    officer.sees("Advice: 0 of 2 in", "Due 23 Nov")
    file = desktop.root / "Advice of the doctor.txt"
    file.write_text(acts.ADVICE, encoding="utf-8")

    acts.records_advice(officer, "Dr Lim", 0, file)

    officer.sees("Advice: 1 of 2 in")
    officer.presses("advice0Read")
    assert officer.reads("viewerText") == acts.ADVICE
    officer.presses("readClose")
    inside = (path for path in desktop.folder.rglob("*") if path.is_file())
    assert not [path for path in inside if b"otter" in path.read_bytes()]


def test_a_file_that_is_not_what_its_name_says_is_refused(desktop: Desktop) -> None:
    officer = _with(desktop, to_drafting)
    file = desktop.root / "Report.pdf"
    file.write_bytes(b"MZ\x90\x00" + bytes(600))
    officer.turns_to("Documents")

    officer.presses("attachDocument")
    officer.names_file("chooseFile", file)

    officer.waits(lambda: officer.is_seen("documentsFault"), "why it is refused")
    assert "inside it is a program" in officer.reads("documentsFault")
    officer.sees_no("Report.pdf\n")


def test_the_plan_is_kept_as_it_is_typed_and_outlives_a_crash(desktop: Desktop) -> None:
    """6. The power goes two seconds after the last key: nothing of the plan is lost."""
    officer = _with(desktop, to_drafting)
    acts.begins_the_plan(officer)
    acts.writes_the_plan(officer)
    officer.waits(lambda: "saving" not in officer.reads("planSaved"), "it is kept")
    written = _kept(officer)

    desktop.loses_power(officer)

    again = desktop.signs_in()
    again.finds_person("Whitfield")
    again.turns_to("Plan")
    again.picks("outline", "A  ")
    assert again.reads("section_A") == "Tom wants to be a mechanic.\nHe likes quiet mornings."
    assert "b" in written.section("A").text[0].runs[1].marks
    again.picks("outline", "F  ")
    again.sees("A small-group language programme.", "for need B1", "towards outcome E1")
    assert _kept(again) == written


def _draft(records: Records, _: date) -> Plan:
    draft = records.working_draft(CASE)
    assert draft is not None
    return draft.plan


def _kept(officer: Officer) -> Plan:
    """The plan as the records hold it."""
    found: list[Plan] = []
    desk = officer.window.desk
    assert desk is not None
    desk.see(officer.window, _draft, found.append)
    officer.waits(lambda: found, "the records have answered")
    return found[0]


def test_a_draft_that_is_not_ready_says_what_stands_in_the_way(desktop: Desktop) -> None:
    officer = _with(desktop, to_drafting)
    acts.begins_the_plan(officer)
    officer.adds_item("B", "Tom finds it hard to follow long instructions.")

    officer.presses("sendDraft")

    officer.sees("This stands in the way", "B1 has no provision", "Section E holds no outcome")
    assert not officer.finds("issueSave", QAbstractButton).isEnabled()
    officer.presses("issueCancel")


def test_a_request_too_soon_after_an_assessment_warns_and_goes_on(desktop: Desktop) -> None:
    """Story 7: assessed in June; a request in September need not be considered."""
    desktop.it_is(date(2026, 6, 2))
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office)
        note(store.office, case, "request_received", requested_by="Parent")
        note(store.office, case, "decided_to_assess", reasons="He may need more.")
        note(store.office, case, "refused_to_issue", reasons="Support is enough.")
    desktop.it_is(date(2026, 9, 14))
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")

    officer.takes("actions", "act_request_received")
    officer.dates("day", date(2026, 9, 14))
    officer.sees("assessed within the last six months")
    assert "s.36(6)(b)" in officer.reads("entryWarnedBy")
    officer.chooses("requested_by", "Parent")
    officer.types("despite", "His school has changed.")
    officer.finishes("entrySave", "entry")

    officer.turns_to("History")
    officer.sees("Although: His school has changed.")


def test_six_months_after_it_nothing_is_warned_of(desktop: Desktop) -> None:
    desktop.it_is(date(2026, 6, 2))
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office)
        note(store.office, case, "request_received", requested_by="Parent")
        note(store.office, case, "decided_to_assess", reasons="He may need more.")
        note(store.office, case, "refused_to_issue", reasons="Support is enough.")
    desktop.it_is(date(2026, 12, 3))
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")

    officer.takes("actions", "act_request_received")
    assert not officer.is_seen("entryWarned")
    officer.dates("day", date(2026, 9, 14))

    officer.sees("assessed within the last six months")
    officer.presses("entryCancel")


def test_a_draft_is_not_dated_before_the_decision_that_there_is_to_be_a_plan(
    desktop: Desktop,
) -> None:
    officer = _with(desktop, to_a_written_plan)
    desktop.it_is(SENT)
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.presses("sendDraft")

    officer.dates("draftSent", date(2026, 11, 8))
    officer.dates("draftServed", SENT)
    officer.presses("issueSave")

    officer.sees("It can't be before “Decided to issue a plan” of 09/11/2026.")
    officer.dates("draftSent", SENT)
    officer.finishes("issueSave", "issue")


def test_it_is_not_made_final_before_the_time_for_views_is_over(desktop: Desktop) -> None:
    """7. Fifteen days beginning with 16 November: not before 1 December, and not unconsulted."""
    officer = _with(desktop, to_a_written_plan)
    desktop.it_is(SENT)
    officer.finds_person("Whitfield")
    acts.sends_the_draft(officer, SENT)
    officer.sees("views to 30 Nov")
    acts.names_the_place(officer, SCHOOL)

    officer.presses("finalise")

    officer.sees("not before Tuesday 1 December 2026", "in section I was not consulted")
    assert not officer.finds("issueSave", QAbstractButton).isEnabled()
    officer.presses("issueCancel")


def test_a_final_plan_never_changes_and_a_later_change_is_a_new_version(desktop: Desktop) -> None:
    officer = _with(desktop, to_a_final_plan)
    officer.turns_to("Plan")
    officer.sees("Can't change")
    officer.presses("readVersion0")
    officer.sees("signed by Ade Bello, SEND casework officer")
    assert all(
        text.isReadOnly() for text in officer.window.findChildren(QTextEdit) if text.isVisible()
    )
    officer.presses("versionClose")

    officer.presses("changePlan")
    officer.picks("outline", "A  ")
    officer.adds("section_A", " He has an otter.")
    officer.waits(lambda: "saving" not in officer.reads("planSaved"), "the change is kept")

    versions = _versions(officer)
    assert len(versions) == 2
    assert not any("otter" in block.plain for plan in versions for block in plan.section("A").text)
    assert "otter" in _kept(officer).section("A").text[-1].plain


def _versions(officer: Officer) -> list[Plan]:
    found: list[list[Plan]] = []
    desk = officer.window.desk
    assert desk is not None
    desk.see(
        officer.window,
        lambda records, _: [version.plan for version in records.versions(CASE)],
        found.append,
    )
    officer.waits(lambda: found, "the records have answered")
    return found[0]
