"""Draft to final in the window: a reason for each change; versions compared, taken up again."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QAbstractButton

from caseworker.casework import plans
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber
from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import DAWN, FINAL, SENT, note, to_a_written_plan

SCHOOL = "Harrow Hill School"
VIEWS = "You have left out his asthma."


def to_an_answered_draft(desktop: Desktop, office: Office) -> CaseNumber:
    """The draft went out; the mother has answered, and the school was asked."""
    case = to_a_written_plan(desktop, office)
    day = desktop.it_is(SENT)
    office.do(plans.send_draft, plans.SendDraft(case, DAWN.name, day, day, looked_at=True))
    note(office, case, "views_received", person=DAWN.name, views=VIEWS)
    note(office, case, "institution_consulted", institution=SCHOOL)
    desktop.it_is(FINAL)
    return case


def at_the_plan(desktop: Desktop) -> Officer:
    with closing(desktop.has_a_store()) as store:
        to_an_answered_draft(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    return officer


def test_a_change_is_tied_to_what_asked_for_it_before_the_plan_is_final(desktop: Desktop) -> None:
    officer = at_the_plan(desktop)
    acts.names_the_place(officer, SCHOOL)
    officer.picks("outline", "C  ")
    officer.types("section_C", "Tom has asthma, and carries an inhaler.")
    officer.presses("finalise")
    officer.sees("C is not as in the draft that was sent, and no reason is given")
    assert not officer.finds("issueSave", QAbstractButton).isEnabled()
    officer.presses("issueCancel")

    officer.takes("planMore", "planVersions")
    officer.chooses("reasonAll", "A representation of the parent or young person")
    officer.presses("giveReasonAll")
    officer.sees("Every change since the draft has its reason")
    officer.presses("versionsBack")
    acts.finalises(officer)

    officer.sees("Final 1", "follows Draft 1")
    officer.presses("fingerprint0")
    officer.sees("The seal holds: it says what Ade Bello signed")
    officer.presses("fingerprintClose")
    officer.presses("compareVersion0")
    officer.waits(lambda: "3 changes" in officer.reads("comparisonWhere"), "it is compared")
    officer.keys("Alt+Down")
    officer.sees("Change 1 of 3: Section C, what it says, ", VIEWS)
    officer.presses("comparisonPaper")
    officer.waits(lambda: officer.is_seen("sheets"), "the paper is shown")
    officer.presses("paperClose")


def test_an_earlier_version_is_taken_up_again_and_nothing_is_lost(desktop: Desktop) -> None:
    officer = at_the_plan(desktop)
    officer.picks("outline", "C  ")
    officer.types("section_C", "Tom has an otter.")
    officer.takes("planMore", "planVersions")
    officer.presses("restoreVersion0")
    officer.sees("Take up Draft 1 again?")

    officer.presses("questionYes")

    officer.waits(lambda: officer.is_seen("section_C"), "the plan is written on")
    assert "otter" not in officer.reads("section_C")
    officer.takes("planMore", "planVersions")
    officer.sees("Kept draft 1", "Kept, never sent")
    officer.turns_to("History")
    officer.sees("Took up Draft 1 again as the plan being written")
