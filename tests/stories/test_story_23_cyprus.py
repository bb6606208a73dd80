"""Story 23: Cyprus. Nobody acts on the move before the answer, and every print says so.

Assignment starts Mon 11 Jan 2027. Forms target is Sat 11 Jul 2026 (6 months). Child has an EHC
plan, so MASO trigger is ticked by itself. Until outcome “supportable” is entered the print header
says “Do not act on this move yet”.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from tests.days.window.checklists import saves_letter
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.stories import fills_in, notes, opens, records, sits_down

NOT_YET = "Do not act on this move yet"
START = date(2027, 1, 11)


def prints_the_letter(officer: Officer, path: Path) -> list[str]:
    """Each page of the letter that asks the authority to keep the plan."""
    officer.presses("postingKeep")
    fills_in(officer, to="Fenshire Council", going="to Episkopi in January 2027.", role="Officer")
    saves_letter(officer, path)
    return [page for page in words_of(path).split("\f") if page.strip()]


def box(officer: Officer, at: int) -> QCheckBox:
    found = officer.window.findChild(QCheckBox, f"maso_{at}")
    assert isinstance(found, QCheckBox)
    return found


def test_story_23_cyprus(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 7, 1), "service_children")
    opens(officer, "Ellis Marsh", date(2014, 5, 2), since=date(2026, 7, 1))
    officer.turns_to("Posting")
    officer.sees("No posting is under way")
    officer.turns_to("Overview")
    records(officer, "posting_planned", place="Episkopi", starts_on=START)
    notes(officer, "Service family", assignment_starts=START)

    # The forms are due six months before; the case says at once that nobody is to act.
    officer.turns_to("Posting")
    officer.sees("Posting overseas, with a MOD school: Episkopi")
    officer.sees("the forms for the assignment go in: by Sat 11 Jul at the latest")
    assert officer.reads("postingCaution") == NOT_YET
    assert not box(officer, 0).isChecked()
    officer.turns_to("Overview")
    records(officer, "existing_plan_recorded", day=date(2026, 3, 9), authority="Fenshire")

    # A plan is held: it opens a MASO by itself, and nobody can untick it.
    officer.turns_to("Posting")
    officer.sees("Ticked by itself: a plan of the law is held.")
    officer.waits(lambda: box(officer, 0).isChecked(), "it is ticked")
    assert not box(officer, 0).isEnabled()
    officer.ticks("maso_2")
    officer.sees("Triggers for a MASO:")
    officer.waits_for_quiet()
    assert box(officer, 2).isChecked()

    # Forms come and go; what the answer lacks is asked for, and the header stays.
    officer.presses("postingForm1Record")
    fills_in(officer, chosen_stood="Given out", who="Mrs Marsh")
    officer.finishes("entrySave", "entry")
    officer.sees("Given out Wed 1 Jul, Mrs Marsh")
    officer.presses("postingAsked")
    assert officer.reads("place") == "Episkopi"
    officer.finishes("entrySave", "entry")
    officer.presses("postingAnswered")
    officer.chooses("answer", "More information needed")
    officer.finishes("entrySave", "entry")
    assert officer.reads("postingCaution") == NOT_YET
    pages = prints_the_letter(officer, desktop.root / "before.pdf")
    assert all(page.count(NOT_YET) == 1 for page in pages)

    # Supportable: it is gone from the case and from what is printed.
    officer.presses("postingAnswered")
    fills_in(officer, chosen_answer="Supportable", by="OEST", valid_until=date(2027, 7, 1))
    officer.finishes("entrySave", "entry")
    officer.sees("The family may act on the move to Episkopi", "Decided by: OEST.")
    officer.sees("Valid until Thursday 1 July 2027.")
    officer.sees_no(NOT_YET)
    pages = prints_the_letter(officer, desktop.root / "after.pdf")
    assert not any("act on this move" in page for page in pages)
