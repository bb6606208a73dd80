"""Two Windows accounts at one desktop with the same records: switched between, never both open."""

from __future__ import annotations

from contextlib import closing

import pytest

from caseworker.domain.errors import StoreInUse
from caseworker.ui.from_system import FromSystem
from tests.days.window.desktop import Desktop
from tests.storage.stores import PASSPHRASE


def test_the_account_that_is_left_lets_the_other_in_and_waits_for_it_then(
    desktop: Desktop,
) -> None:
    """Switched to another account, Windows tells the first program; it closes the records."""
    desktop.has_a_store().close()
    first = desktop.signs_in()
    who = desktop.officer
    assert who is not None
    with pytest.raises(StoreInUse):  # while the first has them open
        desktop.room.unlock(desktop.folder, who, PASSPHRASE)

    system = first.window.findChild(FromSystem)
    assert system is not None
    system.left.emit()
    first.waits(lambda: first.is_seen("unlockPassphrase"), "the first has locked")
    first.waits_for_quiet()

    with closing(desktop.room.unlock(desktop.folder, who, PASSPHRASE)):  # the other account
        first.types("unlockPassphrase", PASSPHRASE)
        first.presses("unlockGo")
        first.waits(lambda: first.is_seen("unlockTrouble"), "the trouble is told")
        assert "already open" in first.reads("unlockTroubleWords")
    first.signs_in(PASSPHRASE)
    first.sees("Signed in as Ade Bello")
