"""Re-keying: the whole store goes under a new key, and one officer stays outside.

The copy under the new key is made and proved beside the old records. The moment that
decides is the replacement of the key file: before it, the store is wholly the old one;
after it, wholly the new one, even if the copy has yet to be moved into place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from caseworker.domain.errors import CaseworkerError, Unfinished
from caseworker.storage.audit import AuditChain, Deed, head_of
from caseworker.storage.copying import copy_out, prove
from caseworker.storage.disk import disk_errors, settle, write_whole
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.ring import KeyRing
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.migrate import row_counts
from caseworker.storage.vault import DATABASE, LOG, SHARED, Vault, lasting

_NEXT: Final = re.compile(r"records\.(\d+)\.next")


def rekey(vault: Vault, *, without: str, deeds: Iterable[Deed]) -> None:
    """Put everything under a new key, sealed to every officer but one.

    ``deeds`` are written as the first entries of the new generation.

    Raises:
        NoRoom, ReadOnlyStore, DamagedStore, RecordsError: the store is as it was.
        Unfinished: it is under the new key, and that is finished at the next start.
    """
    ring = vault.ring.renewed(without=without)
    following = vault.folder / f"records.{ring.generation}.next"
    key, audit_key = ring.database_key(), ring.drawn("audit")
    chain = AuditChain(ring.file.store, ring.generation, audit_key)
    with vault.standstill():
        try:
            following.unlink(missing_ok=True)
            with vault.glance() as source:
                counts, head = row_counts(source), head_of(source)
                copy_out(source, following, key)
            prove(following, key, counts, head)
            with lasting(following, key) as target:
                chain.keep_key(target)
                for deed in deeds:
                    chain.write(target, deed)
                head = head_of(target)
            ring.file = replace(ring.file, anchor=head)
        except BaseException:
            following.unlink(missing_ok=True)
            raise
        finally:
            wipe(key)
            wipe(audit_key)
        vault.disconnect()
        try:
            with disk_errors():
                ring.write(forget=True)
        except BaseException:
            following.unlink(missing_ok=True)
            vault.open()
            raise
        settle_in(vault, ring, "The records are under a new key")


def settle_in(vault: Vault, ring: KeyRing, what: str) -> None:
    """Move into place what ``ring`` opens, and go on with it in the vault. ``what`` was decided.

    Raises:
        Unfinished: it is decided all the same, and the next start finishes it.
    """
    try:
        finish(vault.folder)
        vault.adopt(ring)
    except BaseException as error:
        ring.wipe()
        unfinished = Unfinished(what)
        vault.leave_unfinished(unfinished)
        if isinstance(error, CaseworkerError):
            raise unfinished from error
        raise


def finish(folder: Path) -> None:
    """Finish, or forget, a re-keying that was cut off. Needs the store's lock, and no key.

    Raises:
        DamagedStore, NewerStore, ReadOnlyStore.
    """
    waiting = [each for each in folder.glob("records.*.next*") if each.is_file()]
    if not waiting:
        return
    now = key_file.read(folder)
    with disk_errors():
        for each in waiting:
            found = _NEXT.fullmatch(each.name)
            if found is None or int(found[1]) != now.generation:
                each.unlink()
                continue
            # The log belongs to the old records; the new ones would be spoilt by it.
            (folder / LOG).unlink(missing_ok=True)
            (folder / SHARED).unlink(missing_ok=True)
            each.replace(folder / DATABASE)
            settle(folder)
            write_whole(folder / key_file.PREVIOUS, now.to_bytes())
