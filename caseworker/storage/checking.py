"""Looking through a whole store: what was looked at, and what was found, in words fit to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import select

from caseworker.casework.records import DocumentId
from caseworker.casework.strongroom import Finding
from caseworker.domain.errors import CaseworkerError, WrongPassphrase
from caseworker.domain.packs import PackId
from caseworker.storage import backup
from caseworker.storage.audit import extends
from caseworker.storage.copying import page_fault, structure_fault
from caseworker.storage.exchange_schema import pack_held
from caseworker.storage.keys import file as key_file
from caseworker.storage.ledger import changed_lines
from caseworker.storage.migrate import layout_of
from caseworker.storage.records import SqlRecords
from caseworker.storage.schema import LAYOUT, document
from caseworker.storage.vault import Vault

Look = Callable[[Vault], str]
KEY_BYTES: Final = 32


def check(vault: Vault, progress: Callable[[str], None] | None = None) -> tuple[Finding, ...]:
    """Every finding, sound or not. A look that can't be finished is a finding too."""
    return tuple(_findings(vault, progress or _silently))


def _findings(vault: Vault, progress: Callable[[str], None]) -> Iterator[Finding]:
    looks: tuple[tuple[str, str, Look], ...] = (
        ("Keys", "The key file and the one before it are whole.", _keys),
        ("Pages", "Every page carries its seal.", _pages),
        ("Structure", "Tables, indexes and links are whole.", _structure),
        ("Layout", f"The records have layout {LAYOUT}.", _layout),
        ("Audit", "The chain is unbroken, reaches its end, and what left is as it says.", _audit),
        ("Documents", "Every document is as it was when it was added.", _documents),
        ("Packs", "Keys are whole, and each pack that is held is as it came in.", _packs),
        ("Backups", "The newest and the oldest backup can be restored.", _backups),
    )
    for what, sound, look in looks:
        progress(what)
        try:
            fault = look(vault)
        except CaseworkerError as error:
            fault = str(error)
        yield Finding(what, not fault, fault or sound)


def _silently(what: str) -> None:
    del what


def _keys(vault: Vault) -> str:
    for name in (key_file.NAME, key_file.PREVIOUS):
        path: Path = vault.folder / name
        if path.is_file():
            key_file.parse(path.read_bytes())
        else:
            return f"{name} is missing."
    vault.ring.of_copy(vault.folder).wipe()
    return ""


def _pages(vault: Vault) -> str:
    with vault.glance() as connection:
        fault = page_fault(connection.connection.driver_connection)
    return f"Of the records, {fault}." if fault else ""


def _structure(vault: Vault) -> str:
    with vault.glance() as connection:
        fault = structure_fault(connection.connection.driver_connection)
    return f"In the records, {fault}." if fault else ""


def _layout(vault: Vault) -> str:
    with vault.glance() as connection:
        reached = layout_of(connection)
    return "" if reached == LAYOUT else f"The records have layout {reached}, not {LAYOUT}."


def _audit(vault: Vault) -> str:
    verdict = vault.verify_audit()
    if not verdict.unbroken:
        return verdict.words
    with vault.glance() as connection:
        if not extends(connection, vault.ring.file.anchor):
            return "The end of the audit that was seen before is no longer there."
        changed = changed_lines(connection)
    return f"Disclosure {changed[0]} is not what the audit says of it." if changed else ""


def _documents(vault: Vault) -> str:
    with vault.glance() as connection:
        records = SqlRecords(connection, vault.chain)
        for row in connection.execute(select(document.c.id)):
            records.document_content(DocumentId(row.id))  # raises if it isn't what was added
    return ""


def _packs(vault: Vault) -> str:
    with vault.glance() as connection:
        exchange = SqlRecords(connection, vault.chain).exchange
        for keys in exchange.keys.every():
            if {len(keys.signing), len(keys.sealing)} != {KEY_BYTES}:
                return "One of this office’s exchange keys is damaged."
        for row in connection.execute(select(pack_held.c.pack).distinct()):
            exchange.received.content(PackId(row.pack))  # raises if it isn't what came in
    return ""


def _backups(vault: Vault) -> str:
    backups = backup.listed(vault.folder / backup.FOLDER)
    tried = [each for each in dict.fromkeys([*backups[:1], *backups[-1:]]) if _drilled(vault, each)]
    if backups and not tried:
        return "The backups were made before this officer had a way in. Make a new one."
    return ""


def _drilled(vault: Vault, copy: Path) -> bool:
    """Whether this officer's keys could try it. Raises DamagedStore if it can't be restored."""
    try:
        backup.drill(vault.ring, copy)
    except WrongPassphrase:
        return False
    return True
