"""What became of a case that was handed over: prepared, sent, chased, answered, or on paper."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
from PySide6.QtWidgets import QComboBox, QLabel

from caseworker.exchange.pack import open_pack
from caseworker.exchange.receipt import Answer, Receipt, make_receipt
from tests.days.window.desktop import Desktop
from tests.days.window.moving import TODAY, Elsewhere, detained_with_a_plan, has_keys, knows
from tests.days.window.officer import Officer
from tests.storage.stores import PASSPHRASE


def sits_down(desktop: Desktop, *, compared: bool = True) -> tuple[Officer, Elsewhere, Path]:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        has_keys(store.office)
        ashdown = knows(store.office, compared=compared)
        detained_with_a_plan(store.office)
    stick = desktop.root / "stick"
    stick.mkdir()
    return desktop.signs_in(), ashdown, stick


def test_a_pack_is_prepared_sent_chased_and_answered(desktop: Desktop) -> None:
    officer, ashdown, stick = sits_down(desktop)
    officer.presses("rail_moves")
    officer.sees("Nothing was handed over yet")
    officer.presses("movesHandOver")
    officer.types("movingFind", "Okoro")
    officer.presses("moving_0")
    officer.types("handOverTo", "ashdown")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")

    officer.presses("handOverTray")
    officer.waits(lambda: officer.is_seen("prepared0To"), "it is in preparation")
    officer.presses("prepared0Look")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "it is as it was chosen")
    officer.presses("handOverGo")
    officer.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("handedOver"), "the pack is written")
    officer.presses("handedOverDone")
    officer.waits(lambda: officer.reads("out0State") == "Sent, no answer yet", "it has left")
    officer.waits(lambda: not officer.is_seen("prepared0To"), "and lies in the tray no longer")
    assert officer.reads("out0Due") == "Answer by 30 November 2026"

    comes_back_late(desktop, officer)
    (pack,) = stick.iterdir()
    answer = a_receipt(pack, ashdown, desktop.root)
    officer.presses("movesAnswer")
    officer.names_file("chooseReceipt", pack)  # the wrong file: a pack is no receipt
    officer.sees("Nothing was taken in")
    officer.presses("movesAnswer")
    officer.names_file("chooseReceipt", answer)
    officer.waits(lambda: officer.reads("out0State") == "Accepted", "the receipt is believed")
    assert not officer.is_seen("out0Due")
    officer.presses("out0Case")
    officer.waits_for_the_case()
    officer.sees_no("Awaiting receipt")


def comes_back_late(desktop: Desktop, officer: Officer) -> None:
    desktop.it_is(date(2026, 12, 2))
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.presses("rail_moves")
    officer.waits(lambda: officer.is_seen("out0Chase"), "it is to be chased")
    assert officer.reads("out0Due") == "No answer since 23 November 2026"


def a_receipt(pack: Path, ashdown: Elsewhere, folder: Path) -> Path:
    """What the other office makes of it."""
    content = pack.read_bytes()
    opened = open_pack(content, ashdown.keys)
    receipt = Receipt(
        opened.manifest.pack,
        hashlib.sha256(content).hexdigest(),
        opened.manifest.sender.keys,
        ashdown.keys.public,
        Answer.ACCEPTED,
        datetime(2026, 12, 2, 9, 0, tzinfo=UTC),
    )
    path = folder / "TR-00000000.receipt"
    path.write_bytes(make_receipt(receipt, ashdown.keys))
    return path


def test_whoever_has_no_key_gets_locked_papers(desktop: Desktop) -> None:
    officer, _, stick = sits_down(desktop, compared=False)
    officer.finds_person("Okoro")
    officer.keys("Ctrl+M")
    officer.types("handOverTo", "ashdown")
    officer.sees("No pack can be locked for them yet")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    way = officer.finds("handOverAs", QComboBox)
    assert way.currentText().startswith("Locked papers")

    officer.presses("handOverGo")
    officer.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("filePassphraseWords"), "the passphrase is shown")
    passphrase = officer.finds("filePassphraseWords", QLabel).text()

    assert len(passphrase.split()) == 7
    officer.presses("filePassphraseNoted")
    (folder,) = stick.iterdir()
    assert folder.name.startswith("TS-")
    for file in folder.iterdir():
        with pikepdf.open(file, password=passphrase) as pdf:
            assert pdf.encryption.R == 6
    officer.waits_for_quiet()
    officer.sees("Awaiting receipt")
    officer.presses("rail_moves")
    officer.waits(lambda: officer.is_seen("out0To"), "it is among what went")
    assert "Disclosure 2026-0001" in officer.reads("out0About")
    officer.presses("out0Have")
    officer.waits(lambda: officer.reads("out0State") == "Receipt came back", "it is written down")
    assert not officer.is_seen("out0Have")
