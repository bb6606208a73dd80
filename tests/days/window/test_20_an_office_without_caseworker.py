"""An office that has no Caseworker: its key is read by telephone, then packs may go there."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.test_20_knowing_each_other import turns_to_moves
from tests.exchange.packs_made import BRYN
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 23)
LINE = BRYN.recipient


def test_a_key_of_the_age_tool_is_read_by_telephone(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    desktop.has_a_store().close()
    officer = desktop.signs_in()
    turns_to_moves(officer, "Address book")
    officer.presses("bookEnter")
    officer.types("officeTitle", "Hill School")
    officer.chooses("officeKindOf", "School")
    officer.types("officeTelephone", "01632 960123")
    officer.finishes("officeSave", "office")

    officer.presses("office_age0")
    officer.sees("Key of Hill School", "Our number for them: 01632 960123", "Not whole yet")
    officer.types("ageKeyLine", LINE[:-1])
    officer.presses("ageKeySave")
    officer.sees("a letter is wrong", "Who read the line to you? Give their name.")
    officer.types("ageKeyLine", LINE)
    officer.sees(f"{LINE[:4]} {LINE[4:8]}")
    officer.types("ageKeyWhom", "Mrs Lane")
    officer.types("ageKeyHow", "01632 960123, from their website")
    officer.finishes("ageKeySave", "ageKey")
    officer.sees("Hill School", "Compared on 23 November 2026 by Ade Bello")
    desktop.closes(officer)

    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:  # type: ignore[arg-type]
        with store.reading()() as records:
            (one,) = records.exchange.book.receivers()
        assert one.may_be_sealed_to(TODAY)
        assert one.key is not None
        assert one.key.seal == BRYN.public.seal.hex()
