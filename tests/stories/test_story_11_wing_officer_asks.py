"""Story 11: what staff on the wing may be told.

An officer asks “what's wrong with him?”. I print the one-page strategies sheet; it contains no
diagnosis, no plan text; the print is logged; no consent needed because no plan content leaves.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pikepdf
from PySide6.QtPrintSupport import QPrinter

from caseworker.casework import cases
from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.casework.strategies import STRATEGIES
from caseworker.casework.wanted import Wanted
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent_record import consents_of
from caseworker.domain.plan import Section, Version, VersionKind
from caseworker.ui.papers import show_paper
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.printing import a_printer
from tests.builders import a_plan, an_event
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import TOM
from tests.days.window.test_disclosures import answers
from tests.storage.stores import PASSPHRASE

DAY = date(2026, 11, 23)
OF_THE_PLAN = "He loses the thread of any instruction that has more than two steps."
HELPS = "Tell him one thing at a time. Give him a minute to answer."
LANE = "Officer Lane, B wing"


def test_story_11_wing_officer_asks(desktop: Desktop) -> None:
    desktop.it_is(DAY)
    with closing(desktop.has_a_store("custody")) as store:
        case = with_a_kept_plan(store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")

    # “I print the one-page strategies sheet”: it is begun where the learner is looked at.
    officer.turns_to("Screening and learning")
    assert officer.reads("learningSheetState") == "Not begun yet."
    officer.presses("learningSheetBegin")
    officer.waits(lambda: officer.is_seen("outline"), "the sheet is there to be written")
    writes(officer, f"He has ADHD. {OF_THE_PLAN}")

    # “it contains no diagnosis, no plan text”: with either nothing of it can be printed.
    officer.turns_to("Screening and learning")
    officer.waits(lambda: "can’t leave" in officer.reads("learningSheetState"), "it is stopped")
    officer.sees("C names a condition: “ADHD”. Say what to do", "C has words of the plan")
    assert not officer.is_seen("learningSheetPrint")
    asks_for_a_print(officer, desktop, case)
    officer.sees("names a condition", "has words of the plan")
    assert not (desktop.root / "printed.pdf").exists()
    officer.presses("letGoCancel")
    officer.presses("paperClose")

    officer.turns_to("Plan")
    writes(officer, HELPS)
    officer.turns_to("Screening and learning")
    officer.sees("It may be handed out: no consent is needed.")
    asks_for_a_print(officer, desktop, case)
    officer.sees("Printed")
    officer.waits_for_quiet()
    with pikepdf.open(desktop.root / "printed.pdf") as printed:
        assert len(printed.pages) == 1
    officer.presses("paperClose")

    # The same sheet as others read it: what helps, and nothing else.
    words = read_as_saved(officer, desktop)
    assert "Tell him one thing at a time" in words
    assert "ADHD" not in words
    assert "loses the thread" not in words
    assert "OFFICIAL-SENSITIVE" in words
    assert "Page 1 of 1" in words

    # “the print is logged; no consent needed because no plan content leaves”
    officer.turns_to("History")
    officer.sees(LANE)
    desktop.closes(officer)
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        printed_copy, _ = store.office.see(lambda records, _: records.releases(case))
        kept = store.office.see(lambda records, _: records.case(case))
    assert (printed_copy.kind, printed_copy.to, printed_copy.copy_number) == ("print", LANE, 1)
    assert not printed_copy.what.carries
    assert printed_copy.basis is None
    assert not consents_of(kept)


def test_story_11_asked_on_the_page_of_disclosures_it_is_begun_from_the_tray(
    desktop: Desktop,
) -> None:
    desktop.it_is(DAY)
    with closing(desktop.has_a_store("custody")) as store:
        with_a_kept_plan(store.office)
    officer = desktop.signs_in()
    officer.presses("rail_disclosures")
    officer.types("discloseFind", "Whitfield")
    officer.presses("choose_0")
    officer.types("who", "Officer Lane")
    officer.chooses("role", "Wing or unit staff")
    officer.ticks("others_0")
    officer.chooses("purpose", "To work with them day by day")
    answers(officer, "Yes, nothing of the plan is in it")
    officer.presses("verdictGo")
    officer.waits(lambda: officer.is_seen("tray0Nothing"), "it lies in the tray")
    assert officer.reads("tray0Nothing") == "The strategies sheet is not written yet."

    officer.presses("tray0Begin")
    officer.waits_for_the_case()
    officer.waits(lambda: officer.is_seen("section_A"), "the sheet is there to be written")
    writes(officer, "He has ADHD.")
    officer.presses("rail_disclosures")
    officer.waits(lambda: "ADHD" in officer.reads("tray0Nothing"), "why it can’t leave is said")
    officer.sees("The strategies sheet can’t leave like this.", "Say what to do")

    officer.presses("tray0Begin")
    officer.waits_for_the_case()
    officer.waits(lambda: officer.is_seen("section_C"), "it opens where it was left")
    writes(officer, HELPS)
    officer.presses("rail_disclosures")
    officer.presses("tray0Look0")
    officer.waits(lambda: officer.is_seen("sheets"), "the page is shown")
    assert "Tell him one thing at a time" in officer.describes("sheets")
    officer.presses("paperClose")


def with_a_kept_plan(office: Office) -> CaseNumber:
    """A learner whose plan is in force, and says what he has and how it shows."""
    person = replace(TOM, born=date(2010, 3, 2))
    done = office.do(cases.open_case, cases.OpenCase(person, "custody", office.today))
    case = CaseNumber(done.made)

    def issue(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        plan = a_plan().with_section("C", Section(paragraphs(f"ADHD. {OF_THE_PLAN}")))
        records.issue(Version(case, 1, VersionKind.FINAL, plan, date(2026, 3, 9)))
        records.add_event(case, an_event("existing_plan_recorded", date(2026, 11, 2)))
        return Done(case, frozenset(), "The plan was typed in.", "existing_plan_recorded")

    office.do(issue, None)
    return case


def writes(officer: Officer, words: str) -> None:
    """The section that says how best to support him."""
    officer.picks("outline", "C  ")
    officer.types("section_C", words)
    officer.waits_for_quiet()


def asks_for_a_print(officer: Officer, desktop: Desktop, case: CaseNumber) -> None:
    """The printer here prints into a file, since there is no paper in a test."""

    def ask(_owner: object, count: int, then: object, _refused: object) -> None:
        printer = a_printer(count)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(desktop.root / "printed.pdf"))
        assert callable(then)
        then(printer)

    desk = officer.window.desk
    assert desk is not None
    wanted = Wanted("ehc_plan", case, series=STRATEGIES)
    show_paper(officer.window, desk, wanted, ways=Ways(ask_printer=ask))
    officer.presses("paperPrint")
    officer.types("letGoTo", LANE)
    officer.presses("letGoGo")


def read_as_saved(officer: Officer, desktop: Desktop) -> str:
    officer.presses("learningSheetPrint")
    officer.waits(lambda: officer.is_seen("sheets"), "the page is shown")
    officer.presses("paperSave")
    officer.types("letGoTo", LANE)
    officer.types("letGoReason", "The printer on the wing is out of paper.")
    officer.presses("letGoGo")
    saved = desktop.root / "sheet.pdf"
    officer.names_file("savePaper", saved)
    officer.waits(saved.exists, "the file is written")
    officer.presses("paperClose")
    return words_of(saved)
