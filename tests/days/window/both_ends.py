"""Two offices, each with its own desktop and records, that know each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.exchange.keys import PrivateKeys
from caseworker.storage.store import EncryptedStore
from tests.days.window.desktop import Desktop
from tests.days.window.moving import has_keys
from tests.days.window.officer import Officer


@dataclass(frozen=True, slots=True)
class End:
    """An office at one end: what it is called, which kind of receiver it is, what it works in."""

    name: str
    kind: str
    settings: tuple[str, ...]


@contextmanager
def two_desktops(qtbot: QtBot, root: Path, day: date) -> Iterator[tuple[Desktop, Desktop]]:
    """One here and one there; nothing is left on either."""
    desktops = Desktop(qtbot, root / "here"), Desktop(qtbot, root / "there")
    for desktop in desktops:
        desktop.root.mkdir()
        desktop.it_is(day)
    yield desktops
    for desktop in desktops:
        assert desktop.is_left() == []


def begins_as(desktop: Desktop, end: End) -> EncryptedStore:
    """The store of that office. It must be closed again."""
    store = desktop.has_a_store(*end.settings)
    store.office.do(_is_called, end.name)
    return store


def _is_called(records: Records, name: str, sitting: Sitting) -> Done:
    del sitting
    records.save_office(replace(records.office(), name=name))
    return Done(None, frozenset(), "Named.", "office_saved")


def know_each_other(one: EncryptedStore, first: End, other: EncryptedStore, second: End) -> None:
    """Both have keys, and have compared each other's by telephone."""
    has_keys(one.office)
    has_keys(other.office)
    _knows(one.office, second, _keys(other))
    _knows(other.office, first, _keys(one))


def _keys(store: EncryptedStore) -> PrivateKeys:
    with store.reading()() as records:
        own = records.exchange.keys.now()
    assert own is not None
    return PrivateKeys(own.signing, own.sealing)


def _knows(office: Office, end: End, keys: PrivateKeys) -> None:
    key = ReceiverKey(keys.public.verify.hex(), keys.public.seal.hex(), date(2026, 11, 1))
    receiver = Receiver(ReceiverId(end.name), end.name, end.kind)

    def enter(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        records.exchange.book.keep(receiver)
        records.exchange.book.add_key(receiver.id, key)
        on = Compared(date(2026, 11, 2), "Ade Bello", "By telephone")
        records.exchange.book.note_compared(receiver.id, key.seal, on)
        return Done(None, frozenset(), "Entered.", "office_entered")

    office.do(enter, None)


def hands_over(officer: Officer, to: str, folder: Path) -> Path:
    """From the page of the case to a pack that is written."""
    officer.takes("actions", "actHandOver")
    officer.types("handOverTo", to)
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.presses("handOverGo")
    officer.names_file("packFolder", folder)
    officer.waits(lambda: officer.is_seen("handedOver"), "the pack is written")
    officer.presses("handedOverDone")
    officer.waits_for_quiet()
    (pack,) = folder.glob("*.pack")
    return pack


def takes_in(officer: Officer, pack: Path, saved: Path) -> None:
    """From the page of moves to the case, and the receipt that goes back."""
    officer.presses("rail_moves")
    officer.turns_to("In", "movesTabs")
    officer.presses("openPack" if officer.is_seen("openPack") else "openAnother")
    officer.names_file("choosePack", pack)
    officer.waits(lambda: officer.is_seen("senderBand"), "who sent it is seen")
    officer.sees("Known and compared")
    officer.presses("acceptPack")
    officer.waits(lambda: officer.is_seen("casePage"), "the case is shown")
    officer.presses("messageOffer")
    officer.names_file("savePaper", saved)
    officer.waits(saved.exists, "the receipt is saved")


def reads_the_answer(officer: Officer, receipt: Path) -> None:
    """The sender brings the receipt in."""
    officer.presses("rail_moves")
    officer.turns_to("Out", "movesTabs")
    officer.presses("movesAnswer")
    officer.names_file("chooseReceipt", receipt)
    officer.waits(lambda: officer.reads("out0State") == "Accepted", "it is believed")
