"""What must not lie anywhere in clear: names on the disk, keys in memory (figures 10 and 12)."""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from caseworker.casework.records import Document, DocumentId
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Section, WorkingDraft
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, a_case, a_person, a_plan, an_event
from tests.storage.stores import Place, abandon, vault_of, write_case

ROOT = Path(__file__).parents[2]
MARKER = "Zwetschgenknoedel"
NUMBER = CaseNumber("2026-0113")
FORMS = (
    MARKER.encode(),
    MARKER.encode("utf-16-le"),
    MARKER.lower().encode(),
    MARKER.encode().hex().encode(),
)


def write_marked(store: EncryptedStore) -> None:
    """The marker as a name, in an entry, in a plan, in typing and in a document."""
    with vault_of(store).sitting() as records:
        case = a_case(
            an_event("case_opened", facts={"reason": MARKER}), person=a_person(family=MARKER)
        )
        write_case(records, case)
        plan = a_plan().with_section("A", Section(paragraphs(f"{MARKER} likes to read.")))
        records.keep_working_draft(WorkingDraft(NUMBER, plan, NOW, OKAFOR))
        records.keep_draft("form", OKAFOR, MARKER, NOW)
        content = f"{MARKER} " * 200
        records.add_document(
            Document(DocumentId("doc"), NUMBER, f"{MARKER}.txt", "txt", 1, "", NOW, OKAFOR),
            content.encode(),
        )
        assert records.find(MARKER, 5)


def write_a_hundred_more(store: EncryptedStore) -> None:
    """A name of its own in each of a hundred cases; all begin with the marker."""
    for number in range(1, 101):
        with vault_of(store).sitting() as records:
            person = a_person(given="Tom", family=f"{MARKER}{number:03d}")
            write_case(records, a_case(number=f"2027-{number:04d}", person=person))


def leaks(*folders: Path) -> list[str]:
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                found += [str(path) for form in FORMS if form in content or MARKER in path.name]
    return found


def test_no_name_lies_in_clear_before_or_after_a_crash(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    caplog.set_level(logging.DEBUG)
    store = place.unlock()

    write_marked(store)
    write_a_hundred_more(store)
    assert not leaks(tmp_path)  # with the log of the database still there
    store.back_up()
    assert not leaks(tmp_path)
    abandon(store)

    assert not leaks(tmp_path)
    assert MARKER not in caplog.text


def test_no_error_carries_a_name(store: EncryptedStore) -> None:
    with pytest.raises(IntegrityError) as failed, vault_of(store).transaction() as connection:
        connection.exec_driver_sql(
            "INSERT INTO summary (number, name) VALUES (?, ?)", (MARKER, MARKER)
        )

    assert MARKER not in str(failed.value)
    assert MARKER not in repr(failed.value.orig)


def test_what_is_taken_out_is_gone_from_the_index_as_well(store: EncryptedStore) -> None:
    """Figure 28, in part: deleted words don't stay in the blocks of the full-text index."""
    write_marked(store)
    vault = vault_of(store)
    with vault.sitting() as records:
        records.save_person(NUMBER, a_person())
        records.keep_working_draft(WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR))

    with vault.glance() as connection:
        for table in ("find_name", "find_text"):
            blocks = connection.exec_driver_sql(f"SELECT block FROM {table}_data").scalars()  # noqa: S608 - two names of ours
            held = [block for block in blocks if b"zwetschgen" in bytes(block).lower()]
            words = connection.exec_driver_sql(f"SELECT c0 FROM {table}_content").scalars()  # noqa: S608 - likewise
            kept = [word for word in words if MARKER in word]
            # The entry's own words stay, since entries are never taken back.
            assert len(held) <= (table == "find_text")
            assert len(kept) == (table == "find_text")


@pytest.mark.skipif(sys.platform != "linux", reason="reads its own memory through /proc")
@pytest.mark.usefixtures("place")
def test_no_key_is_left_in_memory_after_the_lock(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.own_memory", str(tmp_path)],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )

    while_open, after = map(int, done.stdout.split())
    assert while_open > 0  # or the search finds nothing at all
    assert after == 0
