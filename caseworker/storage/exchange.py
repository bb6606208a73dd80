"""The exchange of packs in the encrypted records: each of its books, within one transaction."""

from __future__ import annotations

from sqlalchemy import Connection

from caseworker.storage.exchange_book import SqlBook, SqlKeys
from caseworker.storage.exchange_origin import SqlMedia, SqlProvenance
from caseworker.storage.exchange_packs import SqlReceived, SqlSent


class SqlExchange:
    """What ``casework.exchange_kept.Exchange`` promises."""

    def __init__(self, connection: Connection) -> None:
        self.keys = SqlKeys(connection)
        self.book = SqlBook(connection)
        self.sent = SqlSent(connection)
        self.received = SqlReceived(connection)
        self.provenance = SqlProvenance(connection)
        self.media = SqlMedia(connection)
