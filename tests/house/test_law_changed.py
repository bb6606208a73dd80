"""The law changes by changing a file: the card, Today and the paper follow, and no Python does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parent.parent.parent
FROM = "2026-12-01"

# In a process of its own, with the copy of the program in front of the one that is tested.
DAY = """
import json
from dataclasses import replace
from datetime import UTC, date, datetime

from caseworker.casework.papers import gathered
from caseworker.casework.today import day_list
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import Happening
from caseworker.domain.diary import Reckoning, dues_of
from tests.builders import a_person
from tests.documents.examples import PRINT
from tests.ui.case.store import CaseStore

store = CaseStore()
store.standing.at = datetime(2026, 12, 8, 9, 0, tzinfo=UTC)
found = {}
for day in (date(2026, 9, 7), date(2026, 12, 7)):
    number = store.a_case(replace(a_person(given=f"Of {day:%B}")))
    store.record(number, Happening("request_received", day, facts={"requested_by": "Parent"}))
    today = store.office.today
    due = next(one for one in dues_of(store.case(number), Reckoning(today)) if one.id == "T-03")
    with store.kept.sitting() as records:
        paper = gathered(records, Wanted("timeline", number), today).words_for(PRINT)
        listed = day_list(records, today)
    lines = (*listed.overdue, *listed.this_week, *listed.later, *listed.not_received,
             *listed.waiting)
    found[str(day)] = {
        "card": dict(due.explained)["Why this day"],
        "by": str(due.by),
        "today": [str(line.due.by) for line in lines
                  if line.case == number and line.due.row == "T-03"],
        "paper": paper,
    }
print(json.dumps(found))
"""


def test_one_number_in_a_law_file_changes_the_day_from_its_day_on(tmp_path: Path) -> None:
    for part in ("caseworker", "resources"):
        shutil.copytree(HOME / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "caseworker" / "domain" / "law" / "send_regs_2014.toml"
    text = file.read_text("utf-8")
    begins = text.index("[time_limit.decide_to_assess]")
    ends = text.index("\n\n", begins)
    row = text[begins:ends]
    new = row.replace("decide_to_assess]", "decide_to_assess_sooner]")
    new = new.replace("length    = 6", "length    = 5").replace("2014-09-01", FROM)
    assert new.count("length    = 5") == 1
    file.write_text(f"{text[:ends]}\nended     = {FROM}\n\n{new}{text[ends:]}", "utf-8")

    path = os.pathsep.join((str(tmp_path), str(HOME)))
    ran = subprocess.run(
        [sys.executable, "-c", DAY],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
    )

    assert ran.returncode == 0, ran.stderr
    before, after = json.loads(ran.stdout).values()
    assert (before["by"], after["by"]) == ("2026-10-19", "2027-01-11")
    assert (before["today"], after["today"]) == (["2026-10-19"], ["2027-01-11"])
    assert "6 weeks from Monday 7 September 2026" in before["card"]
    assert "5 weeks from Monday 7 December 2026" in after["card"]
    assert "By: 19 October 2026" in before["paper"]
    assert "By: 11 January 2027" in after["paper"]
