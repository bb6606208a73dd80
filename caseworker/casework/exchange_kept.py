"""What the records keep of the exchange of packs: keys, offices, packs both ways, where from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.packs import (
    CameFrom,
    MediumMove,
    Merge,
    MergeId,
    PackAnswer,
    PackId,
    ReceivedPack,
    ReceivedState,
    SentPack,
    SentState,
)
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """One private key pair of this office: 32 raw bytes each, and never shown.

    ``ended`` is when another took its place; what was sealed to it can still be opened.
    """

    sequence: int
    since: datetime
    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    ended: datetime | None = None
    reason: str = ""


class Keys(Protocol):
    """The only way to the office’s private keys."""

    def now(self) -> OwnKeys | None:
        """The pair in force; None until one is made."""
        ...

    def every(self) -> tuple[OwnKeys, ...]:
        """Newest first, those that have ended too."""
        ...

    def take_up(self, signing: bytes, sealing: bytes, at: datetime, reason: str = "") -> OwnKeys:
        """Put a new pair in force; the one before it ends, for that reason."""
        ...


class Book(Protocol):
    """The address book. Nobody is ever taken out of it: an office closes."""

    def receivers(self) -> tuple[Receiver, ...]:
        """By name, closed ones too."""
        ...

    def receiver(self, one: ReceiverId) -> Receiver:
        """Raises NotFound."""
        ...

    def whose(self, verify: str) -> Receiver | None:
        """The office that signs, or signed, with this key (64 hexadecimal digits)."""
        ...

    def keep(self, receiver: Receiver) -> None:
        """Add it, or change what is said of it. Its keys are left as they are."""
        ...

    def add_key(self, one: ReceiverId, key: ReceiverKey) -> None:
        """The key before it ends on the new one’s first day.

        Raises:
            NotFound: there is no such office.
            NotAllowed: some office has, or had, one of the two keys.
        """
        ...

    def note_compared(self, one: ReceiverId, seal: str, compared: Compared) -> None:
        """Raises NotFound: it has no such key in force."""
        ...

    def end_key(self, one: ReceiverId, seal: str, on: date) -> None:
        """Nothing is sealed to it any more. Raises NotFound: it has no such key in force."""
        ...

    def take_key_up_again(self, one: ReceiverId, seal: str) -> None:
        """In force again: the one after it was not theirs. Raises NotFound: it has not ended."""
        ...


class Sent(Protocol):
    """Packs that were made here."""

    def next_sequence(self, receiver: ReceiverId) -> int:
        """What the next pack to this receiver is counted, from 1."""
        ...

    def keep(self, pack: SentPack) -> None:
        """Raises NotAllowed: there is such a pack, or its count isn’t the next."""
        ...

    def pack(self, pack: PackId) -> SentPack:
        """Raises NotFound."""
        ...

    def packs(self, case: CaseNumber | None = None) -> tuple[SentPack, ...]:
        """Newest first; of every case, or of one."""
        ...

    def set_state(self, pack: PackId, state: SentState) -> None:
        """Raises NotFound."""
        ...

    def keep_answer(self, answer: PackAnswer) -> None:
        """Add what was answered. Raises NotFound: there is no such pack."""
        ...

    def answers(self, pack: PackId) -> tuple[PackAnswer, ...]:
        """Oldest first."""
        ...


class Received(Protocol):
    """Packs that came in, and the sealed bytes of those in quarantine."""

    def keep(self, pack: ReceivedPack, content: bytes) -> None:
        """Raises NotAllowed: a pack with that name has come in before."""
        ...

    def pack(self, pack: PackId) -> ReceivedPack:
        """Raises NotFound."""
        ...

    def find(self, pack: PackId) -> ReceivedPack | None:
        """The same, for whoever asks whether it came before."""
        ...

    def packs(self, *states: ReceivedState) -> tuple[ReceivedPack, ...]:
        """Newest first; in those states, or in any."""
        ...

    def change(self, pack: ReceivedPack) -> None:
        """Its state, sender, case, words, manifest and answer, and nothing else. Raises NotFound.

        What a refused pack said of a child can so be dropped, and that it came is still known.
        """
        ...

    def content(self, pack: PackId) -> bytes:
        """Raises NotFound: nothing is held of it (any more); DamagedStore: it has changed."""
        ...

    def let_content_go(self, pack: PackId) -> None:
        """Drop the sealed bytes: it was answered."""
        ...


class Provenance(Protocol):
    """Where the pieces of a case came from, and what was merged."""

    def keep(self, *pieces: CameFrom) -> None: ...

    def of_case(self, case: CaseNumber) -> tuple[CameFrom, ...]:
        """Oldest first."""
        ...

    def of_merge(self, one: MergeId) -> tuple[CameFrom, ...]:
        """What one merge brought, oldest first."""
        ...

    def move(self, one: MergeId, to: CaseNumber) -> None:
        """What that merge brought is now said of another case."""
        ...

    def keep_merge(self, merge: Merge) -> None: ...

    def merge(self, one: MergeId) -> Merge:
        """Raises NotFound."""
        ...

    def merges(self, into: CaseNumber) -> tuple[Merge, ...]:
        """Newest first, those that were undone too."""
        ...

    def note_undone(self, one: MergeId, at: datetime, by: OfficerId) -> None:
        """Raises NotFound; NotAllowed: it was undone before."""
        ...


class Media(Protocol):
    """What became of numbered media. Lines are added, and never changed."""

    def keep(self, move: MediumMove) -> None: ...

    def moves(self, medium: str = "") -> tuple[MediumMove, ...]:
        """Oldest first; of one medium, or of all."""
        ...


class Exchange(Protocol):
    """All of it, within one sitting."""

    @property
    def keys(self) -> Keys: ...

    @property
    def book(self) -> Book: ...

    @property
    def sent(self) -> Sent: ...

    @property
    def received(self) -> Received: ...

    @property
    def provenance(self) -> Provenance: ...

    @property
    def media(self) -> Media: ...
