"""An inspector asks how often decisions come in time: counted, looked behind, and handed over."""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import date
from io import StringIO

import pytest

from caseworker.domain.figures.table import HIDDEN
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import to_a_final_plan, to_a_request
from tests.storage.stores import PASSPHRASE

ASKED_ON = date(2027, 2, 1)  # by then the second request has waited too long for its decision


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    """One child was assessed in time; nobody has decided about the other."""
    with closing(desktop.has_a_store()) as store:
        to_a_final_plan(desktop, store.office)
        to_a_request(desktop, store.office)
    desktop.it_is(ASKED_ON)
    return desktop.signs_in()


def test_a_number_is_counted_looked_behind_and_handed_over(
    desktop: Desktop, officer: Officer
) -> None:
    saved = desktop.root / "numbers.csv"
    officer.presses("rail_reports")
    officer.waits(lambda: officer.is_seen("reportDetail"), "the cases are counted")
    officer.presses("limit_T-03")
    officer.sees("1 of 2 that fell due in 2026 to 2027 was in time.")

    officer.presses("printReport")
    officer.waits(lambda: officer.is_seen("paperNumbers"), "the report is drawn")
    officer.presses("paperNumbers")
    officer.lets_go(saved, "The yearly inspection.", to="The inspectorate")

    rows = list(csv.DictReader(StringIO(saved.read_text("utf-8-sig"), newline="")))
    small = ("In time", "Late, not done", "Fell due")
    assert [rows[-1][name] for name in small] == [HIDDEN] * 3  # of two children: none leaves
    assert "Whitfield" not in saved.read_text("utf-8-sig")
    desktop.closes(officer)
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        left = store.office.see(lambda records, _: records.releases(None))
    assert [(each.to, each.reason, each.officer) for each in left] == [
        ("The inspectorate", "The yearly inspection.", "Ade Bello")
    ]
