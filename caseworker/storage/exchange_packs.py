"""Packs that went out and came in, and the sealed bytes of those that are held."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import DamagedStore, NotAllowed, NotFound
from caseworker.domain.packs import (
    PackAnswer,
    PackId,
    ReceivedPack,
    ReceivedState,
    Reply,
    SentPack,
    SentState,
)
from caseworker.domain.receivers import ReceiverId
from caseworker.storage.exchange_schema import pack_answer, pack_held, pack_received, pack_sent
from caseworker.storage.parts import parts_of


class SqlSent:
    """Packs that were made here, and what was answered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_sequence(self, receiver: ReceiverId) -> int:
        query = select(func.max(pack_sent.c.sequence)).where(pack_sent.c.receiver == receiver)
        return (self._connection.execute(query).scalar() or 0) + 1

    def keep(self, pack: SentPack) -> None:
        if self._row(pack.pack) is not None:
            raise NotAllowed(f"There is a pack {pack.pack} already.")
        if pack.sequence != self.next_sequence(pack.receiver):
            raise NotAllowed(f"Pack {pack.pack} is not the next one to that office.")
        self._connection.execute(
            insert(pack_sent).values(
                pack=pack.pack,
                sequence=pack.sequence,
                receiver=pack.receiver,
                case=pack.case,
                number=pack.number,
                at=pack.at,
                officer=pack.officer,
                own_key=pack.own_key,
                verify=pack.verify,
                sha256=pack.sha256,
                size=pack.size,
                manifest=dict(pack.manifest),
                state=pack.state.name,
            )
        )

    def pack(self, pack: PackId) -> SentPack:
        row = self._row(pack)
        if row is None:
            raise _no_such_pack()
        return _sent_of(row)

    def packs(self, case: CaseNumber | None = None) -> tuple[SentPack, ...]:
        query = select(pack_sent).order_by(pack_sent.c.at.desc(), pack_sent.c.pack)
        if case is not None:
            query = query.where(pack_sent.c.case == case)
        return tuple(_sent_of(row) for row in self._connection.execute(query))

    def set_state(self, pack: PackId, state: SentState) -> None:
        here = update(pack_sent).where(pack_sent.c.pack == pack).values(state=state.name)
        if not self._connection.execute(here).rowcount:
            raise _no_such_pack()

    def keep_answer(self, answer: PackAnswer) -> None:
        self.pack(answer.pack)
        self._connection.execute(
            insert(pack_answer).values(
                pack=answer.pack,
                at=answer.at,
                officer=answer.officer,
                answer=answer.answer.name,
                words=answer.words,
                receipt=answer.receipt,
            )
        )

    def answers(self, pack: PackId) -> tuple[PackAnswer, ...]:
        query = select(pack_answer).where(pack_answer.c.pack == pack)
        return tuple(
            PackAnswer(
                PackId(row.pack), row.at, row.officer, Reply[row.answer], row.words, row.receipt
            )
            for row in self._connection.execute(query.order_by(pack_answer.c.sequence))
        )

    def _row(self, pack: PackId) -> Any:
        return self._connection.execute(select(pack_sent).where(pack_sent.c.pack == pack)).first()


class SqlReceived:
    """Packs that came in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, pack: ReceivedPack, content: bytes) -> None:
        if self.find(pack.pack) is not None:
            raise NotAllowed(f"Pack {pack.pack} has come in before.")
        self._connection.execute(
            insert(pack_received).values(
                pack=pack.pack,
                verify=pack.verify,
                sequence=pack.sequence,
                at=pack.at,
                officer=pack.officer,
                sha256=pack.sha256,
                size=pack.size,
                **_may_change(pack),
            )
        )
        parts = [
            {"pack": pack.pack, "position": place, "content": part}
            for place, part in parts_of(content)
        ]
        if parts:
            self._connection.execute(insert(pack_held), parts)

    def pack(self, pack: PackId) -> ReceivedPack:
        found = self.find(pack)
        if found is None:
            raise _no_such_pack()
        return found

    def find(self, pack: PackId) -> ReceivedPack | None:
        query = select(pack_received).where(pack_received.c.pack == pack)
        row = self._connection.execute(query).first()
        return None if row is None else _received_of(row)

    def packs(self, *states: ReceivedState) -> tuple[ReceivedPack, ...]:
        query = select(pack_received).order_by(pack_received.c.at.desc(), pack_received.c.pack)
        if states:
            query = query.where(pack_received.c.state.in_([each.name for each in states]))
        return tuple(_received_of(row) for row in self._connection.execute(query))

    def change(self, pack: ReceivedPack) -> None:
        here = update(pack_received).where(pack_received.c.pack == pack.pack)
        if not self._connection.execute(here.values(**_may_change(pack))).rowcount:
            raise _no_such_pack()

    def content(self, pack: PackId) -> bytes:
        query = select(pack_held.c.content).where(pack_held.c.pack == pack)
        parts = self._connection.execute(query.order_by(pack_held.c.position)).scalars().all()
        if not parts:
            raise NotFound("The sealed file of that pack is not held any more.")
        content = b"".join(parts)
        if hashlib.sha256(content).hexdigest() != self.pack(pack).sha256:
            raise DamagedStore("A pack in quarantine is not as it was when it came in.")
        return content

    def let_content_go(self, pack: PackId) -> None:
        self._connection.execute(delete(pack_held).where(pack_held.c.pack == pack))


def _no_such_pack() -> NotFound:
    return NotFound("There is no such pack in these records.")


def _may_change(pack: ReceivedPack) -> dict[str, Any]:
    return {
        "state": pack.state.name,
        "sender": pack.sender,
        "case": pack.case,
        "words": pack.words,
        "manifest": dict(pack.manifest),
        "answered_with": pack.answered_with,
    }


def _sent_of(row: Any) -> SentPack:
    return SentPack(
        PackId(row.pack), row.sequence, row.receiver, row.case, row.number, row.at, row.officer,
        row.own_key, row.verify, row.sha256, row.size, row.manifest, SentState[row.state],
    )  # fmt: skip


def _received_of(row: Any) -> ReceivedPack:
    return ReceivedPack(
        PackId(row.pack), row.verify, row.sender, row.sequence, row.at, row.officer,
        row.sha256, row.size, row.manifest, ReceivedState[row.state], row.case, row.words,
        row.answered_with,
    )  # fmt: skip
