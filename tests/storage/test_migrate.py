"""From one layout to the next (figure 22): whole or not at all, and a verified copy first."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError, OperationalError

from caseworker.domain.errors import NewerStore, RecordsError
from caseworker.storage import migrate
from caseworker.storage.migrate import STEPS, bring_up_to_date, layout_of, refuse_newer, row_counts
from caseworker.storage.schema import LAYOUT, metadata
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import Vault
from tests.builders import a_case, an_event
from tests.storage.stores import vault_of, write_case

SECOND = """
    from alembic import op
    import sqlalchemy as sa

    revision = "0002"
    down_revision = "0001"


    def upgrade():
"""


def steps_with(folder: Path, body: str) -> Path:
    """Our steps, and one more that does ``body``."""
    steps = folder / "migrations"
    shutil.copytree(STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    second = textwrap.dedent(SECOND) + textwrap.indent(textwrap.dedent(body), "    ")
    (steps / "versions" / "s0002_second.py").write_text(second)
    return steps


@pytest.fixture
def vault(store: EncryptedStore) -> Vault:
    opened = vault_of(store)
    with opened.sitting() as records:
        for number in range(1, 30):
            case = a_case(an_event("case_opened"), number=f"2026-{number:04d}")
            write_case(records, case)
    return opened


def test_the_steps_make_the_tables_that_are_declared(vault: Vault) -> None:
    with vault.glance() as connection:
        looking = inspect(connection)
        made = {
            name: {column["name"]: str(column["type"]) for column in looking.get_columns(name)}
            for name in looking.get_table_names()
            if not name.startswith(("find_", "layout"))
        }
        indexes = {name: {index["name"] for index in looking.get_indexes(name)} for name in made}

    declared = {
        table.name: {
            column.name: str(column.type.compile(dialect=vault.engine().dialect))
            for column in table.columns
        }
        for table in metadata.sorted_tables
    }
    assert made == declared
    assert indexes == {
        table.name: {index.name for index in table.indexes} for table in metadata.sorted_tables
    }


def test_there_is_one_line_of_steps_and_it_ends_where_we_are() -> None:
    script = migrate._script(STEPS)  # noqa: SLF001 - the tests of storage look behind its door

    assert script.get_heads() == [LAYOUT]
    assert len(script.get_bases()) == 1


def test_nothing_is_loaded_when_there_is_no_step_to_take(vault: Vault) -> None:
    with vault.glance() as connection:
        assert not refuse_newer(connection)


def test_a_step_keeps_every_row_and_a_copy_is_made_first(vault: Vault, tmp_path: Path) -> None:
    steps = steps_with(
        tmp_path,
        """
        with op.batch_alter_table("case_file", recreate="always") as table:
            table.add_column(sa.Column("closed_on", sa.Date()))
        """,
    )
    with vault.glance() as connection:
        before = row_counts(connection)
    copies = []

    bring_up_to_date(vault.engine(), lambda: copies.append("made"), steps)

    with vault.glance() as connection:
        assert row_counts(connection) == before
        assert layout_of(connection) == "0002"
        assert "closed_on" in {
            column["name"] for column in inspect(connection).get_columns("case_file")
        }
    assert copies == ["made"]
    driver = vault.engine().raw_connection().driver_connection
    assert driver is not None
    assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


HALF_WAY = """
    op.add_column("case_file", sa.Column("x", sa.Text()))
    op.execute("nonsense")
"""
ORPHANS = """
    op.execute("PRAGMA defer_foreign_keys = 1")
    op.execute("DELETE FROM case_file")
"""


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (HALF_WAY, OperationalError),
        (ORPHANS, RecordsError),
        ("op.execute('DELETE FROM summary')", RecordsError),
        ("op.execute('DELETE FROM event')", IntegrityError),
    ],
)
def test_a_failing_step_leaves_nothing(
    vault: Vault, tmp_path: Path, body: str, error: type[Exception]
) -> None:
    steps = steps_with(tmp_path, body)
    with vault.glance() as connection:
        before = (row_counts(connection), layout_of(connection))

    with pytest.raises(error):
        bring_up_to_date(vault.engine(), lambda: None, steps)

    with vault.glance() as connection:
        assert (row_counts(connection), layout_of(connection)) == before
        columns = {column["name"] for column in inspect(connection).get_columns("case_file")}
        assert "x" not in columns
    driver = vault.engine().raw_connection().driver_connection
    assert driver is not None
    assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_no_step_is_taken_without_a_copy(vault: Vault, tmp_path: Path) -> None:
    steps = steps_with(tmp_path, "op.add_column('case_file', sa.Column('x', sa.Text()))")

    def no_room() -> None:
        raise RecordsError("The copy could not be made.")

    with pytest.raises(RecordsError, match="copy"):
        bring_up_to_date(vault.engine(), no_room, steps)

    with vault.glance() as connection:
        assert layout_of(connection) == LAYOUT


def test_a_layout_that_is_not_known_is_a_later_one(vault: Vault) -> None:
    with vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE layout SET version_num = '0099'")

    with vault.glance() as connection, pytest.raises(NewerStore):
        refuse_newer(connection)
