"""An officer writes a plan: spelling, the office's own words, find and replace."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import to_a_written_plan

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def _at_the_plan(officer: Officer) -> None:
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.picks("outline", "A  ")
    officer.waits(lambda: officer.is_seen("section_A"), "section A is shown")


def _marked(officer: Officer) -> list[str]:
    """The words of section A with a wavy line under them."""
    block = officer.finds("section_A", QTextEdit).document().begin()
    found: list[str] = []
    while block.isValid():
        found += [
            block.text()[one.start : one.start + one.length]
            for one in block.layout().formats()
            if one.format.underlineStyle() == WAVE
        ]
        block = block.next()
    return found


def test_spelling_is_put_right_and_a_word_of_the_office_stays_known(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    _at_the_plan(officer)
    officer.types("section_A", "Tommy recieves help in the snoozelen, says Dawn Whitfield. ")
    officer.waits(lambda: _marked(officer) == ["recieves", "snoozelen"], "they are marked")

    officer.keys("Ctrl+Home")
    officer.keys("F7")
    acts.chooses_with_keys(officer, "receives")
    officer.keys("F7")
    acts.chooses_with_keys(officer, "to the office’s words")
    officer.waits(lambda: _marked(officer) == [], "nothing is marked any more")
    assert officer.reads("section_A").startswith("Tommy receives help in the snoozelen")
    desktop.closes(officer)

    again = desktop.signs_in()
    _at_the_plan(again)
    again.adds("section_A", "A snoozelen is wierd. ")
    again.waits(lambda: _marked(again) == ["wierd"], "the office knows the one word")
    again.turns_to_preferences("Papers and words")
    again.presses("spellingWordsOpen")
    again.presses("wordOut_snoozelen")
    again.sees("“snoozelen” is taken out.", "None yet.")
    again.types("mineWord", "wierd")
    again.presses("mineWordAdd")
    again.sees("“wierd” is added to your words.")
    again.presses("spellingWordsClose")
    again.finds_person("Whitfield")
    again.turns_to("Plan")
    again.picks("outline", "A  ")
    again.waits(lambda: _marked(again) == ["snoozelen", "snoozelen"], "as the lists say now")


def test_a_word_is_replaced_all_over_the_plan_and_back_again(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    _at_the_plan(officer)

    officer.keys("Ctrl+H")
    officer.types("findText", "none")
    officer.sees("5 found")
    officer.types("findWords", "Nothing")
    officer.presses("findReplaceAll")
    officer.sees("5 replaced.")
    officer.keys("Esc")
    officer.picks("outline", "C  ")
    officer.waits(lambda: officer.reads("section_C") == "Nothing identified.", "in C")
    officer.picks("outline", "G  ")
    officer.waits(lambda: officer.reads("section_G") == "Nothing required.", "and in G")
    officer.presses("planUndo")
    officer.waits_for_quiet()
    officer.picks("outline", "C  ")
    officer.waits(lambda: officer.reads("section_C") == "None identified.", "as it was")
    officer.picks("outline", "G  ")
    officer.waits(lambda: officer.reads("section_G") == "None required.", "here too")
