"""Mistakes are struck out or taken back; a case opened by mistake comes back, or goes for good."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.casework.papers_in import (
    Coming,
    PutInBin,
    TakeInPapers,
    put_in_bin,
    take_in_papers,
)
from caseworker.domain.case import CaseNumber
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TOM, note, opened
from tests.days.window.stories import records
from tests.days.window.test_one_person_two_cases import goes_to
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 26)


def sits_down(desktop: Desktop) -> tuple[Officer, CaseNumber]:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        number = opened(store.office, TOM)
        note(store.office, number, "concern_raised", raised_by="School", concern="He is behind")
    officer = desktop.signs_in()
    goes_to(officer, str(number))
    return officer, number


def looks_at(officer: Officer, number: CaseNumber, part: str) -> None:
    goes_to(officer, str(number))
    officer.turns_to(part)


def test_an_entry_is_struck_out_and_the_next_one_taken_back(desktop: Desktop) -> None:
    officer, _ = sits_down(desktop)
    officer.turns_to("History")

    officer.presses("strike0")
    officer.ticks("strikeWhy_0")
    officer.types("strikeReasons", "It was about his sister.")
    officer.finishes("strikeGo", "strike")
    officer.sees("Struck out “Concern raised”", "It was about his sister.")

    officer.turns_to("Overview")
    records(officer, "request_received", chosen_requested_by="Parent")
    officer.presses("messageOffer")
    officer.waits_for_quiet()
    officer.turns_to("History")
    officer.sees("Struck out “Request for assessment received”", "Taken back at once")

    officer.turns_to("Overview")
    records(officer, "hold_put", chosen_why="Inquiry or review", reasons="A letter came")
    officer.sees("Held: inquiry or review")
    officer.keys("Ctrl+Z")
    officer.waits(lambda: not officer.is_seen("holdLift"), "the hold is taken back")
    officer.sees_no("Held: inquiry or review")


def test_a_case_opened_by_mistake_comes_back_and_goes_for_good(desktop: Desktop) -> None:
    officer, number = sits_down(desktop)
    records(officer, "opened_by_mistake", reasons="Twice")
    officer.presses("rail_records")
    officer.turns_to("Bin", "recordsTabs")
    officer.waits(lambda: officer.is_seen("binBack0"), "it lies in the bin")
    officer.sees("30 days left", "Twice")

    officer.presses("binBack0")
    officer.waits(lambda: officer.is_seen("binEmpty"), "it is back")
    goes_to(officer, str(number))
    records(officer, "opened_by_mistake", reasons="Twice after all")

    officer.presses("rail_records")
    officer.waits(lambda: officer.is_seen("binNow0"), "it lies in the bin again")
    officer.presses("binNow0")
    officer.presses("questionYes")
    officer.waits(lambda: officer.is_seen("listLook0"), "it is on a list")
    officer.presses("listLook0")
    officer.types("outsideName", "Dr B. Hale")
    officer.types("outsideEvidence", "Letter of 25 November, in the safe")
    officer.presses("disposalAgree")
    officer.waits(lambda: officer.is_seen("disposalGo"), "it is agreed to")
    officer.presses("disposalGo")
    officer.presses("questionYes")
    officer.waits_for_quiet()

    officer.sees("Destroyed 1 file, certificate D-2026-001.", "1 file destroyed")
    officer.presses("listPaper0")
    officer.sees("Certificate of destruction")


def test_a_paper_lies_in_the_bin_comes_back_and_goes_once_the_date_is_confirmed(
    desktop: Desktop,
) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        number = opened(store.office, TOM)
        papers = TakeInPapers(number, (Coming("Letter.txt", b"a"), Coming("Sister.txt", b"b")))
        ids = store.office.do(take_in_papers, papers).made.split("\n")
        store.office.do(put_in_bin, PutInBin(number, tuple(ids), "It is about his sister"))
    officer = desktop.signs_in()
    officer.presses("rail_records")
    officer.turns_to("Bin", "recordsTabs")
    officer.waits(lambda: officer.is_seen("binPaperBack0"), "they lie in the bin")
    officer.sees("Letter.txt", "Tom Whitfield", "30 days left", "It is about his sister")
    officer.presses("binPaperBack0")
    officer.waits(lambda: not officer.is_seen("binPaperBack1"), "one is back")

    desktop.it_is(date(2027, 3, 1))
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.presses("rail_records")
    officer.waits(lambda: officer.is_seen("binErase"), "its days are over")
    officer.presses("binErase")
    officer.presses("questionYes")
    officer.waits_for_quiet()
    officer.sees("These records were last used on Thursday 26 November 2026")
    officer.sees("May go")
    officer.turns_to("Keeping and destroying", "recordsTabs")
    officer.waits(lambda: officer.is_seen("dateTyped"), "the date is asked for")
    officer.types("dateTyped", "1 March 2027")
    officer.presses("dateConfirm")
    officer.waits(lambda: not officer.is_seen("dateTyped"), "it is believed")
    officer.turns_to("Bin", "recordsTabs")
    officer.presses("binErase")
    officer.presses("questionYes")
    officer.waits(lambda: officer.is_seen("binEmpty"), "it is gone")

    goes_to(officer, str(number))
    officer.turns_to("History")
    officer.sees("Erased “Sister.txt” for good.", "It is about his sister.")
