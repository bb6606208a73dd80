"""One kind of letter for many cases: looked over, then made one after another, each logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.entries import Record, record
from caseworker.casework.office import Done
from caseworker.casework.records import HistoryLine
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Contact
from caseworker.ui.pages.cases import CasesPage
from caseworker.ui.papers.many_letters import ManySheet, ManyWays, show_many
from caseworker.ui.papers.many_run import LOCKED, NOTHING_SAVED, STOPPED, ManyRun
from caseworker.ui.papers.many_stopped import StoppedLetters
from caseworker.ui.papers.many_table import ManyTable
from caseworker.ui.papers.names_found import LetStandSheet
from caseworker.ui.papers.preview import PaperView
from tests.builders import TODAY, a_person
from tests.ui.hands import find, press, words
from tests.ui.papers.bench import Bench

MOTHER = Contact("Ada Reed", "Mother", parental_responsibility=True, address="1 Low Road")
FATHER = Contact("Carl Reed", "Father", parental_responsibility=True, no_contact=True)
REQUEST = Happening("request_received", date(2026, 9, 7), facts={"requested_by": "Parent"})


class ManyCases:
    """Cases with a request, the last of them with nobody who may be written to."""

    def __init__(self, bench: Bench, count: int = 3) -> None:
        self.bench = bench
        self.folder = bench.folder / "out"
        self.folder.mkdir()
        made = [self._case(at, MOTHER) for at in range(count)]
        self.barred = self._case(count, FATHER)
        self.numbers = (*made, self.barred)

    def open(self) -> ManySheet:
        ways = ManyWays(
            self.bench.ways.ask_printer, self.bench.ways.ask_path, ask_folder=self._ask_folder
        )
        sheet = show_many(self.bench.window, self.bench.desk, self.numbers, ways=ways)
        self.bench.settle()
        self.bench.qtbot.waitUntil(lambda: find(sheet, QPushButton, "manyPrint").isEnabled())
        return sheet

    def history(self, number: CaseNumber) -> list[HistoryLine]:
        found: list[HistoryLine] = []
        ask = self.bench.store.office.see
        self.bench.desk.store(
            self.bench.window,
            lambda _: ask(lambda records, _: list(records.history(number))),
            found.extend,
        )
        self.bench.settle()
        return found

    def copies(self, number: CaseNumber) -> list[str]:
        said = [line.words for line in self.history(number)]
        return [one for one in said if "copy" in one.casefold() or "Printed" in one]

    def _case(self, at: int, contact: Contact) -> CaseNumber:
        made: list[Done] = []
        person = a_person(given=f"Child{at}", family="Reed", born=date(2014, 3, 2))
        person = replace(person, contacts=(contact,))
        command = OpenCase(person, "community", TODAY, "post")
        self.bench.desk.do(open_case, command, then=made.append)
        self.bench.settle()
        number = CaseNumber(made[0].made)
        self.bench.desk.do(record, Record(number, REQUEST))
        self.bench.settle()
        return number

    def _ask_folder(self, owner: QWidget, then: Callable[[Path], None]) -> None:
        del owner
        then(self.folder)


@pytest.fixture
def cases(bench: Bench) -> ManyCases:
    return ManyCases(bench)


def rows_of(sheet: ManySheet) -> list[tuple[str, str]]:
    table = find(sheet, ManyTable, "manyTable")
    found = []
    for at in range(table.rowCount()):
        to, mind = table.item(at, 2), table.item(at, 3)
        assert to is not None
        assert mind is not None
        found.append((to.text(), mind.text()))
    return found


def finished(cases: ManyCases, sheet: ManySheet) -> None:
    close = find(sheet, QPushButton, "manyClose")
    cases.bench.qtbot.waitUntil(close.isEnabled, timeout=60_000)
    cases.bench.settle()


def test_the_list_says_whom_they_go_to_and_which_cannot_be_sent(cases: ManyCases) -> None:
    sheet = cases.open()

    assert words(sheet, "manySum") == "3 letters can be sent. 1 can’t: see why below."
    assert rows_of(sheet) == [
        (
            "Nobody",
            "Can’t be sent. Carl Reed: marked “no contact”, so nothing may be sent.",
        ),
        *[("Ada Reed", "")] * 3,
    ]
    sheet.reject()


def test_all_are_printed_and_each_stands_in_the_history_of_its_own_case(cases: ManyCases) -> None:
    sheet = cases.open()

    press(sheet, "manyPrint")
    finished(cases, sheet)

    assert words(sheet, "manySum") == "3 of 3 made. Each stands in the history of its case."
    assert rows_of(sheet)[0] == ("Ada Reed", "Copy 1: Printed")
    for at, number in enumerate(cases.numbers[:3], start=1):
        (said,) = cases.copies(number)
        assert said == (
            "Printed “We have a request for an assessment” for Ada Reed (copy 1). "
            f"Disclosure 2026-000{at}."
        )
    assert cases.copies(cases.barred) == []
    assert cases.bench.printed.exists()
    assert not find(sheet, QPushButton, "manyPrint").isVisible()  # none is made a second time
    sheet.reject()


def test_one_that_names_another_is_looked_at_let_stand_and_printed_after_all(
    cases: ManyCases,
) -> None:
    person = a_person(given="Layla", family="Haddad", contacts=())
    cases.bench.desk.do(open_case, OpenCase(person, "community", TODAY, "post"))
    cases.bench.settle()
    sheet = cases.open()
    role = find(sheet, QLineEdit, "manyRole")
    role.setText("Officer, as for Layla Haddad")
    role.editingFinished.emit()
    cases.bench.settle()
    press(sheet, "manyPrint")
    finished(cases, sheet)
    assert words(sheet, "manySum").startswith("0 of 3 made.")
    assert words(sheet, "stopped0") == "Child0 Reed: to Ada Reed"

    press(sheet, "stoppedLook0")
    view = cases.bench.sheet(PaperView)
    cases.bench.qtbot.waitUntil(lambda: view.seen is not None, timeout=20_000)
    press(view, "letStand0")
    stand = cases.bench.sheet(LetStandSheet)
    find(stand, QLineEdit, "letStandReason").setText("It is the school that wrote to us.")
    with cases.bench.qtbot.waitSignal(view.drawn, timeout=20_000):
        press(stand, "letStandGo")
    cases.bench.let_go(view, "paperPrint", "Ada Reed")
    view.reject()

    cases.bench.qtbot.waitUntil(lambda: words(sheet, "manySum").startswith("1 of 3 made."))
    assert rows_of(sheet)[0] == ("Ada Reed", "Copy 1: Printed")
    stopped = find(sheet, StoppedLetters, "manyStopped").accessibleName()
    assert "Child1 Reed" in stopped
    assert "Child0 Reed" not in stopped
    sheet.reject()


def test_one_file_needs_a_reason_and_holds_every_letter(cases: ManyCases) -> None:
    sheet = cases.open()

    press(sheet, "manyOne")
    press(sheet, "manyReasonGo")
    asked = words(sheet, "manyReasonWordsFault")
    find(sheet, QLineEdit, "manyReasonWords").setText("The print room")
    press(sheet, "manyReasonGo")
    finished(cases, sheet)

    assert asked == "Say why a copy without encryption is needed."
    with pikepdf.open(cases.bench.folder / "letters.pdf") as whole:
        assert len(whole.pages) == 6  # each on a sheet of its own
    assert "Reason: The print room" in cases.copies(cases.numbers[0])[0]
    sheet.reject()


def test_separate_files_open_with_the_passphrase_alone(cases: ManyCases) -> None:
    sheet = cases.open()
    secret = "otter lamp field seven"

    press(sheet, "manyLocked")
    for name in ("manyLockFirst", "manyLockAgain"):
        find(sheet, QLineEdit, name).setText(secret)
    press(sheet, "manyLockGo")
    finished(cases, sheet)

    files = sorted(cases.folder.iterdir())
    assert [file.name for file in files] == [f"disclosure-2026-000{at}.pdf" for at in (1, 2, 3)]
    with pikepdf.open(BytesIO(files[0].read_bytes()), password=secret) as opened:
        assert opened.is_encrypted
    assert cases.copies(cases.numbers[0])[0].startswith("Saved an encrypted copy of")
    sheet.reject()


def test_what_was_not_made_after_stop_is_said_and_nothing_of_it_is_logged(
    cases: ManyCases,
) -> None:
    sheet = cases.open()

    press(sheet, "manyPrint")
    press(sheet, "manyStop")
    finished(cases, sheet)

    assert rows_of(sheet)[1:3] == [("Ada Reed", f"Not made. {STOPPED}")] * 2
    assert len(cases.copies(cases.numbers[0])) == 1
    assert cases.copies(cases.numbers[1]) == []
    sheet.reject()


def test_one_file_that_was_stopped_is_written_down_as_not_made(cases: ManyCases) -> None:
    sheet = cases.open()
    press(sheet, "manyOne")
    find(sheet, QLineEdit, "manyReasonWords").setText("The print room")

    press(sheet, "manyReasonGo")
    press(sheet, "manyStop")
    finished(cases, sheet)

    assert not (cases.bench.folder / "letters.pdf").exists()
    assert rows_of(sheet)[0] == ("Ada Reed", f"Not made. {NOTHING_SAVED}")
    newest = cases.history(cases.numbers[0])[0].words
    assert newest == f"Copy 1 was not made after all. {NOTHING_SAVED}"
    sheet.reject()


def test_a_disk_that_fails_stops_them_all_and_says_so(cases: ManyCases) -> None:
    sheet = cases.open()
    cases.folder.rmdir()

    press(sheet, "manyLocked")
    for name in ("manyLockFirst", "manyLockAgain"):
        find(sheet, QLineEdit, name).setText("otter lamp field seven")
    press(sheet, "manyLockGo")
    finished(cases, sheet)

    assert "no longer there" in rows_of(sheet)[0][1]
    assert rows_of(sheet)[1][1] == "Not made. The one before it failed."
    assert "not made after all" in cases.history(cases.numbers[0])[0].words
    sheet.reject()


def test_the_cases_page_writes_to_those_that_are_shown_or_chosen(cases: ManyCases) -> None:
    page = CasesPage(cases.bench.desk, cases.bench.window)
    page.resize(1100, 700)
    page.show()
    cases.bench.settle()
    shown = page.chosen

    page.filter.setText("reed")
    filtered = page.chosen
    choose = QItemSelectionModel.SelectionFlag
    model = page.table.selectionModel()
    for row in (1, 2):
        rows = choose.Select | choose.Rows
        model.select(page.model.index(row, 0), rows if row == 2 else rows | choose.Clear)
    button = find(page, QPushButton, "manyLettersOpen")
    press(page, "manyLettersOpen")
    cases.bench.settle()

    assert len(shown) == 5
    assert len(filtered) == 4
    assert page.chosen == cases.numbers[1:3]
    assert button.toolTip() == "One kind of letter for 2 cases"
    sheet = cases.bench.sheet(ManySheet)
    assert len(rows_of(sheet)) == 2
    sheet.reject()


def test_the_list_of_what_was_made_and_what_was_not_is_a_paper(cases: ManyCases) -> None:
    sheet = cases.open()
    press(sheet, "manyPrint")
    finished(cases, sheet)

    press(sheet, "manyList")
    cases.bench.settle()

    view = cases.bench.sheet(PaperView)
    assert view.seen is not None
    said = view.seen.words
    assert "Made: 3" in said
    assert "Not made: 1" in said
    assert "marked “no contact”" in said
    view.reject()
    sheet.reject()


def test_a_lock_half_way_writes_down_what_did_not_leave(cases: ManyCases) -> None:
    """The one file is saved at the end: locked before it, not one of its letters has left."""
    desk, closed, said = cases.bench.desk, list[bool](), list[str]()
    sheet = cases.open()
    desk.done.connect(lambda done: said.append(done.sentence))

    def lock(done: int, *_: object) -> None:
        if done == 2 and not closed:
            desk.close(cases.bench.window, lambda: closed.append(True))

    press(sheet, "manyOne")
    find(sheet, QLineEdit, "manyReasonWords").setText("The print room")
    press(sheet, "manyReasonGo")
    run = sheet.findChild(ManyRun)
    assert run is not None
    run.moved.connect(lock)
    cases.bench.qtbot.waitUntil(lambda: bool(closed), timeout=30_000)

    assert sum("Saved a clear copy" in one for one in said) == 2
    assert [one for one in said if LOCKED in one] == [
        f"Copy 1 was not made after all. {LOCKED}"
    ] * 2
    assert not (cases.bench.folder / "letters.pdf").exists()
    sheet.reject()


def test_what_is_said_alike_is_kept_until_they_have_left(cases: ManyCases) -> None:
    cases.bench.office_says(advice_service="")
    sheet = show_many(cases.bench.window, cases.bench.desk, cases.numbers)
    cases.bench.settle()
    find(sheet, QLineEdit, "alike_advice_service").setText("Northmere SENDIASS")
    cases.bench.desk.drafts.flush()
    sheet.reject()
    cases.bench.settle()

    again = cases.open()

    assert words(again, "manySum").startswith("3 letters can be sent.")
    assert find(again, QLineEdit, "alike_advice_service").text() == "Northmere SENDIASS"
    press(again, "manyPrint")
    finished(cases, again)
    kept: list[str | None] = []
    cases.bench.desk.draft(cases.bench.window, "many/L-01", kept.append)
    cases.bench.settle()
    assert kept == [None]
    again.reject()
