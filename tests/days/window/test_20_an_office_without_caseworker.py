"""An office that has no Caseworker: its key is read by telephone, then a whole case goes there."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from caseworker.casework.address_book import EnterReceiver, enter_receiver
from caseworker.documents.opening_a_pack import KEY_FILE, commands
from tests.days.window.desktop import Desktop
from tests.days.window.moving import ASHDOWN, TODAY, detained_with_a_plan, has_keys
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.test_20_knowing_each_other import turns_to_moves
from tests.exchange.packs_made import BRYN

LINE = BRYN.recipient


@pytest.mark.skipif(
    not (shutil.which("age") and shutil.which("unzip")), reason="needs age and unzip"
)
def test_a_whole_case_goes_to_an_office_that_opens_it_with_public_tools(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        has_keys(store.office)
        store.office.do(
            enter_receiver, EnterReceiver(ASHDOWN, "establishment", telephone="01632 960123")
        )
        detained_with_a_plan(store.office)
    stick = desktop.root / "stick"
    stick.mkdir()
    officer = desktop.signs_in()

    turns_to_moves(officer, "Address book")
    its_key_is_read_by_telephone(officer)
    the_case_leaves(officer, stick)
    desktop.closes(officer)

    (pack,) = stick.iterdir()
    they_open_it(stick, pack.name)


def its_key_is_read_by_telephone(officer: Officer) -> None:
    officer.presses("office_age0")
    officer.sees(f"Key of {ASHDOWN}", "Our number for them: 01632 960123", "Not whole yet")
    officer.presses("ageKeyPage")
    officer.waits(lambda: officer.is_seen("paperView"), "the page for them is shown")
    officer.sees("How to open a pack")
    officer.presses("paperClose")
    officer.types("ageKeyLine", LINE[:-1])
    officer.presses("ageKeySave")
    officer.sees("a letter is wrong", "Who read the line to you? Give their name.")
    officer.types("ageKeyLine", LINE)
    officer.sees(f"{LINE[:4]} {LINE[4:8]}")
    officer.types("ageKeyWhom", "Mrs Lane")
    officer.types("ageKeyHow", "01632 960123, from their website")
    officer.finishes("ageKeySave", "ageKey")
    officer.sees(ASHDOWN, "Compared on 23 November 2026 by Ade Bello")


def the_case_leaves(officer: Officer, stick: Path) -> None:
    officer.finds_person("Okoro")
    officer.takes("actions", "actHandOver")
    officer.types("handOverTo", ASHDOWN)
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.types("handOverMedium", "17")
    officer.types("handOverTaken", "Officer Reed")
    officer.presses("handOverGo")
    officer.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("handedOver"), "the pack is written")
    officer.sees("They have no Caseworker, so no receipt comes.")
    officer.presses("handedOverHow")
    officer.waits(lambda: officer.is_seen("paperView"), "the page for them is shown")
    officer.sees("How to open a pack")
    officer.presses("paperClose")
    officer.presses("handedOverDone")


def they_open_it(stick: Path, file: str) -> None:
    """With the very lines of the page."""
    (stick / KEY_FILE).write_text(BRYN.identity + "\n", "ascii")
    for _, line in commands(file):
        subprocess.run(shlex.split(line), cwd=stick, check=True, capture_output=True)
    contents = stick / "contents"
    said = json.loads((contents / "manifest.json").read_text("utf-8"))

    index = words_of(contents / "f" / "0000.pdf")

    assert "Speech report" in index
    assert (contents / said["pieces"][-1]["file"]).is_file()
    assert said["withheld"]
