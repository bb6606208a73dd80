"""The books beside the cases, as one sitting with the encrypted records has them."""

from __future__ import annotations

from sqlalchemy import Connection

from caseworker.domain.case import Case, CaseNumber
from caseworker.storage.aside import SqlAside
from caseworker.storage.audit_read import SqlAuditRead
from caseworker.storage.brought import SqlBroughtLists
from caseworker.storage.disposal import SqlDisposal
from caseworker.storage.exchange import SqlExchange
from caseworker.storage.filings import SqlFilings
from caseworker.storage.ledger import Ledger
from caseworker.storage.moving import SqlMoving
from caseworker.storage.own_files import SqlOwnFiles
from caseworker.storage.saved_lists import SqlSavedLists
from caseworker.storage.tasks import SqlTasks
from caseworker.storage.whose import SqlBulks, SqlWhose


class SqlBooks:
    """What ``Books`` says. ``_read`` are the cases that were read in this sitting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[CaseNumber, Case] = {}
        self.own_files = SqlOwnFiles(connection)
        self.ledger = Ledger(connection)
        self.exchange = SqlExchange(connection)
        self.disposal = SqlDisposal(connection)
        self.audit_read = SqlAuditRead(connection)
        self.filings = SqlFilings(connection)
        self.moving = SqlMoving(connection, self._read)
        self.whose = SqlWhose(connection, self._read)
        self.bulk = SqlBulks(connection)
        self.tasks = SqlTasks(connection)
        self.brought = SqlBroughtLists(connection)
        self.saved_lists = SqlSavedLists(connection)
        self.aside = SqlAside(connection)
