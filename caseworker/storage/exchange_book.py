"""Our key pairs and the address book: rows to values and back."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from caseworker.casework.exchange_kept import OwnKeys
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.storage.exchange_schema import exchange_key, receiver, receiver_key


class SqlKeys:
    """The only way to the office’s private keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def now(self) -> OwnKeys | None:
        return next((each for each in self.every() if each.ended is None), None)

    def every(self) -> tuple[OwnKeys, ...]:
        rows = self._connection.execute(
            select(exchange_key).order_by(exchange_key.c.sequence.desc())
        )
        return tuple(
            OwnKeys(row.sequence, row.since, row.signing, row.sealing, row.ended, row.reason)
            for row in rows
        )

    def take_up(self, signing: bytes, sealing: bytes, at: datetime, reason: str = "") -> OwnKeys:
        self._connection.execute(
            update(exchange_key)
            .where(exchange_key.c.ended.is_(None))
            .values(ended=at, reason=reason)
        )
        made = insert(exchange_key).values(since=at, signing=signing, sealing=sealing, reason="")
        place = self._connection.execute(made).inserted_primary_key
        return OwnKeys(place[0] if place else 0, at, signing, sealing)


class SqlBook:
    """The offices that cases are handed over to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def receivers(self) -> tuple[Receiver, ...]:
        keys: dict[str, list[ReceiverKey]] = defaultdict(list)
        query = select(receiver_key).order_by(receiver_key.c.receiver, receiver_key.c.position)
        for row in self._connection.execute(query):
            keys[row.receiver].append(_key_of(row))
        found = (
            _receiver_of(row, tuple(keys[row.id]))
            for row in self._connection.execute(select(receiver))
        )
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def receiver(self, one: ReceiverId) -> Receiver:
        query = select(receiver).where(receiver.c.id == one)
        row = self._connection.execute(query).first()
        if row is None:
            raise _no_such_office()
        return _receiver_of(row, self._keys(one))

    def whose(self, verify: str) -> Receiver | None:
        query = select(receiver_key.c.receiver).where(receiver_key.c.verify == verify)
        found = self._connection.execute(query).scalar() if verify else None
        return None if found is None else self.receiver(ReceiverId(found))

    def keep(self, office: Receiver) -> None:
        said = {
            "name": office.name,
            "kind": office.kind,
            "data": _data_of(office),
            "opened": office.opened,
            "closed": office.closed,
        }
        here = update(receiver).where(receiver.c.id == office.id).values(**said)
        if not self._connection.execute(here).rowcount:
            self._connection.execute(insert(receiver).values(id=office.id, **said))

    def add_key(self, one: ReceiverId, key: ReceiverKey) -> None:
        office = self.receiver(one)
        if self._is_known(key):
            raise NotAllowed("That key is in the address book already.")
        if office.key is not None:
            self.end_key(one, office.key.seal, key.since)
        query = select(func.max(receiver_key.c.position)).where(receiver_key.c.receiver == one)
        last = self._connection.execute(query).scalar() or 0
        compared = key.compared
        self._connection.execute(
            insert(receiver_key).values(
                receiver=one,
                position=last + 1,
                verify=key.verify,
                seal=key.seal,
                since=key.since,
                ended=key.ended,
                vouched=key.vouched,
                compared_on=compared.on if compared else None,
                compared_by=compared.by if compared else "",
                how=compared.how if compared else "",
            )
        )

    def note_compared(self, one: ReceiverId, seal: str, compared: Compared) -> None:
        self._change_key(
            one, seal, compared_on=compared.on, compared_by=compared.by, how=compared.how
        )

    def end_key(self, one: ReceiverId, seal: str, on: date) -> None:
        self._change_key(one, seal, ended=on)

    def take_key_up_again(self, one: ReceiverId, seal: str) -> None:
        self._change_key(one, seal, is_live=False, ended=None)

    def _change_key(self, one: ReceiverId, seal: str, *, is_live: bool = True, **said: Any) -> None:
        here = (
            (receiver_key.c.receiver == one)
            & (receiver_key.c.seal == seal)
            & (receiver_key.c.ended.is_(None) if is_live else receiver_key.c.ended.is_not(None))
        )
        changed = self._connection.execute(update(receiver_key).where(here).values(**said))
        if not changed.rowcount:
            raise NotFound("That office has no such key.")

    def _is_known(self, key: ReceiverKey) -> bool:
        same = receiver_key.c.seal == key.seal
        if key.verify:
            same |= receiver_key.c.verify == key.verify
        return self._connection.execute(select(receiver_key.c.seal).where(same)).first() is not None

    def _keys(self, one: ReceiverId) -> tuple[ReceiverKey, ...]:
        query = select(receiver_key).where(receiver_key.c.receiver == one)
        found = self._connection.execute(query.order_by(receiver_key.c.position))
        return tuple(_key_of(row) for row in found)


def _no_such_office() -> NotFound:
    return NotFound("There is no such office in the address book.")


def _data_of(office: Receiver) -> dict[str, Any]:
    return {
        "address": office.address,
        "telephone": office.telephone,
        "email": office.email,
        "former": list(office.former),
        "authority": office.authority,
        "note": office.note,
        "invented": office.invented,
    }


def _receiver_of(row: Any, keys: tuple[ReceiverKey, ...]) -> Receiver:
    data = {**row.data, "former": tuple(row.data["former"])}
    return Receiver(
        ReceiverId(row.id), row.name, row.kind, opened=row.opened, closed=row.closed,
        keys=keys, **data,
    )  # fmt: skip


def _key_of(row: Any) -> ReceiverKey:
    compared = Compared(row.compared_on, row.compared_by, row.how) if row.compared_on else None
    return ReceiverKey(row.verify, row.seal, row.since, row.ended, row.vouched, compared)
