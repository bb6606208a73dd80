"""A newer program on older records: a backup, a trial on a copy, and only then the records."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseworker.domain.errors import RecordsError
from caseworker.storage import backup
from caseworker.storage.migrate import bring_up_to_date, layout_of, row_counts
from caseworker.storage.schema import LAYOUT
from caseworker.storage.store import EncryptedStore
from caseworker.storage.updating import CannotUpdate, copy_and_try
from caseworker.storage.vault import Vault
from tests.builders import NOW
from tests.storage.stores import vault_of
from tests.storage.test_migrate import AFTER_OURS, HALF_WAY, ORPHANS, filled, steps_with

A_COLUMN = "op.add_column('case_file', sa.Column('x', sa.Text()))"
LOSES = "op.execute('DELETE FROM summary')"


@pytest.fixture
def vault(store: EncryptedStore) -> Vault:
    return filled(vault_of(store), 12)


def bring_up(vault: Vault, steps: Path) -> None:
    """As the strongroom does it when records are opened."""
    bring_up_to_date(vault.engine(), lambda: copy_and_try(vault, NOW, steps), steps)


def left(vault: Vault) -> list[str]:
    """What lies among the backups."""
    return sorted(each.name for each in (vault.folder / backup.FOLDER).iterdir())


def test_the_backup_is_of_before_and_the_trial_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    steps = steps_with(tmp_path, A_COLUMN)
    with vault.glance() as connection:
        before = row_counts(connection)

    bring_up(vault, steps)

    with vault.glance() as connection:
        assert (layout_of(connection), row_counts(connection)) == (AFTER_OURS, before)
    (made,) = backup.told(vault.folder / backup.FOLDER)
    assert left(vault) == [made.path.name]
    assert backup.drill(vault.ring, made.path).cases == 12


@pytest.mark.parametrize("body", [HALF_WAY, ORPHANS, LOSES])
def test_what_fails_on_the_copy_is_never_tried_on_the_records(
    vault: Vault, tmp_path: Path, body: str
) -> None:
    steps = steps_with(tmp_path, body)
    before = vault.path.read_bytes()

    with pytest.raises(
        CannotUpdate, match=r"tried on a copy.*Nothing was changed.*backup was made"
    ):
        bring_up(vault, steps)

    with vault.glance() as connection:
        assert layout_of(connection) == LAYOUT
    assert vault.path.read_bytes() == before
    assert [each.path.name for each in backup.told(vault.folder / backup.FOLDER)] == left(vault)


def test_without_a_backup_nothing_is_tried(vault: Vault, tmp_path: Path) -> None:
    steps = steps_with(tmp_path, A_COLUMN)
    (vault.folder / backup.FOLDER).write_text("a file where the folder should be", "utf-8")

    with pytest.raises(RecordsError):
        bring_up(vault, steps)

    with vault.glance() as connection:
        assert layout_of(connection) == LAYOUT
