"""The audit chain (figure 29): whatever is done to it shows, with the number of the entry."""

from __future__ import annotations

import time

import pytest
from sqlalchemy.exc import IntegrityError

from caseworker.casework.records import Document, DocumentId, HistoryLine
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import OlderStore
from caseworker.domain.plan import Version, VersionKind
from caseworker.storage.audit import Deed
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import Vault
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_plan, an_event
from tests.storage.stores import Place, abandon, vault_of, write_case

NUMBER = CaseNumber("2026-0113")
TRIGGERS = ("audit_no_update", "audit_no_delete", "checkpoint_no_update", "checkpoint_no_delete")


@pytest.fixture
def vault(store: EncryptedStore) -> Vault:
    opened = vault_of(store)
    with opened.transaction() as connection:
        for number in range(12):
            opened.chain.write(connection, Deed(NOW, OKAFOR, "case_opened_to_view", _case(number)))
    opened.settle(NOW)
    return opened


def _case(number: int) -> CaseNumber:
    return CaseNumber(f"2026-{number:04d}")


def tamper(vault: Vault, *statements: str) -> None:
    """Change the chain as somebody would who holds the key and knows how."""
    with vault.transaction() as connection:
        for trigger in TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.exec_driver_sql(statement)


CHANGES = [
    (("UPDATE audit SET act = 'printed' WHERE sequence = 5",), 5),
    (("UPDATE audit SET at = '2026-01-01' WHERE sequence = 6",), 6),
    (("UPDATE audit SET officer = 'lewis' WHERE sequence = 7",), 7),
    (("UPDATE audit SET \"case\" = '2026-9999' WHERE sequence = 8",), 8),
    (("UPDATE audit SET ref = 'x' WHERE sequence = 9",), 9),
    (("UPDATE audit SET mac = zeroblob(32) WHERE sequence = 9",), 9),
    (("DELETE FROM audit WHERE sequence = 5",), 5),
    (("DELETE FROM audit WHERE sequence = 1",), 1),
    (
        (
            "UPDATE audit SET sequence = -1 WHERE sequence = 5",
            "UPDATE audit SET sequence = 5 WHERE sequence = 6",
            "UPDATE audit SET sequence = 6 WHERE sequence = -1",
        ),
        5,
    ),
    (
        (
            "CREATE TEMP TABLE last AS SELECT * FROM audit ORDER BY sequence DESC LIMIT 1",
            "UPDATE last SET sequence = sequence + 1",
            "INSERT INTO audit SELECT * FROM last",
        ),
        None,
    ),
    (("UPDATE checkpoint SET signature = zeroblob(64)",), None),
    (("UPDATE checkpoint SET officer = 'lewis'",), None),
]


@pytest.mark.parametrize(("statements", "number"), CHANGES)
def test_every_change_is_found_with_its_number(
    vault: Vault, statements: tuple[str, ...], number: int | None
) -> None:
    assert vault.verify_audit().unbroken

    tamper(vault, *statements)

    verdict = vault.verify_audit()
    assert not verdict.unbroken
    assert number is None or verdict.broken_at == number
    assert verdict.words


def test_a_tail_that_was_cut_off_is_found_at_the_next_unlock(place: Place) -> None:
    """What is left is a good chain, only shorter; the anchor knows better."""
    store = place.unlock()
    vault = vault_of(store)
    for _ in range(3):
        vault.note(Deed(NOW, OKAFOR, "printed", _case(1)))
    store.close()
    store = place.unlock()
    tamper(
        vault_of(store),
        "DELETE FROM audit WHERE sequence > 4",
        "DELETE FROM checkpoint WHERE sequence > 4",
    )
    abandon(store)

    with pytest.raises(OlderStore):
        place.unlock()


APPEND_ONLY = [
    "UPDATE audit SET act = 'x'",
    "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE sequence = 1",
    "UPDATE checkpoint SET officer = 'x'",
    "DELETE FROM checkpoint",
    "DELETE FROM audit_key",
    "UPDATE officer SET id = 'x'",
    "UPDATE event SET kind = 'x'",
    "DELETE FROM event",
    "INSERT OR REPLACE INTO event SELECT * FROM event",
    "UPDATE history SET words = 'x'",
    "DELETE FROM history",
    "UPDATE plan_version SET plan = '{}'",
    "DELETE FROM plan_version",
    "DELETE FROM document",
]


@pytest.mark.parametrize("statement", APPEND_ONLY)
def test_what_is_written_once_stays(store: EncryptedStore, statement: str) -> None:
    vault = vault_of(store)
    _one_of_everything(vault)

    with pytest.raises(IntegrityError, match="only"), vault.transaction() as connection:
        connection.exec_driver_sql(statement)


def _one_of_everything(vault: Vault) -> None:
    with vault.sitting() as records:
        write_case(records, a_case(an_event("case_opened")))
        records.issue(Version(NUMBER, 1, VersionKind.FINAL, a_plan(), TODAY))
        records.write_history(HistoryLine(NUMBER, NOW, OKAFOR, "Dana Okafor", "Opened."))
        records.add_document(
            Document(DocumentId("doc"), NUMBER, "a.pdf", "pdf", 1, "", NOW, OKAFOR), b"x"
        )


def test_a_case_that_is_being_erased_lets_its_entries_go(store: EncryptedStore) -> None:
    vault = vault_of(store)
    with vault.sitting() as records:
        write_case(records, a_case(an_event("case_opened")))

    with vault.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO erasing VALUES ('2026-0113')")
        connection.exec_driver_sql("DELETE FROM event")
        connection.exec_driver_sql("DELETE FROM erasing")

    with vault.sitting() as records:
        assert records.case(CaseNumber("2026-0113")).events == ()


def test_a_long_chain_is_verified_in_time(store: EncryptedStore) -> None:
    """10,000 entries here; 100,000 are to take three seconds at most."""
    vault = vault_of(store)
    with vault.transaction() as connection:
        for number in range(10_000):
            vault.chain.write(connection, Deed(NOW, OKAFOR, "case_opened_to_view", _case(number)))

    began = time.process_time()
    verdict = vault.verify_audit()

    assert verdict.unbroken
    assert verdict.entries > 10_000
    assert time.process_time() - began < 1.0


def test_what_was_verified_is_not_gone_through_again(vault: Vault) -> None:
    first = vault.verify_audit()
    vault.note(Deed(NOW, OKAFOR, "printed", _case(1)))

    later = vault.verify_audit(first.head)

    assert later.unbroken
    assert later.entries == first.entries + 1
    tamper(vault, "UPDATE audit SET ref = 'x' WHERE sequence = (SELECT max(sequence) FROM audit)")
    assert vault.verify_audit(first.head).broken_at == later.entries
