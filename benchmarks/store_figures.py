"""Measure the store at its full size: unlocking, re-keying, backup, drill, audit, writers.

    python benchmarks/store_figures.py --megabytes 250

Prints each figure beside the one that `docs/security.md` was designed to (security figures
1, 5, 7, 9, 20, 25, 27 and 29). Figures of one machine; ratios travel better.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from caseworker.casework.records import Document, DocumentId, OfficeFacts  # noqa: E402
from caseworker.casework.strongroom import NewStore  # noqa: E402
from caseworker.domain.case import Case, CaseNumber, OfficerId  # noqa: E402
from caseworker.domain.errors import WrongPassphrase  # noqa: E402
from caseworker.domain.people import Person  # noqa: E402
from caseworker.storage.audit import Deed  # noqa: E402
from caseworker.storage.keys import file as key_file  # noqa: E402
from caseworker.storage.keys.ring import KeyRing  # noqa: E402
from caseworker.storage.keys.secrets import StoreKey  # noqa: E402
from caseworker.storage.keys.slots import FLOOR, SlotKind, WayIn, new_slot  # noqa: E402
from caseworker.storage.places import Drive, Surroundings  # noqa: E402
from caseworker.storage.store import EncryptedStore  # noqa: E402
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom  # noqa: E402

PASSPHRASE: Final = "four words nobody says"  # noqa: S105 - of a store that is thrown away
NUMBER: Final = CaseNumber("2026-0001")
NOW: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WHO: Final = OfficerId("okafor")
MEGABYTE: Final = 1_000_000


def main() -> int:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=int, default=250)
    parser.add_argument("--audit", type=int, default=100_000)
    parser.add_argument("--writes", type=int, default=500)
    parser.add_argument("--slots", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        around = Surroundings(lambda _: Drive.FIXED, {})
        room = EncryptedStrongroom(Arrangements(around=around, last_seen=folder / "seen"))
        store_folder = folder / "unit.caseworker"
        facts = OfficeFacts("Northmere", ("custody",), "OFFICIAL")
        new = NewStore(store_folder, facts, "Dana Okafor", "administrator", PASSPHRASE)
        room.create(new, recovery_key=room.make_recovery_key()).close()
        officer = room.sign_ins(store_folder)[0].id
        unlocking(room, store_folder, officer)
        same_time_for_every_cause(store_folder, officer)
        no_salt_twice(asked.slots)
        store = room.unlock(store_folder, officer, PASSPHRASE)
        fill(store, asked.megabytes)
        backing_up(store, asked.megabytes)
        writers(store, asked.writes)
        auditing(store, asked.audit)
        re_keying(store, asked.megabytes)
        store.close()
    return 0


def told(what: str, figure: str, wanted: str) -> None:
    """One line: what was measured, what came out, what is wanted."""
    print(f"{what:<58} {figure:>22}   aim: {wanted}", flush=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def unlocking(room: EncryptedStrongroom, folder: Path, officer: OfficerId) -> None:
    """Figure 1: the key derivation, the way in, and the way out."""
    took = [timed(lambda: room.unlock(folder, officer, PASSPHRASE).close()) for _ in range(5)]
    told("1. unlock and lock again, default cost", f"{statistics.median(took):.2f} s", "0.4-1.5 s")


def same_time_for_every_cause(folder: Path, officer: OfficerId) -> None:
    """Figure 9: nobody learns from the time which of the three it was."""
    file = key_file.read(folder)
    slot = file.slots[0]
    broken = file.with_slot(replace(slot, box=bytes(len(slot.box))))
    causes = {
        "wrong": (file, officer, "not this one"),
        "damaged": (broken, officer, PASSPHRASE),
        "unknown": (file, "removed", PASSPHRASE),
    }

    def refused(which: str) -> None:
        asked, who, typed = causes[which]
        with suppress(WrongPassphrase):
            KeyRing.of(folder, asked, who, typed)

    took = {
        which: statistics.median(timed(partial(refused, which)) for _ in range(9))
        for which in causes
    }
    spread = (max(took.values()) - min(took.values())) / min(took.values())
    told("9. wrong, damaged, unknown: spread of the times", f"{spread:.1%}", "within 10%")


def no_salt_twice(count: int) -> None:
    """Figure 5."""
    way_in = WayIn("0a", SlotKind.OFFICER, "", "officer", PASSPHRASE, FLOOR)
    key = StoreKey.fresh("ab" * 16, 1)
    slots = [new_slot(way_in, bytes(32), key) for _ in range(count)]
    salts, nonces = {slot.salt for slot in slots}, {slot.nonce for slot in slots}
    repeats = 2 * count - len(salts) - len(nonces)
    told(f"5. salts and nonces repeated in {count} slots", str(repeats), "0")


def fill(store: EncryptedStore, megabytes: int) -> None:
    """Documents to the size that is wanted, a megabyte each."""
    vault = store._vault  # noqa: SLF001 - measured below the door
    with vault.sitting() as records:
        person = Person("Tom", "Whitfield", date(2012, 3, 2))
        records.open_case(Case(NUMBER, person, "community", WHO))
    for number in range(megabytes):
        content = os.urandom(MEGABYTE)
        digest = hashlib.sha256(content).hexdigest()
        name = DocumentId(f"doc-{number}")
        with vault.sitting() as records:
            document = Document(name, NUMBER, "a.pdf", "pdf", MEGABYTE, digest, NOW, WHO)
            records.add_document(document, content)


def backing_up(store: EncryptedStore, megabytes: int) -> None:
    """Figures 25 and 27: while an officer types."""
    vault = store._vault  # noqa: SLF001 - measured below the door
    waits: list[float] = []
    stop = threading.Event()

    def type_on() -> None:
        while not stop.wait(0.02):
            waits.append(timed(save))

    def save() -> None:
        with vault.sitting() as records:
            records.keep_draft("plan", WHO, "words " * 1000, NOW)

    typing = threading.Thread(target=type_on)
    typing.start()
    began = time.perf_counter()
    proof = store.back_up()
    took = time.perf_counter() - began
    stop.set()
    typing.join()
    told(f"25. backup of {megabytes} MB, proved, while typing", f"{took:.1f} s", "10 s")
    told("25. slowest save meanwhile", f"{max(waits) * 1000:.0f} ms", "300 ms")
    drilled = timed(lambda: store.drill(proof.path))
    told(f"27. restore drill of {megabytes} MB", f"{drilled:.1f} s", "60 s")


def writers(store: EncryptedStore, each: int) -> None:
    """Figure 20: four threads that read and write."""
    vault = store._vault  # noqa: SLF001 - measured below the door
    waits: list[float] = []

    def add_up() -> None:
        waits.extend(timed(one_more) for _ in range(each))

    def one_more() -> None:
        with vault.sitting() as records:
            before = records.draft("count", WHO) or "0"
            records.keep_draft("count", WHO, str(int(before) + 1), NOW)

    threads = [threading.Thread(target=add_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with vault.sitting() as records:
        lost = 4 * each - int(records.draft("count", WHO) or "0")
    slow = sorted(waits)[int(len(waits) * 0.95)] * 1000
    told(f"20. four writers, {each} each: updates lost", str(lost), "0")
    told("20. p95 of a save among them", f"{slow:.0f} ms", "250 ms")


def auditing(store: EncryptedStore, count: int) -> None:
    """Figure 29: how long it takes to go through the chain."""
    vault = store._vault  # noqa: SLF001 - measured below the door
    with vault.transaction() as connection:
        for _ in range(count):
            vault.chain.write(connection, Deed(NOW, WHO, "case_opened_to_view", NUMBER))
    took = timed(vault.verify_audit)
    told(f"29. audit of {count} entries verified", f"{took:.1f} s", "3 s for 100,000")


def re_keying(store: EncryptedStore, megabytes: int) -> None:
    """Figure 7."""
    lewis = store.add_officer("Lewis Hart", "officer", "another walk along the river")
    took = timed(lambda: store.remove_officer(lewis.id))
    told(f"7. re-keying of {megabytes} MB", f"{took:.1f} s", "15 s")


if __name__ == "__main__":
    sys.exit(main())
