"""Before the records are given a newer layout: a backup, and the change tried on a copy of it."""

from __future__ import annotations

import secrets
import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from caseworker.casework.safekeeping import BackupProof
from caseworker.domain.errors import NoRoom, RecordsError
from caseworker.storage import backup, migrate
from caseworker.storage.copying import structure_fault
from caseworker.storage.disk import disk_errors
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.vault import DATABASE, Vault, engine_on


class CannotUpdate(RecordsError):
    """The newer layout didn't take on a copy, so the records were left alone. ``why`` says what."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"These records could not be brought up to date. It was tried on a copy first: {why}",
            "Nothing was changed, and a backup was made. Install the version that you had before "
            "and go on with that, and tell whoever looks after this computer.",
        )


def copy_and_try(vault: Vault, at: datetime, steps: Path = migrate.STEPS) -> BackupProof:
    """Make a backup, and take every step on a copy of it. The records themselves are untouched.

    A copy that a crash leaves behind is sealed like any backup, and cleared away with the next.

    Raises:
        CannotUpdate: a step failed, or would have lost something.
        NoRoom, ReadOnlyStore, DamagedStore, RecordsError: the backup could not be made.
    """
    proof = backup.make(vault, at)
    part = vault.folder / backup.FOLDER / f"backup-trying-{secrets.token_hex(4)}.part"
    key = vault.ring.database_key()
    try:
        with backup.about_the_backup(None), disk_errors():
            part.mkdir(parents=True)
            shutil.copyfile(proof.path / DATABASE, part / DATABASE)
        _try(part / DATABASE, key, steps)
    finally:
        wipe(key)
        shutil.rmtree(part, ignore_errors=True)
    return proof


def _try(copy: Path, key: bytearray, steps: Path) -> None:
    try:
        with engine_on(copy, key) as engine:
            migrate.bring_up_to_date(engine, lambda: None, steps)
            with engine.connect() as connection:
                fault = structure_fault(connection.connection.driver_connection)
    except NoRoom:
        raise
    except RecordsError as error:
        raise CannotUpdate(error.words) from error
    except DBAPIError as error:  # a step of ours that these records don’t bear
        raise CannotUpdate("a step could not be taken.") from error
    if fault:
        raise CannotUpdate(f"{fault}.")
