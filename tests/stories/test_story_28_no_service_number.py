"""Story 28: a service number is asked about as it is pasted, and dropped from what is brought in.

    Pasting “00000000 Cpl Example” into notes raises a soft warning “looks like a service number or
    rank: remove?”. Import of a CSV with a column “Service No” drops it and says so.

No list is brought in as CSV yet: what its headings and rows become is asked of the same rules. A
school’s transfer file is brought in, and the same is dropped there and said.
"""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from PySide6.QtWidgets import QApplication

from caseworker.domain.case import CaseNumber
from caseworker.domain.minimising import rules_for, table_without
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
    list_ = csv.reader(StringIO("Surname,Service No,Forename\nMarsh,00000000,Ellis\n"))
    headings, rows, said = table_without(next(list_), list_, rules_for(["service_children"]))
    assert (headings, rows) == (("Surname", "Forename"), (("Marsh", "Ellis"),))
    assert said[0].said.startswith("“Service No” is left out: a service number isn’t kept.")

    file = desktop.root / "9994321_CTF_998XXXX_001.xml"
    file.write_bytes(a_transfer_file(NUMBERED))
    officer = sits_down(desktop, TODAY, "service_children")
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
    held = dump(desktop, CaseNumber("2026-0001"))
    assert "Father is Example" in held
    assert not [words for words in ("00000000", "Cpl", "PARA") if words in held]
