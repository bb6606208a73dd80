"""Story 9: at 11:30 a transfer is heard of; at 14:00 the whole case leaves, and awaits receipt."""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from caseworker.exchange.pack import Opened, open_pack
from tests.days.window.desktop import Desktop
from tests.days.window.moving import (
    PLANTED,
    TODAY,
    Elsewhere,
    detained_with_a_plan,
    has_keys,
    knows,
)
from tests.days.window.officer import Officer

MOST_ACTS = 12


class Counted:
    """The same officer, whose acts are counted: a click, a field typed, a key."""

    def __init__(self, officer: Officer) -> None:
        self._officer, self.acts = officer, 0

    def __getattr__(self, name: str) -> object:
        found = getattr(self._officer, name)
        if name not in {"presses", "types", "keys", "ticks", "names_file", "takes", "finishes"}:
            return found

        def act(*args: object, **more: object) -> object:
            # A menu is opened and chosen from; a path is typed and Enter pressed.
            self.acts += 2 if name in {"takes", "names_file"} else 1
            return found(*args, **more)

        return act


def test_at_14_00_the_whole_case_leaves_in_one_pack(
    desktop: Desktop, capsys: pytest.CaptureFixture[str]
) -> None:
    """Story 9, counted: at most twelve acts from the page of the case to the written pack."""
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        has_keys(store.office)
        ashdown = knows(store.office, former=("Old Ashdown",))
        detained_with_a_plan(store.office)
    stick = desktop.root / "stick"
    stick.mkdir()
    officer = desktop.signs_in()
    officer.finds_person("Okoro")
    counted: Officer = Counted(officer)  # type: ignore[assignment]
    begun = _seconds()

    counted.takes("actions", "actHandOver")
    counted.types("handOverTo", "old ashdown")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.sees("Yes, the law requires it", "Detention: move to other accommodation")
    officer.sees("Withheld.")
    counted.types("handOverMedium", "17")
    counted.types("handOverTaken", "Officer Reed")
    counted.presses("handOverGo")
    counted.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("handedOver"), "the pack is written")
    spent = _seconds() - begun
    acts = counted.acts  # type: ignore[attr-defined]
    with capsys.disabled():
        sys.stdout.write(f"\nStory 9: {acts} acts, {spent:.1f} s of processor time, all told\n")

    assert acts <= MOST_ACTS
    officer.sees("awaits their receipt")
    officer.presses("handedOverDone")
    officer.waits_for_quiet()
    officer.sees("Awaiting receipt")
    (pack,) = stick.iterdir()
    opened = it_opens_for_them_alone(pack, ashdown)
    it_holds_what_they_need(opened)


def _seconds() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def it_opens_for_them_alone(pack: Path, ashdown: Elsewhere) -> Opened:
    assert pack.name.startswith("TP-")
    assert pack.suffix == ".pack"
    sealed = pack.read_bytes()
    for hidden in (b"Sam", b"Okoro", b"Ashdown", b"zanzibar"):
        assert hidden not in sealed
    return open_pack(sealed, ashdown.keys)


def it_holds_what_they_need(opened: Opened) -> None:
    roles = {piece.role for piece in opened.pieces}
    assert {"index", "case", "plan", "plan_paper", "provision", "document"} <= roles
    case = json.loads(next(one.content for one in opened.pieces if one.role == "case"))
    assert case["person"]["family"] == "Okoro"
    assert case["person"]["contacts"][0]["telephone"] == "01234 567890"
    assert case["clocks"], "what is still owed goes along"
    assert "consents" in case
    plan = b"".join(one.content for one in opened.pieces if one.role == "plan")
    assert PLANTED.encode() in plan
    documents = {piece.name for piece in opened.pieces if piece.role == "document"}
    assert documents == {"Speech report.txt"}
    withheld = {one.what for one in opened.manifest.withheld}
    assert any("document" in one or "Wing diary" in one for one in withheld)
