"""Brings the records up to the layout that this version reads.

Alembic is run from inside the program, with no files of its own besides the steps. It
is only loaded when there is a step to take: opening up-to-date records must be quick.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, inspect

from caseworker.domain.errors import DamagedStore, NewerStore, RecordsError
from caseworker.storage.schema import LAYOUT

STEPS: Final = Path(__file__).parent / "migrations"
_VERSION_TABLE: Final = "layout"


def layout_of(connection: Connection) -> str | None:
    """The step that the records have reached; None for records that have no layout yet."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM layout").scalar()


def refuse_newer(connection: Connection, steps: Path = STEPS) -> bool:
    """Whether steps are still to be taken. Changes nothing.

    Raises:
        NewerStore: the records have had a step that this version doesn't know.
    """
    reached = layout_of(connection)
    if reached == LAYOUT and steps == STEPS:
        return False
    known = _steps(steps)
    if reached is not None and reached not in known:
        raise NewerStore
    return reached != known[-1]


def bring_up_to_date(engine: Engine, copy_first: Callable[[], object], steps: Path = STEPS) -> None:
    """Take every step that the records have not had: all of them, or none.

    ``copy_first`` makes a verified copy; it isn't called for records that are new.

    Raises:
        NewerStore, RecordsError: nothing has changed.
    """
    with engine.connect() as connection:
        if not refuse_newer(connection, steps):
            return
        reached = layout_of(connection)
    if reached is not None:
        copy_first()
    with engine.connect() as connection:
        # A table can't be rebuilt with them on: its children would be deleted without a word.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.begin():
                before = row_counts(connection)
                _run(connection, steps)
                _refuse_losses(connection, before)
        finally:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has, those of the search and of SQLite itself left out."""
    names = sorted(
        name
        for name in inspect(connection).get_table_names()
        if not name.startswith(("find_", "sqlite_"))
    )
    quote = connection.dialect.identifier_preparer.quote
    # Asked of the driver, in one: fifty statements that are put together cost more than the copy.
    counts = [f"(SELECT count(*) FROM {quote(name)})" for name in names]  # noqa: S608 - our tables
    told = connection.exec_driver_sql(f"SELECT {', '.join(counts)}").one() if names else ()
    return dict(zip(names, told, strict=True))


def _refuse_losses(connection: Connection, before: dict[str, int]) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise RecordsError("Bringing the records up to date left a line that points at nothing.")
    after = row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if lost and _VERSION_TABLE in before:
        raise DamagedStore("Bringing the records up to date would have lost some of them.")


def _steps(steps: Path) -> list[str]:
    """Every step known, first to last."""
    revisions = [revision.revision for revision in _script(steps).walk_revisions()]
    return revisions[::-1]


def _script(steps: Path) -> Any:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - slow to load, seldom needed

    return ScriptDirectory(str(steps), version_locations=[str(steps / "versions")])


def _run(connection: Connection, steps: Path) -> None:
    from alembic.config import Config  # noqa: PLC0415 - slow to load, seldom needed
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415 - likewise

    script = _script(steps)

    def upgrade(reached: Any, context: Any) -> Any:
        del context
        return script._upgrade_revs("head", reached)  # noqa: SLF001 - as Alembic's own command does

    with EnvironmentContext(Config(), script, fn=upgrade, destination_rev="head") as environment:
        environment.configure(
            connection=connection,
            version_table=_VERSION_TABLE,
            transactional_ddl=False,  # the transaction is ours, round every step
            transaction_per_migration=False,
        )
        environment.run_migrations()
