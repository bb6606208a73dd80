"""Taking a whole case out of the records: nothing of it stays but its number (figure 28)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.exc import IntegrityError

from caseworker.casework.brought_kept import BroughtCase, BroughtList
from caseworker.casework.bulk_kept import Bulk
from caseworker.casework.filings_kept import Words, WordsRead
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import (
    Document,
    DocumentId,
    HistoryLine,
    OpenDue,
    OpenRecords,
    Owed,
    Records,
)
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.filing import Filing
from caseworker.domain.ledger import Fate, LedgerAsked, Went
from caseworker.domain.packs import (
    CameFrom,
    MediumMove,
    Merge,
    MergeId,
    Moved,
    PackAnswer,
    PackId,
    ReceivedPack,
    ReceivedState,
    Reply,
    SentPack,
)
from caseworker.domain.people import Address, Contact, Identifier
from caseworker.domain.plan import Section, Version, VersionKind, WorkingDraft
from caseworker.domain.release import Release
from caseworker.storage import day_schema
from caseworker.storage.schema import case_file, metadata
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, a_plan, an_event
from tests.storage.stores import a_summary, vault_of
from tests.storage.test_exchange import ASHDOWN, FIRST_KEY

NAME = "Zwetschgenknoedel"
ARABIC = "زويتشغن"
NUMBER, OTHER = CaseNumber("2026-0113"), CaseNumber("2026-0114")
STAYS = {"audit", "number_given", "disclosure_given"}
PLUM = "Pflaumenmus"


def content_of(name: str) -> bytes:
    return f"{name} likes to read. ".encode() * 10_000


def written(records: Records, number: CaseNumber, name: str, *, at: int) -> None:
    """A case with something in all that a case can have, its name in every word of it."""
    given = ARABIC if name == NAME else "Tom"
    person = a_person(
        given=given,
        family=name,
        identifiers=(Identifier("upn", name),),
        addresses=(Address(name),),
        contacts=(Contact(name, "Mother"),),
    )
    event = an_event("case_opened", id=EventId(f"event-{number}"), facts={"reason": name})
    case = a_case(event, number=number, person=person)
    records.open_case(case)
    due = OpenDue("row", "Decide", TODAY, ours=True, whose="we do", source="s", about=name)
    records.write_summary(replace(a_summary(case), dues=(due,)))
    records.write_facts(number, {"establishment": name}, NOW, OKAFOR)
    records.note_opened(number, OKAFOR, NOW)
    plan = a_plan().with_section("A", Section(paragraphs(f"{given} {name} likes to read.")))
    records.keep_working_draft(WorkingDraft(number, plan, NOW, OKAFOR))
    records.issue(Version(number, 1, VersionKind.DRAFT, plan, TODAY))
    records.keep_draft(f"advice/{number}/{event.id}", OKAFOR, name, NOW)
    content = content_of(name)
    records.add_document(
        Document(
            DocumentId(f"doc-{number}"), number, f"{name}.txt", "txt", len(content),
            hashlib.sha256(content).hexdigest(), NOW, OKAFOR,
        ),
        content,
    )  # fmt: skip
    records.keep_release(number, Release("print", name, name, NOW, name, 1, number=f"2026-000{at}"))
    records.ledger.keep_fate(Fate(f"2026-000{at}", Went.SENT, TODAY, OKAFOR, NOW, name))
    records.write_history(HistoryLine(number, NOW, OKAFOR, "J. Okafor", name, event.id))
    records.own_files.keep(OwnFile("tray", f"{number}/abc", name, NOW, OKAFOR))
    _exchanged(records, number, name, at)


def _exchanged(records: Records, number: CaseNumber, name: str, at: int) -> None:
    sent, came = PackId(f"TP-{at}"), PackId(f"TR-{at}")
    held = {"name": name}
    records.exchange.sent.keep(
        SentPack(sent, at, ASHDOWN.id, number, "", NOW, OKAFOR, 1, FIRST_KEY.verify, "ab", 9, held)
    )
    records.exchange.sent.keep_answer(
        PackAnswer(sent, NOW, OKAFOR, Reply.ACCEPTED, name, name.encode())
    )
    records.exchange.received.keep(
        ReceivedPack(
            came, FIRST_KEY.verify, ASHDOWN.id, at, NOW, OKAFOR, "cd", 9, held,
            ReceivedState.HELD, number, name,
        ),
        name.encode(),
    )  # fmt: skip
    records.exchange.media.keep(MediumMove("M-1", Moved.WRITTEN, NOW, OKAFOR, name, sent))
    records.exchange.provenance.keep(
        CameFrom(number, "event", f"event-{number}", came, name, TODAY, OKAFOR)
    )
    records.exchange.provenance.keep_merge(
        Merge(MergeId(f"merge-{at}"), number, None, came, NOW, OKAFOR, held)
    )
    records.keep_draft(f"receive/{came}", OKAFOR, name, NOW)


def begin(sitting: OpenRecords) -> None:
    """Two cases with everything, of which one is to go."""
    with sitting() as records:
        records.exchange.keys.take_up(b"s", b"e", NOW)
        records.exchange.book.keep(ASHDOWN)
        written(records, NUMBER, NAME, at=1)
        written(records, OTHER, PLUM, at=2)


def test_nothing_of_the_case_is_found_any_more(sitting: OpenRecords) -> None:
    begin(sitting)

    with sitting() as records:
        records.erase_case(NUMBER)

    with sitting() as records:
        with pytest.raises(NotFound):
            records.case(NUMBER)
        assert records.find(NAME, 5) == ()
        assert [one.number for one in records.summaries(closed=True)] == [OTHER]
        assert [line.case for line in records.due_lines(Owed(), 9)] == [OTHER]
        assert [one.case for one in records.ledger.lines(LedgerAsked())] == [OTHER]
        assert [one.case for one in records.exchange.sent.packs()] == [OTHER]
        assert [one.case for one in records.exchange.received.packs()] == [OTHER]
        assert records.draft(f"advice/{NUMBER}/event-{NUMBER}", OKAFOR) is None
        assert records.history(NUMBER) == ()


def test_the_other_case_is_whole(sitting: OpenRecords) -> None:
    begin(sitting)
    with sitting() as records:
        before = (records.case(OTHER), records.every_version(OTHER), records.documents(OTHER))

    with sitting() as records:
        records.erase_case(NUMBER)

    with sitting() as records:
        assert before == (
            records.case(OTHER), records.every_version(OTHER), records.documents(OTHER),
        )  # fmt: skip
        assert records.document_content(DocumentId(f"doc-{OTHER}")) == content_of(PLUM)
        assert records.draft("receive/TR-2", OKAFOR) == PLUM
        assert records.find(PLUM, 5)


def test_acts_on_many_cases_are_kept_for_the_others_alone(sitting: OpenRecords) -> None:
    begin(sitting)
    was = {"was": {NUMBER: OKAFOR, OTHER: OKAFOR}, "to": "lewis"}
    with sitting() as records:
        records.bulk.keep(Bulk("b", NOW, OKAFOR, "cases_given", "Gave 2 cases", was))
        records.brought.keep(
            BroughtList("l", NOW, OKAFOR, "List.xlsx", "ab", 2),
            (BroughtCase("l", NUMBER, 1, NAME), BroughtCase("l", OTHER, 2, PLUM)),
        )

    with sitting() as records:
        records.erase_case(NUMBER)

        assert records.bulk.get("b").before == {"was": {OTHER: OKAFOR}, "to": "lewis"}
        assert [one.case for one in records.brought.cases_of("l")] == [OTHER]


def test_a_paper_is_taken_out_alone_with_how_it_is_filed_and_its_words(
    sitting: OpenRecords,
) -> None:
    begin(sitting)
    gone, left = DocumentId(f"doc-{OTHER}"), DocumentId("left")
    with sitting() as records:
        content = b"More of it"
        sha256 = hashlib.sha256(content).hexdigest()
        more = Document(left, OTHER, "More.txt", "txt", len(content), sha256, NOW, OKAFOR)
        records.add_document(more, content)
        records.filings.keep_words(OTHER, gone, WordsRead.FOUND, [Words("Text", -1, "quinces")])
        records.filings.keep(OTHER, Filing(left, "letter", came_with=gone, supersedes=gone))
        records.filings.keep_words(OTHER, gone, WordsRead.FOUND, [Words("Text", -1, "quinces")])

    with sitting() as records:
        records.erase_document(OTHER, gone)

    with sitting() as records:
        assert [one.id for one in records.documents(OTHER)] == [left]
        assert records.filings.of(OTHER) == (Filing(left, "letter"),)
        assert records.filings.words_read(OTHER) == {}
        with pytest.raises(NotFound):
            records.document_content(gone)
        assert [line.words for line in records.history(OTHER)] == [PLUM]
        with pytest.raises(NotFound):
            records.erase_document(NUMBER, left)


def test_its_number_is_never_given_again(sitting: OpenRecords) -> None:
    begin(sitting)

    with sitting() as records:
        records.erase_case(OTHER)

        assert records.next_number(2026) == CaseNumber("2026-0115")


def test_what_was_joined_to_another_goes_only_with_it(sitting: OpenRecords) -> None:
    begin(sitting)
    with sitting() as records:
        joined = Merge(MergeId("joined"), OTHER, NUMBER, "", NOW, OKAFOR, {})
        records.exchange.provenance.keep_merge(joined)

    with sitting() as records, pytest.raises(NotAllowed):
        records.erase_case(NUMBER)
    with sitting() as records:
        records.erase_case(OTHER)
        records.erase_case(NUMBER)

    with sitting() as records:
        assert records.how_many_cases() == 0


def test_a_case_that_is_not_there_cannot_be_erased(sitting: OpenRecords) -> None:
    with sitting() as records, pytest.raises(NotFound):
        records.erase_case(NUMBER)


def test_the_door_is_shut_again(store: EncryptedStore) -> None:
    begin(vault_of(store).sitting)
    with vault_of(store).sitting() as records:
        records.erase_case(NUMBER)

    with pytest.raises(IntegrityError), vault_of(store).transaction() as connection:
        connection.exec_driver_sql("DELETE FROM event")


def test_no_page_of_the_file_holds_the_name(store: EncryptedStore) -> None:
    """Read past SQLite: each page is opened by its own key, whatever it is used for, or free."""
    vault = vault_of(store)
    begin(vault.sitting)
    with vault.transaction() as connection:
        _of_the_working_day(connection)
    vault.fold_in()
    before = hits(vault.path, vault.ring.database_key())

    with vault.sitting() as records:
        records.write_audit(NOW, OKAFOR, "case_destroyed", NUMBER)
        records.erase_case(NUMBER)

    assert before > 20  # or the search finds nothing at all
    assert hits(vault.path, vault.ring.database_key()) == 0
    assert not vault.path.with_name("records.db-wal").stat().st_size
    with vault.glance() as connection:
        for table in metadata.sorted_tables:
            rows = [str(tuple(row)) for row in connection.execute(select(table))]
            assert table.name in STAYS or not any(NUMBER in row for row in rows), table.name
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    assert vault.verify_audit().unbroken


@pytest.mark.parametrize("looks", ["reading", "glance"])
def test_whoever_was_looking_meanwhile_keeps_no_page_of_it(
    store: EncryptedStore, looks: str
) -> None:
    """Who reads needs the pages as they were: they go once nobody needs them any more."""
    vault = vault_of(store)
    begin(vault.sitting)
    vault.fold_in()

    with getattr(vault, looks)() as read:
        of = read if looks == "glance" else read._connection  # noqa: SLF001 - what it looks through
        of.execute(select(case_file)).all()
        with vault.sitting() as records:
            records.erase_case(NUMBER)
        during = hits(vault.path, vault.ring.database_key())

    assert during
    assert hits(vault.path, vault.ring.database_key()) == 0
    assert not vault.path.with_name("records.db-wal").stat().st_size


def test_no_page_holds_the_words_of_a_paper_that_was_erased(store: EncryptedStore) -> None:
    vault = vault_of(store)
    one = DocumentId("doc")
    content = content_of(NAME)
    sha256 = hashlib.sha256(content).hexdigest()
    with vault.sitting() as records:
        records.open_case(a_case(an_event("case_opened"), number=NUMBER))
        paper = Document(one, NUMBER, "Letter.txt", "txt", len(content), sha256, NOW, OKAFOR)
        records.add_document(paper, content)
        records.filings.keep_words(NUMBER, one, WordsRead.FOUND, [Words("Text", -1, NAME)])
    vault.fold_in()
    before = hits(vault.path, vault.ring.database_key())

    with vault.sitting() as records:
        records.erase_document(NUMBER, one)

    assert before
    assert hits(vault.path, vault.ring.database_key()) == 0


def _of_the_working_day(connection: Connection) -> None:
    """Rows of the tables that point to a case, and of those that only name it."""
    day: dict[Table, dict[str, Any]] = {
        day_schema.filing: {
            "document": f"doc-{NUMBER}", "case": NUMBER, "note": NAME, "needs": [], "themes": [],
        },
        day_schema.task: {
            "id": "t", "officer": OKAFOR, "case": NUMBER, "words": NAME, "made_at": NOW,
            "made_by": OKAFOR,
        },
        day_schema.brought_list: {"id": "l", "at": NOW, "officer": OKAFOR, "lines": 1},
        day_schema.brought_case: {"list": "l", "case": NUMBER, "line": 1, "mark": NAME},
        day_schema.bulk_act: {
            "id": "b", "at": NOW, "officer": OKAFOR, "words": "Gave 2 cases",
            "before": {"was": {NUMBER: NAME, OTHER: OKAFOR}, "all": [NUMBER, OTHER], "of": NUMBER},
        },
        day_schema.put_aside: {
            "finding": "twice", "about": f"{NUMBER} {OTHER}", "reason": NAME, "at": NOW,
            "officer": OKAFOR,
        },
    }  # fmt: skip
    for table, row in day.items():
        connection.execute(insert(table).values(**row))


def hits(path: Path, key: bytearray) -> int:
    """How many pages of the database, and of its log, hold the name in some form."""
    pages = [page.lower() for page in opened_pages(path, bytes(key))]
    forms = (NAME.lower().encode(), NAME.lower().encode("utf-16-le"), ARABIC.encode())
    # The index keeps words by what they begin with, and leaves that out of the next.
    return sum(any(form in page for form in forms) or b"wetschgen" in page for page in pages)


def opened_pages(path: Path, key: bytes) -> Iterator[bytes]:
    raw = bytes.fromhex(key.decode().removeprefix("x'")[:64]) if key.startswith(b"x'") else key[:32]
    whole = path.read_bytes()
    assert len(whole) % 4096 == 0
    for start in range(0, len(whole), 4096):
        page = whole[start : start + 4096]
        sealed, nonce = page[16 if not start else 0 : -80], page[-80:-64]
        cipher = Cipher(algorithms.AES(raw), modes.CBC(nonce)).decryptor()
        opened = cipher.update(sealed) + cipher.finalize()
        if not start:
            assert opened[5:8] == b"\x40\x20\x20"  # as every first page of SQLite says
        yield opened
