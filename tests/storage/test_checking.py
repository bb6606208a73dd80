"""The full check, and what is proved again whenever it is read."""

from __future__ import annotations

import hashlib

import pytest

from caseworker.casework.records import Document, DocumentId
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import DamagedStore
from caseworker.domain.packs import PackId, ReceivedPack
from caseworker.storage.parts import PART_BYTES
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, a_case
from tests.storage.stores import vault_of, write_case

NUMBER = CaseNumber("2026-0113")
CONTENT = b"a" * PART_BYTES + b"b" * PART_BYTES
ADVICE = Document(
    DocumentId("doc-1"),
    NUMBER,
    "advice.txt",
    "txt",
    len(CONTENT),
    hashlib.sha256(CONTENT).hexdigest(),
    NOW,
    OKAFOR,
)

# Each carries its seal and breaks no link: only what the document was when it was added tells.
SPOILT = {
    "changed": "UPDATE document_part SET content = CAST(upper(content) AS BLOB) WHERE position = 1",
    "cut": "DELETE FROM document_part WHERE position = 2",
    "out of order": "UPDATE document_part SET position = 3 WHERE position = 1",
    "gone": "DELETE FROM document_part",
}


@pytest.fixture
def with_advice(store: EncryptedStore) -> EncryptedStore:
    with vault_of(store).sitting() as records:
        write_case(records, a_case())
        records.add_document(ADVICE, CONTENT)
    return store


def test_a_document_is_read_as_it_was_added(with_advice: EncryptedStore) -> None:
    assert with_advice.office.see_document(ADVICE) == CONTENT
    assert all(finding.sound for finding in with_advice.check())


@pytest.mark.parametrize("how", SPOILT)
def test_a_document_that_is_not_as_it_was_is_not_shown(
    with_advice: EncryptedStore, how: str
) -> None:
    with vault_of(with_advice).transaction() as connection:
        connection.exec_driver_sql(SPOILT[how])

    with pytest.raises(DamagedStore, match="not as it was when it was added"):
        with_advice.office.see_document(ADVICE)

    assert [each.what for each in with_advice.check() if not each.sound] == ["Documents"]


HELD = ReceivedPack(
    PackId("0123456789abcdef" * 2),
    "a1" * 32,
    None,
    1,
    NOW,
    OKAFOR,
    hashlib.sha256(CONTENT).hexdigest(),
    len(CONTENT),
    {},
)


@pytest.mark.parametrize(
    ("spoils", "words"),
    [
        ("UPDATE pack_held SET content = x'00' WHERE position = 1", "A pack in quarantine"),
        ("UPDATE exchange_key SET signing = x'00'", "One of this office’s exchange keys"),
    ],
)
def test_the_check_looks_at_packs_that_are_held_and_at_the_keys(
    store: EncryptedStore, spoils: str, words: str
) -> None:
    with vault_of(store).sitting() as records:
        records.exchange.keys.take_up(b"1" * 32, b"2" * 32, NOW)
        records.exchange.received.keep(HELD, CONTENT)
    assert all(finding.sound for finding in store.check())

    with vault_of(store).transaction() as connection:
        for table in ("pack_held", "exchange_key"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_update")
        connection.exec_driver_sql(spoils)

    (wrong,) = [finding for finding in store.check() if not finding.sound]
    assert (wrong.what, words in wrong.words) == ("Packs", True)
