"""One connection to an encrypted database, opened in the order that is safe, and proved.

The order was measured: a PRAGMA that reads pages before the key spoils the connection,
and a wrong key is only noticed at the first read. What is set is read back, since a
PRAGMA that wasn't understood says nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3
from sqlalchemy.exc import DBAPIError

from caseworker.domain.errors import (
    DamagedStore,
    NoRoom,
    ReadOnlyStore,
    RecordsError,
    StoreInUse,
)

# Older ones could corrupt a database that two connections write and checkpoint at once.
SQLITE_FLOOR: Final = (3, 51, 3)
CIPHER_FLOOR: Final = (4, 6, 0)

_CIPHER: Final = {
    "cipher_use_hmac": "1",
    "cipher_page_size": "4096",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_plaintext_header_size": "0",
}
_PER_CONNECTION: Final = {
    "foreign_keys": 1,
    "recursive_triggers": 1,  # without it INSERT OR REPLACE goes round the append-only triggers
    "trusted_schema": 0,
    "cell_size_check": 1,
    "synchronous": 2,
    "secure_delete": 1,
    "temp_store": 2,
}
_FORBIDDEN_PRAGMAS: Final = frozenset(
    {"key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey", "writable_schema"}
)
_FORBIDDEN_FUNCTIONS: Final = frozenset({"load_extension", "sqlcipher_export"})
_FORBIDDEN_ACTIONS: Final = frozenset({sqlcipher3.SQLITE_ATTACH, sqlcipher3.SQLITE_DETACH})

WAITS: Final = 5  # seconds for a lock that another connection holds

_HARDLY_ANY: Final = 64 * 1024  # bytes: less than the file that connections share

_PLAIN: Final[Mapping[int, Callable[[], RecordsError]]] = {
    sqlcipher3.SQLITE_FULL: NoRoom,
    sqlcipher3.SQLITE_READONLY: ReadOnlyStore,
    sqlcipher3.SQLITE_CANTOPEN: ReadOnlyStore,
    sqlcipher3.SQLITE_NOTADB: DamagedStore,
    sqlcipher3.SQLITE_CORRUPT: DamagedStore,
}

Connection = Any  # the driver has no types


def connect(
    path: Path, key: bytearray, *, make: bool = False, read_only: bool = False
) -> Connection:
    """A proved connection to the database at ``path``, which is made only if asked for.

    Raises:
        DamagedStore, ReadOnlyStore, NoRoom, StoreInUse, RecordsError.
    """
    if not make and (not path.is_file() or not path.stat().st_size):
        raise DamagedStore("The file that holds these records is missing or empty.")
    with database_errors(path.parent):
        # One that may only read can't fold the log in as it closes: it leaves all as it was.
        mode = "rwc" if make else "ro" if read_only else "rw"
        connection = sqlcipher3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,  # transactions are ours to begin: the driver's own lose DDL
            check_same_thread=False,
            timeout=WAITS,
        )
        try:
            _set_up(connection, key, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: Connection, key: bytearray, *, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
    connection.set_key(key)
    connection.execute("SELECT count(*) FROM sqlite_master")
    for name, value in _PER_CONNECTION.items():
        connection.execute(f"PRAGMA {name} = {value}")
    if read_only:
        connection.execute("PRAGMA query_only = 1")
    assert_sound(connection)
    connection.enable_load_extension(False)  # the wheel has it on
    connection.set_authorizer(_authorise)


def assert_sound(connection: Connection) -> None:
    """Read back everything that the safety of the records rests on.

    Raises:
        RecordsError: this program was put together from parts that won't do.
    """
    cipher = _value(connection, "cipher_version").split()[0]
    faults = [
        *(["SQLite"] if sqlcipher3.sqlite_version_info < SQLITE_FLOOR else []),
        *(["SQLCipher"] if tuple(map(int, cipher.split("."))) < CIPHER_FLOOR else []),
        *(name for name, wanted in _CIPHER.items() if _value(connection, name) != wanted),
        *(
            name
            for name, wanted in _PER_CONNECTION.items()
            if _value(connection, name) != str(wanted)
        ),
    ]
    if faults:
        raise RecordsError(
            f"This copy of Caseworker is not sound ({', '.join(faults)}), so nothing was opened.",
            "Install it again.",
        )


def write_ahead(connection: Connection) -> None:
    """Writers and readers side by side, each commit on the disk before it returns."""
    if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        raise RecordsError("These records can't be kept safely in this folder.")


def _value(connection: Connection, name: str) -> str:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return "" if row is None else str(row[0])


def _authorise(
    action: int, first: str | None, second: str | None, database: str | None, within: str | None
) -> int:
    """No statement may copy the records out, load code, or change the key."""
    del database, within
    refused = (
        action in _FORBIDDEN_ACTIONS
        or (action == sqlcipher3.SQLITE_FUNCTION and second in _FORBIDDEN_FUNCTIONS)
        or (
            action == sqlcipher3.SQLITE_PRAGMA
            and first is not None
            and first.lower() in _FORBIDDEN_PRAGMAS
        )
    )
    return int(sqlcipher3.SQLITE_DENY if refused else sqlcipher3.SQLITE_OK)


@contextmanager
def database_errors(folder: Path | None = None) -> Iterator[None]:
    """Turn what the database says into the errors of the records.

    A full disk is sometimes only “disk I/O error”; with ``folder`` it is told apart.

    Anything that isn't the disk's or another program's doing is ours, and goes on as it is.
    """
    try:
        yield
    except sqlcipher3.Error as error:
        known = _in_words(error, folder)
        if known is None:
            raise
        raise known from error
    except DBAPIError as error:
        known = _in_words(error.orig, folder)
        if known is None:
            raise
        raise known from error
    except MemoryError as error:
        # What the driver says once it has met a damaged page and gives up on the connection.
        raise DamagedStore from error


def _in_words(error: BaseException | None, folder: Path | None) -> RecordsError | None:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary == sqlcipher3.SQLITE_BUSY:
        return StoreInUse("in another program")
    if primary == sqlcipher3.SQLITE_IOERR:
        if folder is not None and shutil.disk_usage(folder).free < _HARDLY_ANY:
            return NoRoom()
        return RecordsError(
            "The disk that holds these records could not be used.",
            "What was saved before is safe. Check that the disk is connected and has room.",
        )
    known = _PLAIN.get(primary)
    return None if known is None else known()
