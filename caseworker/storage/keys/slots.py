"""One officer's way in: their private keys under their passphrase, the store key under theirs.

The passphrase goes through Argon2id to a key that opens the slot's box (AES-256-GCM);
in the box lie the officer's X25519 and Ed25519 private keys and the public key of the
unit. The store key is sealed to the X25519 key (HPKE), so that a new store key can be
given to officers who aren't there.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from caseworker.domain.errors import DamagedStore, WrongPassphrase
from caseworker.storage.keys.secrets import KEY_BYTES, StoreKey, wipe

SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
BOX_BYTES: Final = 3 * KEY_BYTES + TAG_BYTES
_KIB: Final = 1024
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class SlotKind(Enum):
    """Whose way in it is."""

    OFFICER = "officer"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id is made to spend on each try. The default is what new slots get."""

    memory_mib: int = 256
    passes: int = 3
    lanes: int = 4

    @property
    def within_policy(self) -> bool:
        """Whether we would derive with it at all: a key file must not ask for the moon."""
        return (
            64 <= self.memory_mib <= 1024  # noqa: PLR2004 - security.md (a): the range accepted
            and 1 <= self.passes <= 10  # noqa: PLR2004 - likewise
            and 1 <= self.lanes <= 8  # noqa: PLR2004 - likewise
        )

    @property
    def fit_to_write(self) -> bool:
        return (
            self.within_policy
            and self.passes >= FLOOR.passes
            and self.lanes >= FLOOR.lanes
            and self.memory_mib >= FLOOR.memory_mib
        )


FLOOR: Final = Cost(memory_mib=64, passes=3, lanes=4)


@dataclass(frozen=True, slots=True)
class Slot:
    """What the key file keeps of one way in. None of it is secret."""

    id: str
    kind: SlotKind
    name: str
    role: str
    cost: Cost
    salt: bytes
    nonce: bytes
    box: bytes
    seal_key: bytes
    verify_key: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class OfficerKeys:
    """What lies in a slot's box."""

    sealing: X25519PrivateKey
    signing: Ed25519PrivateKey
    unit_verify_key: bytes


@dataclass(frozen=True, slots=True)
class WayIn:
    """Who is to be let in, and by which passphrase."""

    id: str
    kind: SlotKind
    name: str
    role: str
    passphrase: str = field(repr=False)
    cost: Cost = Cost()


def new_slot(way_in: WayIn, unit_verify_key: bytes, store_key: StoreKey) -> Slot:
    """A slot with new keys of its own."""
    keys = OfficerKeys(X25519PrivateKey.generate(), Ed25519PrivateKey.generate(), unit_verify_key)
    blank = Slot(
        way_in.id,
        way_in.kind,
        way_in.name,
        way_in.role,
        way_in.cost,
        salt=b"",
        nonce=b"",
        box=b"",
        seal_key=keys.sealing.public_key().public_bytes_raw(),
        verify_key=keys.signing.public_key().public_bytes_raw(),
        sealed=b"",
    )
    return sealed_to(boxed(blank, keys, way_in.passphrase, store_key.store), store_key)


def boxed(slot: Slot, keys: OfficerKeys, passphrase: str, store: str) -> Slot:
    """The slot with its keys put under ``passphrase``, with fresh salt and nonce."""
    if not slot.cost.fit_to_write:
        raise ValueError("new slots are never weaker than the floor")
    shut = replace(slot, salt=os.urandom(SALT_BYTES), nonce=os.urandom(NONCE_BYTES))
    key = _derived(passphrase, shut)
    plain = bytearray(
        keys.sealing.private_bytes_raw() + keys.signing.private_bytes_raw() + keys.unit_verify_key
    )
    box = AESGCM(key).encrypt(shut.nonce, plain, _bound(shut, store))
    wipe(key)
    wipe(plain)
    return replace(shut, box=box)


def opened(slot: Slot, passphrase: str, store: str) -> OfficerKeys:
    """Raises WrongPassphrase: wrong, or the slot was changed; nobody can tell which."""
    key = _derived(passphrase, slot)
    plain = bytearray(3 * KEY_BYTES)
    try:
        AESGCM(key).decrypt_into(slot.nonce, slot.box, _bound(slot, store), plain)
        return OfficerKeys(
            X25519PrivateKey.from_private_bytes(plain[:KEY_BYTES]),
            Ed25519PrivateKey.from_private_bytes(plain[KEY_BYTES : 2 * KEY_BYTES]),
            bytes(plain[2 * KEY_BYTES :]),
        )
    except InvalidTag:
        raise WrongPassphrase from None
    finally:
        wipe(key)
        wipe(plain)


def derive_for_nothing(cost: Cost) -> None:
    """Spend what a try costs, so that an unknown officer takes as long as a known one."""
    wipe(_argon("nobody", os.urandom(SALT_BYTES), cost if cost.within_policy else FLOOR))


def sealed_to(slot: Slot, store_key: StoreKey) -> Slot:
    """The slot with the store key sealed to its owner, who need not be there."""
    value = store_key.value()
    info = _seal_info(slot, store_key.store, store_key.generation)
    sealed = _SUITE.encrypt(value, X25519PublicKey.from_public_bytes(slot.seal_key), info)
    wipe(value)
    return replace(slot, sealed=sealed)


def unsealed(slot: Slot, keys: OfficerKeys, store: str, generation: int) -> StoreKey:
    """Raises DamagedStore: the slot is its owner's, but the store key in it isn't whole."""
    try:
        value = _SUITE.decrypt(slot.sealed, keys.sealing, _seal_info(slot, store, generation))
    except (InvalidTag, ValueError) as error:
        raise DamagedStore("The file that holds the keys to these records is damaged.") from error
    held = bytearray(value)
    wipe(value)
    return StoreKey(store, generation, held)


def _derived(passphrase: str, slot: Slot) -> bytearray:
    if not slot.cost.within_policy:
        raise DamagedStore("The file that holds the keys asks for more than it ever should.")
    return _argon(passphrase, slot.salt, slot.cost)


def _argon(passphrase: str, salt: bytes, cost: Cost) -> bytearray:
    # Normalised and nothing else: never cut, never case-folded. Lone surrogates can be typed.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    key = bytearray(KEY_BYTES)
    Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_mib * _KIB,
    ).derive_into(secret, key)
    wipe(secret)
    return key


def _bound(slot: Slot, store: str) -> bytes:
    """What a box can't be moved away from. Name and role may change without the passphrase."""
    return rfc8785.dumps(
        {
            "purpose": "caseworker/1/slot",
            "store": store,
            "id": slot.id,
            "kind": slot.kind.value,
            "cost": [slot.cost.memory_mib, slot.cost.passes, slot.cost.lanes],
            "salt": slot.salt.hex(),
            "seal_key": slot.seal_key.hex(),
            "verify_key": slot.verify_key.hex(),
        }
    )


def _seal_info(slot: Slot, store: str, generation: int) -> bytes:
    return f"caseworker/1/store-key/{store}/{generation}/{slot.id}".encode()
