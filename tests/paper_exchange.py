"""The exchange of packs on paper, for tests above the store; the same contract tests it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from caseworker.casework.exchange_kept import OwnKeys
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
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


@dataclass
class PaperExchange:
    """All of it in tuples, so that a copy of this is a copy of all."""

    own: tuple[OwnKeys, ...] = ()
    offices: tuple[Receiver, ...] = ()
    out: tuple[SentPack, ...] = ()
    answered: tuple[PackAnswer, ...] = ()
    came: tuple[ReceivedPack, ...] = ()
    held: tuple[tuple[PackId, bytes], ...] = ()
    pieces: tuple[CameFrom, ...] = ()
    merged: tuple[Merge, ...] = ()
    moved: tuple[MediumMove, ...] = ()

    @property
    def keys(self) -> PaperKeys:
        return PaperKeys(self)

    @property
    def book(self) -> PaperBook:
        return PaperBook(self)

    @property
    def sent(self) -> PaperSent:
        return PaperSent(self)

    @property
    def received(self) -> PaperReceived:
        return PaperReceived(self)

    @property
    def provenance(self) -> PaperProvenance:
        return PaperProvenance(self)

    @property
    def media(self) -> PaperMedia:
        return PaperMedia(self)


@dataclass
class PaperKeys:
    """Our key pairs."""

    page: PaperExchange

    def now(self) -> OwnKeys | None:
        return next((each for each in self.every() if each.ended is None), None)

    def every(self) -> tuple[OwnKeys, ...]:
        return tuple(reversed(self.page.own))

    def take_up(self, signing: bytes, sealing: bytes, at: datetime, reason: str = "") -> OwnKeys:
        ended = tuple(
            replace(each, ended=at, reason=reason) if each.ended is None else each
            for each in self.page.own
        )
        made = OwnKeys(len(ended) + 1, at, signing, sealing)
        self.page.own = (*ended, made)
        return made


@dataclass
class PaperBook:
    """The address book."""

    page: PaperExchange

    def receivers(self) -> tuple[Receiver, ...]:
        return tuple(sorted(self.page.offices, key=lambda one: (one.name.casefold(), one.id)))

    def receiver(self, one: ReceiverId) -> Receiver:
        for each in self.page.offices:
            if each.id == one:
                return each
        raise NotFound("There is no such office in the address book.")

    def whose(self, verify: str) -> Receiver | None:
        found = (each for each in self.page.offices if verify and each.held(verify))
        return next(found, None)

    def keep(self, receiver: Receiver) -> None:
        known = [each.id for each in self.page.offices]
        if receiver.id in known:
            self._put(replace(receiver, keys=self.receiver(receiver.id).keys))
        else:
            self.page.offices = (*self.page.offices, replace(receiver, keys=()))

    def add_key(self, one: ReceiverId, key: ReceiverKey) -> None:
        office = self.receiver(one)
        known = [each for other in self.page.offices for each in other.keys]
        if any(each.seal == key.seal or each.verify == key.verify != "" for each in known):
            raise NotAllowed("That key is in the address book already.")
        if office.key is not None:
            self.end_key(one, office.key.seal, key.since)
        office = self.receiver(one)
        self._put(replace(office, keys=(*office.keys, key)))

    def note_compared(self, one: ReceiverId, seal: str, compared: Compared) -> None:
        self._swap(one, replace(self._key(one, seal), compared=compared))

    def end_key(self, one: ReceiverId, seal: str, on: date) -> None:
        self._swap(one, replace(self._key(one, seal), ended=on))

    def take_key_up_again(self, one: ReceiverId, seal: str) -> None:
        self._swap(one, replace(self._key(one, seal, is_live=False), ended=None))

    def _key(self, one: ReceiverId, seal: str, *, is_live: bool = True) -> ReceiverKey:
        for key in self.receiver(one).keys:
            if key.seal == seal and (key.ended is None) == is_live:
                return key
        raise NotFound("That office has no such key.")

    def _swap(self, one: ReceiverId, key: ReceiverKey) -> None:
        office = self.receiver(one)
        keys = tuple(key if each.seal == key.seal else each for each in office.keys)
        self._put(replace(office, keys=keys))

    def _put(self, office: Receiver) -> None:
        self.page.offices = tuple(
            office if each.id == office.id else each for each in self.page.offices
        )


@dataclass
class PaperSent:
    """Packs that were made here."""

    page: PaperExchange

    def next_sequence(self, receiver: ReceiverId) -> int:
        counts = [each.sequence for each in self.page.out if each.receiver == receiver]
        return max(counts, default=0) + 1

    def keep(self, pack: SentPack) -> None:
        if any(each.pack == pack.pack for each in self.page.out):
            raise NotAllowed(f"There is a pack {pack.pack} already.")
        if pack.sequence != self.next_sequence(pack.receiver):
            raise NotAllowed(f"Pack {pack.pack} is not the next one to that office.")
        self.page.out = (*self.page.out, pack)

    def pack(self, pack: PackId) -> SentPack:
        for each in self.page.out:
            if each.pack == pack:
                return each
        raise NotFound("There is no such pack in these records.")

    def packs(self, case: CaseNumber | None = None) -> tuple[SentPack, ...]:
        found = [each for each in self.page.out if case in {None, each.case}]
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def set_state(self, pack: PackId, state: SentState) -> None:
        now = replace(self.pack(pack), state=state)
        self.page.out = tuple(now if each.pack == pack else each for each in self.page.out)

    def keep_answer(self, answer: PackAnswer) -> None:
        self.pack(answer.pack)
        self.page.answered = (*self.page.answered, answer)

    def answers(self, pack: PackId) -> tuple[PackAnswer, ...]:
        return tuple(each for each in self.page.answered if each.pack == pack)


@dataclass
class PaperReceived:
    """Packs that came in."""

    page: PaperExchange

    def keep(self, pack: ReceivedPack, content: bytes) -> None:
        if self.find(pack.pack) is not None:
            raise NotAllowed(f"Pack {pack.pack} has come in before.")
        self.page.came = (*self.page.came, pack)
        self.page.held = (*self.page.held, (pack.pack, content))

    def pack(self, pack: PackId) -> ReceivedPack:
        found = self.find(pack)
        if found is None:
            raise NotFound("There is no such pack in these records.")
        return found

    def find(self, pack: PackId) -> ReceivedPack | None:
        return next((each for each in self.page.came if each.pack == pack), None)

    def packs(self, *states: ReceivedState) -> tuple[ReceivedPack, ...]:
        found = [each for each in self.page.came if not states or each.state in states]
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def change(self, pack: ReceivedPack) -> None:
        before = self.pack(pack.pack)
        now = replace(
            before,
            state=pack.state,
            sender=pack.sender,
            case=pack.case,
            words=pack.words,
            manifest=pack.manifest,
            answered_with=pack.answered_with,
        )
        self.page.came = tuple(now if each is before else each for each in self.page.came)

    def content(self, pack: PackId) -> bytes:
        for which, content in self.page.held:
            if which == pack:
                return content
        raise NotFound("The sealed file of that pack is not held any more.")

    def let_content_go(self, pack: PackId) -> None:
        self.page.held = tuple(each for each in self.page.held if each[0] != pack)


@dataclass
class PaperProvenance:
    """Where the pieces came from."""

    page: PaperExchange

    def keep(self, *pieces: CameFrom) -> None:
        self.page.pieces = (*self.page.pieces, *pieces)

    def of_case(self, case: CaseNumber) -> tuple[CameFrom, ...]:
        return tuple(each for each in self.page.pieces if each.case == case)

    def of_merge(self, one: MergeId) -> tuple[CameFrom, ...]:
        return tuple(each for each in self.page.pieces if each.merge == one)

    def move(self, one: MergeId, to: CaseNumber) -> None:
        self.page.pieces = tuple(
            replace(each, case=to) if each.merge == one else each for each in self.page.pieces
        )

    def keep_merge(self, done: Merge) -> None:
        self.page.merged = (*self.page.merged, done)

    def merge(self, one: MergeId) -> Merge:
        for each in self.page.merged:
            if each.id == one:
                return each
        raise NotFound("There is no such merge in these records.")

    def merges(self, into: CaseNumber) -> tuple[Merge, ...]:
        return tuple(each for each in reversed(self.page.merged) if each.into == into)

    def note_undone(self, one: MergeId, at: datetime, by: OfficerId) -> None:
        before = self.merge(one)
        if before.undone_at is not None:
            raise NotAllowed("That merge was undone before.")
        now = replace(before, undone_at=at, undone_by=by)
        self.page.merged = tuple(now if each is before else each for each in self.page.merged)


@dataclass
class PaperMedia:
    """What became of numbered media."""

    page: PaperExchange

    def keep(self, move: MediumMove) -> None:
        self.page.moved = (*self.page.moved, move)

    def moves(self, medium: str = "") -> tuple[MediumMove, ...]:
        return tuple(each for each in self.page.moved if medium in {"", each.medium})
