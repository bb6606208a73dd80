"""A card comes, is compared by telephone, and its key changes: loudly, and nothing is sent."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from caseworker.casework.media import media_seen
from caseworker.domain.receivers import KeyState, Receiver
from caseworker.exchange.card import make_card, read_card
from caseworker.exchange.keys import PrivateKeys
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.exchange.slips_made import CARD, STRANGER, a_card
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 23)
NAME = "Ashdown Council, SEND team"


def test_a_card_comes_is_compared_by_telephone_and_its_key_changes_loudly(
    desktop: Desktop,
) -> None:
    desktop.it_is(TODAY)
    desktop.has_a_store().close()
    cards = desktop.root / "cards"
    cards.mkdir()
    (cards / "theirs.card").write_bytes(a_card())
    (cards / "false.card").write_bytes(make_card(replace(CARD, keys=STRANGER.public), STRANGER))
    (cards / "torn.card").write_bytes(a_card()[:-40])

    officer = desktop.signs_in()
    turns_to_moves(officer, "Address book")
    officer.sees("Nobody is in the address book yet")
    a_torn_card_is_refused_in_words(officer, cards / "torn.card")
    a_card_is_brought_in_and_compared(officer, cards / "theirs.card")
    its_key_changes_loudly(officer, cards / "false.card")
    the_false_key_is_dropped(officer)
    our_card_is_saved(officer, cards / "ours.card")
    a_medium_goes_out_and_is_lost(officer)
    desktop.closes(officer)

    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:  # type: ignore[arg-type]
        with store.reading()() as records:
            (one,) = records.exchange.book.receivers()
            own = records.exchange.keys.now()
        assert one.may_be_sealed_to(TODAY)
        assert own is not None
        ours = read_card((cards / "ours.card").read_bytes())
        assert ours.keys == PrivateKeys(own.signing, own.sealing).public
        assert store.health().audit_unbroken
