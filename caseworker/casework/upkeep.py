"""Looking after the records: the daily backup, without anybody having to think of it."""

from __future__ import annotations

from caseworker.casework.strongroom import BackupProof, OpenStore


def back_up_if_due(store: OpenStore) -> BackupProof | None:
    """The first time in a day that the records are opened, copy them and prove the copy.

    A practice store is never worth one. None: there is one of today already.

    Raises:
        RecordsError: it could not be made; what was there before is untouched.
    """
    if store.practice:
        return None
    last = store.health().last_backup
    if last is not None and last.at.date() == store.office.today:
        return None
    return store.back_up()
