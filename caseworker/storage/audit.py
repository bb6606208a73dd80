"""The audit record: who did what and when, as a chain that shows every break.

Each entry carries a MAC over itself and the MAC before it. Nothing about a child stands
in it: ids and codes only, so that it can outlive the case. When the store is re-keyed
the chain goes on under the new key; the keys of former generations are kept inside the
encrypted records, so that the whole chain can always be verified.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, func, insert, select

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.storage.anchors import Anchor
from caseworker.storage.schema import audit, audit_key, checkpoint, officer

GENESIS: Final = b"\x00" * 32
START: Final = Anchor()
_AT_ONCE: Final = 2000

# Built once: building a statement takes three times as long as asking it.
_LAST: Final = (
    select(audit.c.generation, audit.c.sequence, audit.c.mac)
    .order_by(audit.c.sequence.desc())
    .limit(1)
)
_ADD: Final = insert(audit)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to be written down: a code for what was done, and ids."""

    at: datetime
    officer: OfficerId
    act: str
    case: CaseNumber | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One link as it is written down."""

    sequence: int
    at: str
    officer: str
    act: str
    case: str
    ref: str
    generation: int
    mac: bytes = b""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found. ``broken_at`` is the number of the first entry that is wrong."""

    entries: int
    head: Anchor
    broken_at: int | None = None
    words: str = ""

    @property
    def unbroken(self) -> bool:
        return self.broken_at is None


class AuditChain:
    """Writes the chain with the key of the present generation."""

    def __init__(self, store: str, generation: int, key: bytearray) -> None:
        self._store = store
        self._generation = generation
        self._key = key

    def write(self, connection: Connection, deed: Deed) -> None:
        """Add one entry. Its number leaves no gap; its time is the wall's."""
        last = connection.execute(_LAST).first()
        sequence, before = (0, GENESIS) if last is None else (last.sequence, last.mac)
        entry = Entry(
            sequence + 1,
            deed.at.astimezone(UTC).isoformat(timespec="microseconds"),
            deed.officer,
            deed.act,
            deed.case or "",
            deed.ref,
            self._generation,
        )
        mac = _mac(self._key, self._store, entry, before)
        connection.execute(_ADD, {**asdict(entry), "mac": mac})

    def keep_key(self, connection: Connection) -> None:
        """Keep this generation's key inside the records, for those who verify later."""
        connection.execute(
            insert(audit_key).values(generation=self._generation, key=bytes(self._key))
        )

    def checkpoint_message(self, head: Anchor) -> bytes:
        """What an officer signs at lock and close."""
        return _checkpoint_message(self._store, head)

    def verify(self, connection: Connection, since: Anchor = START) -> Verdict:
        return verify(connection, self._store, since)


def head_of(connection: Connection) -> Anchor:
    """The last link, as an anchor remembers it."""
    last = connection.execute(_LAST).first()
    return Anchor() if last is None else Anchor(last.generation, last.sequence, last.mac.hex())


def last_moment(connection: Connection) -> datetime | None:
    """When the last entry was written, by the clock on the wall of that moment."""
    at = connection.execute(select(audit.c.at).order_by(audit.c.sequence.desc()).limit(1)).scalar()
    return None if at is None else datetime.fromisoformat(at)


def extends(connection: Connection, anchor: Anchor) -> bool:
    """Whether the chain still holds the link that ``anchor`` remembers."""
    if not anchor.sequence:
        return True
    mac = connection.execute(
        select(audit.c.mac).where(audit.c.sequence == anchor.sequence)
    ).scalar_one_or_none()
    return mac is not None and hmac.compare_digest(mac, bytes.fromhex(anchor.head))


def sign_checkpoint(
    connection: Connection, at: datetime, who: OfficerId, public_key: bytes, signature: bytes
) -> None:
    """Keep an officer's signature over the head of the chain."""
    connection.execute(
        insert(checkpoint).values(
            sequence=head_of(connection).sequence,
            at=at.astimezone(UTC).isoformat(timespec="microseconds"),
            officer=who,
            public_key=public_key,
            signature=signature,
        )
    )


def is_checkpointed(connection: Connection) -> bool:
    """Whether nothing was added since an officer last signed."""
    last = connection.execute(select(func.max(checkpoint.c.sequence))).scalar()
    return (last or 0) == head_of(connection).sequence


def verify(connection: Connection, store: str, since: Anchor = START) -> Verdict:
    """Go through the chain after ``since``, then through the signatures over that part."""
    walk = _Walk(
        store,
        since,
        {row.generation: row.key for row in connection.execute(select(audit_key))},
        set(connection.execute(select(checkpoint.c.sequence)).scalars()),
    )
    if not extends(connection, since):
        words = f"Entry {since.sequence} is not the one that was there before."
        return Verdict(walk.count, START, since.sequence, words)
    for entry in _entries(connection, since.sequence):
        words = walk.step(entry)
        if words:
            return Verdict(walk.count, Anchor(), walk.count + 1, words)
    broken = _unsigned(connection, walk.passed, store, since.sequence)
    if broken is not None:
        words = f"The signature at entry {broken} does not hold."
        return Verdict(walk.count, Anchor(), broken, words)
    return Verdict(walk.count, walk.head)


class _Walk:
    """Along the chain, link by link."""

    def __init__(
        self, store: str, since: Anchor, keys: Mapping[int, bytes], signed: set[int]
    ) -> None:
        self._store = store
        self._keys = keys
        self._signed = signed
        self._before = bytes.fromhex(since.head) if since.sequence else GENESIS
        self._generation = since.generation
        self.count = since.sequence
        self.passed: dict[int, Anchor] = {}

    @property
    def head(self) -> Anchor:
        if not self.count:
            return Anchor()
        return Anchor(self._generation, self.count, self._before.hex())

    def step(self, entry: Entry) -> str:
        """What is wrong with the next link; nothing when it holds."""
        if entry.sequence != self.count + 1:
            return f"There is a gap after entry {self.count}."
        key = self._keys.get(entry.generation)
        if (
            key is None
            or entry.generation < self._generation
            or not hmac.compare_digest(_mac(key, self._store, entry, self._before), entry.mac)
        ):
            return f"The chain breaks at entry {entry.sequence}."
        self.count, self._generation, self._before = entry.sequence, entry.generation, entry.mac
        if entry.sequence in self._signed:
            self.passed[entry.sequence] = self.head
        return ""


def _entries(connection: Connection, after: int) -> Iterator[Entry]:
    while rows := connection.execute(
        select(audit).where(audit.c.sequence > after).order_by(audit.c.sequence).limit(_AT_ONCE)
    ).all():
        yield from (Entry(*row) for row in rows)
        after = rows[-1].sequence


def _unsigned(
    connection: Connection, passed: Mapping[int, Anchor], store: str, after: int
) -> int | None:
    """The number of the first checkpoint whose signature isn't its officer's."""
    known = {(row.id, row.verify_key) for row in connection.execute(select(officer))}
    rows = select(checkpoint).where(checkpoint.c.sequence > after)
    for row in connection.execute(rows.order_by(checkpoint.c.sequence)):
        anchor = passed.get(row.sequence)
        if anchor is None or (row.officer, row.public_key) not in known:
            return int(row.sequence)
        try:
            Ed25519PublicKey.from_public_bytes(row.public_key).verify(
                row.signature, _checkpoint_message(store, anchor)
            )
        except InvalidSignature:
            return int(row.sequence)
    return None


def _checkpoint_message(store: str, head: Anchor) -> bytes:
    return b"caseworker/1/checkpoint\x00" + _joined(
        store, head.generation, head.sequence, head.head
    )


def _mac(key: bytes | bytearray, store: str, entry: Entry, before: bytes) -> bytes:
    said = _joined(
        store,
        entry.sequence,
        entry.at,
        entry.officer,
        entry.act,
        entry.case,
        entry.ref,
        entry.generation,
    )
    return hmac.digest(key, before + said, "sha256")


def _joined(*fields: str | int) -> bytes:
    """The fields, each with its length, so that no two lists read alike."""
    texts = [str(each).encode("utf-8", "surrogatepass") for each in fields]
    return b"".join(b"%d:%s" % (len(text), text) for text in texts)
