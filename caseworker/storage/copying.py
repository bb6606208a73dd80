"""Copies of the encrypted records, and the proof that a copy is whole.

A copy made while its source changes, or cut off half way, can open and pass SQLite's own
check while holding nothing: so pages, structure, row counts and the end of the audit are
all compared before anything is called a copy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import sqlcipher3
from sqlalchemy import Connection, StaticPool, create_engine

from caseworker.domain.errors import DamagedStore, NoRoom, RecordsError
from caseworker.storage.anchors import Anchor
from caseworker.storage.audit import head_of
from caseworker.storage.connection import connect, database_errors
from caseworker.storage.disk import disk_errors, flush
from caseworker.storage.migrate import row_counts

_NO_DISK: Final = "The disk that a copy was written to could not be used."
_SAFE: Final = "What was saved before is safe. Check that it is connected, then try again."


def copy_out(source: Connection, target: Path, key: bytearray) -> None:
    """Write what ``source`` sees to ``target``, encrypted under ``key``.

    Raises:
        NoRoom, ReadOnlyStore, DamagedStore, RecordsError: ``target`` may be there, and is no copy.
    """
    made = connect(target, key, make=True)
    try:
        with database_errors():
            # In one step: in several it would start again whenever somebody writes.
            try:
                source.connection.driver_connection.backup(made, pages=-1)  # type: ignore[union-attr]
            except sqlcipher3.Error as error:
                # The driver's copying, alone of all, leaves the code of what went wrong out.
                if "full" in str(error) and not getattr(error, "sqlite_errorcode", 0):
                    raise NoRoom from error
                if "I/O" in str(error):
                    raise RecordsError(_NO_DISK, _SAFE) from error
                raise
            made.execute("PRAGMA journal_mode = DELETE").fetchone()
    finally:
        made.close()
    with disk_errors():
        flush(target)


def prove(target: Path, key: bytearray, counts: dict[str, int], head: Anchor) -> None:
    """Open a copy again and compare it with what was copied.

    Raises:
        DamagedStore: it isn't a copy.
    """
    connection = connect(target, key, read_only=True)
    try:
        with database_errors():
            fault = page_fault(connection) or structure_fault(connection)
            engine = create_engine(
                "sqlite:///copy.db",
                creator=lambda: connection,
                module=sqlcipher3.dbapi2,
                poolclass=StaticPool,
                hide_parameters=True,
            )
            with engine.connect() as looking:
                if not fault and row_counts(looking) != counts:
                    fault = "rows are missing"
                if not fault and head_of(looking) != head:
                    fault = "the audit does not end where it should"
    finally:
        connection.close()
    if fault:
        raise DamagedStore(f"The copy that was made is not whole: {fault}.")


def page_fault(connection: Any) -> str:
    """What the check of every page's seal finds; nothing when all is well."""
    rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return f"{len(rows)} pages are damaged" if rows else ""


def structure_fault(connection: Any) -> str:
    """What SQLite's own check finds: it sees a file that was cut short, which seals don't."""
    rows = connection.execute("PRAGMA integrity_check").fetchall()
    if rows != [("ok",)]:
        return "the tables are damaged"
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        return "a line points at nothing"
    return ""
