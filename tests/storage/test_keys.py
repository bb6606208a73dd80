"""Slots, the key file and the ring (figures 2, 3, 5 and 9 of the security design)."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
import rfc8785

from caseworker.domain.errors import DamagedStore, NewerStore, WrongPassphrase
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.file import KeyFile, parse
from caseworker.storage.keys.ring import KeyRing
from caseworker.storage.keys.secrets import StoreKey, wipe
from caseworker.storage.keys.slots import FLOOR, Cost, Slot, SlotKind, WayIn, new_slot, opened

DANA = WayIn("0a", SlotKind.OFFICER, "Dana Okafor", "administrator", "canal morning", FLOOR)
LEWIS = WayIn("0b", SlotKind.OFFICER, "Lewis Hart", "officer", "canal morning", FLOOR)
STORE = "ab" * 16


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> KeyRing:
    made = KeyRing.made(tmp_path_factory.mktemp("keys"), DANA, "envelope", practice=False)
    made.write()
    return made


def resealed(data: dict[str, object]) -> bytes:
    """The key file as somebody without the keys could write it: with a right check, at least."""
    data.pop("check", None)
    check = hashlib.sha256(rfc8785.dumps(data)).hexdigest()  # type: ignore[arg-type]
    return rfc8785.dumps({**data, "check": check})  # type: ignore[dict-item]


def test_the_passphrase_opens_the_ring_and_another_does_not(ring: KeyRing) -> None:
    again = KeyRing.of(Path(), ring.file, "0a", "canal morning")

    assert again.database_key() == ring.database_key()
    with pytest.raises(WrongPassphrase):
        KeyRing.of(Path(), ring.file, "0a", "canal evening")


def test_a_passphrase_is_the_same_in_every_normal_form() -> None:
    composed, decomposed = "caf\u00e9 by the canal", "cafe\u0301 by the canal"
    slot = new_slot(replace(DANA, passphrase=composed), b"\0" * 32, StoreKey.fresh(STORE, 1))

    keys = opened(slot, decomposed, STORE)

    assert keys.unit_verify_key == b"\0" * 32


@pytest.mark.parametrize("passphrase", ["x" * 5000, "日本語の合言葉", "ends in blank ", "\ud800"])
def test_a_passphrase_is_never_cut_or_changed(passphrase: str) -> None:
    slot = new_slot(replace(DANA, passphrase=passphrase), b"\0" * 32, StoreKey.fresh(STORE, 1))

    opened(slot, passphrase, STORE)

    with pytest.raises(WrongPassphrase):
        opened(slot, passphrase[:-1], STORE)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(65536, 3, 4),
        Cost(1025, 3, 4),
        Cost(63, 3, 4),
        Cost(64, 11, 4),
        Cost(64, 0, 4),
        Cost(64, 3, 9),
        Cost(64, 3, 0),
        Cost(-1, 3, 4),
    ],
)
def test_a_cost_outside_the_policy_is_refused_before_it_is_paid(ring: KeyRing, cost: Cost) -> None:
    asking = ring.file.with_slot(replace(ring.file.slots[0], cost=cost))

    began = time.process_time()
    with pytest.raises(DamagedStore):
        KeyRing.of(Path(), asking, "0a", "canal morning")

    assert time.process_time() - began < 0.01


@pytest.mark.parametrize("cost", [Cost(64, 2, 4), Cost(64, 3, 3), Cost(63, 3, 4), Cost(2048, 3, 4)])
def test_no_slot_is_written_below_the_floor(cost: Cost) -> None:
    with pytest.raises(ValueError, match="floor"):
        new_slot(replace(DANA, cost=cost), b"\0" * 32, StoreKey.fresh(STORE, 1))


def test_two_officers_with_one_passphrase_have_nothing_in_common() -> None:
    store_key = StoreKey.fresh(STORE, 1)

    first = new_slot(DANA, b"\0" * 32, store_key)
    second = new_slot(LEWIS, b"\0" * 32, store_key)

    for name in ("salt", "nonce", "box", "seal_key", "verify_key", "sealed"):
        assert getattr(first, name) != getattr(second, name)


def test_a_slot_moved_to_another_store_or_officer_opens_nothing(ring: KeyRing) -> None:
    slot = ring.file.slots[0]

    for moved, store in (
        (slot, "cd" * 16),
        (replace(slot, id="0c"), ring.file.store),
        (replace(slot, kind=SlotKind.RECOVERY), ring.file.store),
        (replace(slot, cost=replace(FLOOR, passes=4)), ring.file.store),
    ):
        with pytest.raises(WrongPassphrase):
            opened(moved, "canal morning", store)


def test_sub_keys_have_nothing_in_common() -> None:
    key, later = StoreKey(STORE, 1, bytearray(32)), StoreKey(STORE, 2, bytearray(32))
    elsewhere = StoreKey("cd" * 16, 1, bytearray(32))

    drawn = {
        bytes(each.drawn(use))
        for each in (key, later, elsewhere)
        for use in ("database", "audit", "anchor", "key-file", "unit", "backup")
    }

    assert len(drawn) == 18


def test_the_database_key_is_64_digits_and_nothing_else(ring: KeyRing) -> None:
    text = bytes(ring.database_key())

    assert text[:2] == b"x'"
    assert text[-1:] == b"'"
    assert len(bytes.fromhex(text[2:-1].decode())) == 32


def test_wiping_leaves_nothing() -> None:
    held, handed_out = bytearray(b"secret" * 4), bytes(bytearray(b"secret" * 4))

    wipe(held)
    wipe(handed_out)

    assert not any(held)
    assert not any(handed_out)


def test_every_flipped_bit_is_refused(ring: KeyRing) -> None:
    """Each byte, three bits (figure 3): before any passphrase is asked for."""
    raw = ring.file.to_bytes()
    accepted = []

    for place in range(len(raw)):
        for bit in (0, 3, 7):
            flipped = bytearray(raw)
            flipped[place] ^= 1 << bit
            try:
                parse(bytes(flipped))
            except DamagedStore:
                continue
            accepted.append((place, bit))

    assert not accepted


def mutations(data: dict[str, object]) -> list[dict[str, object]]:
    """What somebody without the keys might change, one thing at a time."""
    slots = data["slots"]
    assert isinstance(slots, list)
    dana, envelope = slots
    return [
        {**data, "practice": True},
        {**data, "generation": 2},
        {**data, "revision": 7},
        {**data, "store": "cd" * 16},
        {**data, "anchor": {"generation": 1, "sequence": 0, "head": "00"}},
        {**data, "slots": [dana]},
        {**data, "slots": [dana, envelope, {**envelope, "id": "0d"}]},
        {**data, "slots": [{**dana, "name": "Another Name"}, envelope]},
        {**data, "slots": [{**dana, "role": "officer"}, envelope]},
        {**data, "slots": [{**dana, "sealed": envelope["sealed"]}, envelope]},
        {**data, "slots": [dana, {**envelope, "seal_key": dana["seal_key"]}]},
        {**data, "mac": "00" * 32},
        {**data, "signature": "00" * 64},
        {**data, "unit": {**dict(data["unit"]), "verify_key": "11" * 32}},  # type: ignore[call-overload]
    ]


def test_every_change_made_without_the_keys_is_refused(ring: KeyRing) -> None:
    data = json.loads(ring.file.to_bytes())

    for changed in mutations(data):
        file = parse(resealed(dict(changed)))
        with pytest.raises((DamagedStore, WrongPassphrase)):
            KeyRing.of(Path(), file, "0a", "canal morning")


def test_a_key_file_made_up_by_somebody_else_is_refused(ring: KeyRing) -> None:
    """They know every public key, so they could seal a store key of their own to us."""
    theirs = KeyRing.made(Path(), replace(DANA, id="0e"), "envelope", practice=False)
    store_key = StoreKey.fresh(ring.file.store, 1)
    from_them = replace(
        theirs.file,
        store=ring.file.store,
        slots=(_sealed_again(ring.file.slots[0], store_key),),
    )
    unit_key = theirs.file.unit
    forged = replace(from_them, unit=unit_key).sealed(store_key, unit_key.opened(theirs._store_key))  # noqa: SLF001 - they hold their own keys

    with pytest.raises(DamagedStore):
        KeyRing.of(Path(), forged, "0a", "canal morning")


def _sealed_again(slot: Slot, store_key: StoreKey) -> Slot:
    from caseworker.storage.keys.slots import sealed_to  # noqa: PLC0415 - only the forger needs it

    return sealed_to(slot, store_key)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"check":1}',
        b'{"check":"00","format":1,"format":1}',
        b"[" * 40_000,
        b"\xff\xfe",
        b'{"check":NaN}',
        b" " * (key_file.MOST_BYTES + 1),
    ],
)
def test_what_is_not_a_key_file_is_said_to_be_damaged(raw: bytes) -> None:
    with pytest.raises(DamagedStore):
        parse(raw)


def test_names_that_stand_twice_and_blanks_are_refused(ring: KeyRing) -> None:
    raw = ring.file.to_bytes()

    for changed in (
        raw.replace(b'{"anchor"', b'{"format":1,"anchor"', 1),
        raw.replace(b",", b", ", 1),
        raw + b"\n",
        json.dumps(json.loads(raw), sort_keys=False, indent=1).encode(),
    ):
        with pytest.raises(DamagedStore):
            parse(changed)


def test_cut_short_anywhere_it_is_refused(ring: KeyRing) -> None:
    raw = ring.file.to_bytes()

    for length in range(0, len(raw), 7):
        with pytest.raises(DamagedStore):
            parse(raw[:length])


def test_a_key_file_of_a_later_version_is_told_apart(ring: KeyRing) -> None:
    data = {**json.loads(ring.file.to_bytes()), "format": 2, "new": "field"}

    with pytest.raises(NewerStore):
        parse(resealed(data))


def test_the_one_before_stands_in_for_a_damaged_key_file(ring: KeyRing, tmp_path: Path) -> None:
    key_file.write(tmp_path, ring.file)
    key_file.write(tmp_path, replace(ring.file, revision=9))
    (tmp_path / key_file.NAME).write_bytes(b"damage")

    found: KeyFile = key_file.read(tmp_path)

    assert found == ring.file


def test_a_damaged_key_file_never_replaces_the_good_one_before(
    ring: KeyRing, tmp_path: Path
) -> None:
    key_file.write(tmp_path, ring.file)
    (tmp_path / key_file.NAME).write_bytes(b"damage")

    key_file.write(tmp_path, ring.file)

    assert parse((tmp_path / key_file.PREVIOUS).read_bytes()) == ring.file


def test_unknown_officer_damaged_slot_and_wrong_passphrase_cannot_be_told_apart(
    ring: KeyRing,
) -> None:
    """Same words; the same work is done for each (times: benchmarks)."""
    slot = ring.file.slots[0]
    damaged = ring.file.with_slot(replace(slot, box=bytes(len(slot.box))))
    said = set()

    for file, who, typed in (
        (ring.file, "0a", "wrong"),
        (damaged, "0a", "canal morning"),
        (ring.file, "removed", "canal morning"),
    ):
        with pytest.raises(WrongPassphrase) as refused:
            KeyRing.of(Path(), file, who, typed)
        said.add(str(refused.value))

    assert len(said) == 1
