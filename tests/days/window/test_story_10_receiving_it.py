"""Stories 9 and 10 whole: one office hands a case over, the other takes it in, and both know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.exchange.keys import PrivateKeys
from tests.builders import NOW
from tests.days.window.desktop import Desktop
from tests.days.window.moving import TODAY, detained_with_a_plan, has_keys, knows
from tests.days.window.officer import Officer
from tests.days.window.test_a_pack_comes_in import looks_at

FENMOOR = ReceiverId("fenmoor")


@pytest.fixture
def ashdown(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A second desktop, with a store of its own."""
    desktop = Desktop(qtbot, tmp_path_factory.mktemp("ashdown"))
    yield desktop
    assert desktop.is_left() == []


def is_ashdown(office: Office, keys: PrivateKeys, fenmoor: PrivateKeys) -> None:
    """The office with those keys, which has compared the key of Fenmoor."""
    public = fenmoor.public
    key = ReceiverKey(
        public.verify.hex(), public.seal.hex(), TODAY, compared=Compared(TODAY, "Ade Bello")
    )

    def enter(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        records.exchange.keys.take_up(keys.signing, keys.sealing, NOW)
        records.exchange.book.keep(Receiver(FENMOOR, "HMYOI Fenmoor", "establishment"))
        records.exchange.book.add_key(FENMOOR, key)
        return Done(None, frozenset(), "Entered.", "test")

    office.do(enter, None)


def hands_over(officer: Officer, stick: Path) -> Path:
    officer.finds_person("Okoro")
    officer.keys("Ctrl+M")
    officer.types("handOverTo", "ashdown")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.presses("handOverGo")
    officer.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("handedOver"), "the pack is written")
    officer.presses("handedOverDone")
    (pack,) = stick.iterdir()
    return pack


def test_a_case_goes_from_one_window_to_the_other_and_the_receipt_comes_back(
    desktop: Desktop, ashdown: Desktop
) -> None:
    for each in (desktop, ashdown):
        each.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        has_keys(store.office)
        there = knows(store.office)
        detained_with_a_plan(store.office)
        own = store.office.see(lambda records, _: records.exchange.keys.now())
    assert own is not None
    with closing(ashdown.has_a_store("custody")) as store:
        is_ashdown(store.office, there.keys, PrivateKeys(own.signing, own.sealing))
    stick = desktop.root / "stick"
    stick.mkdir()
    sender = desktop.signs_in()
    pack = hands_over(sender, stick)
    desktop.closes(sender)

    receiver = ashdown.signs_in()
    looks_at(receiver, pack)
    receiver.waits(lambda: receiver.is_seen("senderBand"), "who sent it is seen")
    receiver.sees("HMYOI Fenmoor", "Known and compared", "Sam Okoro")
    receiver.waits(lambda: receiver.is_seen("readPaper0"), "what came can be read")
    receiver.presses("readPaper0")
    receiver.waits(lambda: receiver.is_seen("sheets"), "the first page is shown inside")
    receiver.presses("readClose")
    receiver.presses("acceptPack")
    receiver.waits(lambda: receiver.is_seen("casePage"), "the case is shown")
    receiver.sees("Sam Okoro", "23 Nov")  # the beginning of detention, as at the first site
    receipt = ashdown.root / "answer.receipt"
    receiver.presses("messageOffer")
    receiver.names_file("savePaper", receipt)
    receiver.waits(receipt.exists, "the receipt is saved")
    ashdown.closes(receiver)

    sender = desktop.signs_in()
    sender.presses("rail_moves")
    sender.presses("movesAnswer")
    sender.names_file("chooseReceipt", receipt)
    sender.waits(lambda: sender.reads("out0State") == "Accepted", "the receipt is believed")
    desktop.closes(sender)
