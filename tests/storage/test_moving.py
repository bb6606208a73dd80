"""Pieces move from one case to another as they are, and back; nothing else can be changed."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from caseworker.casework.moving_kept import Moved
from caseworker.casework.records import (
    Document,
    DocumentId,
    HistoryLine,
    OpenRecords,
    Records,
)
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.packs import Merge, MergeId
from caseworker.domain.plan import Version, VersionKind
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, a_plan, an_event
from tests.storage.stores import a_summary, vault_of

ONE, OTHER = CaseNumber("2026-0001"), CaseNumber("2026-0002")
ENTRY = an_event("concern_raised", id="entry-1", facts={"concern": "He is unhappy"})
PAPER = Document(
    DocumentId("doc-1"), ONE, "A.txt", "txt", 3, hashlib.sha256(b"one").hexdigest(), NOW, OKAFOR
)
VERSION = Version(ONE, 1, VersionKind.FINAL, a_plan(), TODAY)
LINE = HistoryLine(ONE, NOW, OKAFOR, "J. Okafor", "A concern", ENTRY.id)
ALL = Moved(frozenset({"entry-1"}), frozenset({"doc-1"}), frozenset({VERSION.key}))


def open_case(records: Records, case: Case) -> None:
    records.open_case(case)
    records.write_summary(a_summary(case))


def two_cases(records: Records) -> tuple[Case, Case]:
    one = a_case(ENTRY, number=ONE)
    other = a_case(an_event("case_opened"), number=OTHER, person=a_person(given="Thomas"))
    for case in (one, other):
        open_case(records, case)
    records.add_document(PAPER, b"one")
    records.issue(VERSION)
    records.issue(replace(VERSION, case=OTHER))
    records.write_history(LINE)
    return one, other


def seen(records: Records) -> tuple[object, ...]:
    return tuple(
        (
            records.case(number),
            records.documents(number),
            records.every_version(number),
            records.history(number),
        )
        for number in (ONE, OTHER)
    )


def test_pieces_are_in_the_other_case_as_they_were(sitting: OpenRecords) -> None:
    with sitting() as records:
        two_cases(records)

        records.moving.move(ALL, ONE, OTHER)

    with sitting() as records:
        assert records.case(ONE).events == ()
        assert ENTRY in records.case(OTHER).events
        assert records.documents(OTHER) == (replace(PAPER, case=OTHER),)
        assert records.document_content(PAPER.id) == b"one"
        assert [line.words for line in records.history(OTHER)] == ["A concern"]
        moved = next(one for one in records.every_version(OTHER) if one.issued_as)
        assert moved.fingerprint == VERSION.fingerprint
        assert moved.title == "Final 1 of case 2026-0001"
        assert records.every_version(ONE) == ()


def test_pieces_that_go_back_are_where_they_were(sitting: OpenRecords) -> None:
    with sitting() as records:
        two_cases(records)
        before = seen(records)
        records.moving.move(ALL, ONE, OTHER)

        records.moving.move(ALL, OTHER, ONE)

        assert seen(records) == before


def test_what_they_point_to_is_read_as_ours_while_they_are_joined(sitting: OpenRecords) -> None:
    entry = an_event("document_added", facts={"document": "their-paper"})
    merge = Merge(
        MergeId("m"), ONE, None, "TP-1", NOW, OKAFOR, {"stands_for": {"their-paper": "ours"}}
    )
    with sitting() as records:
        open_case(records, a_case(entry, number=ONE))
        records.exchange.provenance.keep_merge(merge)
        records.moving.read_again(ONE)

        joined = records.case(ONE).events[0].facts["document"]
        in_all = next(iter(records.every_case())).events[0].facts["document"]
        records.exchange.provenance.note_undone(merge.id, NOW, OKAFOR)
        records.moving.read_again(ONE)

        assert (joined, in_all) == ("ours", "ours")
        assert records.case(ONE).events[0].facts["document"] == "their-paper"


def test_nothing_moves_to_or_from_a_case_that_is_not_there(sitting: OpenRecords) -> None:
    with sitting() as records:
        two_cases(records)

        with pytest.raises(NotFound):
            records.moving.move(ALL, ONE, CaseNumber("2026-0999"))


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE event SET \"case\" = '2026-0002'",
        "UPDATE event SET day = '2020-01-01'",
        "UPDATE history SET words = 'Nothing'",
        "UPDATE plan_version SET issued_as = '2020-0001'",
        "UPDATE document SET name = 'B.txt'",
    ],
)
def test_nothing_moves_by_itself_and_nothing_else_changes(store: EncryptedStore, act: str) -> None:
    with vault_of(store).sitting() as records:
        two_cases(records)

    with (
        pytest.raises(IntegrityError, match="only ever added"),
        vault_of(store).sitting() as records,
    ):
        records._connection.execute(text(act))  # noqa: SLF001 - what no function offers


def test_even_while_pieces_move_only_their_case_changes(store: EncryptedStore) -> None:
    with vault_of(store).sitting() as records:
        two_cases(records)

    with vault_of(store).sitting() as records:
        connection = records._connection  # noqa: SLF001 - what no function offers
        connection.execute(text("INSERT INTO moving VALUES ('2026-0001', '2026-0002')"))
        with pytest.raises(IntegrityError, match="only ever added"):
            connection.execute(text("UPDATE event SET \"case\" = '2026-0002', kind = 'died'"))


def test_words_of_what_moved_are_found_in_the_other_case(store: EncryptedStore) -> None:
    with vault_of(store).sitting() as records:
        two_cases(records)

        records.moving.move(ALL, ONE, OTHER)

        assert {hit.case for hit in records.find("unhappy", 5)} == {OTHER}
        assert {hit.case for hit in records.find("mechanic", 5)} == {OTHER}
