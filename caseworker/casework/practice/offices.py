"""The offices of the practice address book: invented, with keys that are made on the spot."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from caseworker import resources
from caseworker.casework.address_book import (
    CloseReceiver,
    EnterReceiver,
    book_seen,
    close_receiver,
    enter_receiver,
)
from caseworker.casework.cards import BringInCard, WordsSame, bring_in_card, words_same
from caseworker.casework.office import Office
from caseworker.casework.own_keys import MakeKeys, make_keys
from caseworker.domain.receivers import Receiver
from caseworker.exchange.card import Card, make_card
from caseworker.exchange.keys import PrivateKeys

FILE: Final = "casebook/offices.toml"
_COMPARED: Final = frozenset({"compared", "changed"})


def enter_offices(office: Office, on: date) -> None:
    """Our own keys, and each office of the file: some compared, one changed, one closed."""
    office.do(make_keys, MakeKeys())
    for row in offices():
        office.do(
            enter_receiver,
            EnterReceiver(
                name=row["name"],
                kind=row["kind"],
                address=row["address"],
                telephone=row["telephone"],
                email=row.get("email", ""),
                former=tuple(row.get("former", ())),
            ),
        )
        _give_key(office, row, on)


def offices() -> Iterator[Mapping[str, Any]]:
    """The rows of the file."""
    yield from tomllib.loads(resources.text(FILE))["office"]


def _give_key(office: Office, row: Mapping[str, Any], on: date) -> None:
    one = _called(office, row["name"])
    if row["key"] != "none":
        office.do(bring_in_card, BringInCard(_card_of(row, on), one.id))
    if row["key"] in _COMPARED:
        key = _called(office, row["name"]).key
        seal = key.seal if key is not None else ""
        how = f"On {row['telephone']}, from our own list"
        office.do(words_same, WordsSame(one.id, seal, row["whom"], how))
    if row["key"] == "changed":
        office.do(bring_in_card, BringInCard(_card_of(row, on), one.id))
    if "closed" in row:
        office.do(close_receiver, CloseReceiver(one.id, row["closed"]))


def _called(office: Office, name: str) -> Receiver:
    return next(one for one in office.see(book_seen).receivers if one.name == name)


def _card_of(row: Mapping[str, Any], on: date) -> bytes:
    keys = PrivateKeys.made()
    card = Card(
        name=row["name"],
        kind=row["kind"],
        keys=keys.public,
        made_on=on,
        address=row["address"],
        telephone=row["telephone"],
        email=row.get("email", ""),
    )
    return make_card(card, keys)
