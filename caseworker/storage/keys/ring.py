"""The key ring: a store's key file, and the keys of the officer who opened it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.errors import NotAllowed, WrongPassphrase
from caseworker.domain.roles import roles_of
from caseworker.storage.anchors import Anchor
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.file import KeyFile, UnitKey
from caseworker.storage.keys.secrets import StoreKey
from caseworker.storage.keys.slots import (
    Cost,
    OfficerKeys,
    Slot,
    SlotKind,
    WayIn,
    boxed,
    derive_for_nothing,
    new_slot,
    opened,
    sealed_to,
    unsealed,
)

ADMINISTRATOR = "administrator"
RECOVERY_ID = "recovery"


def new_id() -> str:
    """A name for an officer that says nothing about them."""
    return secrets.token_hex(4)


class KeyRing:
    """The keys of one store, open. ``wipe`` forgets them."""

    def __init__(
        self, folder: Path, file: KeyFile, slot: Slot, keys: OfficerKeys, store_key: StoreKey
    ) -> None:
        self._folder = folder
        self._keys = keys
        self._store_key = store_key
        self.file = file
        self.slot = slot

    @classmethod
    def made(cls, folder: Path, first: WayIn, recovery: str, *, practice: bool) -> KeyRing:
        """Keys for a new store. Nothing is written yet."""
        store = secrets.token_hex(16)
        store_key = StoreKey.fresh(store, 1)
        unit = Ed25519PrivateKey.generate()
        public = unit.public_key().public_bytes_raw()
        slot = new_slot(first, public, store_key)
        envelope = new_slot(_envelope(recovery, first.cost), public, store_key)
        shut_unit = UnitKey.shut(unit, store_key)
        file = KeyFile(store, practice, 1, 0, Anchor(), shut_unit, (slot, envelope))
        return cls(folder, file, slot, opened(slot, first.passphrase, store), store_key)

    @classmethod
    def opened(cls, folder: Path, slot_id: str, passphrase: str) -> KeyRing:
        """Raises WrongPassphrase (also for somebody unknown), DamagedStore, NewerStore."""
        return cls.of(folder, key_file.read(folder), slot_id, passphrase)

    @classmethod
    def of(cls, folder: Path, file: KeyFile, slot_id: str, passphrase: str) -> KeyRing:
        """``opened``, of a key file already read."""
        slot = file.slot(slot_id)
        if slot is None:
            derive_for_nothing(file.slots[0].cost if file.slots else Cost())
            raise WrongPassphrase
        keys = opened(slot, passphrase, file.store)
        store_key = unsealed(slot, keys, file.store, file.generation)
        file.prove(store_key, keys.unit_verify_key)
        return cls(folder, file, slot, keys, store_key)

    @property
    def generation(self) -> int:
        return self._store_key.generation

    @property
    def is_administrator(self) -> bool:
        return ADMINISTRATOR in roles_of(self.slot.role)

    @property
    def officers(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.file.slots if slot.kind is SlotKind.OFFICER)

    def officer(self, slot_id: str) -> Slot:
        """Raises NotAllowed: nobody of that name has a way in."""
        for slot in self.officers:
            if slot.id == slot_id:
                return slot
        raise NotAllowed("There is no such officer in these records.")

    def drawn(self, use: str) -> bytearray:
        return self._store_key.drawn(use)

    def database_key(self) -> bytearray:
        return self._store_key.database_key()

    def sign(self, message: bytes) -> tuple[bytes, bytes]:
        return self._keys.signing.sign(message), self.slot.verify_key

    def write(self, *, forget: bool = False) -> None:
        """Seal the key file and put it on the disk. Raises OSError: the old one stands."""
        sealed = self.file.sealed(self._store_key, self.file.unit.opened(self._store_key))
        key_file.write(self._folder, sealed, forget=forget)
        self.file = sealed

    def remember(self, anchor: Anchor) -> None:
        """Keep ``anchor`` in the key file. Raises OSError."""
        if anchor != self.file.anchor:
            self.file = replace(self.file, anchor=anchor)
            self.write()

    def add(self, way_in: WayIn) -> Slot:
        """A way in for one more officer. Written at once."""
        slot = new_slot(way_in, self._keys.unit_verify_key, self._store_key)
        self._change(self.file.with_slot(slot))
        return slot

    def rename(self, slot: Slot) -> None:
        """Write another name or role into a slot; the keys in it stay. Written at once."""
        self._change(self.file.with_slot(slot))
        if slot.id == self.slot.id:
            self.slot = slot

    def replace(self, way_in: WayIn) -> Slot:
        """New keys in a slot whose passphrase is lost; what opened it no longer does."""
        slot = new_slot(way_in, self._keys.unit_verify_key, self._store_key)
        self._change(self.file.with_slot(slot), forget=True)
        return slot

    def renew_recovery(self, recovery: str, cost: Cost) -> None:
        self.replace(_envelope(recovery, cost))

    def change_passphrase(self, old: str, new: str, cost: Cost) -> None:
        """Raises WrongPassphrase."""
        keys = opened(self.slot, old, self.file.store)
        slot = boxed(replace(self.slot, cost=cost), keys, new, self.file.store)
        self._change(self.file.with_slot(slot), forget=True)
        self.slot = slot

    def as_officer(self, slot_id: str, passphrase: str) -> KeyRing:
        """The same keys, held by another officer."""
        return KeyRing.of(self._folder, self.file, slot_id, passphrase)

    def of_copy(self, folder: Path) -> KeyRing:
        """The ring of a copy of these records, from the key file that lies with it.

        Raises:
            WrongPassphrase: this officer had no way in when the copy was made.
            DamagedStore, NewerStore: the copy's key file can't be read.
        """
        file = key_file.read(folder)
        slot = file.slot(self.slot.id)
        if slot is None or slot.seal_key != self.slot.seal_key or file.store != self.file.store:
            raise WrongPassphrase
        store_key = unsealed(slot, self._keys, file.store, file.generation)
        file.prove(store_key, self._keys.unit_verify_key)
        return KeyRing(folder, file, slot, self._keys, store_key)

    def renewed(self, *, without: str) -> KeyRing:
        """The ring of the next generation, sealed to everyone but one. Nothing is written yet."""
        store = self.file.store
        unit = self.file.unit.opened(self._store_key)
        following = StoreKey.fresh(store, self.generation + 1)
        slots = tuple(sealed_to(slot, following) for slot in self.file.slots if slot.id != without)
        file = replace(
            self.file,
            generation=following.generation,
            unit=UnitKey.shut(unit, following),
            slots=slots,
        )
        mine = file.slot(self.slot.id)
        if mine is None:
            raise NotAllowed("Nobody can take away their own way in.")
        return KeyRing(self._folder, file, mine, self._keys, following)

    def wipe(self) -> None:
        self._store_key.wipe()

    def _change(self, file: KeyFile, *, forget: bool = False) -> None:
        before, self.file = self.file, file
        try:
            self.write(forget=forget)
        except OSError:
            self.file = before
            raise


def _envelope(recovery: str, cost: Cost) -> WayIn:
    return WayIn(RECOVERY_ID, SlotKind.RECOVERY, "", ADMINISTRATOR, recovery, cost)
