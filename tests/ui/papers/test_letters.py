"""Letters on a case: offered by what happened, filled from it, asked for the rest, let go."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from caseworker.casework.entries import Record, record
from caseworker.domain.case import Happening
from caseworker.ui.papers.let_go import NO_CONTACT, LetGoSheet
from caseworker.ui.papers.letter_form import NOBODY
from caseworker.ui.papers.letter_sheet import LetterSheet
from caseworker.ui.papers.letters import LettersPanel
from caseworker.ui.papers.panel import PapersPanel
from caseworker.ui.papers.preview import PaperView
from tests.ui.hands import find, key, press, words
from tests.ui.papers import conftest
from tests.ui.papers.bench import Bench

ASKED = Happening(
    "advice_requested",
    date(2026, 10, 12),
    facts={"adviser": "Dr Imran Shah", "advice": "Psychological advice"},
)
TOLD = conftest.TOLD[:2]  # nothing is decided yet
REFUSED = Happening("refused_to_issue", date(2026, 11, 20), facts={"reasons": "Met by support."})


@pytest.fixture
def panel(bench: Bench) -> LettersPanel:
    """The letters of the case, in the window."""
    made = LettersPanel(bench.desk, bench.number, bench.window, ways=bench.ways)
    made.resize(900, 700)
    made.show()
    bench.settle()
    return made


def record_it(bench: Bench, happening: Happening) -> None:
    refused: list[str] = []
    bench.desk.refused.connect(lambda words, _source: refused.append(words))
    bench.desk.do(record, Record(bench.number, happening))
    bench.settle()
    assert refused == []


def titles(panel: LettersPanel) -> list[str]:
    buttons = [
        button
        for button in panel.findChildren(QPushButton)
        if button.text().endswith("Write…") and button.isVisibleTo(panel)
    ]
    return [button.accessibleName().removeprefix("Write: ") for button in buttons]


def heads(panel: LettersPanel) -> list[str]:
    return [head.text() for head in panel.findChildren(QLabel, "lettersHead")]


def open_letter(bench: Bench, panel: LettersPanel, at: int = 0) -> LetterSheet:
    press(panel, f"letter{at}")
    bench.settle()
    return bench.sheet(LetterSheet)


def test_letters_stand_under_what_happened_the_latest_first(panel: LettersPanel) -> None:
    assert heads(panel) == [
        "Decided to assess  ·  Mon 12 Oct",
        "Request for assessment received  ·  Mon 7 Sep",
    ]
    assert titles(panel) == [
        "Our decision to assess",
        "We have a request for an assessment",
    ]


def test_what_happens_next_brings_its_letters(bench: Bench, panel: LettersPanel) -> None:
    record_it(bench, ASKED)

    bench.qtbot.waitUntil(lambda: "Request for advice: Dr Imran Shah" in titles(panel))


def test_a_form_shows_what_is_known_and_asks_only_the_rest(
    bench: Bench, panel: LettersPanel
) -> None:
    sheet = open_letter(bench, panel, 1)

    assert words(sheet, "known_decide_by").endswith("19 October 2026")
    assert find(sheet, QLineEdit, "requested_by").text() == "School or college"
    assert find(sheet, QComboBox, "to").currentText() == "Dawn Whitfield"
    sheet.reject()


def test_whom_a_letter_may_go_to_is_offered_without_those_who_are_barred(
    bench: Bench, panel: LettersPanel
) -> None:
    sheet = open_letter(bench, panel, 1)

    to = find(sheet, QComboBox, "to")
    offered = [to.itemText(at) for at in range(to.count())]
    assert offered == ["Dawn Whitfield", "Tom Whitfield", "Rhian Pugh"]
    sheet.reject()


def test_a_name_that_is_barred_is_refused_beside_the_field(
    bench: Bench, panel: LettersPanel
) -> None:
    sheet = open_letter(bench, panel, 1)

    find(sheet, QComboBox, "to").setEditText("Carl Whitfield")
    assert words(sheet, "toFault") == NO_CONTACT
    press(sheet, "letterPreview")

    assert not sheet.findChildren(PaperView)
    sheet.reject()


def test_a_letter_says_who_else_has_it_and_nobody_barred_is_among_them(
    bench: Bench, panel: LettersPanel
) -> None:
    """The law sends most decisions to others as well, and a parent may know to whom."""
    sheet = open_letter(bench, panel, 1)
    copies = find(sheet, QPlainTextEdit, "copies")

    copies.setPlainText("Rhian Pugh\nCarl Whitfield")
    press(sheet, "letterPreview")
    refused = words(sheet, "copiesFault")
    copies.setPlainText("Rhian Pugh\nNorthmere health board")
    press(sheet, "letterPreview")
    bench.qtbot.waitUntil(lambda: bool(sheet.findChildren(PaperView)))
    bench.settle()

    view = sheet.findChildren(PaperView)[0]
    assert refused == NO_CONTACT
    assert view.seen is not None
    assert "Copies to: Rhian Pugh; Northmere health board" in view.seen.words
    view.reject()
    sheet.reject()


def test_everything_that_is_missing_is_said_at_once(bench: Bench, panel: LettersPanel) -> None:
    sheet = open_letter(bench, panel, 1)
    find(sheet, QComboBox, "to").setEditText("")
    find(sheet, QLineEdit, "requested_by").setText("")

    press(sheet, "letterPreview")

    assert words(sheet, "toFault") == "Say who this letter is to."
    assert words(sheet, "requested_byFault") == "Who asked for the assessment is needed."
    sheet.reject()


def test_a_letter_is_previewed_printed_and_forgets_its_draft(
    bench: Bench, panel: LettersPanel
) -> None:
    record_it(bench, REFUSED)
    first = ["Our decision not to make a plan"]
    bench.qtbot.waitUntil(lambda: titles(panel)[:1] == first)
    sheet = open_letter(bench, panel, 0)
    find(sheet, QPlainTextEdit, "outcome").setPlainText("His needs are in language.")
    find(sheet, QPlainTextEdit, "evidence").setPlainText("The school’s records.")
    find(sheet, QLineEdit, "role").setText("SEND caseworker")
    find(sheet, QPlainTextEdit, "enclosures").setPlainText("The school’s report\nYour rights")

    press(sheet, "letterPreview")
    bench.settle()
    view = bench.sheet(PaperView)
    assert view.seen is not None
    said = view.seen.words
    assert words(view, "paperTo") == "Dawn Whitfield"
    for expected in ("The school’s records", "SEND caseworker", "Your rights", "4 Mill Row"):
        assert expected in said
    bench.let_go(view, "paperPrint")

    assert [each.to for each in bench.releases()] == ["Dawn Whitfield"]
    kept: list[str | None] = []
    bench.desk.draft(bench.window, sheet.draft, kept.append)
    bench.settle()
    assert kept == [None]
    view.reject()
    sheet.reject()


def test_what_was_typed_and_the_officers_role_are_there_again(
    bench: Bench, panel: LettersPanel
) -> None:
    sheet = open_letter(bench, panel, 1)
    find(sheet, QLineEdit, "role").setText("SEND caseworker")
    find(sheet, QPlainTextEdit, "enclosures").setPlainText("A map")
    press(sheet, "letterPreview")
    bench.settle()
    bench.sheet(PaperView).reject()
    sheet.reject()

    again = open_letter(bench, panel, 1)
    assert find(again, QPlainTextEdit, "enclosures").toPlainText() == "A map"
    press(again, "letterAfresh")
    assert find(again, QPlainTextEdit, "enclosures").toPlainText() == ""
    again.reject()
    other = open_letter(bench, panel, 0)

    assert find(other, QLineEdit, "role").text() == "SEND caseworker"
    other.reject()


def test_ctrl_p_prints_the_letter_that_is_open(bench: Bench, panel: LettersPanel) -> None:
    sheet = open_letter(bench, panel, 1)

    key(sheet, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bench.settle()

    view = bench.sheet(PaperView)
    asked = view.findChild(QComboBox, "letGoTo")
    assert isinstance(asked, QComboBox)
    assert asked.currentText() == "Dawn Whitfield"
    asked.window().close()
    view.reject()
    sheet.reject()


def test_a_case_shows_its_papers_and_what_has_left(bench: Bench) -> None:
    papers = PapersPanel(bench.desk, bench.number, bench.window, ways=bench.ways)
    papers.resize(900, 700)
    papers.show()
    bench.settle()
    assert words(papers, "noCopies").startswith("Nothing has been printed")

    press(papers, "paper1")
    bench.settle()
    view = bench.sheet(PaperView)
    bench.let_go(view, "paperPrint", to="Rhian Pugh", reason="For the meeting")
    view.reject()

    said = [label.text() for label in papers.findChildren(QLabel) if label.isVisibleTo(papers)]
    assert "Copy 1 for Rhian Pugh" in said
    assert "Reason: For the meeting" in said


def test_who_is_barred_is_said_large_in_the_form_in_the_preview_and_before_it_leaves(
    bench: Bench, panel: LettersPanel
) -> None:
    barred = "No contact with Carl Whitfield. Nothing may be sent to them."
    sheet = open_letter(bench, panel, 1)

    assert words(sheet, "caution0") == barred
    press(sheet, "letterPreview")
    bench.settle()
    view = bench.sheet(PaperView)
    assert words(view, "caution0") == barred
    press(view, "paperPrint")
    asked = bench.sheet(LetGoSheet)
    assert words(asked, "caution0") == barred
    asked.reject()
    view.reject()
    sheet.reject()


def test_a_name_that_nobody_on_the_case_has_is_pointed_out(
    bench: Bench, panel: LettersPanel
) -> None:
    sheet = open_letter(bench, panel, 1)
    to = find(sheet, QComboBox, "to")

    to.setEditText("Dan Whitfield")
    strange = words(sheet, "toNoted")
    to.setEditText("dawn  whitfield")

    assert strange == NOBODY
    assert not find(sheet, QLabel, "toNoted").isVisible()
    sheet.reject()
