"""The letters of the office: added as files, refused in words, taken out, had as files again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.casework.letter_shelf import LETTER
from caseworker.casework.office import Done, Sitting
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.documents.letter_files import letter_text
from caseworker.ui.papers.letters import LettersPanel
from caseworker.ui.preferences.own_letters import OwnLettersSheet
from tests.documents.test_letter_reading import OURS
from tests.ui.hands import press, words
from tests.ui.papers.bench import Bench


class Letters:
    """The sheet, and a file that is chosen at once."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.file = bench.folder / "ours.md"
        self.sheet = OwnLettersSheet(
            bench.desk, bench.window, choose=self._choose, where=bench.ways.ask_path
        )
        self.sheet.open()
        bench.settle()

    def add(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")
        press(self.sheet, "ownLettersAdd")
        self._bench.settle()

    def _choose(self, owner: QWidget, then: Callable[[Path], None]) -> None:
        del owner
        then(self.file)


@pytest.fixture
def letters(bench: Bench) -> Letters:
    return Letters(bench)


def test_a_letter_that_is_added_is_marked_as_ours_here_and_on_the_case(
    bench: Bench, letters: Letters
) -> None:
    letters.add(OURS)

    assert words(letters.sheet, "ours_OUR-1") == "Ours"
    assert "is added" in words(letters.sheet, "ownLettersSaid0")
    panel = LettersPanel(bench.desk, bench.number, bench.window, ways=bench.ways)
    panel.show()
    bench.settle()
    assert words(panel, "letter2Ours") == "Ours"
    letters.sheet.reject()


def test_a_broken_file_is_not_taken_and_says_what_is_wrong_in_which_line(letters: Letters) -> None:
    bare = letter_text("L-04").replace('"AP", ', "").replace('"read"', '"yes"')

    letters.add(bare)

    assert words(letters.sheet, "ownLettersSaid0") == "ours.md was not taken. Nothing is changed."
    assert words(letters.sheet, "ownLettersSaid1").startswith("Line 7: “checked” is one of")
    assert not letters.sheet.findChildren(QWidget, "ours_L-04")
    letters.sheet.reject()


def test_ours_is_taken_out_and_the_programs_own_is_used_again(
    bench: Bench, letters: Letters
) -> None:
    letters.add(letter_text("L-01").replace("We now have", "Our panel now has"))
    assert words(letters.sheet, "ours_L-01") == "Ours, in place of the program’s"

    press(letters.sheet, "out_L-01")
    press(bench.window, "questionYes")
    bench.settle()

    assert "used again" in words(letters.sheet, "ownLettersSaid0")
    # The line of before goes when the window next has nothing else to do.
    bench.qtbot.waitUntil(lambda: not letters.sheet.findChildren(QPushButton, "out_L-01"))
    letters.sheet.reject()


def test_one_that_is_not_fit_any_more_says_why_and_the_programs_own_is_written(
    bench: Bench,
) -> None:
    """The law may ask for more one day than when the office wrote its letter."""
    text = letter_text("L-01").replace('"HEAR", ', "").replace("We now have", "Our panel has")
    bench.desk.do(_put_by, text)
    bench.settle()

    sheet = Letters(bench).sheet
    panel = LettersPanel(bench.desk, bench.number, bench.window, ways=bench.ways)
    panel.show()
    bench.settle()

    assert words(sheet, "broken_L-01") == "Not used"
    assert "It must carry the block HEAR" in words(sheet, "fault0_L-01")
    assert not panel.findChildren(QWidget, "letter1Ours")
    assert "We now have to decide" in _said(bench)
    sheet.reject()


def _put_by(records: Records, text: str, sitting: Sitting) -> Done:
    records.own_files.keep(OwnFile(LETTER, "L-01", text, sitting.at, sitting.officer.id))
    return Done(None, frozenset(), "Put by.", "letter_added")


def _said(bench: Bench) -> str:
    view = bench.show("letter", "L-01", to="Dawn Whitfield")
    assert view.seen is not None
    said = view.seen.words
    view.reject()
    return said


def test_any_letter_can_be_had_as_a_file(bench: Bench, letters: Letters) -> None:
    press(letters.sheet, "save_L-04")
    bench.settle()

    assert bench.asked_names == ["L-04.md"]
    assert (bench.folder / "L-04.md").read_text(encoding="utf-8") == letter_text("L-04")
    assert "Saved L-04.md" in words(letters.sheet, "ownLettersSaid0")
    letters.sheet.reject()
