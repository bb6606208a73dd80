"""Story 10: one office hands a case over, the other takes it in, and both know.

The next site opens the pack; names, DOB and timers are pre-filled; beginning of detention stays
as at first site; nothing is overwritten without my choice; receipt slip prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseworker.casework import cases
from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.exchange.keys import PrivateKeys
from tests.builders import NOW
from tests.days.window.desktop import Desktop
from tests.days.window.moving import DAWN, SAM, TODAY, detained_with_a_plan, has_keys, knows
from tests.days.window.officer import Officer
from tests.days.window.stories import line
from tests.days.window.test_a_pack_comes_in import looks_at

FENMOOR = ReceiverId("fenmoor")
DETAINED = date(2026, 11, 20)  # at the first site, three days before he comes to the second
OURS = replace(DAWN, telephone="01632 960111")


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


def test_story_10_receiving_it(desktop: Desktop, ashdown: Desktop) -> None:
    desktop.it_is(DETAINED)
    with closing(desktop.has_a_store("custody")) as store:
        has_keys(store.office)
        there = knows(store.office)
        detained_with_a_plan(store.office)
        own = store.office.see(lambda records, _: records.exchange.keys.now())
    assert own is not None
    for each in (desktop, ashdown):
        each.it_is(TODAY)
    with closing(ashdown.has_a_store("custody")) as store:
        is_ashdown(store.office, there.keys, PrivateKeys(own.signing, own.sealing))
        known = replace(SAM, contacts=(OURS,))
        ours = store.office.do(cases.open_case, cases.OpenCase(known, "custody", TODAY)).made
    stick = desktop.root / "stick"
    stick.mkdir()
    sender = desktop.signs_in()
    pack = hands_over(sender, stick)
    desktop.closes(sender)

    receiver = ashdown.signs_in()
    looks_at(receiver, pack)
    receiver.waits(lambda: receiver.is_seen("senderBand"), "who sent it is seen")
    receiver.sees("HMYOI Fenmoor", "Known and compared", "Sam Okoro, 16, born 20/11/2010")
    receiver.sees("duties that still run", "Nothing is joined unless you say so.")
    receiver.waits(lambda: receiver.is_seen("readPaper0"), "what came can be read")
    receiver.presses("readPaper0")
    receiver.waits(lambda: receiver.is_seen("sheets"), "the first page is shown inside")
    receiver.presses("readClose")
    receiver.ticks(f"into_{ours}")
    receiver.waits(lambda: receiver.is_seen("acceptPack"), "what differs is shown")
    receiver.sees("01632 960111", "01234 567890")  # ours and theirs, side by side
    receiver.presses("acceptPack")
    receiver.waits(lambda: receiver.is_seen("casePage"), "the case is shown")
    receiver.waits_for_quiet()
    receiver.sees("Sam Okoro", "20 Nov")  # the beginning of detention, as at the first site
    assert "Fri 4 Dec" in line(receiver, "individual learning plan"), "counted from that day"
    receiver.turns_to("People and facts")
    receiver.sees("01632 960111")
    receiver.sees_no("01234 567890")
    receipt = its_receipt(receiver, ashdown)
    ashdown.closes(receiver)

    sender = desktop.signs_in()
    sender.presses("rail_moves")
    sender.presses("movesAnswer")
    sender.names_file("chooseReceipt", receipt)
    sender.waits(lambda: sender.reads("out0State").startswith("Accepted"), "it is believed")
    desktop.closes(sender)


def its_receipt(receiver: Officer, ashdown: Desktop) -> Path:
    """The receipt as a file, and its slip as a paper that can be printed."""
    receipt = ashdown.root / "answer.receipt"
    receiver.presses("messageOffer")
    receiver.names_file("savePaper", receipt)
    receiver.waits(receipt.exists, "the receipt is saved")
    receiver.presses("rail_moves")
    receiver.turns_to("In", "movesTabs")
    receiver.waits(lambda: receiver.is_seen("receiptSlip0"), "its slip is offered")
    receiver.presses("receiptSlip0")
    receiver.waits(lambda: receiver.is_seen("paperView"), "the slip is shown")
    receiver.waits(lambda: receiver.is_seen("paperPrint"), "and can be printed")
    receiver.presses("paperClose")
    return receipt
