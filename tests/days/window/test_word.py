"""The plan leaves in Word for the other side, and its changes come back one by one."""

from __future__ import annotations

from contextlib import closing

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import DAWN, to_a_written_plan
from tests.documents.word_hand import WordHand

NEW = "He reads best in a quiet room."


def at_the_plan(desktop: Desktop) -> Officer:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    return officer


def test_the_working_document_goes_out_and_its_changes_are_accepted(desktop: Desktop) -> None:
    officer = at_the_plan(desktop)
    file = desktop.root / "working document.docx"
    officer.presses("planPreview")
    officer.waits(lambda: officer.is_seen("sheets"), "the paper is shown")
    officer.presses("paperWord")
    officer.types("letGoTo", DAWN.name)
    officer.types("letGoReason", "The tribunal’s working document")
    officer.presses("letGoGo")
    officer.names_file("savePaper", file)
    officer.waits(file.exists, "the document is saved")
    officer.waits_for_quiet()
    officer.sees("as a Word document")
    officer.presses("paperClose")

    hand = WordHand(file.read_bytes(), author="P. Anand")
    hand.insert_after(first_words(hand), f" {NEW}")
    file.write_bytes(hand.saved)
    officer.takes("planMore", "planReturned")
    officer.presses("returnedChoose")
    officer.names_file("chooseWord", file)
    officer.sees("1 change: 1 to decide.", "by P. Anand, 25 November 2026, 14:05")
    officer.keys("A")
    officer.sees("1 change: 1 accepted.")
    officer.presses("returnedBack")

    officer.waits(lambda: NEW in officer.reads("section_A"), "the plan says it")
    officer.turns_to("History")
    officer.sees("as a Word document", "The tribunal’s working document")
    officer.sees("Changes made in Word by P. Anand: 1 accepted. Section A.")


def first_words(hand: WordHand) -> str:
    """What the plan says first of all its own texts."""
    return str(hand.body.xpath("//*[local-name()='sdtContent']//*[local-name()='t']")[0].text)
