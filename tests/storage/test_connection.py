"""How the records are opened (figures 18 and 19)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from caseworker.domain.errors import DamagedStore, RecordsError
from caseworker.storage import connection as ours
from caseworker.storage.connection import assert_sound, connect, write_ahead

KEY = bytearray(b"x'" + b"ab" * 32 + b"'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = connect(tmp_path / "records.db", KEY, make=True)
    write_ahead(made)
    made.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, name TEXT)")
    made.execute("INSERT INTO child VALUES (1, 'Tom')")
    made.close()
    return tmp_path / "records.db"


@pytest.fixture
def opened(path: Path) -> Any:
    connection = connect(path, KEY)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "mutation",
    [
        "foreign_keys = 0",
        "recursive_triggers = 0",
        "trusted_schema = 1",
        "cell_size_check = 0",
        "synchronous = 1",
        "secure_delete = 0",
        "temp_store = 1",
    ],
)
def test_a_setting_that_did_not_take_is_noticed(opened: Any, mutation: str) -> None:
    assert_sound(opened)

    opened.execute(f"PRAGMA {mutation}")

    with pytest.raises(RecordsError, match=mutation.split(maxsplit=1)[0]):
        assert_sound(opened)


@pytest.mark.parametrize(
    "mutation",
    ["cipher_use_hmac = OFF", "cipher_page_size = 1024", "cipher_hmac_algorithm = HMAC_SHA1"],
)
def test_a_weaker_cipher_is_noticed(tmp_path: Path, mutation: str) -> None:
    connection = sqlcipher3.connect(tmp_path / "weak.db", isolation_level=None)
    connection.set_key(KEY)
    connection.execute(f"PRAGMA {mutation}")
    connection.execute("CREATE TABLE one (two)")

    with pytest.raises(RecordsError, match=mutation.split(maxsplit=1)[0]):
        assert_sound(connection)
    connection.close()


@pytest.mark.parametrize(
    ("floor", "said"), [("SQLITE_FLOOR", "SQLite"), ("CIPHER_FLOOR", "SQLCipher")]
)
def test_libraries_that_are_too_old_are_noticed(
    opened: Any, monkeypatch: pytest.MonkeyPatch, floor: str, said: str
) -> None:
    monkeypatch.setattr(ours, floor, (99, 0, 0))

    with pytest.raises(RecordsError, match=said):
        assert_sound(opened)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'plain.db' AS plain KEY ''",
        "ATTACH DATABASE ':memory:' AS plain",
        "SELECT load_extension('evil')",
        "SELECT sqlcipher_export('main')",
        "VACUUM INTO 'plain.db'",
        "PRAGMA rekey = ''",
        "PRAGMA key = 'other'",
        "PRAGMA writable_schema = ON",
    ],
)
def test_no_statement_copies_the_records_out(
    opened: Any, statement: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(sqlcipher3.DatabaseError):
        opened.execute(statement)

    assert not (tmp_path / "plain.db").exists()


def test_no_extension_can_be_loaded_from_the_driver(opened: Any) -> None:
    with pytest.raises(sqlcipher3.OperationalError, match="not authorized"):
        opened.load_extension("evil")


def test_the_second_lane_cannot_write(path: Path) -> None:
    connection = connect(path, KEY, read_only=True)

    with pytest.raises(sqlcipher3.OperationalError):
        connection.execute("INSERT INTO child VALUES (2, 'Ann')")

    assert connection.execute("SELECT count(*) FROM child").fetchone() == (1,)
    connection.close()


def test_another_key_opens_nothing_and_says_nothing(path: Path, capfd: Any) -> None:
    with pytest.raises(DamagedStore):
        connect(path, bytearray(b"x'" + b"cd" * 32 + b"'"))

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("content", [None, b""])
def test_missing_and_empty_records_are_not_made_anew(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "records.db"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(DamagedStore):
        connect(path, KEY)

    assert (path.read_bytes() if path.exists() else None) == content
