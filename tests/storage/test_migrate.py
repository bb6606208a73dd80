"""From one layout to the next (figure 22): whole or not at all, and a verified copy first."""

from __future__ import annotations

import random
import shutil
import textwrap
import time
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError, OperationalError

from caseworker.domain.errors import NewerStore, RecordsError
from caseworker.storage import migrate
from caseworker.storage.copying import structure_fault
from caseworker.storage.migrate import STEPS, bring_up_to_date, layout_of, refuse_newer, row_counts
from caseworker.storage.schema import LAYOUT, metadata
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import DATABASE, Vault, lasting
from tests.builders import a_case, an_event
from tests.conftest import Often
from tests.storage.stores import Place, a_child, vault_of, write_case

AFTER_OURS = f"{int(LAYOUT) + 1:04d}"
NEXT = f"""
    from alembic import op
    import sqlalchemy as sa

    revision = "{AFTER_OURS}"
    down_revision = "{LAYOUT}"


    def upgrade():
"""


def steps_with(folder: Path, body: str) -> Path:
    """Our steps, and one more that does ``body``."""
    steps = folder / "migrations"
    shutil.copytree(STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    one_more = textwrap.dedent(NEXT) + textwrap.indent(textwrap.dedent(body), "    ")
    (steps / "versions" / f"s{AFTER_OURS}_one_more.py").write_text(one_more)
    return steps


def filled(vault: Vault, rows: int) -> Vault:
    """Cases, an entry each, with everything that hangs on them."""
    with vault.sitting() as records:
        for number in range(1, rows + 1):
            case = a_case(an_event("case_opened"), number=f"2026-{number:05d}")
            write_case(records, case)
    return vault


@pytest.fixture
def vault(store: EncryptedStore) -> Vault:
    return filled(vault_of(store), 29)


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


REBUILT = """
    with op.batch_alter_table("case_file", recreate="always") as table:
        table.add_column(sa.Column("closed_on", sa.Date()))
"""


def test_a_step_keeps_every_row_and_a_copy_is_made_first(
    store: EncryptedStore, tmp_path: Path, often: Often
) -> None:
    vault = filled(vault_of(store), often(29, 10_000))
    steps = steps_with(tmp_path, REBUILT)
    with vault.glance() as connection:
        before = row_counts(connection)
    copies = []

    bring_up_to_date(vault.engine(), lambda: copies.append("made"), steps)

    with vault.glance() as connection:
        assert row_counts(connection) == before
        assert not structure_fault(connection.connection.driver_connection)
        assert layout_of(connection) == AFTER_OURS
        assert "closed_on" in {
            column["name"] for column in inspect(connection).get_columns("case_file")
        }
    assert copies == ["made"]
    driver = vault.engine().raw_connection().driver_connection
    assert driver is not None
    assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


TAKE_THE_STEP = """
import sys
from pathlib import Path
from caseworker.storage.migrate import bring_up_to_date
from tests.storage.stores import a_place, vault_of
place = a_place(Path(sys.argv[1]))
engine = vault_of(place.unlock()).engine()
print("ready", flush=True)
bring_up_to_date(engine, lambda: None, Path(sys.argv[2]))
"""


def test_kills_while_a_step_is_taken_leave_the_old_layout_or_the_new(
    place: Place, tmp_path: Path, often: Often
) -> None:
    store = place.unlock()
    vault = filled(vault_of(store), often(300, 10_000))
    key = vault.ring.database_key()
    with vault.glance() as connection:
        before = row_counts(connection)
    store.close()
    saved, steps = tmp_path / "saved", steps_with(tmp_path, REBUILT)
    shutil.copytree(place.folder, saved)
    dice, took = random.Random(22), 0.0  # noqa: S311 - so that a failure can be repeated

    for turn in range(often(5, 20) + 1):
        shutil.rmtree(place.folder)
        shutil.copytree(saved, place.folder)
        shutil.rmtree(tmp_path / "seen")
        child = a_child(TAKE_THE_STEP, str(tmp_path), str(steps))
        began = time.perf_counter()
        if turn:
            time.sleep(dice.uniform(0.0, took))
            child.kill()
        child.communicate()
        if not turn:  # the first was let go on to its end, to know how long that takes
            took = time.perf_counter() - began

        with lasting(place.folder / DATABASE, bytearray(key)) as connection:
            now = row_counts(connection)
            assert not structure_fault(connection.connection.driver_connection)
            reached = layout_of(connection)
            assert reached == AFTER_OURS or (turn and reached == LAYOUT)
        unlocking_adds = {"audit": 0, "checkpoint": 0}
        assert now | unlocking_adds == before | unlocking_adds


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
    bytes_before = vault.path.read_bytes()

    with pytest.raises(error):
        bring_up_to_date(vault.engine(), lambda: None, steps)

    with vault.glance() as connection:
        assert (row_counts(connection), layout_of(connection)) == before
        assert vault.path.read_bytes() == bytes_before
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
