"""Story 28: a service number is asked about as it is pasted, and dropped from what is brought in.

    Pasting “00000000 Cpl Example” into notes raises a soft warning “looks like a service number or
    rank: remove?”. Import of a CSV with a column “Service No” drops it and says so.

A school’s transfer file is brought in, too, and the same is dropped there and said.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from caseworker.domain.case import CaseNumber
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import opens, sits_down
from tests.stories.test_story_30_ctf_in import dump
from tests.transfer_files import MAYA, a_transfer_file

TODAY = date(2026, 11, 23)
PASTED = "00000000 Cpl Example"
ASKED = "This looks like a service number or rank: remove?"
NUMBERED = MAYA.replace(
    "<ServiceChildren>", "<ServiceNumber>00000000</ServiceNumber><Rank>Cpl</Rank><ServiceChildren>"
).replace("<MovingConcerns>", "<MovingConcerns>Father is Cpl Example, 3 PARA")


def pastes(officer: Officer, field: str, text: str) -> None:
    officer.types(field, "Father: ")
    QApplication.clipboard().setText(text)
    officer.keys("Ctrl+V")


def test_story_28_pasting_into_notes_raises_a_soft_warning(desktop: Desktop) -> None:
    officer = sits_down(desktop, TODAY, "service_children")
    opens(officer, "Ellis Marsh", date(2014, 5, 2), since=TODAY)
    officer.takes("actions", "act_contact_made")
    officer.types("person", "The school")
    officer.chooses("how", "Call")
    pastes(officer, "note", PASTED)
    officer.sees(ASKED, "Write “serving parent”, and the name.")

    officer.presses("doubtRemove")
    officer.sees_no(ASKED)
    assert officer.reads("note") == "Father: Example"
    officer.keys("Ctrl+Z")
    officer.sees(ASKED)
    assert officer.reads("note") == f"Father: {PASTED}", "one step takes it back"

    officer.presses("doubtKeep")
    officer.sees_no(ASKED)
    officer.adds("note", " and 11111111.")
    officer.sees("This looks like a service number: remove?")
    officer.presses("doubtRemove")
    officer.sees_no(ASKED)
    assert officer.reads("note") == f"Father: {PASTED} and ."
    officer.types("note", "Father: Example")
    officer.finishes("entrySave", "entry")  # soft: nothing was in the way at any time

    desktop.closes(officer)
    held = dump(desktop, CaseNumber("2026-0001"))
    assert "Father: Example" in held
    assert "00000000" not in held
    assert "11111111" not in held


def test_story_28_a_column_of_service_numbers_is_dropped_and_said(desktop: Desktop) -> None:
    listed = desktop.root / "service families.csv"
    listed.write_text("Surname,Service No,Forename,DOB,Rank\nMarsh,00000000,Ellis,22/5/2014,Cpl\n")
    officer = sits_down(desktop, TODAY, "service_children")
    officer.presses("rail_cases")
    officer.presses("firstBringList")
    officer.presses("bringListChoose")
    officer.names_file("bringListPlace", listed)
    officer.sees(
        "“Service No” is left out: a service number isn’t kept.",
        "“Rank” is left out: a rank isn’t kept.",
    )
    officer.presses("bringListNext")
    officer.sees("1 would open")
    officer.presses("bringListGo")
    officer.waits(lambda: not officer.is_seen("bringList"), "the list is in")
    officer.waits_for_quiet()

    file = desktop.root / "9994321_CTF_998XXXX_001.xml"
    file.write_bytes(a_transfer_file(NUMBERED))
    officer.keys("Ctrl+N")
    officer.presses("newCaseFromFile")
    officer.names_file("chooseTransferFile", file)
    officer.sees(
        "“ServiceNumber” is left out: a service number isn’t kept.",
        "“Rank” is left out: a rank isn’t kept.",
        "What looks like a rank or unit was left out of what the file says.",
        "Moving: Father is Example",
    )
    officer.presses("transferOpen")
    officer.waits_for_the_case()

    desktop.closes(officer)
    brought = dump(desktop, CaseNumber("2026-0001"))
    assert "Marsh" in brought
    assert not [words for words in ("00000000", "Cpl") if words in brought]
    held = dump(desktop, CaseNumber("2026-0002"))
    assert "Father is Example" in held
    assert not [words for words in ("00000000", "Cpl", "PARA") if words in held]
