"""Story 9 from the duty: the transfer is recorded, and its checklist hands the case over."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from tests.days.window.checklists import acts, asks, is_done, opens_checklist
from tests.days.window.desktop import Desktop
from tests.days.window.moving import TODAY, detained_with_a_plan, has_keys, knows
from tests.days.window.stories import records


def test_a_transfer_that_is_recorded_hands_the_case_over_from_its_checklist(
    desktop: Desktop,
) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        has_keys(store.office)
        there = knows(store.office)
        detained_with_a_plan(store.office)
    stick = desktop.root / "stick"
    stick.mkdir()
    officer = desktop.signs_in()
    officer.finds_person("Okoro")
    records(officer, "transfer_expected", establishment=there.name, leaves_on=date(2026, 11, 24))

    officer.sees(f"Transfer to another establishment: {there.name}")
    opens_checklist(officer)
    officer.sees("The detention goes on from its first day, at the first establishment.")
    assert "Tue 24 Nov" in asks(officer, "Hand over the pack on the day that they leave")
    acts(officer, "Hand over the pack on the day that they leave")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.sees("Yes, the law requires it", "Detention: move to other accommodation")
    officer.types("handOverMedium", "17")
    officer.types("handOverTaken", "Officer Reed")
    officer.presses("handOverGo")
    officer.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("handedOver"), "the pack is written")
    officer.presses("handedOverDone")

    is_done(officer, "Hand over the pack on the day that they leave")
