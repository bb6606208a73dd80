"""Points 8 to 10: papers out, the history in words, and finding anything again."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtPrintSupport import QPrinter

from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.ui.papers import show_paper
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.printing import a_printer
from caseworker.ui.search import SearchBox
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import LETTERS, letters_in_order, words_of
from tests.days.window.prepared import to_a_final_plan, to_a_request

CASE = CaseNumber("2026-0001")


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    """Somebody at the window over a case with a final plan."""
    with closing(desktop.has_a_store()) as store:
        to_a_final_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    return officer


def test_the_final_plan_is_seen_saved_and_read_back(desktop: Desktop, officer: Officer) -> None:
    """8. Previewed inside; a clear copy only for somebody and with a reason, written down."""
    saved = desktop.root / "plan.pdf"
    officer.turns_to("Plan")
    officer.presses("readVersion0")
    officer.presses("versionPaper")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    assert "Tom Whitfield" in officer.describes("sheets")

    officer.presses("paperSave")
    officer.types("letGoTo", "Dawn Whitfield")
    officer.presses("letGoGo")
    officer.waits(lambda: officer.is_seen("letGoReasonFault"), "the reason is asked for")
    officer.lets_go(saved, "She asked for it by e-mail.")
    officer.presses("versionClose")
    words = words_of(saved)
    assert letters_in_order(words) == LETTERS
    for said in ("B1", "E1", "F1", "Harrow Hill School", "Ade Bello", "Dawn Whitfield"):
        assert said in words
    officer.turns_to("History")
    officer.sees("She asked for it by e-mail.")


def test_a_copy_goes_to_the_printer(desktop: Desktop, officer: Officer) -> None:
    """The printer here prints into a file, since there is no paper in a test."""
    printed = desktop.root / "printed.pdf"

    def ask(_owner: object, count: int, then: object, _refused: object) -> None:
        printer = a_printer(count)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        assert callable(then)
        then(printer)

    desk = officer.window.desk
    assert desk is not None
    wanted = Wanted("ehc_plan", CASE, "Final 1")
    show_paper(officer.window, desk, wanted, ways=Ways(ask_printer=ask))

    officer.presses("paperPrint")
    officer.types("letGoTo", "Dawn Whitfield")
    officer.presses("letGoGo")

    officer.sees("Printed")
    officer.waits_for_quiet()
    assert printed.read_bytes().startswith(b"%PDF")
    officer.presses("paperClose")


def test_without_a_printer_that_is_said_and_nothing_is_written_down(officer: Officer) -> None:
    officer.turns_to("Plan")
    officer.presses("readVersion0")
    officer.presses("versionPaper")
    officer.presses("paperPrint")
    officer.types("letGoTo", "Dawn Whitfield")
    officer.presses("letGoGo")

    officer.sees("This computer has no printer.")

    officer.presses("paperClose")
    officer.presses("versionClose")
    officer.turns_to("History")
    officer.sees_no("Printed")


def test_the_history_says_who_did_what_and_a_correction_keeps_both(desktop: Desktop) -> None:
    """9. A day that was typed wrong: both entries stay, with the reason."""
    with closing(desktop.has_a_store()) as store:
        to_a_request(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("History")
    officer.sees("Request for an assessment received from Parent.", "Ade Bello")
    officer.sees("Opened the case.")

    officer.presses("correct0")
    officer.types("day", "31/8/2026")
    officer.types("why", "The stamp on the letter says 31 August.")
    officer.finishes("correctSave", "correct")

    officer.sees("The stamp on the letter says 31 August.")
    officer.sees("Decide whether to assess: 12 Oct, now", "Final plan: 18 Jan 2027")
    assert "31 August 2026" in "\n".join(officer.words())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Whitfield", "Tom Whitfield"),
        ("Wittfeeld", "Tom Whitfield"),  # by sound
        ("Tommy", "Tom Whitfield"),  # by what he is called
        ("2026-0001", "Tom Whitfield"),
        ("2/3/2015", "Tom Whitfield"),
        ("language programme", "Tom Whitfield"),  # a phrase of the plan
        ("go to cases", "Go to Cases"),
        ("lock", "Lock now"),
    ],
)
def test_one_box_finds_anything(officer: Officer, typed: str, found: str) -> None:
    officer.keys("Ctrl+1")
    officer.keys("Ctrl+K")
    answered: list[str] = []
    officer.finds("search", SearchBox).answered.connect(answered.append)

    officer.types("search", typed)

    officer.waits(lambda: answered[-1:] == [typed], "all that was typed is answered")
    assert found in officer.first_of("searchRows")

    officer.keys("Esc")
    officer.waits(lambda: not officer.is_seen("searchRows"), "the list is away")
