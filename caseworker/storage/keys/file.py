"""The key file: what ``keys.json`` says, read strictly and written whole.

Canonical JSON (RFC 8785) with three seals. ``check`` is a plain digest, which finds
damage before anyone types a passphrase. ``mac`` is made with a key drawn from the store
key, and ``signature`` with the unit's key, whose public half lies inside every slot:
nobody can put together a key file of their own that an officer's passphrase would open.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import rfc8785
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseworker.domain.errors import DamagedStore, NewerStore, RecordsError
from caseworker.storage import presence
from caseworker.storage.anchors import Anchor
from caseworker.storage.disk import write_whole
from caseworker.storage.keys.secrets import KEY_BYTES, StoreKey, wipe
from caseworker.storage.keys.slots import (
    BOX_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Cost,
    Slot,
    SlotKind,
)

FORMAT: Final = 1
MOST_BYTES: Final = 64 * 1024
NAME: Final = presence.KEYS
PREVIOUS: Final = presence.KEYS_BEFORE
_CONTEXT: Final = b"caseworker/1/key-file\x00"
_PART_SIZES: Final = {
    "salt": SALT_BYTES,
    "nonce": NONCE_BYTES,
    "box": BOX_BYTES,
    "seal_key": KEY_BYTES,
    "verify_key": KEY_BYTES,
}


@dataclass(frozen=True, slots=True)
class UnitKey:
    """The Ed25519 key of the unit: its public half, and the private one under the store key."""

    verify_key: bytes
    nonce: bytes
    box: bytes

    @classmethod
    def shut(cls, private: Ed25519PrivateKey, store_key: StoreKey) -> UnitKey:
        key, nonce = store_key.drawn("unit"), os.urandom(NONCE_BYTES)
        plain = private.private_bytes_raw()
        public = private.public_key().public_bytes_raw()
        unit = cls(public, nonce, AESGCM(key).encrypt(nonce, plain, public))
        wipe(key)
        wipe(plain)
        return unit

    def opened(self, store_key: StoreKey) -> Ed25519PrivateKey:
        """Raises DamagedStore."""
        key = store_key.drawn("unit")
        try:
            plain = AESGCM(key).decrypt(self.nonce, self.box, self.verify_key)
        except InvalidTag as error:
            raise damaged() from error
        finally:
            wipe(key)
        private = Ed25519PrivateKey.from_private_bytes(plain)
        wipe(plain)
        return private


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the key file says. ``practice`` is the mark of a practice store (decision 38)."""

    store: str
    practice: bool
    generation: int
    revision: int
    anchor: Anchor
    unit: UnitKey
    slots: tuple[Slot, ...]
    mac: bytes = b""
    signature: bytes = b""

    def slot(self, slot_id: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    @property
    def recovery(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.kind is SlotKind.RECOVERY), None)

    def with_slot(self, slot: Slot) -> KeyFile:
        """The slot put in the place of the one with its id, or at the end."""
        kept = tuple(slot if other.id == slot.id else other for other in self.slots)
        return replace(self, slots=kept if self.slot(slot.id) else (*self.slots, slot))

    def without_slot(self, slot_id: str) -> KeyFile:
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != slot_id))

    def sealed(self, store_key: StoreKey, unit: Ed25519PrivateKey) -> KeyFile:
        """The next revision, with the seals that only this store's officers can make."""
        following = replace(self, revision=self.revision + 1)
        content = _CONTEXT + rfc8785.dumps(_content(following))
        key = store_key.drawn("key-file")
        mac = hmac.digest(key, content, "sha256")
        wipe(key)
        return replace(following, mac=mac, signature=unit.sign(content))

    def prove(self, store_key: StoreKey, unit_verify_key: bytes) -> None:
        """Raises DamagedStore: somebody without the keys has changed this file."""
        content = _CONTEXT + rfc8785.dumps(_content(self))
        key = store_key.drawn("key-file")
        whole = hmac.compare_digest(hmac.digest(key, content, "sha256"), self.mac)
        wipe(key)
        try:
            Ed25519PublicKey.from_public_bytes(unit_verify_key).verify(self.signature, content)
        except InvalidSignature as error:
            raise damaged() from error
        if not whole or unit_verify_key != self.unit.verify_key:
            raise damaged()

    def to_bytes(self) -> bytes:
        body = _content(self) | {"mac": self.mac.hex(), "signature": self.signature.hex()}
        return rfc8785.dumps(body | {"check": hashlib.sha256(rfc8785.dumps(body)).hexdigest()})


def damaged() -> DamagedStore:
    """The one answer to every way in which a key file can be wrong."""
    return DamagedStore("The file that holds the keys to these records is damaged.")


def parse(raw: bytes) -> KeyFile:
    """Raises DamagedStore, NewerStore."""
    if len(raw) > MOST_BYTES:
        raise damaged()
    try:
        data = json.loads(raw, object_pairs_hook=_no_twins)
        check = data.pop("check")
        whole = hashlib.sha256(rfc8785.dumps(data)).hexdigest() == check
        if not whole or rfc8785.dumps({**data, "check": check}) != raw:
            raise damaged()
        if data["format"] > FORMAT:
            raise NewerStore
        return _key_file(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise damaged() from error


def read(folder: Path) -> KeyFile:
    """The key file; the one before it, if that is all that can still be read.

    Raises:
        DamagedStore, NewerStore: none of them can be read.
    """
    try:
        return parse(_bytes(folder / NAME))
    except DamagedStore as broken:
        try:
            return parse(_bytes(folder / PREVIOUS))
        except DamagedStore:
            raise broken from None


def write(folder: Path, file: KeyFile, *, forget: bool = False) -> None:
    """Write the key file, keeping the one before it.

    ``forget``: something was taken away from someone, so the one before goes as well.

    Raises:
        OSError: the old one stands.
    """
    raw = file.to_bytes()
    if len(raw) > MOST_BYTES:
        raise ValueError("the key file would be too large to be read again")
    try:
        before = parse(_bytes(folder / NAME)).to_bytes()
    except DamagedStore:
        before = b""  # never keep a damaged one in place of a good one
    if before and not forget:
        write_whole(folder / PREVIOUS, before)
    write_whole(folder / NAME, raw)
    if forget or not before:
        write_whole(folder / PREVIOUS, raw)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise DamagedStore("The file that holds the keys to these records is missing.") from error
    except PermissionError as error:
        raise RecordsError(
            "This account may not open the folder that holds these records.",
            "Ask whoever looks after this computer for the right to read and write there.",
        ) from error
    except OSError as error:  # another kind of thing stands in its place, or the disk is failing
        raise damaged() from error


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name stands twice")
    return names


def _content(file: KeyFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "store": file.store,
        "practice": file.practice,
        "generation": file.generation,
        "revision": file.revision,
        "anchor": file.anchor.to_data(),
        "unit": {
            "verify_key": file.unit.verify_key.hex(),
            "nonce": file.unit.nonce.hex(),
            "box": file.unit.box.hex(),
        },
        "slots": [
            {
                "id": slot.id,
                "kind": slot.kind.value,
                "name": slot.name,
                "role": slot.role,
                "cost": [slot.cost.memory_mib, slot.cost.passes, slot.cost.lanes],
                "salt": slot.salt.hex(),
                "nonce": slot.nonce.hex(),
                "box": slot.box.hex(),
                "seal_key": slot.seal_key.hex(),
                "verify_key": slot.verify_key.hex(),
                "sealed": slot.sealed.hex(),
            }
            for slot in file.slots
        ],
    }


def _key_file(data: Mapping[str, Any]) -> KeyFile:
    unit = data["unit"]
    file = KeyFile(
        data["store"],
        data["practice"],
        data["generation"],
        data["revision"],
        Anchor.from_data(data["anchor"]),
        UnitKey(
            bytes.fromhex(unit["verify_key"]),
            bytes.fromhex(unit["nonce"]),
            bytes.fromhex(unit["box"]),
        ),
        tuple(_slot(entry) for entry in data["slots"]),
        bytes.fromhex(data["mac"]),
        bytes.fromhex(data["signature"]),
    )
    said = _content(file) | {"mac": data["mac"], "signature": data["signature"]}
    if said != data:  # a field that isn't ours, or a value of another kind
        raise damaged()
    return file


def _slot(entry: Mapping[str, Any]) -> Slot:
    memory, passes, lanes = entry["cost"]
    parts = {name: bytes.fromhex(entry[name]) for name in (*_PART_SIZES, "sealed")}
    if any(len(parts[name]) != size for name, size in _PART_SIZES.items()):
        raise damaged()
    return Slot(
        entry["id"],
        SlotKind(entry["kind"]),
        entry["name"],
        entry["role"],
        Cost(int(memory), int(passes), int(lanes)),
        **parts,
    )
