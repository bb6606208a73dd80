"""Story 32: mark every page.

Any print has OFFICIAL-SENSITIVE top and bottom, page x of y, copy number, recipient, date,
“destroy by”; reprint makes a new number.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pikepdf

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import opened
from tests.days.window.test_disclosures import RYAN, TODAY
from tests.days.window.test_the_tray import has_a_final_plan

MARK = "OFFICIAL-SENSITIVE"
WHOM = "Ade Bello, for the file"


def test_story_32_mark_every_page(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        has_a_final_plan(store.office, opened(store.office, RYAN))
    officer = desktop.signs_in()
    officer.finds_person("Cole")
    officer.turns_to("History")

    first = saves_the_history(officer, desktop.root / "first.pdf")
    again = saves_the_history(officer, desktop.root / "again.pdf")

    pages = pages_of(first)
    assert pages
    for at, page in enumerate(pages, start=1):
        lines = page.split("\n")
        assert page.count(MARK) == 2
        assert MARK in "".join(lines[:2])
        assert MARK in "".join(lines[-4:])
        said = " ".join(page.split())
        assert f"Page {at} of {len(pages)}" in said
        assert WHOM in said
        assert "Copy 1" in said
        assert "23 November 2026" in said
        assert "Destroy by 31 January 2027" in said
    assert "Copy 2" in " ".join(words_of(again).split())  # a reprint is another copy
    assert "Copy 1" not in " ".join(words_of(again).split())


def saves_the_history(officer: Officer, to: Path) -> Path:
    officer.presses("historyPaper")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.types("letGoTo", WHOM)
    officer.types("letGoReason", "The printer is out of paper.")
    officer.dates("letGoDestroy", date(2027, 1, 31))
    officer.presses("letGoGo")
    officer.names_file("savePaper", to)
    found = to
    officer.waits(lambda: any(to.parent.glob(f"{to.stem}*.pdf")), "the file is written")
    (found,) = to.parent.glob(f"{to.stem}*.pdf")
    officer.presses("paperClose")
    return found


def pages_of(paper: Path) -> list[str]:
    """The words of each page, read by another program than the one that wrote them."""
    with pikepdf.open(paper) as pdf:
        count = len(pdf.pages)
    pages = [page.strip("\n") for page in words_of(paper).split("\f")]
    return [page for page in pages if page][:count]
